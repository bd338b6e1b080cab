#!/usr/bin/env bash
# A sum of whole numbers is a float in the Parquet file that DuckDB writes, and a decimal in the frame that it gives Polars.
#
# Seen with duckdb 2.0.0, polars 2.1.0, pyarrow 26.0.1, altair 6.3.0. sum() of integers is a HUGEINT. COPY … TO Parquet makes it DOUBLE
# (9 007 199 254 740 993 becomes …992), .pl() makes it decimal[38,0]. Altair types the decimal column "quantitative", and
# chart.to_dict() passes its schema; chart.to_json() raises TypeError, since it leaves the Decimals to a serialiser that does not know them.
# A cast in the SQL (sum(n)::BIGINT) keeps whole numbers everywhere.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.0 polars==2.1.0 pyarrow==26.0.1 altair==6.3.0
cd "$work"
"$work/venv/bin/python" - <<'PY'
import altair as alt
import duckdb
import polars as pl
import pyarrow.parquet as pq

connection = duckdb.connect()
sql = "SELECT 'a' AS actor, sum(n) AS people FROM (SELECT unnest([9007199254740992, 1]) AS n)"
assert connection.sql(sql).types[1] == "HUGEINT"
connection.execute(f"COPY ({sql}) TO 'sums.parquet'")
assert str(pq.read_schema("sums.parquet").field("people").type) == "double"
assert pl.read_parquet("sums.parquet")["people"].to_list() == [9007199254740992.0]

frame = connection.sql(sql).pl()
assert frame.schema["people"] == pl.Decimal(38, 0), frame.schema
chart = alt.Chart(frame).mark_bar().encode(x="people", y="actor")
assert chart.to_dict()["encoding"]["x"]["type"] == "quantitative"
try:
    chart.to_json()
except TypeError as error:
    print("as described:", error)
else:
    raise AssertionError("Decimals are written now")
PY
