#!/usr/bin/env bash
# Records with an unknown area all get cell key 0 in a cell-key table, whatever their own keys are: the noise is the same for each such cell.
#
# Seen with cell-key-perturbation 3.1.0 and pandas 3.1.1. The counts are grouped with missing values kept, the keys without them, so the cell of the unknown has a count and
# the key 0 instead of the sum of its records' keys. The package warns that values are missing and advises to consider taking the cells out; it
# does not say that their keys are not keys. Writing "unknown" as a category of its own gives the right keys.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check cell-key-perturbation==3.1.0 pandas==3.1.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import pandas as pd
from cell_key_perturbation.create_perturbed_table import create_perturbed_table
from cell_key_perturbation.utils.generate_test_ptable import generate_ptable_10_5_rule


def keys(area: str | None) -> list[int]:
    people = pd.DataFrame(
        {"area": ["x"] * 24 + [area] * 24, "sex": ["K", "M"] * 24, "record_key": [(7 * n) % 256 for n in range(46)] + [0, 255]}
    )
    table = create_perturbed_table(people, generate_ptable_10_5_rule(), ["area"], ["sex"], "record_key")
    return [int(key) for key in table["ckey"]][-2:]


missing, named = keys(None), keys("y")
print("missing:", missing, "- as a category:", named)
assert missing == [0, 0] and 0 not in named, (missing, named)
PY
