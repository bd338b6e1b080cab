#!/usr/bin/env bash
# DuckDB finds a column by either case, but for å, ä and ö: ANTAL is antal, and ÅR is not år.
#
# Seen with DuckDB 2.0.1. Names are compared without regard to case by the letters of ASCII alone, while its texts are compared by all
# ('ÅR' ILIKE 'år' and lower('ÅR') = 'år' hold). So a query of antal and år reads the one and not the other of a file
# with capital headings; UNION ALL BY NAME of two such files makes one column of ANTAL and antal and two of ÅR and
# år, each half unknown; and one table may have both "KÖN" and "kön", where "KON" and "kon" are refused.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "duckdb==2.0.1"
cd "$work"
printf 'ANTAL,ÅR\n5,2017\n' > capitals.csv
printf 'antal,år\n7,2018\n' > small.csv
"$work/env/bin/python" - <<'PY'
import duckdb

both = duckdb.sql("from 'capitals.csv' union all by name from 'small.csv'")
assert both.columns == ["ANTAL", "ÅR", "år"], both.columns
assert both.fetchall() == [(5, 2017, None), (7, None, 2018)], both.fetchall()
assert duckdb.sql("select antal from 'capitals.csv'").fetchall() == [(5,)]
try:
    told = duckdb.sql("select år from 'capitals.csv'").fetchall()
except duckdb.BinderException as fault:
    told = "not found" if "not found" in str(fault) else str(fault)
assert told == "not found", told
assert duckdb.sql("select 'ÅR' ilike 'år', lower('ÅR') = 'år'").fetchall() == [(True, True)]
duckdb.sql('create table two ("KÖN" varchar, "kön" varchar)')
try:
    told = duckdb.sql('create table other ("KON" varchar, "kon" varchar)')
except duckdb.CatalogException:
    told = "refused"
assert told == "refused", told
print("as described:", both.columns)
PY
