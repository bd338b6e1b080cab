#!/usr/bin/env bash
# Midnight in Stockholm is the first of January or the last of December, by the library and by the way that one asks.
#
# Seen with polars 2.1.0 and pyarrow 26.0.1, a column timestamp[us, tz=Europe/Stockholm] that holds 2018-01-01 00:00, which is how a database
# hands over "valid from". Cast to a date: pyarrow gives 1 January, Polars 31 December. In Polars dt.date() gives 1 January, and
# only cast(pl.Date) the day in UTC. Cast to a timestamp without a zone: both give 2017-12-31 23:00. None of them warns. Between
# midnight and one or two o'clock, in every zone east of Greenwich, the year itself can differ.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0 pyarrow==26.0.1
"$work/venv/bin/python" - <<'PY'
import datetime as dt
from zoneinfo import ZoneInfo

import polars as pl
import pyarrow as pa

FIRST, LAST = dt.date(2018, 1, 1), dt.date(2017, 12, 31)
midnight = dt.datetime(2018, 1, 1, tzinfo=ZoneInfo("Europe/Stockholm"))
column = pa.array([midnight], pa.timestamp("us", "Europe/Stockholm"))
series = pl.from_arrow(column)

assert column.cast(pa.date32()).to_pylist() == [FIRST]
assert series.cast(pl.Date).to_list() == [LAST], series.cast(pl.Date)
assert series.dt.date().to_list() == [FIRST]
assert column.cast(pa.timestamp("us")).to_pylist() == [dt.datetime(2017, 12, 31, 23)]
assert series.cast(pl.Datetime("us")).to_list() == [dt.datetime(2017, 12, 31, 23)]
print("as described: cast to a date, pyarrow", FIRST, "Polars", LAST)
PY
