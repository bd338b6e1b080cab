"""Workbooks: the sheet of the delivery, its cells as they stand, its errors kept."""

import datetime as dt
import zipfile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publishing.intake.files import read_table
from publishing.kinds import FORMS
from tests.publishing.intake.partner import (
    MUNICIPALITIES,
    RIGHT,
    faults_of,
    file_faults,
    headings,
    read,
    read_delivery,
    with_cells,
    write_xlsx,
)

MEETINGS = [headings("dialogue_meeting"), RIGHT["dialogue_meeting"]]


@pytest.mark.parametrize("kind", FORMS)
def test_texts_numbers_and_dates(tmp_path, kind):
    typed = [
        {"count": float, "amount": lambda text: float(text.replace(",", ".")), "whole": int, "date": dt.date.fromisoformat}
        .get(field.kind, str)(text) if text else None
        for field, text in zip(FORMS[kind].fields, RIGHT[kind], strict=True)
    ]  # fmt: skip
    path = write_xlsx(tmp_path / "svar.xlsx", Blad1=[headings(kind), typed, RIGHT[kind]])
    frame = read_delivery(path, municipalities=MUNICIPALITIES).frame
    expected = read(headings(kind), RIGHT[kind], RIGHT[kind]).frame
    assert frame.equals(expected)


def test_rows_keep_their_numbers(tmp_path):
    path = write_xlsx(tmp_path / "svar.xlsx", Blad1=[[], [], ["", *MEETINGS[0]], [], ["", *MEETINGS[1]]])
    delivered = read_delivery(path, municipalities=MUNICIPALITIES)
    assert (delivered.header_row, delivered.frame["source_row"].to_list()) == (3, [5])
    assert delivered.columns["period"] == 1


def test_the_only_sheet_with_headings_is_taken(tmp_path):
    path = write_xlsx(tmp_path / "svar.xlsx", Anteckningar=[["ring Eva"], ["tack"]], Svar=MEETINGS, Tomt=[])
    assert read_table(path).sheet == "Svar"


def test_a_sheet_with_headings_alone_does_not_disturb(tmp_path):
    path = write_xlsx(tmp_path / "svar.xlsx", Mall=[MEETINGS[0]], Svar=MEETINGS)
    assert read_table(path).sheet == "Svar"


def test_several_sheets_are_named(tmp_path):
    path = write_xlsx(tmp_path / "svar.xlsx", Kvartal1=MEETINGS, Kvartal2=MEETINGS)
    [fault] = file_faults(path)
    assert fault.message == "table_several_sheets"
    assert "Kvartal1, Kvartal2" in fault.text("sv")


def test_no_sheet_has_the_headings(tmp_path):
    path = write_xlsx(tmp_path / "svar.xlsx", Ett=[["a", "b"]], Två=[["c", "d"]])
    assert [fault.message for fault in file_faults(path)] == ["table_no_sheet"]


def test_one_sheet_without_headings_is_read_so_that_its_lost_header_can_be_said(tmp_path):
    path = write_xlsx(tmp_path / "svar.xlsx", Blad1=[MEETINGS[1]])
    faults = faults_of(lambda: read_delivery(path, municipalities=MUNICIPALITIES))
    assert [(fault.message, fault.sheet) for fault in faults] == [("header_none_at_all", "Blad1")]


def edit_part(path, part: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert parts[part].count(old) == 1
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (parts | {part: parts[part].replace(old, new)}).items():
            archive.writestr(name, data)


def hidden(path, *names):
    workbook = openpyxl.load_workbook(path)
    for name in names:
        workbook[name].sheet_state = "hidden"
    workbook.save(path)
    return path


def test_a_hidden_sheet_is_not_taken_before_a_visible_one(tmp_path):
    path = hidden(write_xlsx(tmp_path / "svar.xlsx", Svar=MEETINGS, Gammalt=MEETINGS), "Gammalt")
    assert read_table(path).sheet == "Svar"


def test_a_delivery_on_a_hidden_sheet_is_refused(tmp_path):
    path = hidden(write_xlsx(tmp_path / "svar.xlsx", Svar=MEETINGS, Annat=[["a"]]), "Svar")
    assert [(fault.message, fault.sheet) for fault in file_faults(path)] == [("table_hidden_sheet", "Svar")]


def test_an_empty_workbook(tmp_path):
    assert [fault.message for fault in file_faults(write_xlsx(tmp_path / "svar.xlsx", Blad1=[]))] == ["file_empty"]


def test_error_cells_are_kept_with_their_row_and_column(tmp_path):
    path = tmp_path / "svar.xlsx"
    workbook = openpyxl.Workbook()
    for row in [*MEETINGS, *MEETINGS[1:]]:
        workbook.active.append(row)
    workbook.active["D3"] = "#DIV/0!"
    workbook.save(path)
    faults = faults_of(lambda: read_delivery(path, municipalities=MUNICIPALITIES))
    assert [(fault.message, fault.row, fault.letter) for fault in faults] == [("cell_error", 3, "D")]
    assert "#DIV/0!" in faults[0].text("sv")


def test_a_formula_gives_the_value_it_had(tmp_path):
    path = tmp_path / "svar.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, MEETINGS[0])
        sheet.write_row(1, 0, MEETINGS[1])
        sheet.write_formula("D2", "=1+4", None, 5)
        sheet.write_formula("B2", '=UPPER("x")', None, "Gävle")
        sheet.write_formula("E2", '=""', None, "x")
    edit_part(path, "xl/worksheets/sheet1.xml", b"<v>x</v>", b"<v></v>")
    row = read_delivery(path, municipalities=MUNICIPALITIES).frame.row(0, named=True)
    assert (row["municipality_code"], row["value"], row["obs_status"]) == ("2180", 5.0, "A")


def test_a_formula_that_was_never_calculated(tmp_path):
    path = tmp_path / "svar.xlsx"
    workbook = openpyxl.Workbook()
    for row in MEETINGS:
        workbook.active.append(row)
    workbook.active["D2"] = "=1+4"
    workbook.save(path)
    [fault] = file_faults(path)
    assert fault.message == "file_not_calculated"
    assert "cellen D2" in fault.text("sv")


def test_a_time_of_day_is_no_figure(tmp_path):
    path = tmp_path / "svar.xlsx"
    workbook = openpyxl.Workbook()
    for row in MEETINGS:
        workbook.active.append(row)
    workbook.active["D2"] = dt.time(3, 30)
    workbook.save(path)
    assert [f.message for f in faults_of(lambda: read_delivery(path, municipalities=MUNICIPALITIES))] == [
        "cell_bad_count"
    ]


def test_dates_of_a_workbook_that_counts_from_1904(tmp_path):
    path = tmp_path / "svar.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True, "default_date_format": "yyyy-mm-dd"}) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, headings("commitment"))
        sheet.write_row(1, 0, with_cells("commitment", valid_to=""))
        sheet.write_datetime("L2", dt.datetime(2020, 12, 31))
    assert read_delivery(path, municipalities=MUNICIPALITIES).frame["valid_to"].to_list() == [dt.date(2020, 12, 31)]


def test_a_shared_text_without_a_number_is_empty(tmp_path):
    path = write_xlsx(tmp_path / "svar.xlsx", Blad1=[*MEETINGS, [*MEETINGS[1][:4], "okänt"]])
    edit_part(path, "xl/worksheets/sheet1.xml", b'<c r="E3" t="s"><v>9</v>', b'<c r="E3" t="s"><v></v>')
    assert read_table(path).rows[2][4:] in ((None,), ())


def test_merged_headings_and_stray_formatting(tmp_path):
    path = tmp_path / "svar.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet, bold = workbook.add_worksheet(), workbook.add_format({"bold": True})
        sheet.merge_range("A1:E1", "Dialogmöten i Bollnäs", bold)
        sheet.write_row(1, 0, MEETINGS[0], bold)
        sheet.write_row(2, 0, MEETINGS[1])
        sheet.write_blank("A900000", None, bold)
    assert read_delivery(path, municipalities=MUNICIPALITIES).frame["source_row"].to_list() == [3]


TEXTS = st.text("abcåäöÅÄÖé &<>\"'.,;:!?()0123456789-+=@", max_size=30).map(lambda text: "x" + text)
COUNTS = st.one_of(st.integers(0, 10**6), st.none())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(TEXTS, st.sampled_from(list(MUNICIPALITIES.values())), COUNTS, st.booleans()), min_size=1, max_size=6
    )
)
def test_rows_written_to_a_workbook_read_back(tmp_path, rows):
    right = RIGHT["enterprise"]
    cells = [["2019 kv 2", f"id-{n}", name, where, *right[4:8], count, None, count, yes, None]
             for n, (name, where, count, yes) in enumerate(rows)]  # fmt: skip
    frame = read_delivery(
        write_xlsx(tmp_path / "svar.xlsx", Svar=[headings("enterprise"), *cells]), municipalities=MUNICIPALITIES
    ).frame
    assert frame["municipality_code"].to_list() == [
        {v: k for k, v in MUNICIPALITIES.items()}[where] for _, where, _, _ in rows
    ]
    assert frame["employees"].to_list() == [count for _, _, count, _ in rows]
    assert frame["sak_member"].to_list() == [yes for _, _, _, yes in rows]
    assert [" ".join(name.split()) for name, *_ in rows] == frame["enterprise_name"].to_list()
