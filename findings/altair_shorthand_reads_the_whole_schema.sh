#!/usr/bin/env bash
# For each channel that is written as a text or by `alt.value`, Altair writes its whole schema as JSON, some five hundred times.
#
# Seen with altair 6.3.0. `encode(text="words:N")` and `encode(y=alt.value(0))` are read by `from_dict`, which first makes a list of all
# classes of the library by a hash of their schemas, anew each time; `encode(text=alt.Text("words:N"))` and `encode(y=alt.YValue(0))` give
# the same chart and make none. It takes milliseconds for each channel: of a dashboard of twenty layered charts a half of the first drawing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "altair==6.3.0" "polars==2.1.0"
"$work/env/bin/python" - <<'PY'
import altair as alt
import polars as pl
from altair.utils.schemapi import _FromDict

hashed, hash_schema = [], _FromDict.hash_schema


def counted(schema: dict, *more: object, **named: object) -> int:
    hashed.append(schema)
    return hash_schema(schema, *more, **named)


_FromDict.hash_schema = staticmethod(counted)
rows = alt.Chart(pl.DataFrame({"words": ["Gävle"]})).mark_text()


def drawn(**channels: object) -> tuple[dict, int]:
    hashed.clear()
    return rows.encode(**channels).to_dict(), len(hashed)


for short, long in (
    ({"text": "words:N"}, {"text": alt.Text("words:N")}),
    ({"y": alt.value(0)}, {"y": alt.YValue(0)}),
):
    (chart, often), (same, never) = drawn(**short), drawn(**long)
    print(f"{short}: {often} schemas hashed; {long}: {never}")
    assert chart == same
    assert often > 500 and never == 0, (often, never)
PY
