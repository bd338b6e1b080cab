#!/usr/bin/env bash
# xlsx2csv writes a day in Excel's Swedish long form as 43465, and a share as its cell is rounded: two sorts of loss in one row.
#
# Seen with xlsx2csv 0.8.6. The form "[$-41D]d mmmm yyyy" is what Excel offers for "den 31 december 2018" on a Swedish computer;
# it is not known for a date, so that the number of days comes out. With "yyyy-mm-dd" the same cell is 2018-12-31. A share of
# 0.129 in a cell of whole per cents is written "13%", where a cell of another form gives its value, 0.129.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "xlsx2csv==0.8.6" "openpyxl==3.1.5"
cd "$work"
"$work/env/bin/python" - <<'PY'
import subprocess
import sys
from datetime import date

import openpyxl

book = openpyxl.Workbook()
sheet = book.active
for form, share in (("[$-41D]d\\ mmmm\\ yyyy", "0%"), ("yyyy-mm-dd", "General")):
    sheet.append([date(2018, 12, 31), 0.129])
    sheet.cell(sheet.max_row, 1).number_format = form
    sheet.cell(sheet.max_row, 2).number_format = share
book.save("days.xlsx")
done = subprocess.run([sys.executable, "-m", "xlsx2csv", "days.xlsx"], capture_output=True, text=True, check=True)
assert done.stdout.split() == ["43465,13%", "2018-12-31,0.129"], done.stdout
print("as described:", done.stdout.split())
PY
