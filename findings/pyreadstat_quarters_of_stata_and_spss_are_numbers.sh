#!/usr/bin/env bash
# A quarter of Stata or SPSS comes out of pyreadstat as a number, each in its own count, while the days beside it become dates.
#
# Seen with pyreadstat 1.3.7 and pandas 3.1.1. The fourth quarter of 2018 in a Stata file (format %tq) is 235.0, quarters since 1960, where pandas gives
# the 1st of October. In an SPSS file (format QYR8, as statistical offices save a quarter) it is 13757731200.0,
# seconds since 1582, although the same moment with the format DATE11 becomes a date. Months (MOYR8) and weeks (WKYR10) are seconds, too.
# The format stands in the metadata, and nothing is said of it: put under each other, two files of one series have nothing in common.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check "pyreadstat==1.3.7" "pandas==3.1.1"
cd "$work"
env/bin/python - <<'PY'
from datetime import date

import pandas
import pyreadstat

stata = pandas.DataFrame({"quarter": pandas.to_datetime(["2018-10-01"]), "places": [12]})
stata.to_stata("quarters.dta", convert_dates={"quarter": "tq"}, write_index=False)
by_pandas = pandas.read_stata("quarters.dta")["quarter"][0].date()
frame, about = pyreadstat.read_dta("quarters.dta")
assert by_pandas == date(2018, 10, 1), by_pandas
assert frame["quarter"].tolist() == [235.0], frame
assert about.original_variable_types["quarter"] == "%tq", about.original_variable_types

kept = {}
for form in ("DATE11", "QYR8", "MOYR8", "WKYR10"):
    pyreadstat.write_sav(pandas.DataFrame({"at": [date(2018, 10, 1)]}), "at.sav", variable_format={"at": form})
    kept[form] = pyreadstat.read_sav("at.sav")[0]["at"][0]
assert kept["DATE11"] == date(2018, 10, 1), kept
seconds = (date(2018, 10, 1) - date(1582, 10, 14)).days * 86400.0
assert [kept[form] for form in ("QYR8", "MOYR8", "WKYR10")] == [seconds] * 3, kept
print("as described:", frame["quarter"][0], kept)
PY
