#!/usr/bin/env bash
# A struct unnested beside a column of the same name: DuckDB's outer query silently reads the first, a stored table has both.
#
# Seen with duckdb 2.0.0 and polars 2.1.0. `SELECT unnest({'value': 1, 'low': 0}), 3 AS value` has two columns `value`. A query around
# it that says `value` gets the struct's, without the error that two columns of one name give when they come from two tables;
# the second can be had as `value_1`, a name that nobody wrote. As a table or a Polars frame the columns are value, low and
# value_1. So a figure's own column added beside an unnested figure is dropped by the next query without a word.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.0 polars==2.1.0 pyarrow==26.0.1
"$work/venv/bin/python" - <<'PY'
import duckdb

connection = duckdb.connect()
figure = "SELECT unnest({'value': 1, 'low': 0}), 3 AS value"
assert connection.execute(f"SELECT value FROM ({figure})").fetchall() == [(1,)]
assert connection.execute(f"SELECT value_1 FROM ({figure})").fetchall() == [(3,)]
connection.execute("CREATE TABLE one AS SELECT 1 AS value; CREATE TABLE other AS SELECT 3 AS value")
try:
    connection.execute("SELECT value FROM one, other")
except duckdb.BinderException as refusal:
    assert "mbiguous" in str(refusal), refusal
else:
    raise AssertionError("two tables were not told apart")
assert connection.sql(figure).pl().columns == ["value", "low", "value_1"]
print("as described:", connection.sql(figure).pl().to_dicts())
PY
