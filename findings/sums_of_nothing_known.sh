#!/usr/bin/env bash
# The sum of two protected counts (null) is 0 in Polars, NULL in DuckDB and the text "NaN" in a Vega-Lite chart.
#
# Seen with polars 2.1.0, duckdb 2.0.1 and vl-convert-python 1.9.0. Null stands for "too few to be shown". Polars' sum() and pivot(aggregate_function="sum") write 0, "nobody": a
# statement that the data do not make. pivot() does it for a cell that has no row as well. DuckDB's SUM and PIVOT keep NULL. Vega-Lite's sum of nulls
# prints NaN, while a null beside a number counts as nothing. The same figure moved from SQL to a frame changes its meaning.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0 duckdb==2.0.1 pyarrow==26.0.1 vl-convert-python==1.9.0
cd "$work"
"$work/venv/bin/python" - <<'PY'
import re

import duckdb
import polars as pl
import vl_convert

frame = pl.DataFrame({"area": ["a", "a", "b"], "year": ["2017", "2018", "2017"], "people": [None, 2, 3]})
by_polars = frame.pivot("year", index="area", values="people", aggregate_function="sum").rows()
by_duckdb = duckdb.sql("PIVOT frame ON year USING sum(people) ORDER BY area").fetchall()
print("Polars:", by_polars, "- DuckDB:", by_duckdb)
assert by_polars == [("a", 0, 2), ("b", 3, 0)] and pl.Series([None, None], dtype=pl.Int64).sum() == 0
assert by_duckdb == [("a", None, 2), ("b", 3, None)]


def in_chart(*people: int | None) -> str:
    text = {"field": "people", "aggregate": "sum", "type": "quantitative"}
    spec = {"data": {"values": [{"people": n} for n in people]}, "mark": "text", "encoding": {"text": text}}
    return re.findall(r"<text[^>]*>([^<]*)</text>", vl_convert.vegalite_to_svg(spec))[0]


print("Vega-Lite:", in_chart(None, None), in_chart(None, 2))
assert in_chart(None, None) == "NaN" and in_chart(None, 2) == "2"
PY
