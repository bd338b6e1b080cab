"""What the cells of a workbook do not tell: hidden rows and columns, merged cells, parts of one delivery on several sheets."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from publishing.intake.files import read_table
from publishing.intake.table import MOST_COLUMNS, Table
from tests.publishing.intake.partner import (
    MUNICIPALITIES,
    RIGHT,
    faults_of,
    file_faults,
    headings,
    read_delivery,
    with_cells,
    write_xlsx,
)

MEETINGS = [
    headings("dialogue_meeting"),
    *(["2019 kv 1", "Bollnäs", actor, 2, None] for actor in ("Kommunerna", "Region Gävleborg", "Försäkringskassan")),
]


def drawn(path: Path, draw: Callable, rows: list = MEETINGS) -> Path:
    """A workbook with the rows and whatever `draw` does to the sheet."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Blad1")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        draw(sheet)
    return path


def table(tmp_path: Path, draw: Callable, rows: list = MEETINGS) -> Table:
    return read_table(drawn(tmp_path / "svar.xlsx", draw, rows))


class TestHidden:
    @pytest.mark.parametrize(
        "options", [{"hidden": True}, {"hidden": True, "level": 1}, {"level": 1, "collapsed": True, "hidden": True}]
    )
    def test_rows(self, tmp_path, options):
        assert table(tmp_path, lambda sheet: sheet.set_row(2, None, None, options)).layout.hidden_rows == {3}

    def test_rows_without_height(self, tmp_path):
        """xlsxwriter takes no height for hidden, Excel writes it too."""
        assert table(tmp_path, lambda sheet: sheet.set_row(1, 0.05)).layout.hidden_rows == {2}

    def test_rows_that_a_filter_of_a_table_leaves_out(self, tmp_path):
        def draw(sheet):
            sheet.add_table(0, 0, 3, 4, {"columns": [{"header": text} for text in MEETINGS[0]]})
            sheet.set_row(3, None, None, {"hidden": True})

        assert table(tmp_path, draw).layout.hidden_rows == {4}

    def test_rows_of_a_filter_that_leaves_none_out(self, tmp_path):
        assert table(tmp_path, lambda sheet: sheet.autofilter(0, 0, 3, 4)).layout.hidden_rows == frozenset()

    @pytest.mark.parametrize(
        ("width", "options"), [(None, {"hidden": True}), (0, {}), (8, {"level": 1, "hidden": True})]
    )
    def test_columns(self, tmp_path, width, options):
        layout = table(tmp_path, lambda sheet: sheet.set_column(1, 2, width, None, options)).layout
        assert [layout.hides_column(column) for column in range(4)] == [False, True, True, False]

    def test_nothing_in_a_plain_sheet_or_a_text(self, tmp_path):
        path = tmp_path / "svar.csv"
        path.write_text("\n".join(";".join(str(cell or "") for cell in row) for row in MEETINGS), encoding="utf-8")
        for one in (table(tmp_path, lambda _: None), read_table(path)):
            assert (one.layout.hidden_rows, one.layout.hidden_columns, one.layout.merged) == (frozenset(), (), {})


class TestMerged:
    def faults(self, tmp_path: Path, draw: Callable, rows: list = MEETINGS) -> list[tuple]:
        path = drawn(tmp_path / "svar.xlsx", draw, rows)
        found = faults_of(lambda: read_delivery(path, municipalities=MUNICIPALITIES))
        return [(fault.message, fault.row, fault.letter, fault.details.get("other")) for fault in found]

    def test_with_the_cell_above(self, tmp_path):
        rows = [MEETINGS[0], MEETINGS[1], *(["2019 kv 1", None, *row[2:]] for row in MEETINGS[2:])]
        assert self.faults(tmp_path, lambda sheet: sheet.merge_range("B2:B4", "Bollnäs"), rows) == [
            ("cell_merged", 3, "B", "B2"),
            ("cell_merged", 4, "B", "B2"),
        ]

    def test_with_the_cell_to_the_left(self, tmp_path):
        assert self.faults(tmp_path, lambda sheet: sheet.merge_range("B2:C2", "Bollnäs")) == [
            ("cell_merged", 2, "C", "B2")
        ]

    def test_a_figure_for_two_rows(self, tmp_path):
        assert self.faults(tmp_path, lambda sheet: sheet.merge_range("D3:D4", 9)) == [("cell_merged", 4, "D", "D3")]

    def test_a_column_that_may_be_empty(self, tmp_path):
        """An empty cell would mean no; what is seen there is yes."""
        rows = [
            headings("placement"),
            [*RIGHT["placement"][:4], "ja", "kvinnor", 7],
            [*RIGHT["placement"][:4], None, "män", 6],
        ]
        draw = lambda sheet: sheet.merge_range("E2:E3", "ja")  # noqa: E731
        assert self.faults(tmp_path, draw, rows) == [("cell_merged", 3, "E", "E2")]

    def test_the_value_is_said_as_it_is_seen(self, tmp_path):
        path = drawn(tmp_path / "svar.xlsx", lambda sheet: sheet.merge_range("D3:D4", 9))
        [fault] = faults_of(lambda: read_delivery(path, municipalities=MUNICIPALITIES))
        assert "sammanfogad med D3 (”9”)" in fault.text("sv")
        assert "merged with D3 (“9”)" in fault.text("en")

    def test_around_the_rows_it_is_let_be(self, tmp_path):
        rows = [["Möten", *[None] * 4], *MEETINGS, ["Totalt", None, None, 6], [], ["Källa: egna uppgifter"]]

        def draw(sheet):
            for cells, text in (
                ("A1:E1", "Möten"),
                ("A6:C6", "Totalt"),
                ("A8:E8", "Källa: egna uppgifter"),
                ("G2:H9", ""),
            ):
                sheet.merge_range(cells, text)

        path = drawn(tmp_path / "svar.xlsx", draw, rows)
        assert read_delivery(path, municipalities=MUNICIPALITIES).frame.height == 3

    @pytest.mark.parametrize(
        ("ref", "codes"), [("B2", []), ("G1:XFD1048576", []), ("x", ["file_broken"]), ("B2:x", ["file_broken"])]
    )
    def test_a_range_of_one_cell_of_the_whole_sheet_or_of_nothing(self, tmp_path, ref, codes):
        path = drawn(tmp_path / "svar.xlsx", lambda sheet: sheet.merge_range("B6:B7", ""))
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        sheet = "xl/worksheets/sheet1.xml"
        parts[sheet] = parts[sheet].replace(b'ref="B6:B7"', f'ref="{ref}"'.encode())
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        if codes:
            assert [fault.message for fault in file_faults(path)] == codes
        else:
            assert read_table(path).layout.merged == {}


class TestSeveralSheets:
    def fault(self, tmp_path: Path, **sheets: list):
        [fault] = file_faults(write_xlsx(tmp_path / "svar.xlsx", **sheets))
        return fault

    def of(self, place: int, value: object) -> list:
        return [MEETINGS[0], *([*row[:place], value, *row[place + 1 :]] for row in MEETINGS[1:3])]

    def test_one_for_each_municipality(self, tmp_path):
        fault = self.fault(
            tmp_path, Gävle=self.of(1, "Gävle"), Bollnäs=self.of(1, "Bollnäs"), Ockelbo=self.of(1, "Ockelbo")
        )
        assert fault.message == "table_sheets_to_join"
        assert "i kolumnen Kommun: Gävle, Bollnäs, Ockelbo. Ställ alla rader på ett blad" in fault.text("sv")

    def test_one_for_each_actor(self, tmp_path):
        fault = self.fault(tmp_path, AF=self.of(2, "Arbetsförmedlingen"), FK=self.of(2, "Försäkringskassan"))
        assert (fault.message, fault.details["column"]["sv"]) == ("table_sheets_to_join", "Offentlig aktör")

    def test_one_for_each_quarter(self, tmp_path):
        fault = self.fault(tmp_path, Ett=self.of(0, "2019 kv 1"), Två=self.of(0, "2019 kv 2"))
        assert fault.message == "table_sheets_of_several_quarters"
        assert "varje kvartal i en egen fil" in fault.text("sv")

    def test_the_sheets_name_alone_says_which_municipality(self, tmp_path):
        bare = [[row[0], *row[2:]] for row in MEETINGS]
        fault = self.fault(tmp_path, Gävle=bare, Bollnäs=bare)
        assert fault.message == "table_sheets_without_column"
        assert "med kolumnen Kommun ifylld på varje rad" in fault.text("sv")

    def test_two_kinds(self, tmp_path):
        fault = self.fault(tmp_path, Möten=MEETINGS, Placeringar=[headings("placement"), RIGHT["placement"]])
        assert fault.message == "table_sheets_of_several_kinds"
        assert "Dialogmöten, Placeringar" in fault.text("sv")

    def test_a_copy(self, tmp_path):
        assert self.fault(tmp_path, Svar=MEETINGS, Kopia=MEETINGS).message == "table_several_sheets"


class TestManyColumns:
    def write(self, path: Path, columns: int) -> Path:
        if path.suffix == ".csv":
            path.write_text(";".join(f"k{n}" for n in range(columns)) + "\n", encoding="utf-8")
            return path
        return write_xlsx(path, Blad1=[[f"k{n}" for n in range(columns)]])

    @pytest.mark.parametrize("name", ["svar.csv", "svar.xlsx"])
    def test_one_more_than_the_limit_is_one_too_many(self, tmp_path, name):
        assert MOST_COLUMNS == 200
        assert len(read_table(self.write(tmp_path / name, 200)).rows[0]) == 200
        [fault] = file_faults(self.write(tmp_path / name, 201))
        assert fault.message == "table_too_many_columns"
        assert "201 kolumner; gränsen är 200" in fault.text("sv")

    def test_the_empty_ends_that_a_spreadsheet_writes_are_no_columns(self, tmp_path):
        path = tmp_path / "svar.csv"
        lines = [";".join(str(cell or "") for cell in row) + ";" * 16_379 for row in MEETINGS]
        path.write_text("\n".join(lines), encoding="utf-8")
        assert read_delivery(path, municipalities=MUNICIPALITIES).frame.height == 3

    def test_signs_within_quotes_are_no_columns(self, tmp_path):
        path = tmp_path / "svar.csv"
        row = with_cells("commitment", evidence_en='"' + "a;" * 240 + '"')
        path.write_text("\n".join(";".join(cells) for cells in (headings("commitment"), row)), encoding="utf-8")
        assert read_delivery(path, municipalities=MUNICIPALITIES).frame["evidence_en"].to_list() == ["a;" * 240]
