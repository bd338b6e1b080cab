#!/usr/bin/env bash
# 1 May 2018, written 01-05-18, is 18 May 2001 for DuckDB and 1 May of the year 18 for Polars.
#
# Seen with duckdb 2.0.1 and polars 2.1.0 (try_parse_dates=True), a CSV file whose days have two digits for the year. Neither warns nor leaves the text. Polars knows of no
# century: 18-05-01, as older Swedish registers write it, is 18 May of the year 1. DuckDB takes the year first even when the second row, 31-12-18,
# is then 18 December 2031, in a register of what has been.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0 duckdb==2.0.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import datetime as dt

import duckdb
import polars as pl


def days(*texts: str) -> tuple[list, list]:
    with open("days.csv", "w") as file:
        file.write("\n".join(["day", *texts]) + "\n")
    by_duckdb = [row[0] for row in duckdb.sql("FROM 'days.csv'").fetchall()]
    return by_duckdb, pl.read_csv("days.csv", try_parse_dates=True)["day"].to_list()


day_first, year_first = days("01-05-18", "31-12-18"), days("18-05-01", "18-06-02")
print("day first:", day_first, "\nyear first:", year_first)
assert day_first == ([dt.date(2001, 5, 18), dt.date(2031, 12, 18)], [dt.date(18, 5, 1), dt.date(18, 12, 31)])
assert year_first == ([dt.date(2018, 5, 1), dt.date(2018, 6, 2)], [dt.date(1, 5, 18), dt.date(2, 6, 18)])
PY
