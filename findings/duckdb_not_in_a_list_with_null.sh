#!/usr/bin/env bash
# In DuckDB `NOT IN` answers otherwise for a list than for the same values in parentheses, when one of them is null.
#
# Seen with duckdb 2.0.0. `code NOT IN ('2180', NULL)`, `NOT IN (SELECT …)` and `<> ALL` give no row, as SQL's three values
# demand. `code NOT IN $codes` with a Python list that holds None, and `NOT IN ['2180', NULL]`, give every other code. A filter
# that is moved from a subquery to a parameter thus lets through what it kept out, without an error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.0
"$work/venv/bin/python" - <<'PY'
import duckdb

connection = duckdb.connect()
connection.execute("CREATE TABLE municipality AS SELECT unnest(['2180', '2104']) AS code")


def codes(condition: str, **parameters) -> list[str]:
    return [row[0] for row in connection.execute(f"SELECT code FROM municipality WHERE {condition}", parameters).fetchall()]


hidden = ["2180", None]
assert codes("code NOT IN ('2180', NULL)") == []
assert codes("code NOT IN (SELECT unnest($hidden))", hidden=hidden) == []
assert codes("code <> ALL ($hidden)", hidden=hidden) == []
assert codes("code NOT IN $hidden", hidden=hidden) == ["2104"]
assert codes("code NOT IN ['2180', NULL]") == ["2104"]
print("as described: NOT IN $hidden gives", codes("code NOT IN $hidden", hidden=hidden))
PY
