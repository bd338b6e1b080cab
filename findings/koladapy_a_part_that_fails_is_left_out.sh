#!/usr/bin/env bash
# koladapy gives the figures of the parts that were answered, and says nothing of a part that was not.
#
# Seen with koladapy 1.0.1. Asked for more key figures than fit in one request it asks in parts. A part that is refused is
# written to the log, and `get_values` returns the others as if they were all: whoever publishes them has withdrawn the rest.
# The same refusal of a request that fits in one part is raised as KoladaAPIError.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check koladapy==1.0.1
"$work/venv/bin/python" - <<'PY' 2>/dev/null
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

from koladapy import KoladaAPI
from koladapy.exceptions import KoladaAPIError


class Service(BaseHTTPRequestHandler):
    """Answers as the service does; of key figure N00002 it knows nothing."""

    def do_GET(self):
        asked = ",".join(parse_qs(urlsplit(self.path).query)["kpi_id"]).split(",")
        refused = "N00002" in asked
        rows = [
            {"kpi": kpi, "municipality": "2180", "period": 2015, "values": [{"gender": "T", "count": 1, "status": "", "value": 1.0}]}
            for kpi in asked
        ]
        body = json.dumps({"count": len(rows), "next_url": None, "values": rows}).encode()
        self.send_response(404 if refused else 200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Service)
threading.Thread(target=server.serve_forever, daemon=True).start()
api = KoladaAPI(base_url=f"http://127.0.0.1:{server.server_port}/", max_batch_size=1)

rows = api.get_values(kpi_id=["N00001", "N00002", "N00003"], municipality_id=["2180"], years=[2015])
assert {row["kpi"] for row in rows} == {"N00001", "N00003"}, rows
try:
    api.get_values(kpi_id="N00002", municipality_id="2180", years=2015)
except KoladaAPIError as error:
    alone = type(error).__name__
print("as described:", sorted(row["kpi"] for row in rows), "alone:", alone)
PY
