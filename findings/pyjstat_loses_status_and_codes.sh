#!/usr/bin/env bash
# pyjstat reads JSON-stat without its status, and what it writes back has names where the municipality codes were.
#
# Seen with pyjstat 2.4.0 and pandas 3.1.1. A dataset says why a cell is empty (status ".." or "."); the frame has NaN for both
# and no column of status, so "not available" and "not applicable" are the same. From the frame back to JSON-stat the category
# index holds "Gävle" instead of 2180, dimension ids are their labels, and `updated` is the moment of the call.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pyjstat==2.4.0 pandas==3.1.1
"$work/venv/bin/python" -W ignore::DeprecationWarning - <<'PY'
import json

from pyjstat import pyjstat

region = {"index": {"2180": 0, "2104": 1}, "label": {"2180": "Gävle", "2104": "Hofors"}}
year = {"index": {"2015": 0, "2016": 1}, "label": {"2015": "2015", "2016": "2016"}}
dataset = {
    "version": "2.0", "class": "dataset", "label": "Personer", "id": ["Region", "Tid"], "size": [2, 2],
    "updated": "2017-02-21T09:30:00Z",
    "dimension": {
        "Region": {"label": "region", "category": region}, "Tid": {"label": "år", "category": year},
    },
    "value": [10, None, None, 0], "status": {"1": "..", "2": "."},
}
frame = pyjstat.Dataset.read(json.dumps(dataset)).write("dataframe")
assert list(frame.columns) == ["region", "år", "value"], list(frame.columns)
assert frame["value"].isna().tolist() == [False, True, True, False]

again = json.loads(pyjstat.Dataset.read(frame).write())
assert again["id"] == ["region", "år"]
assert list(again["dimension"]["region"]["category"]["index"]) == ["Gävle", "Hofors"]
assert "status" not in again and "2180" not in json.dumps(again)
assert again["updated"] != dataset["updated"]
print("as described:", again["dimension"]["region"]["category"]["index"])
PY
