#!/usr/bin/env bash
# An ENUM in DuckDB sorts by its own order but is compared with a text by the alphabet.
#
# Seen with duckdb 2.0.0 and polars 2.1.0. A ladder låg < mellan < hög as ENUM: ORDER BY, max() and row_number() follow the
# ladder. `grade > 'låg'` gives mellan alone: the text is not made an ENUM, the ENUM is made a text, and "hög" < "låg".
# `grade > 'låg'::grade` gives mellan and hög. A CASE with a text in its ELSE loses the ladder in the same silent way.
# On the way to Polars the order is lost altogether: the column arrives as Categorical and sorts by the alphabet, and a
# pl.Enum on the way into DuckDB arrives as VARCHAR.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.0 polars==2.1.0 pyarrow==26.0.1
"$work/venv/bin/python" - <<'PY'
import duckdb
import polars as pl

connection = duckdb.connect()
connection.execute("CREATE TYPE grade AS ENUM ('låg', 'mellan', 'hög')")
connection.execute("CREATE TABLE ladder AS SELECT unnest(['hög', 'låg', 'mellan']::grade[]) AS step")


def steps(sql: str) -> list[str]:
    return [row[0] for row in connection.sql(sql).fetchall()]


assert steps("SELECT step FROM ladder ORDER BY step") == ["låg", "mellan", "hög"]
assert steps("SELECT max(step) FROM ladder") == ["hög"]
assert steps("SELECT step FROM ladder WHERE step > 'låg' ORDER BY step") == ["mellan"]
assert steps("SELECT step FROM ladder WHERE step > 'låg'::grade ORDER BY step") == ["mellan", "hög"]
with_else = "SELECT CASE WHEN step IS NULL THEN 'okänt' ELSE step END AS step FROM ladder ORDER BY step"
assert steps(with_else) == ["hög", "låg", "mellan"]

frame = connection.sql("SELECT step FROM ladder").pl()
assert frame.schema["step"] == pl.Categorical, frame.schema
assert frame.sort("step")["step"].to_list() == ["hög", "låg", "mellan"]

enum = pl.DataFrame({"step": pl.Series(["hög", "låg"], dtype=pl.Enum(["låg", "mellan", "hög"]))})
connection.from_arrow(enum.to_arrow()).create("from_polars")
assert connection.sql("DESCRIBE from_polars").fetchall()[0][1] == "VARCHAR"
print("as described: step > 'låg' finds", steps("SELECT step FROM ladder WHERE step > 'låg'"))
PY
