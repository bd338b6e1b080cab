#!/usr/bin/env bash
# A protected count "1-4" below row 1000 of a workbook is read as an empty cell, and a TRUE there as a one.
#
# Seen with polars 2.1.0 and fastexcel 0.21.0. read_excel() takes a column's type from its first 1000 rows. A column of whole numbers with
# "1-4" in row 1500 comes with null in its place (and is left out whole where no other column is filled in); the logical value TRUE becomes 1. Nothing is raised or warned of. read_csv(), which
# guesses likewise, raises. A delivery with a short list is read rightly and a long one is not. infer_schema_length=None gives the texts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0 fastexcel==0.21.0 XlsxWriter==3.3.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import polars as pl
import xlsxwriter

with xlsxwriter.Workbook("counts.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_column(0, 0, ["area", *["a"] * 1502])
    sheet.write_column(0, 1, ["people", *range(10, 1510), "1-4", True])

ends = pl.read_excel("counts.xlsx")["people"].to_list()[-3:]
whole = pl.read_excel("counts.xlsx", infer_schema_length=None)["people"].to_list()[-3:]
print("by default:", ends, "- with every row looked at:", whole)
assert ends == [1509, None, 1], ends
assert whole == ["1509", "1-4", "true"], whole

with open("counts.csv", "w") as file:
    file.write("\n".join(["people", *map(str, range(10, 1510)), "1-4"]) + "\n")
try:
    pl.read_csv("counts.csv")
except pl.exceptions.ComputeError as error:
    print("the same as CSV is refused:", str(error).splitlines()[0])
else:
    raise AssertionError("read_csv lets it pass too now")
PY
