#!/usr/bin/env bash
# csvw writes the share 12.9 in a Swedish format as "12 9" and reads its own file as 129.
#
# Seen with csvw 4.1.1. CSV on the Web gives a number its format: decimalChar ",", groupChar " " and a pattern, which by Unicode's rules is
# written with "." and "," whatever the two characters are. "12,9" is read rightly. On writing, every "." is made the decimal comma first and then
# every comma, that one too, the sign between groups: a space. What is written is a valid number by the same metadata, and ten times as large. With
# "." between groups it is "12.9", which is read as 129 as well. No error, no warning. Without a pattern the number is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check csvw==4.1.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import json
from decimal import Decimal
from pathlib import Path

from csvw import TableGroup


def written_and_read(**number: str) -> tuple[str, Decimal]:
    columns = [{"name": "area", "datatype": "string"}, {"name": "share", "datatype": {"base": "decimal", "format": number}}]
    table = {"url": "shares.csv", "tableSchema": {"columns": columns}}
    Path("metadata.json").write_text(json.dumps({"@context": "http://www.w3.org/ns/csvw", "tables": [table]}))
    TableGroup.from_file("metadata.json").tables[0].write([{"area": "Ockelbo", "share": Decimal("12.9")}])
    rows = list(TableGroup.from_file("metadata.json").tables[0])
    return Path("shares.csv").read_text().splitlines()[1], rows[0]["share"]


spaces = written_and_read(pattern="#,##0.0", decimalChar=",", groupChar=" ")
points = written_and_read(pattern="#,##0.0", decimalChar=",", groupChar=".")
without = written_and_read(decimalChar=",", groupChar=" ")
print("pattern, space:", spaces, "- pattern, point:", points, "- no pattern:", without)
assert spaces == ("Ockelbo,12 9", Decimal(129)), spaces
assert points == ("Ockelbo,12.9", Decimal(129)), points
assert without == ('Ockelbo,"12,9"', Decimal("12.9")), without
PY
