#!/usr/bin/env bash
# How many quarters lie between two days: DuckDB counts the ends that are passed, Spark the whole ones, and SQLGlot takes one for the other.
#
# Seen with SQLGlot 30.30.0 from DuckDB 2.0.1 to PySpark 4.3.0. From the 30th of September to the 1st of October it is one quarter in DuckDB and none
# in Spark (DATEDIFF(QUARTER, …)); the same of months and years. Three months added again and again to the 31st of March give the 30th of December in
# DuckDB (generate_series) and the 31st in Spark (SEQUENCE). Both are written without a warning, with unsupported_level=RAISE
# too. From the first day of a quarter to the first day of another they agree.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v java >/dev/null || { echo "needs Java 17 for Spark" >&2; exit 2; }
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "sqlglot==30.30.0" "duckdb==2.0.1" "pyspark==4.3.0"
cd "$work"
env/bin/python - <<'PY'
import duckdb
import sqlglot
from pyspark.sql import SparkSession

ASKED = {
    "SELECT date_diff('quarter', DATE '2018-09-30', DATE '2018-10-01') AS n": (1, 0),
    "SELECT date_diff('year', DATE '2017-12-31', DATE '2018-01-01') AS n": (1, 0),
    "SELECT day(list_max(generate_series(DATE '2016-03-31', DATE '2016-12-31', INTERVAL 3 MONTH))) AS n": (30, 31),
    "SELECT date_diff('quarter', DATE '2018-07-01', DATE '2018-10-01') AS n": (1, 1),
}
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
for asked, wanted in ASKED.items():
    [written] = sqlglot.transpile(asked, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    found = duckdb.sql(asked).fetchall()[0][0], spark.sql(written).collect()[0][0]
    assert found == wanted, (asked, written, found)
    print("as described:", written, "| DuckDB", found[0], "| Spark", found[1])
PY
