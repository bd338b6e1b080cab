#!/usr/bin/env bash
# TRY_CAST to INTEGER as a check of what a partner wrote lets "12.7" pass as 13, "1_200" as 1200 and "0x1F" as 31.
#
# Seen with duckdb 2.0.1. One expects NULL for a text that is not a whole number. DuckDB rounds decimals (2.5 people are 3), reads exponents, Python's underscores,
# hexadecimals and a point with nothing after it. What a Swede writes, "1 200" and "1,5", is NULL. Polars 2.1.0 gives null for all of them.
# A check of a count has to look at the text itself before it casts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 polars==2.1.0
cd "$work"
"$work/venv/bin/python" - <<'PY'
import duckdb
import polars as pl

PASSED = {"12.7": 13, "2.5": 3, "1e3": 1000, "1_200": 1200, "0x1F": 31, "12.": 12, " 12 ": 12}
REFUSED = ["1 200", "1,5", "12%"]
connection = duckdb.connect()
found = {text: connection.execute("SELECT try_cast(? AS INTEGER)", [text]).fetchone()[0] for text in [*PASSED, *REFUSED]}
print(found)
assert found == PASSED | dict.fromkeys(REFUSED), found
assert pl.Series([*PASSED, *REFUSED]).cast(pl.Int64, strict=False).to_list() == [None] * 10
PY
