#!/usr/bin/env bash
# In DuckDB 2.0 a sum over a LEFT JOIN to nothing is 5, and `sum(people) > 0` of it is false.
#
# Seen with duckdb 2.0.0 and 2.0.1; 1.5.6 is right. Two municipalities had 0 and 5 people, and no note is about 2018. A LEFT JOIN keeps both rows
# although it finds no note. What is seen fits this: the optimizer takes a sum for at most the largest value times the number of rows, and the rows
# of an outer join for left times right, which is none when the right side is empty. So `sum(people)` is counted, rightly, to 5, while `> 0` beside it
# was made `false` before a row was read. WHERE, HAVING and CASE go wrong with it: the row is gone, the kind is another. No error, no warning.
# It takes integers or decimals of which the least is 0 or below and the largest above, and a join that is known to find nothing: an empty table with a
# condition of its own, or a filter that lets nothing through. With `statistics_propagation` among the disabled optimizers it is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/people.py" <<'PY'
import duckdb

connection = duckdb.connect()
connection.execute("CREATE TABLE placement AS FROM (VALUES ('2180', 0), ('2183', 5)) AS placement(code, people)")
connection.execute("CREATE TABLE note (year INTEGER)")
connection.execute("CREATE TABLE told AS SELECT 2016 AS year")
TO_NOTHING = "FROM placement LEFT JOIN note ON note.year = 2018"
TO_NOTHING_LEFT = "FROM placement LEFT JOIN (FROM told WHERE year = 2018) ON true"
RIGHT = ([(5, True)], [(5, True)], [("some",)], [(5,)])
WRONG = ([(5, False)], [(5, False)], [("none",)], [])


def answers() -> tuple:
    return tuple(
        connection.execute(sql).fetchall()
        for sql in (
            f"SELECT sum(people), sum(people) > 0 {TO_NOTHING}",
            f"SELECT sum(people), sum(people) > 0 {TO_NOTHING_LEFT}",
            f"SELECT CASE WHEN sum(people) > 0 THEN 'some' ELSE 'none' END {TO_NOTHING}",
            f"SELECT sum(people) {TO_NOTHING} HAVING sum(people) > 0",
        )
    )


expected = RIGHT if duckdb.__version__ == "1.5.6" else WRONG
assert answers() == expected, (duckdb.__version__, answers())
connection.execute("SET disabled_optimizers = 'statistics_propagation'")
assert answers() == RIGHT, (duckdb.__version__, answers())
print("as described:", duckdb.__version__, expected)
PY
for version in 2.0.0 2.0.1 1.5.6; do
  python3 -m venv "$work/$version"
  "$work/$version/bin/pip" install --quiet --disable-pip-version-check "duckdb==$version"
  "$work/$version/bin/python" "$work/people.py"
done
