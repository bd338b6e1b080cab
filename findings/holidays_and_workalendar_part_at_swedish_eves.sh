#!/usr/bin/env bash
# Whether a Swedish office is open on Midsummer Eve depends on the library: holidays has a working day, workalendar has none.
#
# Seen with holidays 0.109 and workalendar 17.0.0. The eves of Midsummer, Christmas and the New Year are no public holidays in
# the law, but the law on annual leave and that on the counting of time (1930:173) have them beside Sundays: what falls due on
# one is due on the next working day. holidays keeps them in a category of its own, "de_facto", which has to be asked for. In
# 2026 the two part at three days, and a paper that is due one working day after 23 December is due on the 24th or on the 28th.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "holidays==0.109" "workalendar==17.0.0"
cd "$work"
"$work/env/bin/python" - <<'PY'
from datetime import date, timedelta

import holidays
from workalendar.europe import Sweden

by_holidays, by_workalendar = holidays.Sweden(years=2026), Sweden()
days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
part = [day for day in days if by_holidays.is_working_day(day) != by_workalendar.is_working_day(day)]
assert part == [date(2026, 6, 19), date(2026, 12, 24), date(2026, 12, 31)], part
assert all(by_holidays.is_working_day(day) for day in part)
assert by_holidays.get_nth_working_day(date(2026, 12, 23), 1) == date(2026, 12, 24)
assert by_workalendar.add_working_days(date(2026, 12, 23), 1) == date(2026, 12, 28)
assert [day for day in sorted(holidays.Sweden(years=2026, categories="de_facto"))] == part
print("as described:", [str(day) for day in part])
PY
