#!/usr/bin/env bash
# csvw calls a CSV file valid that breaks its metadata, where Python's warnings are ignored.
#
# Seen with csvw 4.1.1. A column is said to hold dates (CSV on the Web); the file has "31/12 2018" in it. `CSVW(file, validate=True).is_valid` is
# False, as it should be. With `python -W ignore`, PYTHONWARNINGS=ignore or a filter of the caller's own it is True: what is wrong is counted as
# warnings, and a warning that is ignored is not recorded either. No error, and nothing in the answer says so. One would expect an answer that does
# not hang on how warnings are shown.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check csvw==4.1.1
cd "$work"
printf 'area,period_end\r\nOckelbo,31/12 2018\r\n' >days.csv
cat >days.csv-metadata.json <<'JSON'
{"@context": "http://www.w3.org/ns/csvw", "url": "days.csv", "tableSchema": {"columns": [
  {"name": "area", "datatype": "string"}, {"name": "period_end", "datatype": "date"}]}}
JSON
cat >ask.py <<'PY'
from csvw import CSVW

print(CSVW("days.csv", validate=True).is_valid)
PY
shown=$("$work/venv/bin/python" -W default ask.py 2>/dev/null)
ignored=$("$work/venv/bin/python" -W ignore ask.py 2>/dev/null)
echo "warnings shown: $shown, warnings ignored: $ignored"
[ "$shown" = False ] && [ "$ignored" = True ]
