#!/usr/bin/env bash
# A personal identity number is a valid Swedish organisation number for python-stdnum, and an organisation number with its century is not.
#
# Seen with python-stdnum 2.2 (stdnum.se.orgnr). An organisation's third digit is 2 or more, so that it is no month; the check asks only for ten digits and the check digit. So a
# column of organisation numbers that passes may hold people (sole traders are registered by their own number), which decides whether it may be
# published at all. "16" before the number, as the Tax Agency's files have it, is refused. The number below is made up, in the series 238x of test numbers.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-stdnum==2.2
cd "$work"
"$work/venv/bin/python" - <<'PY'
from stdnum.exceptions import InvalidLength
from stdnum.se import orgnr, personnummer

person = "900101-2385"
assert personnummer.is_valid(person)
print("a person as an organisation:", orgnr.is_valid(person), orgnr.format(orgnr.validate(person)))
assert orgnr.is_valid(person) and orgnr.is_valid(person.replace("-", ""))

assert orgnr.is_valid("212000-2338") and not personnummer.is_valid("212000-2338")
try:
    orgnr.validate("162120002338")
except InvalidLength as error:
    print("with 16 before it:", error)
else:
    raise AssertionError("the form of twelve digits is taken now")
PY
