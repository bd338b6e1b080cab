"""Tables and files as partners make them, and what the reader says of them."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from publishing.intake.files import read_table
from publishing.intake.rows import understand
from publishing.intake.table import Delivered, Table
from publishing.kinds import FORMS
from publishing.messages.problems import InputError, Problem

MUNICIPALITIES = {"2101": "Ockelbo", "2180": "Gävle", "2183": "Bollnäs", "2132": "Nordanstig"}
_PARTIES = {"coompanion": {"sv": "Coompanion", "en": "Coompanion"}, "asf": {"sv": "ASF", "en": "The WISEs"}}
# The rows of registers that a row may name.
LISTED = {
    "public_actor": {"region": {"sv": "Region Gävleborg", "en": "Region Gävleborg"}},
    "activity_id": {"A11": {"sv": "Lokala mobiliseringskampanjer", "en": "Local mobilisation campaigns"}},
    "party_id": _PARTIES,
    "owner_party_id": _PARTIES,
    "structure_component_id": {"board": {"sv": "Styrelsearbete", "en": "Board work"}},
    "wish_id": {
        "onskemal-1": {"sv": "Kunnigare handledare hos ASF", "en": "More knowledgeable supervisors at the WISEs"}
    },
}

# One right row of each kind, as text, in the order of the form.
RIGHT = {
    "placement": ["2019 kv 1", "Bollnäs", "Kommunerna", "Arbetsträning", "nej", "kvinnor", "7", ""],
    "service_use": ["2019 kv 1", "Bollnäs", "Kommunerna", "Café", "Ramavtal", "3", "", "12500,50", ""],
    "enterprise": [
        "2019 kv 1", "exempel-01", "Exempel-ASF 01", "Bollnäs", "Ekonomisk förening", "Second hand",
        "2015-03-01", "", "8", "15", "12", "ja", "nej",
    ],
    "commitment": [
        "2019 kv 1", "Bollnäs", "Avtal om stöd", "1", "ja", "", "ja", "IOP", "Coompanion",
        "2018-01-01", "", "2020-12-31", "", "Beslut", "Decision", "250000", "",
    ],
    "dialogue_meeting": ["2019 kv 1", "Bollnäs", "Arbetsförmedlingen", "2", ""],
    "placement_year": ["2018 kv 4", "Bollnäs", "Kommunerna", "kvinnor", "9", ""],
    "pathway": ["2019 kv 1", "Bollnäs", "Gul", "Insats", "ja", "nej", "nej", "kvinnor", "7", ""],
    "pathway_time": ["2018 kv 4", "Bollnäs", "Röd", "8", ""],
    "participant_step": ["2019 kv 1", "Bollnäs", "ja", "kvinnor", "7", ""],
    "component_state": ["2019 kv 1", "Bollnäs", "Styrelsearbete", "ja", "", "2018-03-01", "Utbildning", "Training"],
    "training_participation": ["2018 kv 4", "Bollnäs", "Kommunerna", "handläggare", "7", ""],
    "target_group_size": ["2019 kv 1", "Bollnäs", "Kommunerna", "handläggare", "24", ""],
    "knowledge_survey": [
        "2019 kv 1", "handlaggare-2019", "Enkät om ASF", "handlaggare", "före utbildning", "Handläggare", "alla", "120", "84", "",
        "46",
    ],
    "procurement": ["2019 kv 1", "Bollnäs", "Reserverad upphandling", "ja", "1", "", "480000", ""],
    "council_meeting": ["2019 kv 1", "2019-02-13", "Coompanion", "närvarande", ""],
    "council_decision": [
        "2019 kv 1", "beslut-01", "Rutin för vem", "Routine for who", "2019-02-13", "Coompanion", "2019-06-30",
        "pågår", "", "",
    ],
    "noted_decision": [
        "2019 kv 1", "mote-2019-02-13-1", "2019-02-13", "Rutin för vem", "Routine for who", "Coompanion", "2019-06-30", "1",
        "2018-12-31", "tackning", "coverage_over_time", "matt=enterprises",
    ],
    "activity_report": [
        "2019 kv 1", "Lokala mobiliseringskampanjer", "pågår", "", "Coompanion", "2019-06-30", "", "Kampanj", "Campaign",
    ],
    "wish_report": ["2019 kv 1", "Kunnigare handledare hos ASF", "pågår", "", "Utbildning", "Training"],
    "project": [
        "2019 kv 1", "vagar-in", "Bollnäs", "Vägar in", "projekt", "Handledning", "Regionen", "Fonden", "Program A",
        "400000", "300000", "2019-01-15", "2020-12-31", "belagt", "Protokoll", "avsikt", "Beslut", "saknas", "Intervju",
        "lever kvar", "Ingår i budgeten",
    ],
}  # fmt: skip


def headings(kind: str) -> list[str]:
    return [field.heading_sv for field in FORMS[kind].fields]


def table_of(*rows: Sequence, is_text: bool = False) -> Table:
    return Table("svar.xlsx", "Blad1", tuple(tuple(row) for row in rows), is_text)


def with_cells(kind: str, **cells) -> list:
    """The right row of a kind with some of its fields written in another way."""
    names = [field.name for field in FORMS[kind].fields]
    return [cells.get(name, value) for name, value in zip(names, RIGHT[kind], strict=True)]


def read(*rows: Sequence, kind: str | None = None) -> Delivered:
    return understand(table_of(*rows), municipalities=MUNICIPALITIES, kind=kind, listed=LISTED)


def read_cells(kind: str, **cells) -> dict:
    """The one row that the right row with these cells becomes."""
    return read(headings(kind), with_cells(kind, **cells), kind=kind).frame.row(0, named=True)


def faults_of(act: Callable[[], object]) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        act()
    for problem in caught.value.problems:
        assert problem.text("sv")
        assert problem.text("en")
    return caught.value.problems


def messages_of(act: Callable[[], object]) -> list[str]:
    return [problem.message for problem in faults_of(act)]


def cell_faults(kind: str, **cells) -> list[tuple[str, str | None]]:
    """The faults of the right row with these cells: message and letter."""
    return [(fault.message, fault.letter) for fault in faults_of(lambda: read_cells(kind, **cells))]


def write_xlsx(path: Path, **sheets: Sequence[Sequence]) -> Path:
    """A workbook with these sheets; dates are date cells, a text that starts with = is a formula."""
    workbook = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = workbook.add_worksheet(name)
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(number, place, value)
                elif value is not None:
                    sheet.write(number, place, value)
    workbook.close()
    return path


def file_faults(path: Path) -> list[Problem]:
    return faults_of(lambda: read_table(path))


def read_delivery(path: Path, *, municipalities: Mapping[str, str], kind: str | None = None) -> Delivered:
    """A partner's file as rows; `municipalities` is code → name, `kind` one of `publishing.kinds.FORMS` if it is known."""
    return understand(read_table(path), municipalities=municipalities, kind=kind, listed=LISTED)
