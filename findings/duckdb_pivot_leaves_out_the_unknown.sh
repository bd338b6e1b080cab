#!/usr/bin/env bash
# DuckDB's PIVOT drops rows whose category is unknown, and calls men M_1 where a column m is there: the sum of what it gives is
# no longer the whole.
#
# Seen with DuckDB 2.0.0. Of twelve participants, three women, four men and five of whom the sex was not told, PIVOT keeps
# seven, and has no column for the rest; Polars 2.1.0 has one, called "null". UNPIVOT, the way back, leaves unknown values out
# as well unless INCLUDE NULLS is said. Names of columns are the same to DuckDB in small and in large letters, so that the
# column of the code M becomes M_1 beside the municipality's m.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "duckdb==2.0.0" "polars==2.1.0" "pyarrow==26.0.1"
cd "$work"
"$work/env/bin/python" - <<'PY'
import duckdb
import polars as pl

told = pl.DataFrame({"m": ["2101"] * 3, "sex": ["K", "M", None], "n": [3, 4, 5]})
in_duckdb = duckdb.sql("pivot told on sex using sum(n)")
in_polars = told.pivot("sex", index="m", values="n")
assert (in_duckdb.columns, in_duckdb.fetchall()) == (["m", "K", "M_1"], [("2101", 3, 4)]), in_duckdb
assert in_polars.to_dicts() == [{"m": "2101", "K": 3, "M": 4, "null": 5}], in_polars
wide = pl.DataFrame({"K": [3], "M": [None]}, schema={"K": pl.Int64, "M": pl.Int64})
assert duckdb.sql("unpivot wide on K, M").fetchall() == [("K", 3)]
assert duckdb.sql("from wide unpivot include nulls (n for sex in (K, M))").fetchall() == [("K", 3), ("M", None)]
print("as described:", in_duckdb.columns, in_polars.columns)
PY
