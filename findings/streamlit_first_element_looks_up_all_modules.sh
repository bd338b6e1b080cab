#!/usr/bin/env bash
# The first element that a Streamlit server draws has Python look up the file of every module that is loaded, since it may be run from a prompt.
#
# Seen with streamlit 1.67.0 on Python 3.11. `delta_generator` warns whoever forgets `streamlit run`, once, and asks `env_util.is_repl`
# first. That asks `inspect.stack()` for the name of the outermost file, which finds the source of every frame, and for that the real path
# of every loaded module: on a server, within the first visitor's run, whatever `global.showWarningOnDirectExecution` says. With
# 1 600 modules it is a third of the first page. The name alone stands in `sys._getframe()`, without any source.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "streamlit==1.67.0"
"$work/env/bin/python" - <<'PY' 2> /dev/null
import os.path
import sys

import streamlit as st
from streamlit import config

config.set_option("global.showWarningOnDirectExecution", False)
looked_up, real_path = [], os.path.realpath


def counted(path: str, *more: object, **named: object) -> str:
    looked_up.append(path)
    return real_path(path, *more, **named)


os.path.realpath = counted
counts = []
for _ in range(2):
    looked_up.clear()
    st.html("<p>An element</p>")
    counts.append(len(looked_up))
loaded = sum(bool(getattr(module, "__file__", None)) for module in list(sys.modules.values()))
print(f"{loaded} modules with a file; paths looked up by the first element: {counts[0]}, by the second: {counts[1]}")
assert counts[0] > 0.8 * loaded > 300, (counts, loaded)
assert counts[1] < 10, counts
PY
