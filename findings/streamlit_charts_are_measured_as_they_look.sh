#!/usr/bin/env bash
# Where a style sheet makes a part of a page smaller, Streamlit makes its charts smaller once more.
#
# Seen with streamlit 1.67.0 in Chromium. A container under `transform: scale(.5)` is laid out 800 pixels wide and looks 400 wide. A chart
# in it that fills its width is drawn 400 wide, and looks 200 wide; one with `width=600` is drawn 300 wide. One would expect 800 and 600,
# as in the same container without the style: the room is measured by how it looks (`getBoundingClientRect`), and not by its layout. A
# chart whose own specification has the width, with `width="content"`, is 600 wide in both.
# Needs a Chromium on the machine.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "streamlit==1.67.0" "playwright==1.65.2"
cat > "$work/app.py" <<'PY'
import streamlit as st

place = {"field": "x", "type": "quantitative"}
chart = {"data": {"values": [{"x": 1}]}, "mark": "point", "encoding": {"x": place, "y": place}}
st.set_page_config(layout="wide")
st.html("<style>.st-key-halved{transform:scale(.5);transform-origin:0 0}</style>")
for key in ("plain", "halved"):
    with st.container(key=key, width=800):
        st.vega_lite_chart(spec=chart, width="stretch", key=f"{key} stretch")
        st.vega_lite_chart(spec=chart, width=600, key=f"{key} fixed")
        st.vega_lite_chart(spec={**chart, "width": 600}, width="content", key=f"{key} content")
PY
"$work/env/bin/python" - "$work" <<'PY'
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

from playwright.sync_api import sync_playwright

with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
options = ["--server.port", str(port), "--server.headless", "true", "--server.address", "localhost"]
quiet = ["--browser.gatherUsageStats", "false"]
server = subprocess.Popen(
    [sys.executable, "-m", "streamlit", "run", f"{sys.argv[1]}/app.py", *options, *quiet], stdout=subprocess.DEVNULL
)
address = f"http://localhost:{port}"
browser_path = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
widths = "() => [...document.querySelectorAll('svg.marks')].map(chart => Number(chart.getAttribute('width')))"
try:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
            break
        except OSError:
            time.sleep(0.2)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1600, "height": 1200})
        page.goto(address)
        page.wait_for_function("document.querySelectorAll('svg.marks').length === 6", timeout=60_000)
        page.wait_for_timeout(1000)
        found = page.evaluate(widths)
        browser.close()
finally:
    server.terminate()
assert found == [800, 600, 600, 400, 300, 600], found
print("as described:", found)
PY
