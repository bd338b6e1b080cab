"""A partner's template of an older contract: it is not asked for what has come since, and is told what that is."""

import dataclasses

import pytest

from contract import Field
from publishing.intake import headings
from publishing.intake.rows import understand
from publishing.intake.table import Delivered, Table
from publishing.kinds import FORMS
from tests.publishing.intake.partner import MUNICIPALITIES, RIGHT, faults_of, messages_of

KIND = "dialogue_meeting"


def field(name: str, kind: str, heading: str, **more: object) -> Field:
    words = {"heading_sv": heading, "heading_en": f"{heading} (en)", "note_sv": "", "note_en": "", "example": ""}
    return Field(name=name, kind=kind, **words, since="2", **more)


PLACE = field("place", "text", "Mötesplats")
GUESTS = field("guests", "count", "Gäster", is_required=False, statuses=("UN",))
FEE = field("fee", "amount", "Avgift", is_required=False)
FEE_STATUS = field(
    "fee_status", "code", "Avgiftens status", is_required=False, codelist="obs_status", codes=("UN", "NA")
)
ONLINE = field("online", "yes_no", "På distans", is_required=False, if_empty=False)
NEW = (PLACE, GUESTS, FEE, FEE_STATUS, ONLINE)


@pytest.fixture(autouse=True)
def grown(monkeypatch):
    """The form of meetings as a later contract has it: with five fields more."""
    form = FORMS[KIND]
    grown = dataclasses.replace(form, fields=(*form.fields, *NEW), status_of={**form.status_of, "fee": "fee_status"})
    monkeypatch.setitem(FORMS, KIND, grown)
    monkeypatch.setitem(headings._HEADINGS, KIND, headings.headings_of(grown))


def deliver(*more: tuple[Field, str], template: str | None) -> Delivered:
    """A filled file: the fields of before, and those of `more` with their cells."""
    old = [one.heading_sv for one in FORMS[KIND].fields if one not in NEW]
    rows = ([*old, *(one.heading_sv for one, _ in more)], [*RIGHT[KIND], *(cell for _, cell in more)])
    mark = None if template is None else headings.Template(KIND, template)
    table = Table("svar.xlsx", "Dialogmöten", tuple(map(tuple, rows)), False, mark)
    return understand(table, municipalities=MUNICIPALITIES)


ALL = ((PLACE, "Rådhuset"), (GUESTS, "3"), (FEE, "100"), (FEE_STATUS, ""), (ONLINE, "ja"))


def new_values(delivered: Delivered) -> dict[str, object]:
    old = {"source_row", *(one.name for one in FORMS[KIND].fields if one not in NEW)}
    return {name: value for name, value in delivered.frame.row(0, named=True).items() if name not in old}


def test_what_it_does_not_ask_for_is_empty_and_not_delivered():
    assert new_values(deliver(template="1")) == {
        "place": None, "guests": None, "fee": None, "fee_status": "NL", "online": None, "guests_status": "NL",
    }  # fmt: skip


def test_the_report_says_what_is_new_and_asks_nothing():
    [note] = deliver(template="1").template_notes
    assert note.text("sv") == (
        "svar.xlsx, blad Dialogmöten: mallen är äldre än den senaste, som också har Mötesplats, Gäster, Avgift, Avgiftens "
        "status, På distans. Filen tas emot som den är, och det nya räknas som ej levererat. Den senaste mallen görs med "
        "kommandot template."
    )
    assert "which also has Mötesplats (en), Gäster (en)," in note.text("en")


def test_what_was_written_in_it_all_the_same_counts():
    delivered = deliver((PLACE, "Rådhuset"), (GUESTS, "3"), template="1")
    assert new_values(delivered) == {
        "place": "Rådhuset", "guests": 3.0, "fee": None, "fee_status": "NL", "online": None, "guests_status": "A",
    }  # fmt: skip
    assert "som också har Avgift, Avgiftens status, På distans." in delivered.template_notes[0].text("sv")


def test_the_newest_template_delivers_them_and_has_nothing_to_be_told():
    delivered = deliver(*ALL, template="2")
    assert delivered.template_notes == ()
    assert new_values(delivered) == {
        "place": "Rådhuset", "guests": 3.0, "fee": 100.0, "fee_status": "A", "online": True, "guests_status": "A",
    }  # fmt: skip


def test_an_empty_cell_of_the_newest_says_what_its_column_says():
    delivered = deliver((PLACE, "Rådhuset"), (GUESTS, ""), (FEE, ""), (FEE_STATUS, "okänt"), (ONLINE, ""), template="2")
    assert new_values(delivered) == {
        "place": "Rådhuset", "guests": None, "fee": None, "fee_status": "UN", "online": False, "guests_status": "UN",
    }  # fmt: skip


@pytest.mark.parametrize("template", ["2", None], ids=["the newest template", "a file of the partner's own"])
def test_who_was_asked_has_to_answer(template):
    without_place = tuple(one for one in ALL if one[0] is not PLACE)
    [fault] = faults_of(lambda: deliver(*without_place, template=template))
    assert (fault.message, fault.details["heading"]["sv"]) == ("header_missing", "Mötesplats")
    assert messages_of(lambda: deliver(*ALL[1:], (PLACE, ""), template="1")) == ["cell_empty"]
