#!/usr/bin/env bash
# With drop_invalid_rows a pandera schema lets a Polars frame pass that lacks a column, holds texts for numbers or has a row twice.
#
# Seen with pandera 0.35.0, polars 2.1.0 and pandas 3.1.1. The setting takes out the rows that break a check and, where that does not help, one expects the error that
# validate() raises without it. So it is for pandas: a missing column, one too many or one of another type raises, and of double rows none is left. For Polars the rows that break
# a check of a value go, and each other fault that was found is thrown away with them: what comes back is the frame as it was.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pandera==0.35.0 polars==2.1.0 pandas==3.1.1
"$work/venv/bin/python" - <<'PY'
import pandas as pd
import pandera.pandas
import pandera.polars
import polars as pl
from pandera.errors import SchemaErrors

ROWS = {"area": ["a", "b", "b"], "people": [1, -2, 3]}


def kept(library, frame, columns: dict, **more) -> list[tuple] | str:
    schema = library.DataFrameSchema(columns, **more)
    try:
        good = schema.validate(frame, lazy=True)
    except SchemaErrors:
        return "an error"
    return good.rows() if isinstance(good, pl.DataFrame) else list(good.itertuples(index=False, name=None))


def answers(library, frame, **drop) -> dict:
    area, text, people = library.Column(str), library.Column(str), library.Column(int, library.Check.ge(0))
    return {
        "a count below zero": kept(library, frame, {"area": area, "people": people}, **drop),
        "no period": kept(library, frame, {"area": area, "people": people, "period": text}, **drop),
        "one column too many": kept(library, frame, {"area": area}, strict=True, **drop),
        "texts wanted": kept(library, frame, {"area": area, "people": text}, **drop),
        "an area twice": kept(library, frame, {"area": area, "people": library.Column(int)}, unique=["area"], **drop),
    }


whole, without_b = [("a", 1), ("b", -2), ("b", 3)], [("a", 1), ("b", 3)]
by_polars = answers(pandera.polars, pl.DataFrame(ROWS), drop_invalid_rows=True)
by_pandas = answers(pandera.pandas, pd.DataFrame(ROWS), drop_invalid_rows=True)
print("Polars:", by_polars, "\npandas:", by_pandas)
assert list(by_polars.values()) == [without_b, without_b, whole, whole, whole], by_polars
assert list(by_pandas.values()) == [without_b, "an error", "an error", "an error", [("a", 1)]], by_pandas
assert set(answers(pandera.polars, pl.DataFrame(ROWS)).values()) == {"an error"}
PY
