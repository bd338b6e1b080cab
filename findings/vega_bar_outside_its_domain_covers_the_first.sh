#!/usr/bin/env bash
# A bar whose category is missing from the scale's domain is drawn all the same: over the first bar, without a name.
#
# Seen with vl-convert-python 1.9.0. An axis with its categories listed (domain ["a", "b"]) and a third in the data, as when a register gets a new kind. One expects the
# third to be left out or added. It stands at the left edge, over "a", without a label and, where colour follows the same list, without a fill of
# its own, so that SVG paints it black. No warning is given.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check vl-convert-python==1.9.0
cd "$work"
"$work/venv/bin/python" - <<'PY'
import re

import vl_convert

scale = {"domain": ["a", "b"]}
spec = {
    "width": 300,
    "data": {"values": [{"kind": kind, "people": people} for kind, people in zip("abc", (10, 20, 30))]},
    "mark": "bar",
    "encoding": {
        "x": {"field": "kind", "type": "nominal", "scale": scale},
        "y": {"field": "people", "type": "quantitative"},
        "color": {"field": "kind", "type": "nominal", "scale": scale, "legend": None},
    },
}
svg = vl_convert.vegalite_to_svg(spec)
bars = {}
for tag in re.findall(r'<path [^>]*aria-label="kind: [^>]*>', svg):
    left, width = re.search(r' d="M([\d.]+),[\d.]+h([\d.]+)', tag).groups()
    bars[tag.split("kind: ")[1][0]] = (float(left), float(left) + float(width), "fill=" in tag)
print(bars)
assert bars["c"][0] == 0 and bars["c"][1] > bars["a"][0], "no longer over the first"
assert [bars[kind][2] for kind in "abc"] == [True, True, False]
assert not re.search(r"<text[^>]*>c</text>", svg)
PY
