#!/usr/bin/env bash
# A week's hours in an OpenDocument sheet are nothing to Polars, a fault to pandas and a Duration to its standard.
#
# Seen with Polars 2.1.0, fastexcel 0.21.0, pandas 3.1.1 and odfpy 1.4.1. A cell of the type time holds a duration ("PT36H30M00S"), and
# "36:30" of work in a week is one. polars.read_ods gives null for it, without a warning, and 8 h 30 min for "PT08H30M00S" in the
# same column: who works full time has no hours. pandas raises DateParseError ("hour must be in 0..23"), since it takes the
# duration for a time of day.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "polars==2.1.0" "fastexcel==0.21.0" "pandas==3.1.1" "odfpy==1.4.1"
cd "$work"
"$work/env/bin/python" - <<'PY'
from datetime import timedelta

import pandas as pd
import polars as pl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

book, sheet = OpenDocumentSpreadsheet(), Table(name="Blad1")
for name, words, how in (
    ("vecka", "arbetad tid", {"valuetype": "string"}),
    ("v. 14", "08:30", {"valuetype": "time", "timevalue": "PT08H30M00S"}),
    ("v. 15", "36:30", {"valuetype": "time", "timevalue": "PT36H30M00S"}),
):
    row = TableRow()
    for said, kind in ((name, {"valuetype": "string"}), (words, how)):
        cell = TableCell(**kind)
        cell.addElement(P(text=said))
        row.addElement(cell)
    sheet.addElement(row)
book.spreadsheet.addElement(sheet)
book.save("hours.ods")

hours = pl.read_ods("hours.ods")["arbetad tid"].to_list()
assert hours == [timedelta(hours=8, minutes=30), None], hours
try:
    told = pd.read_excel("hours.ods", engine="odf")
except ValueError as fault:
    told = f"{type(fault).__name__}: {fault}"
assert told == "DateParseError: hour must be in 0..23: 36:30", told
print("as described:", hours, told)
PY
