#!/usr/bin/env bash
# pydeck tries to import ipywidgets anew for every map that it makes, where the package is not installed.
#
# Seen with pydeck 0.9.3. Making a Deck asks Python's finders for ipywidgets, five times each; a failed import is remembered by nobody, so the whole
# search path is walked again for the next map. In a server that draws a map at every click, that is work and import locks in every run.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pydeck==0.9.3
"$work/venv/bin/python" - <<'PY'
import sys

import pydeck

asked = []


class Counter:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] == "ipywidgets":
            asked.append(name)


sys.meta_path.insert(0, Counter)
counts = []
for _ in range(3):
    pydeck.Deck(layers=[], map_provider=None)
    counts.append(len(asked))
assert counts == [5, 10, 15], counts
print("as described: asked", counts)
PY
