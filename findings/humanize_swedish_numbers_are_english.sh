#!/usr/bin/env bash
# humanize in Swedish writes Swedish words around English numbers and dates: "1.9 miljoner", where a full stop divides thousands.
#
# Seen with humanize 4.17.0, whose Swedish translation is whole otherwise ("tre", "3 månader"). The sum of a grant is
# "1,896,300" and "1.9 miljoner", its day "Dec 31 2015". Danish, Norwegian and Finnish have the same, German and French
# their own signs. A Swede reads 1,896 as nearly two.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "humanize==4.17.0"
"$work/env/bin/python" - <<'PY'
from datetime import date, timedelta

import humanize

said = {}
for language in ("sv_SE", "da_DK", "fi_FI", "nb", "de_DE"):
    humanize.activate(language)
    said[language] = (humanize.intcomma(1_896_300), humanize.intword(1_896_300))
humanize.activate("sv_SE")
day, span = humanize.naturaldate(date(2015, 12, 31)), humanize.precisedelta(timedelta(days=92))
assert said["sv_SE"] == ("1,896,300", "1.9 miljoner"), said
assert {numbers[0] for language, numbers in said.items() if language != "de_DE"} == {"1,896,300"}, said
assert said["de_DE"] == ("1.896.300", "1,9 Millionen"), said
assert (day, span.split()[1]) == ("Dec 31 2015", "månader"), (day, span)
print("as described:", said, day)
PY
