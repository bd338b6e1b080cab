"""Headings that fit two kinds: what settles which it is, and when somebody has to be asked."""

import pytest

from publishing.intake.rows import understand
from publishing.intake.table import Table
from tests.publishing.intake.partner import MUNICIPALITIES, faults_of, messages_of

# What a year's different people and a quarter's placements without their measure have in common.
COMMON = ("Kvartal", "Kommun", "Offentlig aktör", "Kön", "Antal personer")
ROW = ("2018 kv 4", "Gävle", "Kommunerna", "kvinnor", 34)
MUNICIPAL = ("placement", "service_use", "commitment", "dialogue_meeting", "placement_year")


def read(headings=COMMON, row=ROW, *, sheet="Blad1", above=(), kind=None, delivers=MUNICIPAL, owes=()):
    table = Table("svar.xlsx", sheet, (*above, tuple(headings), tuple(row)), False)
    return understand(table, municipalities=MUNICIPALITIES, kind=kind, delivers=delivers, owes=owes)


@pytest.mark.parametrize("sheet", ["Blad1", "Placeringar", "Placements Q4"])
def test_a_quarters_placements_without_the_measure_are_not_taken_for_the_years_people(sheet):
    [fault] = faults_of(lambda: read(sheet=sheet))
    assert (fault.message, fault.row) == ("header_several_kinds", 1)
    assert "Placeringar, men då saknas Insats; Olika personer under året" in fault.text("sv")
    assert "--slag placement, --slag placement_year" in fault.text("sv")
    assert "Placements, which then lacks Measure; Different people in the year" in fault.text("en")


def test_the_kind_that_is_named_settles_it():
    assert read(kind="placement_year").form.kind == "placement_year"
    assert messages_of(lambda: read(kind="placement")) == ["header_missing"]


def test_the_name_of_the_sheet_or_a_title_settles_it_when_it_names_what_fits():
    assert read(sheet="Olika personer under året").form.kind == "placement_year"
    assert read(above=(("Olika personer under året, Gävle",), ())).form.kind == "placement_year"


def test_a_word_that_only_one_kind_has_settles_it():
    assert read((*COMMON[:4], "Antal olika personer")).form.kind == "placement_year"


def test_the_quarter_settles_it_when_the_year_is_not_over():
    [fault] = faults_of(lambda: read(row=("2019 kv 1", *ROW[1:])))
    assert fault.text("sv").endswith("kolumnen Insats saknas. Lägg till den, med en rubrik som i mallen.")


def test_what_the_sender_delivers_settles_it():
    assert messages_of(lambda: read(delivers=("placement",))) == ["header_missing"]
    assert read(delivers=("placement_year",)).form.kind == "placement_year"


def test_nobody_says_who_sends_it_and_it_is_asked_all_the_same():
    assert messages_of(lambda: read(delivers=())) == ["header_several_kinds"]


def test_numbers_of_nothing_in_particular_on_a_sheet_of_another_kind():
    few, row = ("Kvartal", "Kommun", "Offentlig aktör", "Antal"), ("2019 kv 1", "Gävle", "Kommunerna", 7)
    assert read(few, row).form.kind == "dialogue_meeting"
    assert messages_of(lambda: read(few, row, sheet="Placeringar")) == ["header_several_kinds"]
    assert read(few, row, sheet="Dialogmöten").form.kind == "dialogue_meeting"


# What meetings and procurements have in common: meetings lack the actor, procurements two columns.
NEITHER, OF_NEITHER = ("Kvartal", "Kommun", "Värde"), ("2019 kv 1", "Gävle", 7)
BOTH = (*MUNICIPAL, "procurement")


@pytest.mark.parametrize(
    ("owes", "sheet", "faults"),
    [
        (("placement", "dialogue_meeting"), "Blad1", ["header_missing"]),
        # The one that lacks more, both or none of them is no answer, nor is one that the sheet says to be another.
        (("procurement",), "Blad1", ["header_several_kinds"]),
        (("dialogue_meeting", "procurement"), "Blad1", ["header_several_kinds"]),
        ((), "Blad1", ["header_several_kinds"]),
        (("dialogue_meeting",), "Upphandlingar", ["header_several_kinds"]),
    ],
)
def test_what_the_sender_owes_settles_it_where_every_kind_lacks_something(owes, sheet, faults):
    assert messages_of(lambda: read(NEITHER, OF_NEITHER, sheet=sheet, delivers=BOTH, owes=owes)) == faults


def test_what_is_owed_is_not_taken_from_a_file_that_is_whole_as_another_kind():
    assert messages_of(lambda: read(owes=("placement",))) == ["header_several_kinds"]
    assert messages_of(lambda: read(owes=("placement_year",))) == ["header_several_kinds"]


def test_a_kind_that_has_all_its_columns_is_not_asked_about():
    full = ("Kvartal", "Kommun", "Offentlig aktör", "Insats", "Kön", "Antal personer")
    row = ("2018 kv 4", "Gävle", "Kommunerna", "Praktik", "kvinnor", 3)
    assert read(full, row, sheet="Olika personer under året").form.kind == "placement"


def test_headings_of_another_kind_than_the_one_that_is_named():
    full = ("Kvartal", "Kommun", "Köpare", "Tjänst", "Avtalsform", "Antal tjänster")
    row = ("2018 kv 4", "Gävle", "Kommunerna", "Café", "Ramavtal", 3)
    [fault] = faults_of(lambda: read(full, row, kind="enterprise"))
    assert (fault.message, fault.row) == ("header_of_another_kind", 1)
    assert "Nyttjade tjänster" in fault.text("sv")
    assert "Enterprises" in fault.text("en")
