#!/usr/bin/env bash
# The last days of quarters, counted on from the 31st of March by three months: three libraries give three answers, and one is right.
#
# Seen with DuckDB 2.0.1, pandas 3.1.1, python-dateutil 4.0.0 and Polars 2.1.0. generate_series of DuckDB and DateOffset(months=3) of pandas add to the
# day before, so that the 30th of June stays with them for ever: the year ends on the 30th of December, and a join with
# the last days of quarters finds five of eight without a word. rrule leaves out each quarter that has no 31st: of eight four are there.
# date_range of Polars adds to the first day each time. Counted on from the first day of a quarter they agree.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check \
  "duckdb==2.0.1" "pandas==3.1.1" "python-dateutil==4.0.0" "polars==2.1.0"
"$work/env/bin/python" - <<'PY'
from datetime import date, datetime

import duckdb
import pandas
import polars
from dateutil.rrule import MONTHLY, rrule

first, last = date(2016, 3, 31), date(2017, 12, 31)
series = "SELECT unnest(generate_series(DATE '2016-03-31', DATE '2017-12-31', INTERVAL 3 MONTH))::DATE"
days = {
    "DuckDB": [day for (day,) in duckdb.sql(series).fetchall()],
    "pandas": [at.date() for at in pandas.date_range(first, last, freq=pandas.DateOffset(months=3))],
    "dateutil": [
        at.date()
        for at in rrule(MONTHLY, interval=3, dtstart=datetime(2016, 3, 31), until=datetime(2017, 12, 31))
    ],
    "Polars": polars.date_range(first, last, "1q", eager=True).to_list(),
}
wanted = [date(year, month, day) for year in (2016, 2017) for month, day in ((3, 31), (6, 30), (9, 30), (12, 31))]
right = {name: [day for day in found if day in wanted] for name, found in days.items()}

drifted = [date(year, month, 30) for year in (2016, 2017) for month in (3, 6, 9, 12)]
assert days["DuckDB"] == days["pandas"] == [date(2016, 3, 31), *drifted[1:]], days
assert days["dateutil"] == [day for day in wanted if day.day == 31], days
assert days["Polars"] == wanted, days
print("as described:", {name: f"{len(found)} of {len(wanted)} ends of quarters" for name, found in right.items()})
PY
