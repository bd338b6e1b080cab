#!/usr/bin/env bash
# What a second Spark Connect session of a process checkpoints, PySpark hands to the first one.
#
# Seen with pyspark 4.3.0 and Java 17. Two sessions are made on one server. The second keeps the result of a query there
# (`localCheckpoint`): the frame that comes back belongs to the first session (`frame.sparkSession`), which the server keeps apart from
# the second. Expected: that it belongs to the session that counted it, as every other frame does.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "pyspark[connect]==4.3.0" "pandas<3"
cd "$work"
"$work/venv/bin/python" - <<'PY'
from pyspark.sql import SparkSession

first = SparkSession.builder.remote("local[1]").getOrCreate()
second = SparkSession.builder.remote("sc://localhost").create()
counted = second.sql("SELECT 1 AS one")
kept = counted.localCheckpoint()
assert counted.sparkSession is second
assert kept.sparkSession is first, "the frame belongs to the session that counted it"
print("as described: the frame belongs to the first session")
del kept
second.client.close()
first.client.close()
PY
