#!/usr/bin/env bash
# In DuckDB 2.0 `count_if` of a group in which every answer is unknown is null; in 1.1 it was 0.
#
# Seen with duckdb 2.0.0 and 1.1.3. Of ten municipalities asked whether they have a policy, none of which has answered,
# `count_if(has_policy)` gives null in 2.0.0 and 0 in 1.1.3, while `count(*) FILTER (WHERE has_policy)` gives 0 in both.
# Over no rows at all both versions give null. A `count_if(…) > 0` that was false becomes null after the upgrade, and so
# does a difference between two such counts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/count.py" <<'PY'
import duckdb

connection = duckdb.connect()
connection.execute(
    "CREATE TABLE answer AS SELECT * FROM (VALUES ('2016', NULL::BOOLEAN), ('2016', NULL), ('2017', true), ('2017', NULL))"
    " AS answer(period, has_policy)"
)
counted = connection.execute(
    "SELECT period, count_if(has_policy), count(*) FILTER (WHERE has_policy) FROM answer GROUP BY period ORDER BY period"
).fetchall()
nobody = connection.execute("SELECT count_if(has_policy) FROM answer WHERE period = '2018'").fetchone()
unknown = None if duckdb.__version__ == "2.0.0" else 0
assert counted == [("2016", unknown, 0), ("2017", 1, 1)], counted
assert nobody == (None,), nobody
print("as described:", duckdb.__version__, counted)
PY
for version in 2.0.0 1.1.3; do
  python3 -m venv "$work/$version"
  "$work/$version/bin/pip" install --quiet --disable-pip-version-check "duckdb==$version"
  "$work/$version/bin/python" "$work/count.py"
done
