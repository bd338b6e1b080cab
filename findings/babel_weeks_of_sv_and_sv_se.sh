#!/usr/bin/env bash
# Babel numbers weeks by the American rule for the locale "sv", and by the Swedish one (ISO 8601) for "sv_SE".
#
# Seen with Babel 2.18.0. 1 January 2021 lies in week 53 of 2020. format_date with "w" and "YYYY" says so for sv_SE, and week 1
# of 2021 for sv: CLDR keeps rules of weeks by territory, and a locale without one gets those of the world. Numbers, months
# and lists are the same for both, so that nothing else shows the difference. For most years the two agree.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check Babel==2.18.0
"$work/venv/bin/python" - <<'PY'
import datetime as dt

from babel.dates import format_date
from babel.numbers import format_decimal

day = dt.date(2021, 1, 1)
assert day.isocalendar()[:2] == (2020, 53)
weeks = {locale: format_date(day, "YYYY-'v'w", locale=locale) for locale in ("sv", "sv_SE")}
assert weeks == {"sv": "2021-v1", "sv_SE": "2020-v53"}, weeks
assert format_decimal(1896300.5, locale="sv") == format_decimal(1896300.5, locale="sv_SE")
print("as described:", weeks)
PY
