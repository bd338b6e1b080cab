#!/usr/bin/env bash
# A map of one's own shapes in Plotly asks the internet for the coasts of the world, and shows nothing where there is none.
#
# Seen with plotly 7.1.0 in Chromium, without a network. `Choropleth` with a `geojson` of its own, `visible=False` so that no coast,
# land or frame is drawn, in a file that holds all of plotly.js: it asks https://cdn.plot.ly/un/world_110m.json first and waits for
# it. Not one shape is drawn. Dash with `serve_locally=True` does the same. One would expect that what is not shown is not needed.
# (plotly.js issues 1754, closed, and 6767.) Drawn as lines that are filled (`fill="toself"`) the same shapes are there.
# Needs a Chromium on the machine.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "plotly==7.1.0" "playwright==1.65.2"
"$work/env/bin/python" - "$work" <<'PY'
import shutil
import sys
from pathlib import Path

import plotly
import plotly.graph_objects as go
from playwright.sync_api import sync_playwright

outline = [[16.0, 60.0], [16.0, 61.0], [17.0, 61.0], [17.0, 60.0], [16.0, 60.0]]
feature = {"type": "Feature", "id": "2180", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [outline]}}
own = go.Figure(go.Choropleth(geojson={"type": "FeatureCollection", "features": [feature]}, locations=["2180"], z=[5]))
own.update_geos(visible=False, fitbounds="locations")
across, up = zip(*outline)
filled = go.Figure(go.Scatter(x=across, y=up, fill="toself", mode="lines"))
browser_path = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
found = {}
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
    for name, figure, shape in (("own shapes", own, ".choroplethlayer path"), ("filled lines", filled, ".js-fill")):
        file = Path(sys.argv[1]) / "map.html"
        figure.write_html(file, include_plotlyjs=True)
        context = browser.new_context(offline=True)
        page, asked = context.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        page.wait_for_selector(".main-svg", state="attached")
        page.wait_for_timeout(3000)
        outside = [url for url in asked if url.startswith("http")]
        found[name] = (outside, page.locator(shape).count())
        context.close()
assert found == {"own shapes": (["https://cdn.plot.ly/un/world_110m.json"], 0), "filled lines": ([], 1)}, found
print("as described:", plotly.__version__, found)
PY
