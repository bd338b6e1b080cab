"""Small deliveries made by hand and checked: each row a base row of its kind with a few fields changed."""

import datetime as dt
from dataclasses import dataclass, field

import polars as pl
import pytest

from contract import EXTRACTS
from publishing.catalogue.partners import Partner, Partners
from publishing.intake.table import Delivered, Table
from publishing.kinds import FORMS
from publishing.messages.problems import Problem
from publishing.validation.case import Case
from publishing.validation.check import check
from publishing.validation.report import Report

TODAY = dt.date(2019, 4, 10)
# Every free text that will be published: its kind, who sends it, its field, and the letter of its column.
PUBLISHED_TEXTS = (
    ("commitment", "kommun-2183", "evidence_sv", "N"),
    ("commitment", "kommun-2183", "evidence_en", "O"),
    ("commitment", "kommun-2183", "counterpart", "I"),
    ("enterprise", "coompanion", "enterprise_name", "C"),
    ("enterprise", "coompanion", "enterprise_id", "B"),
    ("council_decision", "sekretariatet", "decision_id", "B"),
    ("council_decision", "sekretariatet", "title_sv", "C"),
    ("council_decision", "sekretariatet", "title_en", "D"),
    ("noted_decision", "sekretariatet", "title_sv", "D"),
    ("noted_decision", "sekretariatet", "title_en", "E"),
    ("wish_report", "sekretariatet", "evidence_sv", "E"),
    ("activity_report", "sekretariatet", "evidence_sv", "H"),
    ("activity_report", "sekretariatet", "evidence_en", "I"),
    ("wish_report", "sekretariatet", "evidence_en", "F"),
    ("component_state", "kommun-2183", "evidence_sv", "G"),
    ("component_state", "kommun-2183", "evidence_en", "H"),
    ("project", "region", "project_id", "B"),
    ("project", "region", "title_sv", "D"),
    ("project", "region", "about_sv", "F"),
    ("project", "region", "owner_sv", "G"),
    ("project", "region", "funder_sv", "H"),
    ("project", "region", "programme_sv", "I"),
    ("project", "region", "collaboration_evidence", "O"),
    ("project", "region", "ownership_evidence", "Q"),
    ("project", "region", "learning_evidence", "S"),
    ("project", "region", "outcome_sv", "U"),
    ("knowledge_survey", "sekretariatet", "survey_id", "B"),
    ("knowledge_survey", "sekretariatet", "title_sv", "C"),
    ("knowledge_survey", "sekretariatet", "survey_series", "D"),
    ("knowledge_survey", "sekretariatet", "asked_whom_sv", "F"),
)
BASE = {
    "placement": {
        "municipality_code": "2183",
        "public_actor": "kommun",
        "placement_measure": "arbetstraning",
        "enhanced_cooperation": False,
        "sex": "F",
        "value": 7.0,
        "obs_status": "A",
    },
    "service_use": {
        "municipality_code": "2183",
        "public_actor": "kommun",
        "service": "cafe",
        "agreement_form": "ramavtal",
        "value": 3.0,
        "obs_status": "A",
        "amount_sek": 12500.5,
        "amount_status": "A",
    },
    "enterprise": {
        "enterprise_id": "asf-1",
        "enterprise_name": "Återbruket",
        "municipality_code": "2183",
        "legal_form": "ekonomisk_forening",
        "industry": "secondhand",
        "employees": 8.0,
        "places_offered": 15.0,
        "places_filled": 12.0,
        "sak_member": True,
        "af_agreement": False,
    },
    "commitment": {
        "municipality_code": "2183",
        "mark": "agreement",
        "commitment_number": 1,
        "commitment_state": "held",
        "obs_status": "A",
        "counts_as_support": True,
        "agreement_form": "iop",
        "counterpart": "Coompanion",
        "valid_from_status": "unknown",
        "valid_to_status": "open_ended",
        "annual_cost_status": "UN",
    },
    "dialogue_meeting": {
        "municipality_code": "2183",
        "public_actor": "arbetsformedlingen",
        "value": 2.0,
        "obs_status": "A",
    },
    "placement_year": {
        "period": "2018-Q4",
        "municipality_code": "2183",
        "public_actor": "kommun",
        "sex": "F",
        "value": 12.0,
        "obs_status": "A",
    },
    "project": {
        "project_id": "bro",
        "municipality_code": "2183",
        "title_sv": "Bron",
        "project_kind": "project",
        "owner_sv": "Regionen",
        "budget_sek": 400_000.0,
        "granted_sek": 300_000.0,
        "first_day": dt.date(2019, 1, 15),
        "collaboration_state": "held",
        "collaboration_evidence": "Protokoll",
    },
    "pathway": {
        "municipality_code": "2183",
        "pathway_group": "yellow",
        "pathway_step": "measure",
        "talk_held": True,
        "feedback_given": False,
        "referred_again": False,
        "sex": "F",
        "value": 7.0,
        "obs_status": "A",
    },
    "pathway_time": {
        "period": "2018-Q4",
        "municipality_code": "2183",
        "pathway_group": "red",
        "value": 8.0,
        "obs_status": "A",
    },
    "participant_step": {
        "municipality_code": "2183",
        "step_taken": True,
        "sex": "F",
        "value": 7.0,
        "obs_status": "A",
    },
    "component_state": {
        "municipality_code": "2183",
        "structure_component_id": "board",
        "commitment_state": "held",
        "obs_status": "A",
        "evidence_sv": "Utbildning för styrelserna",
    },
    "training_participation": {
        "period": "2018-Q4",
        "municipality_code": "2183",
        "employer": "kommun",
        "training_target_group": "case_workers",
        "value": 7.0,
        "obs_status": "A",
    },
    "target_group_size": {
        "municipality_code": "2183",
        "employer": "kommun",
        "training_target_group": "case_workers",
        "value": 24.0,
        "obs_status": "A",
    },
    "knowledge_survey": {
        "survey_id": "handlaggare-2019",
        "title_sv": "Enkät om ASF",
        "survey_series": "handlaggare",
        "occasion": "before",
        "asked_whom_sv": "Handläggare",
        "sample": "everybody",
        "asked": 120.0,
        "answered": 84.0,
        "obs_status": "A",
        "knowledge_index": 46.0,
    },
    "procurement": {
        "municipality_code": "2183",
        "procurement_kind": "reserved",
        "is_joint": True,
        "value": 1.0,
        "obs_status": "A",
        "amount_sek": 480000.0,
        "amount_status": "A",
    },
    "council_meeting": {
        "meeting_date": dt.date(2019, 2, 13),
        "party_id": "asf",
        "attendance": "present",
        "obs_status": "A",
    },
    "council_decision": {
        "decision_id": "beslut-01",
        "title_sv": "Rutin för vem",
        "decided_on": dt.date(2019, 2, 13),
        "progress": "ongoing",
        "obs_status": "A",
    },
    "noted_decision": {
        "decision_id": "mote-2019-02-13-1",
        "decided_on": dt.date(2019, 2, 13),
        "title_sv": "Rutin för vem",
        "seen_version": 1,
        "seen_as_of": dt.date(2018, 12, 31),
        "page_name": "tackning",
        "figure_name": "coverage_over_time",
    },
    "wish_report": {"wish_id": "kunskap", "progress": "ongoing", "obs_status": "A"},
    "activity_report": {"activity_id": "resa", "progress": "ongoing", "obs_status": "A"},
}
# The parties that a delivery may name, the wishes, and the activities.
COUNCIL = {
    "party": [
        {"party_id": "asf", "position": 1, "name_sv": "ASF", "name_en": "The WISEs"},
        {"party_id": "kommun", "position": 2, "name_sv": "kommunerna", "name_en": "the municipalities"},
        {"party_id": "esf", "position": 3, "name_sv": "Svenska ESF-rådet", "name_en": "Swedish ESF Council"},
    ],
    "activity": [
        {"activity_id": "resa", "priority": 1, "position": 1, "title_sv": "Studieresa", "title_en": "Study trip"},
        {"activity_id": "kurs", "priority": 1, "position": 2, "title_sv": "Kurs", "title_en": "Course"},
    ],
    "seat": [{"party_id": party, "period": "2018", "obs_status": "UN"} for party in ("asf", "kommun")],
    "structure_component": [
        {
            "structure_component_id": "board",
            "position": 1,
            "component_kind": "component",
            "title_sv": "Styrelsearbete",
            "title_en": "Board work",
        },
    ],
    "wish": [
        {"wish_id": "kunskap", "request_kind": "wish", "position": 1, "title_sv": "Kunskap", "title_en": "Knowledge"},
        {
            "wish_id": "roll",
            "request_kind": "wish",
            "position": 2,
            "title_sv": "Tydlig roll",
            "title_en": "A clear role",
        },
        {"wish_id": "behov", "request_kind": "need", "position": 1, "title_sv": "Behov", "title_en": "Need"},
    ],
}
_TYPES = {"yes_no": pl.Boolean, "count": pl.Float64, "amount": pl.Float64, "whole": pl.Int64, "date": pl.Date}
_MUNICIPALITIES = {"2180": "Gävle", "2183": "Bollnäs", "2184": "Hudiksvall"}
_ALL = ("placement", "service_use", "commitment", "dialogue_meeting")


def _partner(partner_id: str, name_sv: str, name_en: str, owes: tuple[str, ...], **more: object) -> Partner:
    return Partner(partner_id, name_sv, name_en, "samordnaren", "the coordinator", owes, **more)


PARTNERS = Partners(
    45,
    (
        _partner(
            "kommun-2183",
            "Bollnäs kommun",
            "Bollnäs Municipality",
            _ALL,
            sends=("placement_year", "pathway", "pathway_time", "component_state", "procurement"),
            municipality_code="2183",
        ),
        _partner(
            "arbetsformedlingen",
            "Arbetsförmedlingen",
            "Public Employment Service",
            ("placement", "service_use"),
            public_actor="arbetsformedlingen",
        ),
        _partner("coompanion", "Coompanion", "Coompanion", ("enterprise",)),
        _partner("region", "Regionen", "The Region", (), sends=("project",), public_actor="region"),
        _partner("foretagen", "Företagen", "The enterprises", (), sends=("enterprise",)),
        _partner(
            "sekretariatet",
            "Sekretariatet",
            "The secretariat",
            (),
            sends=(
                "council_meeting",
                "council_decision",
                "wish_report",
                "activity_report",
                "training_participation",
                "target_group_size",
                "knowledge_survey",
            ),
        ),
    ),
)


def frame(kind: str, *changes: dict, first_row: int = 2) -> pl.DataFrame:
    """Rows of a kind, each the base row with `changes`, as the reading gives them."""
    form = FORMS[kind]
    schema = {"source_row": pl.Int64} | {one.name: _TYPES.get(one.kind, pl.String) for one in form.fields}
    rows = [
        {"source_row": number, "period": "2019-Q1"} | BASE[kind] | change
        for number, change in enumerate(changes, first_row)
    ]
    return pl.DataFrame(rows, schema=schema)


def delivered(
    kind: str,
    *changes: dict,
    totals: tuple[tuple[int, str, float], ...] = (),
    sex_totals: tuple[dict, ...] = (),
    lacks: tuple[str, ...] = (),
    title: str = "",
) -> Delivered:
    """A delivery whose table has its headings in row 1 and codes in its cells, without the columns in `lacks`.

    With a `title` that text stands in the cell to the right of the headings.
    """
    form = FORMS[kind]
    fields = [one for one in form.fields if one.name not in lacks]
    rows, together = frame(kind, *changes), frame(kind, *sex_totals, first_row=2 + len(changes))
    cells = [tuple(row[one.name] for one in fields) for part in (rows, together) for row in part.iter_rows(named=True)]
    for number, name, value in totals:
        cells += [()] * (number - 2 - len(cells))
        cells.append(tuple({"period": "Totalt", name: value}.get(one.name) for one in fields))
    headings = (*(one.heading_sv for one in fields), *((title,) if title else ()))
    table = Table("svar.xlsx", "Svar", (headings, *cells), is_text=False)
    columns = {one.name: place for place, one in enumerate(fields)}
    return Delivered(form, table, rows, columns, 1, totals, together)


def published(**extracts: list[dict]) -> dict[str, pl.DataFrame]:
    """A version with three municipalities and the rows given, by extract; columns that a test does not name are null."""
    extracts["municipality"] = [
        {"municipality_code": code, "municipality_name": name} for code, name in _MUNICIPALITIES.items()
    ]
    return {
        name: pl.DataFrame(
            extracts.get(name, []), schema={column: one.dtype for column, one in schema.columns().items()}
        )
        for name, schema in EXTRACTS.items()
    }


@dataclass
class Desk:
    """Where deliveries are checked: on 10 April 2019, from Bollnäs unless the test says otherwise."""

    version: dict[str, pl.DataFrame] = field(default_factory=published)

    def check(
        self,
        kind: str,
        *changes: dict,
        partner: str = "kommun-2183",
        today: dt.date = TODAY,
        after_closing: str = "",
        earlier: dict[str, pl.DataFrame] | None = None,
        placements: dict[str, pl.DataFrame] | None = None,
        taken_back: tuple[int, ...] = (),
        **more: object,
    ) -> Report:
        """The report of a delivery of these rows."""
        return check(
            Case(
                delivered(kind, *changes, **more),
                partner=PARTNERS.find(partner),
                partners=PARTNERS,
                published=self.version,
                earlier=earlier or {},
                today=today,
                after_closing=after_closing,
                beside=placements or {},
                taken_back=taken_back,
            )
        )

    def publish(self, **extracts: list[dict]) -> None:
        """Replaces the version."""
        self.version = published(**extracts)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def before():
    """Makes an earlier delivery: `before("placement", …)` gives the quarter before, by its period."""
    return lambda kind, *changes: {"2018-Q4": frame(kind, *({"period": "2018-Q4"} | change for change in changes))}


@pytest.fixture
def deliver():
    return delivered


@pytest.fixture
def marks():
    """Where faults or warnings stand: message, row, letter of the column."""
    return lambda found: [(one.message, one.row, one.letter) for one in found]


@pytest.fixture
def words():
    """What a fault or warning says: what is wrong, in Swedish and in English."""

    def said(problem: Problem) -> tuple[str, str]:
        return problem.told("sv").what, problem.told("en").what

    return said


@pytest.fixture
def partners() -> Partners:
    return PARTNERS
