#!/usr/bin/env bash
# SQLGlot translates the literal letters of a date format as if they were letters of the other dialect's pattern.
#
# Seen with sqlglot 30.30.0. DuckDB's strftime(day, '%Y-Q') || quarter(day) writes 2018-Q4. Translated to Spark it is
# DATE_FORMAT(day, 'yyyy-Q'), where Q is the number of the quarter, so that a 4 stands where the letter stood (2018-44). The
# letter would have to be quoted in the pattern. To PostgreSQL ('YYYY-Q', where Q is the quarter, too) it is the same. In the same
# pass list(x ORDER BY x) becomes COLLECT_LIST(x) without its order, where string_agg keeps it. Neither gives a warning.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check sqlglot==30.30.0
"$work/venv/bin/python" - <<'PY'
import sqlglot


def translated(sql: str, dialect: str) -> str:
    options = {"read": "duckdb", "write": dialect, "unsupported_level": sqlglot.ErrorLevel.RAISE}
    return sqlglot.transpile(sql, **options)[0]


quarter = "SELECT strftime(day, '%Y-Q') || quarter(day) FROM delivery"
assert "DATE_FORMAT(day, 'yyyy-Q')" in translated(quarter, "spark"), translated(quarter, "spark")
assert "'YYYY-Q'" in translated(quarter, "postgres"), translated(quarter, "postgres")
assert translated("SELECT list(code ORDER BY code) FROM delivery", "spark") == "SELECT COLLECT_LIST(code) FROM delivery"
assert "ORDER BY code" in translated("SELECT string_agg(code, ', ' ORDER BY code) FROM delivery", "spark")
print("as described:", translated(quarter, "spark"))
PY
