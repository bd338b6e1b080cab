#!/usr/bin/env bash
# Great Tables with locale="sv" writes "kr1 234,50" and "12,5%": the comma is Swedish, the places of the signs are not.
#
# Seen with great-tables 1.1.0, beside Babel 2.19.0, which writes "1 234,50 kr" and "12,5 %" as CLDR's patterns for sv say. The locale is taken for separators, the
# minus sign and the months' names; where the sign stands has to be given by hand (placement, incl_space). The table looks localised at a glance.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check great-tables==1.1.0 Babel==2.19.0 polars==2.1.0
cd "$work"
"$work/venv/bin/python" - <<'PY'
from babel.numbers import format_currency, format_decimal, format_percent
from great_tables import vals

kronor = vals.fmt_currency([1234.5], currency="SEK", locale="sv")[0]
share = vals.fmt_percent([0.125], decimals=1, locale="sv")[0]
by_babel = format_currency(1234.5, "SEK", locale="sv"), format_percent(0.125, "#,##0.0 %", locale="sv")
print("great-tables:", kronor, share, "- Babel:", *by_babel)
assert kronor.startswith("kr1") and kronor.endswith("234,50"), kronor
assert share == "12,5%", share
assert by_babel == ("1\u00a0234,50\u00a0kr", "12,5 %") and format_decimal(0.5, locale="sv") == "0,5", by_babel
PY
