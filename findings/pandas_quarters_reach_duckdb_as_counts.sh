#!/usr/bin/env bash
# A column of quarters that pandas writes to Parquet is a column of whole numbers to DuckDB: the third quarter of 2018 is 194.
#
# Seen with pandas 3.1.1, pyarrow 26.0.1 and DuckDB 2.0.0. pandas keeps a Period as the number of quarters since 1970, and says
# in the file's schema that it is one (the extension type "pandas.period"); DuckDB reads the number and tells nothing of the
# rest, so that it can be added up as if it were persons. The same frame, asked of DuckDB without a file, is refused.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "duckdb==2.0.0" "pandas==3.1.1" "pyarrow==26.0.1"
cd "$work"
"$work/env/bin/python" - <<'PY'
import duckdb
import pandas as pd
import pyarrow.parquet as pq

frame = pd.DataFrame({"quarter": pd.PeriodIndex(["2018Q3", "2018Q4"], freq="Q"), "n": [1, 2]})
frame.to_parquet("quarters.parquet")
[kind, _] = [str(field.type) for field in pq.read_schema("quarters.parquet")]
read = duckdb.sql("select quarter, n, typeof(quarter) from 'quarters.parquet'").fetchall()
assert "pandas.period" in kind or "ArrowPeriodType" in kind or "extension" in kind, kind
assert read == [(194, 1, "BIGINT"), (195, 2, "BIGINT")], read
try:
    duckdb.sql("from frame")
except duckdb.Error as refused:
    assert "period" in str(refused), refused
else:
    raise AssertionError("a frame with quarters is taken")
print("as described:", kind, read)
PY
