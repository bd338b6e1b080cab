#!/usr/bin/env bash
# Altair copies a chart again and again on its way through a layer to JSON, and nine in ten of the parts it copies are fields without a value.
#
# Seen with altair 6.3.0. `alt.layer(chart, rule)` copies each of its charts deeply, and `to_dict()` copies the whole again. A mark, an
# encoding and an axis have dozens of fields that nobody has set; each holds the same `Undefined`, and each is walked into
# like a value. Of a chart with one line and one rule more than nine in ten calls of the copying function are for `Undefined`. On
# a dashboard of thirty small charts that is a quarter of the time of a first drawing. A chart that is drawn often is
# kept as the dictionary that it becomes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "altair==6.3.0" "polars==2.1.0"
"$work/env/bin/python" - <<'PY'
import altair as alt
import polars as pl
from altair.utils import schemapi

copy = schemapi._deep_copy
asked = {"value": 0, "nothing": 0, "chart": 0}


def counted(part, *more, **named):
    asked["nothing" if part is alt.Undefined else "value"] += 1
    asked["chart"] += isinstance(part, alt.Chart)
    return copy(part, *more, **named)


schemapi._deep_copy = counted
rows = pl.DataFrame({"period": ["2018-Q3", "2018-Q4"], "value": [5, 6], "target": [7, 7]})
axis = alt.Axis(title=None, grid=False, labelAngle=0)
line = alt.Chart(rows).mark_line(point=True).encode(x=alt.X("period:O", axis=axis), y=alt.Y("value:Q"))
rule = alt.Chart(rows).mark_rule().encode(y="target:Q")
before = dict(asked)
layered = alt.layer(line, rule)
in_layer = asked["chart"] - before["chart"]
layered.to_dict()
in_all = asked["chart"] - before["chart"]
share = asked["nothing"] / (asked["nothing"] + asked["value"])
assert share > 0.9, asked
print("as described:", alt.__version__, f"{share:.0%} of {asked['nothing'] + asked['value']} copies are of nothing;", in_layer, in_all, "charts")
PY
