"""Files as partners send them, read by the reading and checked: the places in the report are those of the file."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from publishing.validation.check import check
from publishing.validation.report import report_text
from publishing.workbooks.marked import write_marked_workbook
from tests.publishing.intake.partner import read_delivery

HEADINGS = ["Kommun", "Kvartal", "Aktör", "Insats", "Kön", "Antal", "Status"]


@pytest.fixture
def examined(desk, tmp_path):
    """Reads and checks a file, and gives its report and the sheets of its marked workbook."""

    def examine(path: Path, partners):
        names = dict(desk.version["municipality"].select("municipality_code", "municipality_name").iter_rows())
        delivered = read_delivery(path, municipalities=names, kind="placement")
        report = check(
            delivered,
            partner=partners.find("kommun-2183"),
            partners=partners,
            published=desk.version,
            today=dt.date(2019, 4, 10),
        )
        write_marked_workbook(report, delivered.table, tmp_path / "marked.xlsx", "sv")
        return report, openpyxl.load_workbook(tmp_path / "marked.xlsx").worksheets

    return examine


def test_a_workbook_with_a_title_above_and_a_total_below(examined, partners, tmp_path, marks):
    book = xlsxwriter.Workbook(tmp_path / "svar.xlsx")
    sheet = book.add_worksheet("Placeringar 2019")
    rows = [
        ["Placeringar i Bollnäs"],
        [],
        HEADINGS,
        ["Bollnäs", "2019 kv 1", "Kommunerna", "Praktik", "kvinnor", 7],
        ["Bollnäs", "2019 kv 1", "Kommunerna", "Praktik", "män", 5],
        ["Hudiksvall", "2019 kv 1", "Kommunerna", "Praktik", "män", 5],
        ["Totalt", None, None, None, None, 18],
    ]
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()

    report, (first, marked) = examined(tmp_path / "svar.xlsx", partners)

    assert marks(report.faults) == [("municipality_of_another", 6, "A"), ("total_differs", 7, "F")]
    assert marked.title == "Placeringar 2019"
    assert (marked["A6"].value, marked["F7"].value, marked["F4"].value) == ("Hudiksvall", 18, 7)
    assert marked["A6"].comment.text.startswith("✗ Fel\nRaden gäller en annan kommun än Bollnäs.")
    assert marked["H7"].value == "✗ Antal: Totalen är 18 men raderna ovanför summerar till 17."
    assert (marked.freeze_panes, first["B6"].hyperlink.location) == ("A4", "'Placeringar 2019'!A6")
    assert (
        "  ✗ Blad Placeringar 2019, rad 6, kolumn Kommun (A): ”Hudiksvall”"
        in report_text(report, "sv", {}).splitlines()
    )


def test_a_text_file_in_windows_letters(examined, partners, tmp_path, marks):
    lines = [
        ";".join(HEADINGS),
        "Bollnäs;2019 kv 1;Kommunerna;Praktik;kvinnor;7;",
        "Bollnäs;2019 kv 1;Kommunerna;Praktik;män;;okänt",
        "Bollnäs;2019 kv 1;Kommunerna;Praktik;kvinnor;9;",
    ]
    (tmp_path / "svar.csv").write_bytes("\r\n".join(lines).encode("cp1252"))

    report, (_, marked) = examined(tmp_path / "svar.csv", partners)

    assert marks(report.faults) == [("row_twice", 4, "E")]
    assert [cell.value for cell in marked[4]][:6] == ["Bollnäs", "2019 kv 1", "Kommunerna", "Praktik", "kvinnor", "9"]
    assert marked["H4"].value.startswith(
        "✗ Kön: Raden gäller detsamma som rad 2 (Bollnäs, Kommunerna, Praktik, kvinnor)"
    )


def test_a_file_that_is_right(examined, partners, tmp_path):

    text = ",".join(HEADINGS) + "\nBollnäs,2019 kv 1,Kommunerna,Praktik,kvinnor,7,\n"
    (tmp_path / "svar.csv").write_text(text, encoding="utf-8")

    report, sheets = examined(tmp_path / "svar.csv", partners)

    assert report.is_accepted
    assert report.unanswered({}) == ()
    assert sheets[0]["A1"].value == "Leveransen är utan fel och kan tas emot."
