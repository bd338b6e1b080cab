import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from publishing.intake.table import Table
from publishing.kinds import FORMS
from publishing.messages.problems import InputError, Problem
from publishing.validation.report import Report, faulty_report
from publishing.workbooks.marked import write_marked_workbook

FAULT, WARNING = "FFF6E1E9", "FFD5E6F2"
HEADINGS = tuple(field.heading_sv for field in FORMS["placement"].fields)
LIST_ROW = 5


@pytest.fixture
def mark(tmp_path):
    """Writes the marked workbook of a report and a table, and gives its two sheets as read back."""

    def written(report: Report, table: Table | None, language: str = "sv", **more: object) -> list[Worksheet]:
        write_marked_workbook(report, table, tmp_path / "marked.xlsx", language, **more)
        return openpyxl.load_workbook(tmp_path / "marked.xlsx").worksheets

    return written


@pytest.fixture
def faulty(desk, deliver):
    """A report with a fault in row 3 and a warning in row 2, and its table."""
    rows = ({"value": 600.0}, {"sex": "M", "value": -3.0})
    return desk.check("placement", *rows), deliver("placement", *rows).table


def filled(sheet: Worksheet) -> dict[str, str]:
    """The cells that are filled in the colour of a fault or of a warning."""
    colours = {cell.coordinate: cell.fill.fgColor.rgb for row in sheet.iter_rows() for cell in row}
    return {place: colour for place, colour in colours.items() if colour in (FAULT, WARNING)}


def listed(sheet: Worksheet) -> list[tuple]:
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=LIST_ROW + 1)]


class TestReportSheet:
    def test_says_the_verdict_and_lists_what_is_wrong(self, faulty, mark):
        report, table = faulty
        sheet = mark(report, table)[0]

        assert sheet.title == "Rapport"
        assert sheet["A1"].value == "Leveransen kan inte tas emot. Antal fel: 1. Antal varningar: 1."
        assert sheet["A2"].value == "svar.xlsx · kommun-2183 · Placeringar · 2019 kv 1 · antal rader: 2"
        assert [cell.value for cell in sheet[LIST_ROW]] == [
            "Slag",
            "Rad",
            "Kolumn",
            "Värde",
            "Vad som är fel",
            "Gör så här",
            "Id för svar",
        ]
        assert listed(sheet) == [
            (
                "✗ Fel",
                3,
                "Antal personer (G)",
                "-3",
                "Ett antal kan inte vara mindre än noll.",
                "Rätta talet, eller skriv okänt, dolt av lämnaren eller ej tillämpligt i stället för ett tal.",
                None,
            ),
            (
                "! Varning",
                2,
                "Antal personer (G)",
                "600",
                "Talet är ovanligt stort, större än 500.",
                "Rätta det, eller svara varför det stämmer.",
                report.warnings[0].remark_id,
            ),
        ]

    def test_each_row_leads_to_its_cell(self, faulty, mark):
        sheet = mark(*faulty)[0]

        assert [sheet.cell(row, 2).hyperlink.location for row in (6, 7)] == ["'Svar'!G3", "'Svar'!G2"]

    def test_has_its_headings_in_view_and_a_filter(self, faulty, mark):
        sheet = mark(*faulty)[0]

        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A6", "A5:G7")
        assert sheet.column_dimensions["E"].width > 50

    def test_speaks_english(self, faulty, mark):
        sheet, marked = mark(*faulty, "en")

        assert sheet.title == "Report"
        assert sheet["A1"].value == "The delivery cannot be accepted. Faults: 1. Warnings: 1."
        assert listed(sheet)[0][:2] == ("✗ Fault", 3)
        assert marked["I3"].value == "✗ Antal personer: A number cannot be below zero."

    def test_an_accepted_delivery_has_a_verdict_and_no_list(self, desk, deliver, mark):
        sheet, marked = mark(desk.check("placement", {}), deliver("placement", {}).table)

        assert sheet["A1"].value == "Leveransen är utan fel och kan tas emot."
        assert sheet.max_row == 2
        assert filled(marked) == {}

    def test_answered_warnings_are_in_the_verdict(self, desk, deliver, mark):
        report = desk.check("placement", {"value": 600.0})
        answers = {report.warnings[0].remark_id: "Ny verksamhet"}
        sheet = mark(report, deliver("placement", {"value": 600.0}).table, answers=answers)[0]

        assert sheet["A1"].value == "Leveransen är utan fel och kan tas emot. Antal besvarade varningar: 1."


class TestCells:
    def test_stand_in_the_same_places_with_the_same_values_and_types(self, mark):
        rows = (
            ("Titel", None, None),
            (),
            HEADINGS,
            ("2019 kv 1", "0114", 7, 2.5, True, dt.date(2019, 1, 31), dt.datetime(2019, 1, 31, 12, 30), None),
            ("=1+1", "+46", "-5", "@sum(A1)", "https://exempel.se", "12", dt.date(1899, 5, 1), 1234567890123456),
        )
        report = Report("svar.xlsx", "Blad 1", "kommun-2183", "placement", "2019-Q1", 2, (), header_row=3)
        sheet = mark(report, Table("svar.xlsx", "Blad 1", rows, is_text=False))[1]

        assert sheet.title == "Blad 1"
        read = [[cell.value for cell in row[:8]] for row in sheet.iter_rows()]
        assert read[0][:3] == ["Titel", None, None]
        assert read[1] == [None] * 8
        assert tuple(read[2]) == HEADINGS
        days = [dt.datetime(2019, 1, 31), dt.datetime(2019, 1, 31, 12, 30)]
        assert read[3] == ["2019 kv 1", "0114", 7, 2.5, True, *days, None]
        texts = ["=1+1", "+46", "-5", "@sum(A1)", "https://exempel.se", "12", "1899-05-01", "1234567890123456"]
        assert read[4] == texts
        assert [cell.data_type for cell in sheet[4]][:8] == ["s", "s", "n", "n", "b", "d", "d", "n"]
        assert [cell.data_type for cell in sheet[5]][:8] == ["s"] * 8
        assert sheet["F4"].number_format == "yyyy-mm-dd"
        assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)

    def test_faults_and_warnings_are_filled_framed_and_noted(self, faulty, mark):
        sheet = mark(*faulty)[1]

        assert filled(sheet) == {"G2": WARNING, "G3": FAULT}
        assert (sheet["G3"].border.left.style, sheet["G2"].border.left.style) == ("medium", "thin")
        assert (sheet["G3"].value, sheet["G2"].value, sheet["B3"].value) == (-3, 600, "2183")
        assert sheet["G3"].comment.text == (
            "✗ Fel\nEtt antal kan inte vara mindre än noll.\nRätta talet, eller skriv okänt, dolt av lämnaren eller ej tillämpligt i stället för ett tal."
        )
        assert sheet["G2"].comment.text.startswith("! Varning\nTalet är ovanligt stort")
        assert sheet["F3"].comment is None

    def test_the_column_beside_the_data_says_it_in_words(self, faulty, mark):
        sheet = mark(*faulty)[1]

        assert [sheet.cell(row, 9).value for row in (1, 2, 3)] == [
            "Fel och varningar",
            "! Antal personer: Talet är ovanligt stort, större än 500.",
            "✗ Antal personer: Ett antal kan inte vara mindre än noll.",
        ]
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:I3")

    def test_two_faults_in_one_cell_share_its_note(self, desk, deliver, mark):
        row = {"enhanced_cooperation": True, "value": 600.5}
        sheet = mark(desk.check("placement", row), deliver("placement", row).table)[1]

        assert filled(sheet) == {"E2": FAULT, "G2": FAULT}
        assert sheet["G2"].comment.text.count("\n\n") == 1
        assert "! Varning" in sheet["G2"].comment.text
        assert sheet["I2"].value.count("\n") == 2

    def test_a_personal_number_travels_no_further(self, desk, deliver, mark):
        rows = {"evidence_sv": "Anna 790131-1234", "counterpart": "197901311234"}
        sheets = mark(desk.check("commitment", rows), deliver("commitment", rows).table)

        assert (sheets[1]["N2"].value, sheets[1]["I2"].value) == ("Anna ••••••-••••", "••••••••••••")
        assert filled(sheets[1]) == {"I2": FAULT, "N2": FAULT}
        assert not any("1234" in str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row)

    def test_a_personal_number_in_a_cell_of_figures_is_hidden_too(self, mark):
        table = Table("svar.xlsx", "Svar", ((197901311234, 197901311234.0),), is_text=False)
        report = Report("svar.xlsx", "Svar", "kommun-2183", "placement", "", 0, ())

        assert [cell.value for cell in mark(report, table)[1][1]][:2] == ["••••••••••••"] * 2


class TestOtherFiles:
    def test_text_files_keep_their_text(self, desk, mark):
        rows = (HEADINGS, ("2019 kv 1", "2183", "kommun", "praktik", "", "F", "-3", ""))
        fault = Problem(
            "svar.csv",
            "count_below_zero",
            2,
            "Antal personer",
            {"value": "-3", "without_value": "skriv okänt"},
            letter="G",
        )
        report = Report("svar.csv", "", "kommun-2183", "placement", "2019-Q1", 1, (fault,), header_row=1)
        first, sheet = mark(report, Table("svar.csv", "", rows, is_text=True))

        assert sheet.title == "Leverans"
        assert [cell.value for cell in sheet[2]][:8] == [
            "2019 kv 1",
            "2183",
            "kommun",
            "praktik",
            None,
            "F",
            "-3",
            None,
        ]
        assert filled(sheet) == {"G2": FAULT}
        assert first["B6"].hyperlink.location == "'Leverans'!G2"

    def test_a_fault_without_a_cell_is_marked_in_the_column_of_words(self, mark):
        faults = (
            Problem("svar.xlsx", "required_cell_empty", 2, "Kön"),
            Problem("svar.xlsx", "nothing_in_placement"),
        )
        report = Report("svar.xlsx", "Svar", "kommun-2183", "placement", "", 0, faults, header_row=1)
        first, sheet = mark(report, Table("svar.xlsx", "Svar", (HEADINGS, ("2019 kv 1",)), is_text=False))

        assert sheet["I2"].value == "✗ Kön: Cellen är tom."
        assert filled(sheet) == {"I2": FAULT}
        assert [first.cell(row, 3).value for row in (6, 7)] == ["Kön", "hela filen"]
        assert first["B6"].hyperlink.location == "'Svar'!I2"
        assert first["B7"].hyperlink is None

    @pytest.mark.parametrize("name", ["Rapport", "rapport", "", "History", "''"])
    def test_the_sheet_gets_another_name_when_its_own_is_taken(self, mark, name):
        report = Report("svar.xlsx", name, "kommun-2183", "placement", "", 0, ())

        assert mark(report, Table("svar.xlsx", name, (HEADINGS,), is_text=False))[1].title == "Leverans"

    def test_a_name_that_excel_does_not_take_is_mended_and_linked_to(self, mark):
        fault = Problem("svar.xlsx", "required_cell_empty", 2, "Kön", letter="F")
        report = Report("svar.xlsx", "Hälsa's [svar] " + 40 * "a", "kommun-2183", "placement", "", 0, (fault,))
        first, sheet = mark(report, Table("svar.xlsx", report.sheet, (HEADINGS, ("x",)), is_text=False))

        assert sheet.title == "Hälsa's _svar_ aaaaaaaaaaaaaaaa"
        assert first["B6"].hyperlink.location == "'Hälsa''s _svar_ aaaaaaaaaaaaaaaa'!F2"

    def test_a_file_that_was_never_read_has_the_report_alone(self, mark):
        error = InputError([Problem("svar.xlsx", "unreadable_file", details={"reason": "lösenord"})])
        sheets = mark(faulty_report(error, file="svar.xlsx", partner_id="kommun-2183"), None)

        assert [sheet.title for sheet in sheets] == ["Rapport"]
        assert listed(sheets[0])[0][4] == "Filen går inte att läsa eller skriva (lösenord)."
        assert (
            sheets[0]["A3"].value
            == "Klicka på radnumret för att komma till cellen. Rätta i den egna filen och lämna den igen."
        )

    @pytest.mark.parametrize("rows", [((1,),) * 20_001, ((1,) * 201,)])
    def test_a_table_that_is_too_large_has_the_report_alone(self, mark, rows):
        fault = Problem("svar.xlsx", "required_cell_empty", 20_001, "Kön", letter="F")
        report = Report("svar.xlsx", "Svar", "kommun-2183", "placement", "", 0, (fault,))
        sheets = mark(report, Table("svar.xlsx", "Svar", rows, is_text=False))

        assert [sheet.title for sheet in sheets] == ["Rapport"]
        assert sheets[0]["A3"].value == "Filen är för stor för att visas här. Bara rapporten finns med."
        assert (listed(sheets[0])[0][1], sheets[0]["B6"].hyperlink) == (20_001, None)

    def test_thousands_of_faults_are_counted_beyond_those_listed(self, mark):
        faults = tuple(
            Problem("svar.xlsx", "required_cell_empty", 2 + number, "Kön", letter="F") for number in range(2001)
        )
        report = Report("svar.xlsx", "Svar", "kommun-2183", "placement", "", 0, faults, header_row=1)
        first, sheet = mark(report, Table("svar.xlsx", "Svar", (HEADINGS, *((None,) * 8 for _ in range(2001))), False))

        assert first.cell(LIST_ROW + 2000, 2).value == 2001
        assert first.cell(LIST_ROW + 2001, 1).value == "… och 1 till. Alla står i rapportfilen."
        assert len(filled(sheet)) == 2000

    def test_the_headings_are_found_when_the_reading_failed(self, mark):
        fault = Problem("svar.xlsx", "required_cell_empty", 4, "Kön", letter="F")
        report = Report("svar.xlsx", "Svar", "kommun-2183", "placement", "", 0, (fault,))
        rows = (("Svar från Bollnäs",), (), HEADINGS, ("2019 kv 1",))
        sheet = mark(report, Table("svar.xlsx", "Svar", rows, is_text=False))[1]

        assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet["I3"].value) == ("A4", "A3:I4", "Fel och varningar")

    def test_a_place_that_cannot_be_written_is_an_oserror(self, faulty):
        with pytest.raises(OSError, match="nowhere"):
            write_marked_workbook(*faulty, Path("/nowhere/marked.xlsx"), "sv")


def test_thirty_faults(desk, deliver, mark):
    """As messy as life: every fault has its row in the list, its fill, its note, its link and its words."""
    rows = [{"value": -1.0, "placement_measure": "praktik", "sex": "F" if number % 2 else "M"} for number in range(2)]
    rows += [{"value": 1.5 + number, "service": "stad"} for number in range(10)]
    rows += [{"period": "2018-Q4", "municipality_code": "2184", "enhanced_cooperation": True} for _ in range(3)]
    report = desk.check("placement", *rows)
    first, sheet = mark(report, deliver("placement", *rows).table)

    assert len(report.faults) == 32
    assert len(listed(first)) == len(report.faults) + len(report.warnings)
    marked = filled(sheet)
    assert marked == {f"{fault.letter}{fault.row}": FAULT for fault in report.faults}
    for number, fault in enumerate(report.faults, start=LIST_ROW + 1):
        place = f"{fault.letter}{fault.row}"
        assert first.cell(number, 2).hyperlink.location == f"'Svar'!{place}"
        assert first.cell(number, 2).value == fault.row
        assert "✗ Fel" in sheet[place].comment.text
        assert str(fault.column) in sheet.cell(fault.row, 9).value
