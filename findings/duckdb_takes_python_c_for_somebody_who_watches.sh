#!/usr/bin/env bash
# DuckDB draws a progress bar on standard output when Python runs `-c`; not when it runs a file, or a program from a pipe.
#
# Seen with duckdb 2.0.0. `enable_progress_bar` is true under `python -c`, as in a notebook, whether anybody watches or not: standard
# output is a pipe here. Whatever takes longer than `progress_bar_time`, two seconds, writes the bar between the lines that the
# program prints, and who reads them gets lines of blocks. On a quiet machine nothing of ours takes that long: it was met on a busy
# one. One would expect the bar on a terminal alone, or on standard error. A file, or the setting, helps.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "duckdb==2.0.0"
program='
import duckdb
print(duckdb.connect().execute("SELECT current_setting($$enable_progress_bar$$), current_setting($$progress_bar_time$$)").fetchone())'
printf '%s\n' "$program" > "$work/program.py"
by_c=$("$work/venv/bin/python" -c "$program")
by_pipe=$("$work/venv/bin/python" - <<< "$program")
by_file=$("$work/venv/bin/python" "$work/program.py")
[[ "$by_c $by_pipe $by_file" == "(True, 2000) (False, 2000) (False, 2000)" ]] || { echo "now: $by_c $by_pipe $by_file"; exit 1; }
echo "as described: a bar after two seconds under python -c alone"
