#!/usr/bin/env bash
# A municipality whose figure is unknown has no place on the axis of Vega-Lite's bars and points, though it has one on the axis
# of a line.
#
# Seen with Vega-Lite 6.1 in vl-convert 1.9.0, with charts of Altair 6.3.0. Marks without a value are filtered out before the
# names on the axis are gathered, so that a chart of two municipalities, of which one has not answered, shows one. A line of the
# same rows shows both, since its gaps need them. A reader cannot tell "not answered" from "not asked"; it helps to give the
# names themselves as the domain of the scale.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "altair==6.3.0" "vl-convert-python==1.9.0"
cd "$work"
"$work/env/bin/python" - <<'PY'
import re

import altair as alt
import vl_convert

rows = [{"m": "Hofors", "n": 3}, {"m": "Ockelbo", "n": None}]
chart = alt.Chart(alt.Data(values=rows)).encode(x="m:N", y="n:Q")


def named(chart):
    drawn = vl_convert.vegalite_to_svg(chart.to_dict())
    return [word for word in re.findall(r">([^<>]+)</text>", drawn) if word in ("Hofors", "Ockelbo")]


asked = chart.encode(x=alt.X("m:N").scale(domain=["Hofors", "Ockelbo"]))
found = {"bar": named(chart.mark_bar()), "point": named(chart.mark_point()), "line": named(chart.mark_line())}
assert found == {"bar": ["Hofors"], "point": ["Hofors"], "line": ["Hofors", "Ockelbo"]}, found
assert named(asked.mark_bar()) == ["Hofors", "Ockelbo"]
print("as described:", found)
PY
