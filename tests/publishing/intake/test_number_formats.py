"""What a spreadsheet shows of a cell with a format of its own, and what the reader makes of it."""

import datetime as dt

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from publishing.intake.files import read_table
from publishing.intake.number_formats import shown_day, shown_number
from publishing.intake.rows import understand
from publishing.intake.table import ShownCell
from publishing.kinds import FORMS
from publishing.messages.problems import InputError
from tests.publishing.intake.partner import MUNICIPALITIES, RIGHT, headings, read_delivery, table_of


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (7, "000", "007"), (42200, "#,##0,", "42"), (1_200_000, "0.0,,", "1,2"), (7, ";;;", ""), (0, "#", ""), (7, '0"00"', "700"),
        (7, '0" tkr"', "7 tkr"), (0.12, "0%", "12%"), (1234567.891, "#,##0.00", "1 234 567,89"), (1234, "#\\ ##0", "1 234"),
        (101019800, "000000-0000", "010101-9800"), (0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "-"),
        (3, '[<5]"<5";0', "<5"), (8, '[<5]"<5";0', "8"), (28.6, "0", "29"), (12500, "#,##0 [$kr-41D]", "12 500 kr"),
        (2, "0.##", "2"), (1.5, "0.##", "1,5"), (-5, "0", "-5"), (-5, "0;(0)", "(5)"), (12, 'General" st"', "12 st"), (5, "[Red]0", "5"),
    ],
)  # fmt: skip
def test_what_is_shown_of_a_number(value, code, text):
    assert shown_number(value, code).text == text


@given(st.floats(), st.text(alphabet='0#?.,;%"E+-/[<5]y md$*_\\a', max_size=40))
def test_no_format_and_no_number_crash_the_reader(value, code):
    shown = shown_number(value, code)
    assert shown is None or isinstance(shown.text, str)
    day = shown_day(dt.date(2018, 3, 1), code)
    assert day is None or isinstance(day.text, str)


@pytest.mark.parametrize("code", ["yyyy-mm-dd", "0.00E+00", "# ?/?", "hh:mm"])
def test_a_format_that_is_not_worked_out_says_nothing(code):
    assert shown_number(43160, code) is None


@pytest.mark.parametrize(
    ("code", "text", "is_whole"),
    [("yyyy-mm-dd", "2018-03-01", True), ("[$-41D]d mmmm yyyy", "1 mars 2018", True), ("yyyy", "2018", False),
     ("mmm-yy", "mar-18", False), ('yyyy" kv 1"', "2018 kv 1", False)],
)  # fmt: skip
def test_what_is_shown_of_a_day(code, text, is_whole):
    assert shown_day(dt.date(2018, 3, 1), code) == ShownCell(text, is_whole_day=is_whole)


def workbook(path, kind, **cells):
    """The right row of a kind with some cells as (value, format)."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Svar")
    sheet.write_row(0, 0, headings(kind))
    for place, (field, text) in enumerate(zip(FORMS[kind].fields, RIGHT[kind], strict=True)):
        value, code = cells.get(field.name, (text, ""))
        style = book.add_format({"num_format": code}) if code else None
        write = sheet.write_datetime if isinstance(value, dt.date) else sheet.write
        write(1, place, value, style)
    book.close()
    return path


def test_the_cells_with_a_format_are_known_by_their_place(tmp_path):
    path = workbook(tmp_path / "svar.xlsx", "service_use", value=(3, "0"), amount_sek=(42200, "#,##0,"))
    assert read_table(path).shown == {(2, 5): ShownCell("3"), (2, 7): ShownCell("42", thousands=1)}


@pytest.mark.parametrize(
    ("value", "code", "read"),
    [
        (7, "000", "007"),
        (101, "00-00", "01-01"),
        (7, "0", "7"),
        (1007, "#,##0", "1007"),
        (7, '0" st"', "7"),
        (7.5, "0", "7.5"),
    ],
)
def test_an_id_is_what_the_cell_shows_of_it(tmp_path, value, code, read):
    path = workbook(tmp_path / "svar.xlsx", "enterprise", enterprise_id=(value, code))
    assert read_delivery(path, municipalities=MUNICIPALITIES).frame["enterprise_id"].to_list() == [read]


def test_a_municipality_keeps_its_zeros(tmp_path):
    path = workbook(tmp_path / "svar.xlsx", "dialogue_meeting", municipality_code=(180, "0000"))
    assert read_delivery(path, municipalities={"0180": "Stockholm"}).frame["municipality_code"].to_list() == ["0180"]


@pytest.mark.parametrize("value", [180, 180.0, "180", "0180"])
def test_a_municipality_that_has_lost_its_zero_is_known(value):
    row = ["2019 kv 1", value, *RIGHT["dialogue_meeting"][2:]]
    read = understand(table_of(headings("dialogue_meeting"), row), municipalities={"0180": "Stockholm"})
    assert read.frame["municipality_code"].to_list() == ["0180"]


def test_a_fault_does_not_spell_out_digits_that_are_shown_already(tmp_path):
    path = workbook(tmp_path / "svar.xlsx", "placement", municipality_code=(101019800, "000000-0000"))
    with pytest.raises(InputError) as caught:
        read_delivery(path, municipalities=MUNICIPALITIES)
    assert [problem.details["value"] for problem in caught.value.problems] == ["010101-9800"]


def test_a_fault_quotes_the_cell_as_it_is_shown_and_what_it_holds(tmp_path):
    path = workbook(tmp_path / "svar.xlsx", "placement", value=(28.6, "0"), period=(dt.date(2019, 1, 1), 'yyyy" kv 1"'))
    with pytest.raises(InputError) as caught:
        read_delivery(path, municipalities=MUNICIPALITIES)
    assert [problem.what("sv").split(". ")[0] for problem in caught.value.problems] == [
        "”2019 kv 1 (cellen innehåller 2019-01-01)” är inget kvartal",
        "”29 (cellen innehåller 28,6)” är inget helt tal",
    ]
