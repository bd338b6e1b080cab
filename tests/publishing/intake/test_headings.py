"""The heading row: found wherever it stands, however it is written; what is missing, repeated or strange is said."""

import random

import pytest

from contract import CONTRACT_VERSION
from publishing.intake.rows import understand
from publishing.intake.table import Table, Template
from publishing.kinds import FORMS
from tests.publishing.intake.partner import (
    MUNICIPALITIES,
    RIGHT,
    faults_of,
    headings,
    messages_of,
    read,
    table_of,
)

RIGHT_MEETING = RIGHT["dialogue_meeting"]


@pytest.mark.parametrize("kind", FORMS)
def test_the_kind_is_that_of_the_headings(kind):
    assert read(headings(kind), RIGHT[kind]).form.kind == kind


@pytest.mark.parametrize("kind", FORMS)
def test_english_headings_and_the_names_of_the_contract(kind):
    english = [field.heading_en for field in FORMS[kind].fields]
    names = [field.name for field in FORMS[kind].fields]
    expected = read(headings(kind), RIGHT[kind]).frame
    assert read(english, RIGHT[kind]).frame.equals(expected)
    # Of placements and a year's different people the names alone are the same.
    assert read(names, RIGHT[kind], kind=kind).frame.equals(expected)


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("seed", range(3))
def test_columns_in_another_order(kind, seed):
    order = list(range(len(RIGHT[kind])))
    random.Random(seed).shuffle(order)
    delivered = read([headings(kind)[n] for n in order], [RIGHT[kind][n] for n in order])
    assert delivered.frame.equals(read(headings(kind), RIGHT[kind]).frame)
    assert delivered.columns["period"] == order.index(0)


def test_headings_as_people_write_them():
    written = [" kvartal ", "KOMMUN*", "Offentlig\naktör", "Antal\u00a0möten:", "Status "]
    assert read(written, RIGHT_MEETING).frame.height == 1


def test_other_words_for_the_headings():
    assert read(["Period", "Kommunkod", "Myndighet", "Antal", "Status"], RIGHT_MEETING).frame.height == 1


@pytest.mark.parametrize(
    "above", [[[]], [["Dialogmöten 2019 kv 1"], [None]], [["sep=;"]], [["Kvartal", "2019 kv 1"], [], []]]
)
def test_a_title_and_empty_rows_above_the_headings(above):
    delivered = read(*above, headings("dialogue_meeting"), RIGHT_MEETING)
    assert delivered.header_row == len(above) + 1
    assert delivered.frame["source_row"].to_list() == [len(above) + 2]


@pytest.mark.parametrize("kind", [None, "dialogue_meeting"])
def test_a_lost_header(kind):
    [fault] = faults_of(lambda: read(RIGHT_MEETING, RIGHT_MEETING, kind=kind))
    assert (fault.message, fault.row) == ("header_none_at_all", 1)
    assert "kolumnerna A–D har inga rubriker" in fault.text("sv")
    assert "Kvartal, Kommun, Offentlig aktör, Antal möten" in fault.text("sv")


def test_headings_too_far_down():
    [fault] = faults_of(lambda: read(*[["x"]] * 10, headings("dialogue_meeting"), RIGHT_MEETING))
    assert (fault.message, fault.row) == ("header_far_down", 11)


def test_a_missing_column_is_said_once_and_the_rest_is_still_read():
    faults = faults_of(lambda: read(headings("placement")[1:], ["Uppsala", *RIGHT["placement"][2:]], kind="placement"))
    assert [(fault.message, fault.row, fault.letter) for fault in faults] == [
        ("header_missing", 1, None),
        ("cell_unknown_municipality", 2, "A"),
    ]
    assert "kolumnen Kvartal saknas" in faults[0].text("sv")


@pytest.mark.parametrize(
    ("kind", "lost"), [("placement", 6), ("service_use", 5), ("commitment", 4), ("dialogue_meeting", 3)]
)
def test_the_column_of_the_value_must_be_there(kind, lost):
    kept = [n for n in range(len(RIGHT[kind])) if n != lost]
    act = lambda: read([headings(kind)[n] for n in kept], [RIGHT[kind][n] for n in kept], kind=kind)  # noqa: E731
    assert messages_of(act) == ["header_missing"]


def test_optional_columns_may_be_left_out():
    delivered = read([*headings("commitment")[:3], "Läge"], ["2019 kv 1", "Bollnäs", "Avtal om stöd", "ja"])
    row = delivered.frame.row(0, named=True)
    assert (row["commitment_number"], row["counts_as_support"], row["valid_from_status"]) == (1, False, "unknown")
    assert "commitment_number" not in delivered.columns


def test_a_repeated_column():
    [fault] = faults_of(lambda: read([*headings("dialogue_meeting"), "Kommun"], [*RIGHT_MEETING, "Gävle"]))
    assert (fault.message, fault.row, fault.column, fault.letter) == ("header_repeated", 1, "Kommun", "F")


def test_an_unknown_column_that_is_filled():
    [fault] = faults_of(lambda: read([*headings("dialogue_meeting"), "Ärende"], [*RIGHT_MEETING, "ring mig"]))
    assert (fault.message, fault.row, fault.column, fault.letter) == ("header_unknown", 1, "Ärende", "F")


def test_an_unknown_column_that_is_empty_is_let_be():
    assert read([*headings("dialogue_meeting"), "Kommentar"], [*RIGHT_MEETING, " "]).frame.height == 1


def test_figures_in_a_column_without_a_heading():
    [fault] = faults_of(lambda: read(headings("dialogue_meeting"), RIGHT_MEETING, [*RIGHT_MEETING, 5.0]))
    assert (fault.message, fault.row, fault.letter) == ("header_none", 3, "F")


def test_headings_that_fit_two_kinds_are_refused_until_the_kind_is_named():
    both, row = ["Kvartal", "Kommun", "Offentlig aktör", "Antal", "Status"], RIGHT_MEETING
    assert read(both, row).form.kind == "dialogue_meeting"
    few = ["Kvartal", "Kommun", "Status"]
    act = lambda: read(few, ["2019 kv 1", "Bollnäs", "okänt"])  # noqa: E731
    assert messages_of(act) == ["header_several_kinds"]


@pytest.mark.parametrize("contract_version", ["0", "0.9", f"{CONTRACT_VERSION}7", "två"])
def test_a_template_of_a_contract_that_there_has_not_been(contract_version):
    table = Table("svar.xlsx", "Dialogmöten", table_of(headings("dialogue_meeting"), RIGHT_MEETING).rows, False)
    old = Table(table.file, table.sheet, table.rows, False, Template("dialogue_meeting", contract_version))
    [fault] = faults_of(lambda: understand(old, municipalities=MUNICIPALITIES))
    assert fault.message == "template_old"
    assert "Hämta en ny mall" in fault.text("sv")


def test_a_template_of_another_kind_than_named():
    table = table_of(headings("dialogue_meeting"), RIGHT_MEETING)
    marked = Table(table.file, table.sheet, table.rows, False, Template("dialogue_meeting", "1"))
    assert messages_of(lambda: understand(marked, municipalities=MUNICIPALITIES, kind="placement")) == [
        "template_other_kind"
    ]
    assert understand(marked, municipalities=MUNICIPALITIES).form.kind == "dialogue_meeting"
