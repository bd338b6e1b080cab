#!/usr/bin/env bash
# Which area has a share above one half, and what the largest share is, DuckDB answers by which library wrote the Parquet file.
#
# Seen with duckdb 2.0.1, polars 2.1.0 and pyarrow 26.0.1. A share of nobody (0.0 / 0.0) is NaN in all three. DuckDB holds NaN for the largest number, so that
# `share > 0.5` is true of it. Polars and pyarrow leave it out of the highest value that they note in the file (0.2), and DuckDB passes over a part of a file
# by that note: of the same three rows it finds none in their files and one in its own, or in the frame. max(share) is 0.2 in the file of pyarrow and
# NaN in the other two, while ORDER BY share DESC begins with the NaN in all of them. NaN has to be made null before the file is written.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 polars==2.1.0 pyarrow==26.0.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import math

import duckdb
import polars as pl
import pyarrow.parquet as pq

frame = pl.DataFrame({"area": ["a", "b", "c"], "women": [1.0, 2.0, 0.0], "people": [10.0, 10.0, 0.0]})
frame = frame.select("area", share=pl.col("women") / pl.col("people"))
frame.write_parquet("polars.parquet")
pq.write_table(frame.to_arrow(), "pyarrow.parquet")
duckdb.sql("COPY frame TO 'duckdb.parquet'")


def answers(source: str) -> tuple[list[str], float | str, str]:
    above = [area for (area,) in duckdb.sql(f"SELECT area FROM {source} WHERE share > 0.5").fetchall()]
    ((largest,),) = duckdb.sql(f"SELECT max(share) FROM {source}").fetchall()
    ((first,),) = duckdb.sql(f"SELECT area FROM {source} ORDER BY share DESC LIMIT 1").fetchall()
    return above, "NaN" if math.isnan(largest) else largest, first


seen = {source: answers(source) for source in ("frame", "'duckdb.parquet'", "'polars.parquet'", "'pyarrow.parquet'")}
print(seen)
assert seen == {
    "frame": (["c"], "NaN", "c"),
    "'duckdb.parquet'": (["c"], "NaN", "c"),
    "'polars.parquet'": ([], "NaN", "c"),
    "'pyarrow.parquet'": ([], 0.2, "c"),
}, seen
PY
