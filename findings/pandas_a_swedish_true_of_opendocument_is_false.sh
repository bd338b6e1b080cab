#!/usr/bin/env bash
# pandas reads a "yes" of a Swedish OpenDocument sheet as False: it goes by the word that the cell shows, and not by its value.
#
# Seen with pandas 3.1.1 and odfpy 1.4.1. A cell of the type boolean holds office:boolean-value="true" and, for the reader's eye, a word in
# the language of the sheet: TRUE, SANT, WAHR. pandas asks whether that word is TRUE; every other word is False, without a
# warning. So whoever answers SANT to "är verksam" is counted among those who said FALSKT. Polars (fastexcel) and
# python-calamine read the value. A currency and a share beside it are read right by all three.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "pandas==3.1.1" "odfpy==1.4.1" "python-calamine==0.9.1" \
    "polars==2.1.0" "fastexcel==0.21.0"
cd "$work"
"$work/env/bin/python" - <<'PY'
import pandas as pd
import polars as pl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook

book, sheet = OpenDocumentSpreadsheet(), Table(name="Blad1")


def add(*cells):
    row = TableRow()
    for words, how in cells:
        cell = TableCell(**how)
        cell.addElement(P(text=words))
        row.addElement(cell)
    sheet.addElement(row)


def answer(words, value):
    return words, {"valuetype": "boolean", "booleanvalue": value}


add(("svarar SANT", {"valuetype": "string"}), ("svarar TRUE", {"valuetype": "string"}), ("svarar FALSKT", {"valuetype": "string"}))
add(answer("SANT", "true"), answer("TRUE", "true"), answer("FALSKT", "false"))
book.spreadsheet.addElement(sheet)
book.save("answers.ods")

by_pandas = pd.read_excel("answers.ods", engine="odf").iloc[0].tolist()
by_polars = list(pl.read_ods("answers.ods").row(0))
by_calamine = CalamineWorkbook.from_path("answers.ods").get_sheet_by_index(0).to_python()[1]
assert by_pandas == [False, True, False], by_pandas
assert by_polars == by_calamine == [True, True, False], (by_polars, by_calamine)
print("as described:", by_pandas, by_polars)
PY
