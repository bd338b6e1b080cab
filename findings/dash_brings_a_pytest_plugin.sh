#!/usr/bin/env bash
# Where Dash is installed, no test of any project runs any more under `pytest -W error`.
#
# Seen with dash 4.4.1 and pytest 9.2.0. The wheel of Dash registers a plugin for pytest (`dash.testing.plugin`), which pytest loads in
# every run, whatever is tested and without `dash[testing]`. It marks its hooks in a way that pytest warns of (PytestRemovedIn10Warning),
# so that with warnings as errors pytest stops before it has collected anything; pytest 10 is to refuse it altogether. One would expect
# that a library for pages has no part in tests that do not ask for it. `-p no:dash` leaves it out.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "dash==4.4.1" "pytest==9.2.0"
cd "$work"
printf 'def test_adds_up():\n    assert 1 + 1 == 2\n' > test_one.py
"$work/env/bin/pytest" -q -W error -p no:dash test_one.py > without.txt 2>&1
if "$work/env/bin/pytest" -q -W error test_one.py > with.txt 2>&1; then
    echo "changed: the tests run beside Dash"
    exit 1
fi
grep -q PytestRemovedIn10Warning with.txt
echo "as described: $(tail -1 without.txt) without the plugin; with it: $(grep -o 'PytestRemovedIn10Warning.*' with.txt | head -1)"
