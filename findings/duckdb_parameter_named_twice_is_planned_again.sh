#!/usr/bin/env bash
# DuckDB 2.0 plans a prepared statement again at every EXECUTE when it names a parameter in two places, and keeps the plan when it does once.
#
# Seen with duckdb 2.0.0. The same sums are prepared over rows that are held in memory, once with `$day` in one place and once in two,
# of one type in both. With one place EXECUTE takes a fifth of the processor time of the plain statement; with two all of it. The same
# rows chosen by two parameters that are given the same value keep their plan. A macro that says its argument twice is enough, and so is
# an alias that is used again in the same SELECT. One would expect that one name is one parameter however often it stands there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/twice.py" <<'PY'
from time import process_time

import duckdb

connection = duckdb.connect(config={"threads": 1})
rows = connection.sql("SELECT range AS people, range % 7 AS kind, DATE '2018-01-01' + range::INTEGER AS day FROM range(100)").materialize()
connection.register("told", rows)
connection.execute("CREATE MACRO is_there(since, day) AS since <= day AND year(since) <= year(day)")
sums = ", ".join(f"sum(CASE WHEN people > {n} THEN kind ELSE {n} END) AS sum_{n}" for n in range(200))


def seconds(sql: str) -> float:
    taken = []
    for _ in range(9):
        begun = process_time()
        connection.execute(sql).fetchall()
        taken.append(process_time() - begun)
    return min(taken)


def part(condition: str, given: str) -> float:
    """The time of EXECUTE as a part of that of the plain statement, which gives the same rows."""
    plain = condition
    for parameter in ("$day_too", "$day"):
        plain = plain.replace(parameter, "DATE '2018-02-01'")
    sql = f"SELECT {sums} FROM told WHERE {{}}"
    connection.execute(f"PREPARE asked AS {sql.format(condition)}")
    assert connection.execute(f"EXECUTE asked({given})").fetchall() == connection.execute(sql.format(plain)).fetchall()
    found = seconds(f"EXECUTE asked({given})") / seconds(sql.format(plain))
    connection.execute("DEALLOCATE asked")
    return found


one, other = "day := DATE '2018-02-01'", "day_too := DATE '2018-02-01'"
once = part("day <= $day::DATE", one)
two_names = part("day <= $day::DATE AND day < $day_too::DATE + 1", f"{one}, {other}")
twice = part("day <= $day::DATE AND day < $day::DATE + 1", one)
in_a_macro = part("is_there(day, $day::DATE)", one)
assert max(once, two_names) < 0.4 and min(twice, in_a_macro) > 0.6, (once, two_names, twice, in_a_macro)
print(f"as described: once {once:.2f}, two names {two_names:.2f}, twice {twice:.2f}, in a macro {in_a_macro:.2f}")
PY
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "duckdb==2.0.0"
"$work/venv/bin/python" "$work/twice.py"
