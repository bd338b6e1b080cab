#!/usr/bin/env bash
# num2words writes a thousand in Swedish with three t in a row, and the millionth by a form that Swedish does not have.
#
# Seen with num2words 0.5.14. 1 000 is "etttusen" and 1 001 "etttusenett"; Swedish drops one of three equal consonants where
# two words meet: "ettusen", "ettusenett". The ordinal of 1 000 000 is "en miljonde"; the word is "miljonte". Twenty-one and
# two thousand come out right, so that a text with small numbers shows nothing of it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "num2words==0.5.14"
"$work/env/bin/python" - <<'PY'
from num2words import num2words

said = {number: num2words(number, lang="sv") for number in (21, 1000, 1001, 2000)}
ordinal = num2words(1_000_000, lang="sv", to="ordinal")
assert said == {21: "tjugoett", 1000: "etttusen", 1001: "etttusenett", 2000: "tvåtusen"}, said
assert ordinal == "en miljonde", ordinal
print("as described:", said, ordinal)
PY
