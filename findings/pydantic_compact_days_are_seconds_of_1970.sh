#!/usr/bin/env bash
# Pydantic takes a day in the short form of ISO 8601, 20181231, for seconds: as a datetime it is an afternoon in August 1970.
#
# Seen with pydantic 2.14.4. Swedish authorities' files write days so. Every such text of eight figures is read as a number of
# seconds since 1970 and falls on 22 August of that year; a month, 201808, is 3 January. As a `date` it is refused, though for a
# time of day that nobody wrote. Python's own `date.fromisoformat` reads 20181231 as the last day of 2018.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "pydantic==2.14.4"
cd "$work"
"$work/env/bin/python" - <<'PY'
from datetime import date, datetime

from pydantic import TypeAdapter, ValidationError

moments = {day: TypeAdapter(datetime).validate_python(day) for day in ("20151231", "20181231", "20191231")}
assert {moment.date() for moment in moments.values()} == {date(1970, 8, 22)}, moments
assert TypeAdapter(datetime).validate_python("201808").date() == date(1970, 1, 3)
try:
    TypeAdapter(date).validate_python("20181231")
except ValidationError as refused:
    [fault] = refused.errors()
    assert fault["type"] == "date_from_datetime_inexact", fault
else:
    raise AssertionError("the day is taken as a date")
assert date.fromisoformat("20181231") == TypeAdapter(date).validate_python("2018-12-31") == date(2018, 12, 31)
print("as described:", moments["20181231"])
PY
