#!/usr/bin/env bash
# pxstatspy takes the places of a JSON-stat answer from the order of its text, and gives one place the figures of another.
#
# Seen with pxstatspy 1.0.1 and pandas 3.1.1. In JSON-stat 2.0 the index of a category may be an object from code to place, and the
# places are its numbers: the order in which the codes are written means nothing. The library numbers the codes as they are
# written. An answer with 2184 before 2180, and with the right places, gives Gävle the residents of Hudiksvall.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pxstatspy==1.0.1 pandas==3.1.1
"$work/venv/bin/python" - <<'PY'
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from pxstatspy import PxAPI, PxAPIConfig


def category(**labels):
    return {"category": {"index": {code: place for place, code in enumerate(labels)}, "label": labels}, "label": "-"}


region = {"label": "region", "category": {
    "index": {"2184": 1, "2180": 0}, "label": {"2184": "Hudiksvall", "2180": "Gävle"},
}}
ANSWER = {
    "version": "2.0", "class": "dataset", "label": "Folkmängd", "source": "SCB", "updated": "2016-02-22T08:30:00Z",
    "id": ["Region", "ContentsCode", "Tid"], "size": [2, 1, 1],
    "dimension": {"Region": region, "ContentsCode": category(BE0101N1="Folkmängd"), "Tid": category(**{"2015": "2015"})},
    "value": [98877, 36975],
}


class Service(BaseHTTPRequestHandler):
    """Answers every question with what it must know: its limits, the table's variables, the figures."""

    def answer(self):
        body = ANSWER if "/data" in self.path else {"maxDataCells": 1000, "maxCallsPerTimeWindow": 30, "timeWindow": 10} | ANSWER
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    do_GET = do_POST = answer

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Service)
threading.Thread(target=server.serve_forever, daemon=True).start()
api = PxAPI(PxAPIConfig(base_url=f"http://127.0.0.1:{server.server_port}"))
frame = api.get_data_as_dataframe("TAB638", {"Region": ["2180", "2184"], "ContentsCode": ["BE0101N1"], "Tid": ["2015"]})
found = {row[0]: row[-1] for row in frame.astype(object).itertuples(index=False)}
assert set(found) == {"2180", "2184"}, frame
# By the index, Gävle (2180) is first: 98 877.
assert found == {"2184": 98877, "2180": 36975}, found
print("as described:", found)
PY
