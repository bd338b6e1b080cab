#!/usr/bin/env bash
# An ordered kind (low < middle < high) keeps its order inside DuckDB and inside Polars, and on no way between the two.
#
# Seen with duckdb 2.0.1, polars 2.1.0 and pyarrow 26.0.1. Both have an ENUM type that sorts by its list. From DuckDB by .pl() it is a Categorical, which sorts by
# letter; by Parquet it is a text. From Polars an Enum is VARCHAR in DuckDB, straight from the frame as by Parquet, although Arrow's schema in the file
# says ordered. ORDER BY and max() go by the letter then: "middle" is the highest level, and "10-14" stands before "5-9".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 polars==2.1.0 pyarrow==26.0.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import duckdb
import polars as pl

LEVELS = ["low", "middle", "high"]
connection = duckdb.connect()
connection.execute("CREATE TYPE level AS ENUM ('low', 'middle', 'high')")
connection.execute("CREATE TABLE people AS SELECT unnest(['high', 'low', 'middle'])::level AS level")
connection.execute("COPY people TO 'duckdb.parquet'")
ordered = "SELECT list(level ORDER BY level)::VARCHAR[], max(level)::VARCHAR FROM "
assert connection.sql(ordered + "people").fetchall()[0] == (LEVELS, "high")

taken = connection.sql("FROM people").pl()["level"]
print("DuckDB to Polars:", taken.dtype, taken.sort().to_list(), "- by Parquet:", pl.read_parquet("duckdb.parquet").schema)
assert taken.dtype == pl.Categorical and taken.sort().to_list() == sorted(LEVELS)
assert pl.read_parquet("duckdb.parquet")["level"].dtype == pl.String

frame = pl.DataFrame({"level": pl.Series(["high", "low", "middle"], dtype=pl.Enum(LEVELS))})
assert frame["level"].sort().to_list() == LEVELS and frame["level"].max() == "high"
frame.write_parquet("polars.parquet")
for source in ("frame", "'polars.parquet'"):
    assert connection.sql(f"FROM {source}").types == ["VARCHAR"], source
    found = connection.sql(ordered + source).fetchall()[0]
    print("Polars to DuckDB,", source, found)
    assert found == (sorted(LEVELS), "middle"), found
PY
