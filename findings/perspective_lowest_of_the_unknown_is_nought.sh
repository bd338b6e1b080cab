#!/usr/bin/env bash
# Perspective gives nought as the lowest and the highest of values that nobody knows, and as the lowest of one known value
# beside an unknown one.
#
# Seen with perspective-python 5.6.1. In a view of municipalities, `low` of Hofors, of which 3 and one unknown are there, is 0,
# and so are `low` and `high` of Ockelbo, of which nothing is known. `sum` and `avg` of the same cells leave the unknown
# unknown. One would expect 3, and nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "perspective-python==5.6.1"
cd "$work"
"$work/env/bin/python" - <<'PY'
import perspective

table = perspective.Server().new_local_client().table({"m": ["Hofors", "Hofors", "Ockelbo"], "n": [3, None, None]})


def by_municipality(aggregate):
    return table.view(group_by=["m"], aggregates={"n": aggregate}, columns=["n"]).to_columns()["n"][1:]


found = {aggregate: by_municipality(aggregate) for aggregate in ("low", "high", "sum", "avg")}
assert found["low"] == [0, 0], found
assert found["high"] == [3, 0], found
assert found["sum"] == [3, None], found
assert found["avg"] == [3.0, None], found
print("as described:", found)
PY
