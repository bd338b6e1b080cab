#!/usr/bin/env bash
# pyaxis reads the marks for missing of a PX file in four ways, and drops the codes of the regions.
#
# Seen with pyaxis 0.4.3. PX files of Statistics Sweden and others write a missing value as "." to "......" or "-", with or
# without quotes. Of these pyaxis makes: ".." in quotes NaN, "." in quotes an empty text, "..." in quotes the text "..." with
# its quotes, - without quotes the text -, "-" the text "-" with quotes. Every figure is a text too. The frame holds the labels of the
# regions; their codes stand in the metadata only, so that rows cannot be joined by municipality code.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pyaxis==0.4.3
cd "$work"
cat > table.px <<'PX'
CHARSET="ANSI";
AXIS-VERSION="2013";
LANGUAGE="sv";
TITLE="Personer efter region, period och kvartal";
CONTENTS="Personer";
UNITS="antal";
STUB="region";
HEADING="period","kvartal";
VALUES("region")="Hofors","Ockelbo";
VALUES("period")="a","b";
VALUES("kvartal")="2015K4","2016K1";
CODES("region")="2104","2101";
DATA=
10 ".." "..." 0
"." - 7 "-";
PX
"$work/venv/bin/python" - <<'PY'
from pyaxis import pyaxis

parsed = pyaxis.parse("table.px", encoding="latin-1")
frame = parsed["DATA"]
seen = [None if value != value else value for value in frame["DATA"]]
assert seen == ["10", None, '"..."', "0", "", "-", "7", '"-"'], seen
assert set(frame["region"]) == {"Hofors", "Ockelbo"}
assert parsed["METADATA"]["CODES(region)"] == ["2104", "2101"]
print("as described:", seen)
PY
