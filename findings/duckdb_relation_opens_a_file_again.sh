#!/usr/bin/env bash
# A DuckDB relation opens the file that it reads twice, one of `read_csv` four times in 2.0 (twice in 1.4); a plain `execute` once.
#
# Seen with duckdb 2.0.0 and 1.4.4 over a file system of fsspec that counts. `connection.execute(sql)` opens a partner's file
# once. `connection.sql(sql)` opens it to learn the names of the columns, and again to give the rows. `connection.read_csv(…)`
# opens it four times in 2.0.0. Over a network each is a request, and between two of them the file may become another
# one. In memory the same SQL is read and bound twice, which for a query of a thousand rows is a third to a half of its time;
# the one way to Arrow that does not, `execute(…).to_arrow_table()`, warns of "an extra copy of the rows" in 2.0.0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/count.py" <<'PY'
import warnings

import duckdb
from fsspec.implementations.memory import MemoryFileSystem

SQL = "SELECT * FROM read_csv('memory:///partner.csv', delim=';')"
READ_CSV = {"2.0.0": 4, "1.4.4": 2}


class Counted(MemoryFileSystem):
    """Files in memory, and the number of times that one was opened."""

    opened = 0

    def _open(self, path, *more, **named):
        Counted.opened += 1
        return super()._open(path, *more, **named)


files = Counted()
files.pipe_file("/partner.csv", b"kommun;antal\n2180;7\n2183;..\n")
connection = duckdb.connect()
connection.register_filesystem(files)


def times(read) -> int:
    Counted.opened = 0
    assert read() == [(2180, "7"), (2183, "..")]
    return Counted.opened


by_execute = times(lambda: connection.execute(SQL).fetchall())
by_relation = times(lambda: connection.sql(SQL).fetchall())
by_read_csv = times(lambda: connection.read_csv("memory:///partner.csv").fetchall())
assert (by_execute, by_relation, by_read_csv) == (1, 2, READ_CSV[duckdb.__version__]), (by_execute, by_relation, by_read_csv)
if duckdb.__version__ == "2.0.0":
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        connection.execute(SQL).to_arrow_table()
    assert any("extra copy" in str(warning.message) for warning in heard), heard
print("as described:", duckdb.__version__, by_execute, by_relation, by_read_csv)
PY
for version in 2.0.0 1.4.4; do
  python3 -m venv "$work/$version"
  "$work/$version/bin/pip" install --quiet --disable-pip-version-check "duckdb==$version" "fsspec==2026.9.0" "pyarrow==26.0.1"
  "$work/$version/bin/python" "$work/count.py" 2> "$work/said" || { cat "$work/said"; exit 1; }
done
