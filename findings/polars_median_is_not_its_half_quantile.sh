#!/usr/bin/env bash
# The median of 1, 2, 3, 4 is 2.5 by median() and 3 by quantile(0.5), in the same library; describe() shows the 3.
#
# Seen with polars 2.1.0. quantile() takes the nearest value by default, median() goes between the two in the middle. DuckDB's quantile_cont, pandas and what official
# statistics call a median give 2.5 both ways. A table of quartiles made by quantile() has a middle that is not the median published beside it,
# and, in a small group, that middle is the very figure of one person. interpolation="linear" joins them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0 duckdb==2.0.1 pandas==3.1.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import duckdb
import pandas as pd
import polars as pl

incomes = pl.Series([1, 2, 3, 4])
shown = dict(pl.DataFrame({"income": incomes}).describe().rows())["50%"]
print("median:", incomes.median(), "- quantile(0.5):", incomes.quantile(0.5), "- describe:", shown)
assert (incomes.median(), incomes.quantile(0.5), shown) == (2.5, 3.0, 3.0)
assert incomes.quantile(0.5, interpolation="linear") == 2.5
assert duckdb.sql("SELECT median(n), quantile_cont(n, 0.5) FROM unnest([1, 2, 3, 4]) t(n)").fetchall() == [(2.5, 2.5)]
assert pd.Series([1, 2, 3, 4]).quantile(0.5) == pd.Series([1, 2, 3, 4]).median() == 2.5
PY
