#!/usr/bin/env bash
# A gradient in a chart that Vega has drawn as SVG is painted no more once the address of the page has changed beside it.
#
# Seen with Vega 6 and Vega-Lite 6 as altair 6.3.0 and vl-convert-python 1.9.0 write them into one file, in Chromium. Vega fills
# an area by the whole address of the page and the gradient's name, url(http://…/page?item=1#gradient_0). A page that puts a
# choice into its address with history.replaceState, as those of one page do, then has an address of its own, the gradient is
# looked for in another document, and as soon as Chromium styles the area anew it is empty, without a word. Where a hatch means
# "not delivered", what is missing looks like nothing. By the gradient's name alone, url(#gradient_0), it is found always. Needs
# a Chromium on the machine.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "altair==6.3.0" "vl-convert-python==1.9.0" "playwright==1.65.2"
cd "$work"
"$work/env/bin/python" - <<'PY'
import functools
import http.server
import shutil
import threading

import altair as alt
from playwright.sync_api import sync_playwright

stops = [{"offset": 0, "color": "white"}, {"offset": 0.5, "color": "white"}, {"offset": 0.5, "color": "black"}, {"offset": 1, "color": "black"}]
hatch = {"gradient": "linear", "stops": stops}
chart = alt.Chart(alt.Data(values=[{"n": 1}])).mark_bar(color=hatch).encode(y="n:Q").properties(width=100, height=100)
chart.save("chart.html", inline=True, embed_options={"renderer": "svg", "actions": False})


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory="."))
threading.Thread(target=server.serve_forever, daemon=True).start()
browser_path = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
ANEW = "area => { area.style.display = 'none'; area.getBoundingClientRect(); area.style.display = ''; }"
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/chart.html?item=1")
    area = page.wait_for_selector("[fill*=gradient]")
    fill, pictures = area.get_attribute("fill"), []
    for change in ("() => {}", "() => history.replaceState(null, '', '?item=2')"):
        page.evaluate(change)
        area.evaluate(ANEW)
        pictures.append(page.screenshot())
    area.evaluate("area => area.setAttribute('fill', area.getAttribute('fill').replace(/^url\\([^#]*/, 'url('))")
    pictures.append(page.screenshot())
    browser.close()
assert "http://127.0.0.1" in fill and "item=1#gradient_" in fill, fill
before, after, by_name = pictures
assert before != after, "the gradient is painted still"
assert before == by_name, "by its name alone it is painted otherwise"
print("as described:", fill.replace(str(server.server_port), "PORT"))
PY
