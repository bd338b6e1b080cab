"""A table as a workbook: opened by LibreOffice and by openpyxl, its cells are those of the CSV for Excel."""

import csv
import io
import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.server.asked import ask

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
ADDRESS = "/data/exempel/1/coverage_by_municipality.{ending}?matt=enterprises_per_10000&sprak={language}"
SHEETS = {
    "sv": ["Tabell", "Källor", "Definitioner", "Statuskoder"],
    "en": ["Table", "Sources", "Definitions", "Status codes"],
}
# The title, what it is of, an empty row.
ABOVE = 3


def fetched(language: str) -> bytes:
    return ask(ADDRESS.format(ending="xlsx", language=language)).body


def csv_rows(language: str) -> list[list[str]]:
    text = ask(ADDRESS.format(ending="excel.csv", language=language)).body.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def shown(value: object) -> str:
    """A cell as the CSV for Excel has it."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    return value.date().isoformat() if hasattr(value, "date") else str(value)


def is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None


@pytest.mark.parametrize("language", ["sv", "en"])
def test_its_cells_are_those_of_the_csv_for_excel(language: str):
    book = openpyxl.load_workbook(io.BytesIO(fetched(language)))
    sheet = book.worksheets[0]
    rows = [[shown(cell) for cell in row] for row in sheet.iter_rows(min_row=ABOVE + 1, values_only=True)]

    assert book.sheetnames == SHEETS[language]
    assert rows == csv_rows(language)
    assert sheet.freeze_panes == f"A{ABOVE + 2}"
    assert sheet.auto_filter.ref.startswith(f"A{ABOVE + 1}:")
    assert {"sv": "Exempeldata", "en": "Example data"}[language] in sheet["A2"].value


def test_what_stands_beside_it_is_of_its_rows():
    table, sources, definitions, codes = openpyxl.load_workbook(io.BytesIO(fetched("sv"))).worksheets
    headings = [cell.value for cell in table[ABOVE + 1]]

    assert len(list(sources.iter_rows())) > 1
    assert {row[0] for row in definitions.iter_rows(min_row=2, values_only=True)} > {"Kommun", "Status"}
    assert headings[:2] == ["Kommunkod", "Kommun"]
    told = dict(codes.iter_rows(min_row=2, max_col=2, values_only=True))
    assert told["NL"] == "ej levererat"
    assert told["rounded"] == "avrundat"


def test_it_is_the_same_each_time():
    assert fetched("sv") == fetched("sv")


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice: apt-get install libreoffice-calc")
def test_libreoffice_opens_it_and_shows_the_same(tmp_path: Path):
    (tmp_path / "table.xlsx").write_bytes(fetched("sv"))
    # Semicolons, quotes, UTF-8, from the first line, as the cells are shown, the first sheet.
    how = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1053,false,false,false,false,false,1"
    command = [
        OFFICE,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        how,
        "table.xlsx",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    [made] = tmp_path.glob("table*.csv")
    rows = list(csv.reader(io.StringIO(made.read_text(encoding="utf-8"), newline=""), delimiter=";"))

    # Without settings of its own LibreOffice writes a point.
    written = [
        [re.sub(r"(?<=\d)\.(?=\d)", ",", cell) if is_number(cell) else cell for cell in row] for row in rows[ABOVE:]
    ]
    assert written == csv_rows("sv")
    assert sum(is_number(cell) for row in rows for cell in row) > 50
