#!/usr/bin/env bash
# 36 hours worked, read as text, are "1900-01-01 12:00:00"; asked for as a number they are null; and half past twelve is a moment of 1899.
#
# Seen with fastexcel 0.21.0 and polars 2.1.0, beside openpyxl 3.1.5. A cell [h]:mm comes as a duration by itself. With dtypes="string", which one
# takes so as to check every cell oneself, it is a day of 1900 and looks like a date that the partner wrote. With "float" it is null, without an error,
# though the file holds 1.5. A cell hh:mm is a datetime of 31 December 1899. openpyxl gives timedelta and time.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check fastexcel==0.21.0 polars==2.1.0 openpyxl==3.1.5 XlsxWriter==3.3.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import datetime as dt

import fastexcel
import openpyxl
import xlsxwriter

with xlsxwriter.Workbook("hours.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["hours", "opens"])
    sheet.write(1, 0, 1.5, book.add_format({"num_format": "[h]:mm"}))
    sheet.write(1, 1, dt.time(12, 30), book.add_format({"num_format": "hh:mm"}))


def read(**dtypes: object) -> tuple:
    return fastexcel.read_excel("hours.xlsx").load_sheet(0, **dtypes).to_polars().row(0)


print("itself:", read(), "- text:", read(dtypes="string"), "- number:", read(dtypes={"hours": "float"})[0])
assert read() == (dt.timedelta(hours=36), dt.datetime(1899, 12, 31, 12, 30))
assert read(dtypes="string") == ("1900-01-01 12:00:00", "1899-12-31 12:30:00")
assert read(dtypes={"hours": "float"})[0] is None
values = list(openpyxl.load_workbook("hours.xlsx").active.values)[1]
assert values == (dt.timedelta(hours=36), dt.time(12, 30)), values
PY
