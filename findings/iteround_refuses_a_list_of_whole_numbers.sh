#!/usr/bin/env bash
# A package for rounding shares so that they still make 100 raises a bare AssertionError when one of them is a whole number.
#
# Seen with iteround 1.0.4. saferound([33.3, 33.3, 33.4], 0) is 33, 33, 34. saferound([2.5, 2.5, 5], 0) fails on an assert without a text, as does a 0 among the shares:
# every value has to be a float. Under python -O the same call works, so a test passes or fails by how Python is started. Shares from SQL or JSON
# often hold a 0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check iteround==1.0.4
cd "$work"
"$work/venv/bin/python" - <<'PY'
import subprocess
import sys

from iteround import saferound

assert saferound([33.3, 33.3, 33.4], 0) == [33.0, 33.0, 34.0]
for shares in ([2.5, 2.5, 5], [0, 49.5, 50.5]):
    try:
        saferound(shares, 0)
    except AssertionError as error:
        assert str(error) == "", error
        print(shares, "AssertionError without a text")
    else:
        raise SystemExit("whole numbers are taken now")
call = "from iteround import saferound; print(saferound([0, 49.5, 50.5], 0))"
optimised = subprocess.run([sys.executable, "-O", "-c", call], capture_output=True, text=True, check=True).stdout.strip()
print("python -O:", optimised)
assert sum(eval(optimised)) == 100
PY
