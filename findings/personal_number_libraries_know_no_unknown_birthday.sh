#!/usr/bin/env bash
# The Swedish validators refuse coordination numbers whose day or month of birth is unknown, and one knows no coordination numbers at all.
#
# Seen with personnummer 3.2.1 and python-stdnum 2.2. A coordination number has the day of birth plus 60; where the day is not known it is
# 60, where the month is not known 00. With right check digits: personnummer takes day 61, and neither day 60 nor month 00.
# stdnum.se.personnummer takes none of the three. To whoever looks for such numbers in texts, "invalid" is not "nobody's".
# The numbers below are made up, with serials that are kept for tests.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check personnummer==3.2.1 python-stdnum==2.2
"$work/venv/bin/python" - <<'PY'
from personnummer import personnummer
from stdnum.se import personnummer as stdnum_personnummer


def with_check_digit(birthday: str) -> str:
    digits = f"{birthday}980"
    doubled = "".join(str(int(digit) * (2 - place % 2)) for place, digit in enumerate(digits))
    return f"{birthday}-980{-sum(map(int, doubled)) % 10}"


def taken(birthday: str) -> tuple[bool, bool]:
    number = with_check_digit(birthday)
    return personnummer.valid(number), stdnum_personnummer.is_valid(number)


assert taken("900101") == (True, True)
assert taken("900161") == (True, False)
assert taken("900160") == (False, False)
assert taken("900061") == (False, False)
print("as described: day 61", taken("900161"), "day 60", taken("900160"), "month 00", taken("900061"))
PY
