#!/usr/bin/env bash
# frictionless takes a column of Swedish percentages for points on the globe.
#
# Seen with frictionless 5.21.0. describe() of a CSV file with a column of 12,9 and 3,0 gives the type "geopoint": "12,9" is
# read as longitude 12, latitude 9. The delimiter ";" is found. In the same file 1 896 300 with no-break spaces is text.
# A municipality's code 0180 is an integer, and 180 in the rows that are read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0
cd "$work"
printf 'kommun;belopp;andel\nG\xc3\xa4vle;1\xc2\xa0896\xc2\xa0300;12,9\nHofors;12\xc2\xa0500;3,0\n' > shares.csv
printf 'kommunkod,antal\n0180,3\n2180,7\n' > codes.csv
"$work/venv/bin/python" - <<'PY'
from frictionless import Resource, describe

types = {field["name"]: field["type"] for field in describe("shares.csv").schema.to_dict()["fields"]}
assert types == {"kommun": "string", "belopp": "string", "andel": "geopoint"}, types
shares = [[float(part) for part in row["andel"]] for row in Resource("shares.csv").read_rows()]
assert shares == [[12.0, 9.0], [3.0, 0.0]], shares
assert [row["kommunkod"] for row in Resource("codes.csv").read_rows()] == [180, 2180]
print("as described: 12,9 is read as", shares[0])
PY
