#!/usr/bin/env bash
# A CSV file whose column of SDMX sex codes holds women alone is read by DuckDB as a column of truth values: F is false.
#
# Seen with duckdb 2.0.0. With an M anywhere among the rows that are looked at, the column is text. A file that was filtered
# to women (every row F) gives BOOLEAN, false in every row; the same goes for T, the SDMX code of both sexes together, which
# becomes true. Joined with a code list nothing matches, and no error is raised. polars 2.1.0 and pyarrow 26.0.1 keep text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.0 polars==2.1.0 pyarrow==26.0.1
cd "$work"
printf 'municipality_code,sex,value\n2180,F,12\n2104,F,7\n' > women.csv
printf 'municipality_code,sex,value\n2180,F,12\n2180,M,9\n' > both.csv
printf 'municipality_code,sex,value\n2180,T,21\n2104,T,16\n' > together.csv
"$work/venv/bin/python" - <<'PY'
import duckdb
import polars as pl
import pyarrow.csv


def sexes(file: str) -> list:
    return [row[0] for row in duckdb.sql(f"SELECT sex FROM read_csv('{file}')").fetchall()]


assert sexes("both.csv") == ["F", "M"]
assert sexes("women.csv") == [False, False], sexes("women.csv")
assert sexes("together.csv") == [True, True], sexes("together.csv")
assert pl.read_csv("women.csv")["sex"].to_list() == ["F", "F"]
assert pyarrow.csv.read_csv("women.csv")["sex"].to_pylist() == ["F", "F"]
print("as described: women alone are", sexes("women.csv"))
PY
