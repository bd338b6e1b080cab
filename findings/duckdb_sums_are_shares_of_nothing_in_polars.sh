#!/usr/bin/env bash
# 3 women of 12 people, both summed by DuckDB, are a share of 0 in Polars, and 9 of 12 are a share of 1.
#
# Seen with duckdb 2.0.1, polars 2.1.0 and pyarrow 26.0.1. A sum of whole numbers comes by .pl() as decimal[38,0] (duckdb_counts_become_floats_in_parquet.sh). In Polars the
# quotient of two decimals has as many places as they have: none. 100 * women / people is 29 for 2 of 7, so that a percentage looks like a rounded one.
# The same division in Polars' own SQL is 0.25, and so it is in pandas by .df(), where the sums are floats. pyarrow's mean of 12 and 13 people
# is 13 in the same way; Polars' mean is 12.5. Nothing is raised or warned of. sum(n)::BIGINT in the query keeps them apart.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 polars==2.1.0 pyarrow==26.0.1 pandas==3.1.1
"$work/venv/bin/python" -W error - <<'PY'
import duckdb
import polars as pl
import pyarrow.compute as pc

ROWS = "(VALUES ('a', 3, 12), ('b', 9, 12), ('c', 2, 7)) AS row(area, women, people)"
SUMS = f"SELECT area, sum(women){{cast}} AS women, sum(people){{cast}} AS people FROM {ROWS} GROUP BY area ORDER BY area"
share = (pl.col("women") / pl.col("people")).cast(pl.Float64).round(2)
percent = (100 * pl.col("women") / pl.col("people")).cast(pl.Float64).round(2)


def shares(cast: str) -> list[tuple[float, float]]:
    return duckdb.sql(SUMS.format(cast=cast)).pl().select(share, percent.alias("percent")).rows()


sums = duckdb.sql(SUMS.format(cast=""))
by_sql = pl.SQLContext(sums=sums.pl()).execute("SELECT women / people AS share FROM sums", eager=True)
by_pandas = sums.df().eval("women / people").round(2).to_list()
print("sums:", shares(""), "- cast:", shares("::BIGINT"), "- pandas:", by_pandas)
assert shares("") == [(0, 25), (1, 75), (0, 29)], shares("")
assert shares("::BIGINT") == [(0.25, 25), (0.75, 75), (0.29, 28.57)], shares("::BIGINT")
assert by_sql["share"].cast(pl.Float64).round(2).to_list() == by_pandas == [0.25, 0.75, 0.29], by_sql

two = duckdb.sql("SELECT sum(n) AS people FROM (VALUES ('a', 12), ('b', 13)) AS row(area, n) GROUP BY area")
assert (pc.mean(two.to_arrow_table()["people"]).as_py(), two.pl()["people"].mean()) == (13, 12.5)
PY
