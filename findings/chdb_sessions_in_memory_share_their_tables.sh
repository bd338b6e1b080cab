#!/usr/bin/env bash
# Two sessions of chDB in memory are one database: what the second replaces is what the first counts on.
#
# Seen with chdb 4.4.0 (chdb-core 26.9.0). Of `Session` it says: "Multiple sessions can coexist. Each session has its own
# connection and database context"; without a path it is in memory. A second one finds the table of the first, and after its
# `CREATE OR REPLACE TABLE` the first session answers from the other rows, without a word. With `duckdb.connect()` or
# `sqlite3.connect(":memory:")` each has its own. Who has two versions of the same data open, as a dashboard does, would show one
# under the name of the other; one session is closed before the next is opened, or each has a database of its own name.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "chdb==4.4.0"
"$work/env/bin/python" - <<'PY'
import sqlite3

from chdb.session import Session

first, second = Session(), Session()
first.query("CREATE TABLE placement ENGINE = Memory AS SELECT 40 AS people")
found = str(second.query("SHOW TABLES", "CSV")).strip()
second.query("CREATE OR REPLACE TABLE placement ENGINE = Memory AS SELECT 55 AS people")
told = str(first.query("SELECT people FROM placement", "CSV")).strip()
other = sqlite3.connect(":memory:")
sqlite3.connect(":memory:").execute("CREATE TABLE placement (people)")
apart = other.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
assert (found, told, apart) == ('"placement"', "55", 0), (found, told, apart)
print("as described: the second session finds", found, "and the first, which was given 40, now tells", told)
PY
