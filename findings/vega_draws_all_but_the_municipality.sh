#!/usr/bin/env bash
# A municipality written as GeoJSON's own standard asks for is drawn by Vega as the whole world except that municipality.
#
# Seen with Vega-Lite in vl-convert 1.9.0 and Altair 6.3.0. RFC 7946 has the outer ring of an area run against the clock; d3,
# which Vega draws maps with, takes the area to the other hand of a ring on the globe, so that the map is filled but for a hole.
# The same ring turned round is drawn as one expects; with the projection "identity", on a plane, both are. Boundaries from
# files that keep to the standard have to be turned round first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "altair==6.3.0" "vl-convert-python==1.9.0" "shapely==2.1.2"
cd "$work"
"$work/env/bin/python" - <<'PY'
import re

import altair as alt
import vl_convert
from shapely import Polygon
from shapely.geometry import mapping
from shapely.geometry.polygon import orient

square = Polygon([(16, 60), (17, 60), (17, 61), (16, 61)])


def rings(shape, projection):
    area = {"type": "Feature", "properties": {}, "geometry": mapping(shape)}
    chart = alt.Chart(alt.Data(values=[area])).mark_geoshape().project(type=projection).properties(width=100, height=100)
    drawn = vl_convert.vegalite_to_svg(chart.to_dict())
    [path] = re.findall(r'aria-roledescription="geoshape"[^>]* d="([^"]+)"', drawn) or re.findall(r' d="(M[^"]*)"', drawn)[-1:]
    return path.count("M")


as_rfc_7946, turned = orient(square, sign=1.0), orient(square, sign=-1.0)
found = [rings(as_rfc_7946, "mercator"), rings(turned, "mercator"), rings(as_rfc_7946, "identity"), rings(turned, "identity")]
assert found == [2, 1, 1, 1], found
print("as described: rings drawn of one square:", found)
PY
