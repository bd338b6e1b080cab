#!/usr/bin/env bash
# A row that is given the height 0 is hidden when XlsxWriter writes it, and in full sight when openpyxl does.
#
# Seen with openpyxl 3.1.5 and XlsxWriter 3.3.1. In a spreadsheet a height or width of 0 hides. XlsxWriter's set_row(1, 0) writes hidden="1".
# openpyxl's row_dimensions[2].height = 0 writes customHeight="1" and no height, and a column of width 0 is not written
# at all, so that what was meant to be hidden is shown; tests of readers that are to notice hidden rows test nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 XlsxWriter==3.3.1
"$work/venv/bin/python" - <<'PY'
import io
import re
import zipfile

import openpyxl
import xlsxwriter


def written(file: io.BytesIO) -> list[str]:
    sheet = zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml").decode()
    return re.findall(r"<row [^>]*>|<col [^>]*>", sheet)


by_openpyxl = io.BytesIO()
workbook = openpyxl.Workbook()
sheet = workbook.active
sheet["A1"], sheet["A2"], sheet["B1"] = "Kommun", "Gävle", "Antal"
sheet.row_dimensions[2].height = 0
sheet.column_dimensions["B"].width = 0
workbook.save(by_openpyxl)

by_xlsxwriter = io.BytesIO()
workbook = xlsxwriter.Workbook(by_xlsxwriter)
sheet = workbook.add_worksheet()
sheet.write("A1", "Kommun")
sheet.write("A2", "Gävle")
sheet.set_row(1, 0)
workbook.close()

assert written(by_openpyxl) == ['<row r="1">', '<row r="2" customHeight="1">'], written(by_openpyxl)
assert 'hidden="1"' in written(by_xlsxwriter)[1], written(by_xlsxwriter)
print("as described:", written(by_openpyxl)[1], written(by_xlsxwriter)[1])
PY
