#!/usr/bin/env bash
# DuckDB 2.0 plans a prepared statement that reads a table again at every EXECUTE; DuckDB 1.4 planned it once.
#
# Seen with duckdb 2.0.0 and 1.4.4. The same sums are prepared once and executed often, over a table of a hundred rows and over as
# many rows that stand in the statement itself. Over the table EXECUTE takes two thirds of the processor time of the plain statement
# in 2.0.0 and a seventh in 1.4.4; over the rows in the statement a tenth in both. One would expect that what PREPARE has read, bound
# and planned is kept: where a query over a few thousand rows is mostly planned, PREPARE saves next to nothing now. Over the rows of the
# same table, held in memory by `materialize()` and registered under a name, 2.0.0 does keep the plan.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/prepared.py" <<'PY'
from time import process_time

import duckdb

connection = duckdb.connect(config={"threads": 1})
connection.execute("CREATE TABLE told AS SELECT range AS people, range % 7 AS kind FROM range(100)")
sums = ", ".join(f"sum(CASE WHEN people > {n} THEN kind ELSE {n} END) AS sum_{n}" for n in range(300))
here = "(VALUES " + ", ".join(f"({n}, {n % 7})" for n in range(100)) + ") AS told (people, kind)"


def seconds(sql: str) -> float:
    taken = []
    for _ in range(9):
        begun = process_time()
        connection.execute(sql).fetchall()
        taken.append(process_time() - begun)
    return min(taken)


def part(source: str) -> float:
    """The time of EXECUTE as a part of that of the plain statement, which gives the same rows."""
    sql = f"SELECT {sums} FROM {source}"
    connection.execute(f"PREPARE asked AS {sql}")
    assert connection.execute("EXECUTE asked").fetchall() == connection.execute(sql).fetchall()
    found = seconds("EXECUTE asked") / seconds(sql)
    connection.execute("DEALLOCATE asked")
    return found


of_table, of_rows = part("told"), part(here)
if duckdb.__version__ == "2.0.0":
    connection.register("held", connection.sql("FROM told").materialize())
    of_held = part("held")
    assert of_held < 0.4, of_held
    print(f"of held rows {of_held:.2f}")
of_table_then = {"2.0.0": of_table > 0.4, "1.4.4": of_table < 0.4}
assert of_table_then[duckdb.__version__] and of_rows < 0.4, (of_table, of_rows)
print(f"as described: {duckdb.__version__}: of a table {of_table:.2f}, of rows in the statement {of_rows:.2f}")
PY
for version in 2.0.0 1.4.4; do
  python3 -m venv "$work/$version"
  "$work/$version/bin/pip" install --quiet --disable-pip-version-check "duckdb==$version"
  "$work/$version/bin/python" "$work/prepared.py"
done
