#!/usr/bin/env bash
# For dateparser each month that Statistics Sweden writes, 2018M01 as 2018M12, is the same moment: 2018 minutes ago.
#
# Seen with dateparser 1.5.0, with languages=["sv"] as without, and under STRICT_PARSING. The number before the M is taken for minutes and the number of the month is
# left out. search_dates() finds such days in a running text. The Swedish third quarter 2018K3 is None with languages=["sv"] and a day in March without it; 2018-Q3 is a
# day in July, August or September, as today lies in its own quarter. A column of periods that is read without rules of its own lands near today instead of failing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$work/venv/bin/python" - <<'PY'
import datetime as dt

import dateparser
from dateparser.search import search_dates

NOW = dt.datetime(2019, 2, 17, 12)
SETTINGS = {"RELATIVE_BASE": NOW}


def read(text: str, **more) -> str | None:
    moment = dateparser.parse(text, settings=SETTINGS | more.pop("settings", {}), **more)
    return None if moment is None else f"{moment:%Y-%m-%d %H:%M}"


months = {read(f"2018M{month:02}", languages=["sv"]) for month in range(1, 13)}
ago = f"{NOW - dt.timedelta(minutes=2018):%Y-%m-%d %H:%M}"
assert months == {ago} == {read("2018M09"), read("2018M09", languages=["sv"], settings={"STRICT_PARSING": True})}, months
found = search_dates("Antal deltagare 2018M09", languages=["sv"], settings=SETTINGS)
assert [f"{moment:%Y-%m-%d %H:%M}" for _, moment in found] == [ago], found
quarters = {text: read(text, languages=["sv"]) for text in ("2018K3", "2018-Q3", "2018-09")}
assert quarters == {"2018K3": None, "2018-Q3": "2018-08-17 00:00", "2018-09": "2018-09-17 00:00"}, quarters
assert read("2018K3") == "2018-03-17 00:00", read("2018K3")
print("months, read on", NOW, "-", months, "- quarters:", quarters, "- 2018K3 in any language:", read("2018K3"))
PY
