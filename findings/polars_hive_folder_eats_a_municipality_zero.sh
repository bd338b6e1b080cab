#!/usr/bin/env bash
# DuckDB writes a hive folder kod=0180 and reads its own code back as text; Polars and pyarrow read the number 180 there.
#
# Seen with duckdb 2.0.0, polars 2.1.0, pyarrow 26.0.1. DuckDB guesses types of folder names, but leaves one with a leading zero
# alone. Polars' and pyarrow's guesses do not. Codes of Swedish municipalities begin with 0 in the counties 01
# (Stockholm) to 09 (Gotland) alone: a test with Gävleborg's codes (21xx) sees nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.0 polars==2.1.0 pyarrow==26.0.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import duckdb
import polars as pl
import pyarrow.dataset

duckdb.execute(
    "COPY (SELECT '0180' AS kod, 1 AS antal UNION ALL SELECT '0480', 2) TO 'hive' (FORMAT parquet, PARTITION_BY (kod))"
)
own = duckdb.sql("SELECT kod FROM read_parquet('hive/*/*.parquet', hive_partitioning = true) ORDER BY antal").fetchall()
assert own == [("0180",), ("0480",)], own
assert pl.read_parquet("hive/", hive_partitioning=True).sort("antal")["kod"].to_list() == [180, 480]
table = pyarrow.dataset.dataset("hive", partitioning="hive").to_table()
assert sorted(table["kod"].to_pylist()) == [180, 480]
print("as described: DuckDB reads", own, "- Polars and pyarrow read 180 and 480")
PY
