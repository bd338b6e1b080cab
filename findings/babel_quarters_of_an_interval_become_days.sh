#!/usr/bin/env bash
# An interval of quarters is written by Babel as an interval of days.
#
# Seen with Babel 2.18.0, sv_SE. format_skeleton("yQQQ", …) writes a quarter, "K2 2018". format_interval(…, "yQQQ") for
# 2018 Q1 to 2019 Q1 writes "1 jan. 2018 – 31 mars 2019" with thin spaces: CLDR has no interval pattern for that skeleton, and
# the fallback formats the two ends as days instead of with the skeleton that was asked for. With "yMMM" the ends are months.
# CLDR's Swedish quarter is "K2"; Statistics Sweden writes "2018K2" or "kv 2".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check Babel==2.18.0
"$work/venv/bin/python" - <<'PY'
import datetime as dt

from babel.dates import format_interval, format_skeleton

first, last = dt.date(2018, 1, 1), dt.date(2019, 3, 31)
assert format_skeleton("yQQQ", first, locale="sv_SE") == "K1 2018"
assert format_interval(first, last, "yMMM", locale="sv_SE") == "jan. 2018\u2009–\u2009mars 2019"
seen = format_interval(first, last, "yQQQ", locale="sv_SE")
assert seen == "1 jan. 2018\u2009–\u200931 mars 2019", ascii(seen)
assert "K" not in seen
print("as described:", seen)
PY
