#!/usr/bin/env bash
# The same sheet has three columns with one engine of Polars' read_excel and one with the other; a year as a heading is read by one only.
#
# Seen with polars 2.1.0, fastexcel 0.21.0 and openpyxl 3.1.5. A heading merged over two columns is how official tables are laid out. engine="calamine" keeps
# the columns without a name of their own (__UNNAMED__0). engine="openpyxl" leaves them out, values and all: the municipality and half of the figures go.
# A heading that is the number 2018 is "2018" with calamine, and a TypeError about a Series with openpyxl.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0 fastexcel==0.21.0 openpyxl==3.1.5 XlsxWriter==3.3.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import polars as pl
import xlsxwriter

with xlsxwriter.Workbook("merged.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.merge_range("B1:C1", "people")
    for row, cells in enumerate([["", "women", "men"], ["Gävle", 10, 12]], start=1):
        sheet.write_row(row, 0, cells)
with xlsxwriter.Workbook("years.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["area", 2018])
    sheet.write_row(1, 0, ["Gävle", 22])

one = pl.read_excel("merged.xlsx", engine="calamine")
other = pl.read_excel("merged.xlsx", engine="openpyxl")
print(one.rows()[-1], other.rows()[-1])
assert one.columns == ["__UNNAMED__0", "people", "__UNNAMED__2"] and one.rows()[-1] == ("Gävle", "10", "12"), one
assert other.columns == ["people"] and other.rows()[-1] == ("10",), other

assert pl.read_excel("years.xlsx", engine="calamine").to_dicts() == [{"area": "Gävle", "2018": 22}]
try:
    pl.read_excel("years.xlsx", engine="openpyxl")
except TypeError as error:
    print("with openpyxl:", error)
else:
    raise AssertionError("openpyxl's engine reads a year as a heading now")
PY
