#!/usr/bin/env bash
# Sweden has a municipality of Habo (0643) and one of Håbo (0305): pyjanitor's clean_names makes two columns of one name of
# them.
#
# Seen with pyjanitor 0.32.60, whose clean_names takes the ring off the å unless it is told not to, and does not look whether
# another column is called so. Of a table with a column per municipality, `to_dict` then keeps the latter alone, without a word.
# python-slugify 9.2.0 gives both the same address, and DuckDB 2.0.0 counts one name where `strip_accents` or the collation
# NOACCENT is used. In Swedish, å is a letter, not an a with a mark.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "pyjanitor==0.32.60" "pandas==3.1.1" "python-slugify==9.2.0" "duckdb==2.0.0"
cd "$work"
"$work/env/bin/python" - <<'PY'
import warnings

warnings.simplefilter("ignore")
import duckdb
import janitor  # noqa: F401
import pandas as pd
from slugify import slugify

wide = pd.DataFrame({"kvartal": ["2018-Q4"], "Habo": [1], "Håbo": [2]})
cleaned = wide.clean_names()
assert cleaned.columns.tolist() == ["kvartal", "habo", "habo"], cleaned
assert cleaned.to_dict("records") == [{"kvartal": "2018-Q4", "habo": 2}], cleaned
assert wide.clean_names(strip_accents=False).columns.tolist() == ["kvartal", "habo", "håbo"]
assert slugify("Habo") == slugify("Håbo") == "habo"
names = "from (values ('Habo'), ('Håbo')) names(name)"
[counted] = duckdb.sql(
    f"select count(distinct name), count(distinct strip_accents(name)), count(distinct name collate noaccent) {names}"
).fetchall()
assert counted == (2, 1, 1), counted
print("as described:", cleaned.columns.tolist(), counted)
PY
