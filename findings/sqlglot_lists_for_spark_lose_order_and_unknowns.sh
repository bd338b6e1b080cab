#!/usr/bin/env bash
# A list of DuckDB, written for Spark by SQLGlot, comes without its order and without what is unknown; and the value of the latest day turns unknown.
#
# Seen with SQLGlot 30.30.0 from DuckDB 2.0.1 to PySpark 4.3.0. `list(x ORDER BY y)` becomes COLLECT_LIST(x): the order is left out, with
# unsupported_level=RAISE too. DuckDB keeps an unknown place in a list, COLLECT_LIST drops it, so that two lists of one length no longer go
# side by side. `arg_max(a, b)` becomes MAX_BY(a, b): DuckDB passes over rows whose `a` is unknown, Spark gives the unknown.
# Each runs on both and says nothing.
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
    "SELECT list(x ORDER BY y) AS n FROM (VALUES (1, 3), (2, 2), (3, 1)) AS t (x, y)": ([3, 2, 1], [1, 2, 3]),
    "SELECT list(x) AS n FROM (VALUES (1), (NULL)) AS t (x)": ([1, None], [1]),
    "SELECT arg_max(a, b) AS n FROM (VALUES (NULL, 3), (2, 2)) AS t (a, b)": (2, None),
}
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
for asked, wanted in ASKED.items():
    [written] = sqlglot.transpile(asked, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    found = duckdb.sql(asked).fetchall()[0][0], spark.sql(written).collect()[0][0]
    assert found == wanted, (asked, written, found)
    print("as described:", written, "| DuckDB", found[0], "| Spark", found[1])
PY
