#!/usr/bin/env bash
# thefuzz finds "Åre" in "re" a whole hit: half of its functions take away the Swedish letters before they compare.
#
# Seen with thefuzz 0.22.1. ratio and partial_ratio compare what they are given; the token_ functions, QRatio and WRatio
# have force_ascii=True by default, which removes å, ä and ö and does not fold them to a and o. So Åre is "re", Åmål is "ml" and Öckerö
# "cker", each a whole hit (100) for what is no place. process.extractOne, by its default
# scorer WRatio, finds Åre for "re" with 100. RapidFuzz, which it is built on, gives 80 for the pair with the same preparation.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "thefuzz==0.22.1" "rapidfuzz==3.14.6"
cd "$work"
"$work/env/bin/python" - <<'PY'
from rapidfuzz import fuzz as other
from rapidfuzz.utils import default_process
from thefuzz import fuzz, process

for place, rest in (("Åre", "re"), ("Åmål", "ml"), ("Öckerö", "cker")):
    taken = fuzz.token_sort_ratio(place, rest), fuzz.QRatio(place, rest), process.extractOne(rest, ["Borås", place])
    assert taken == (100, 100, (place, 100)), taken
    kept = fuzz.ratio(place, rest), fuzz.token_sort_ratio(place, rest, force_ascii=False)
    assert max(kept) <= 80, kept
    assert other.token_sort_ratio(place, rest, processor=default_process) <= 80
    print("as described:", place, rest, taken, kept)
PY
