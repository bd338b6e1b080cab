#!/usr/bin/env bash
# A cell that shows #DIV/0! or #N/A in Excel is an empty cell for calamine, and for all that reads by it.
#
# Seen with python-calamine 0.9.1, fastexcel 0.21.0 and polars 2.1.0, beside openpyxl 3.1.5. A formula's error is kept in the file (t="e"). openpyxl gives
# its text, "#DIV/0!". python-calamine gives "", the same as a cell that nobody filled in; fastexcel and Polars give null in a column of numbers.
# Where empty means "no such people", a broken formula is taken for a figure that was left out on purpose.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5 polars==2.1.0 fastexcel==0.21.0 XlsxWriter==3.3.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import openpyxl
import polars as pl
import python_calamine
import xlsxwriter

with xlsxwriter.Workbook("errors.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["area", "share"])
    sheet.write_row(1, 0, ["a", 0.5])
    for row, (area, formula, value) in enumerate([("b", "=1/0", "#DIV/0!"), ("c", "=NA()", "#N/A")], start=2):
        sheet.write(row, 0, area)
        sheet.write_formula(row, 1, formula, None, value)
    sheet.write(4, 0, "d")

by_openpyxl = [row[1] for row in openpyxl.load_workbook("errors.xlsx", data_only=True).active.values][1:]
by_calamine = [row[1] for row in python_calamine.CalamineWorkbook.from_path("errors.xlsx").get_sheet_by_index(0).to_python()][1:]
by_polars = pl.read_excel("errors.xlsx")["share"].to_list()
print(by_openpyxl, by_calamine, by_polars)
assert by_openpyxl == [0.5, "#DIV/0!", "#N/A", None]
assert by_calamine == [0.5, "", "", ""]
assert by_polars == [0.5, None, None, None]
PY
