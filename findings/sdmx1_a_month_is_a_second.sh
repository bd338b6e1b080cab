#!/usr/bin/env bash
# SDMX's reporting month 2018-M09 is the ninth second of 2018 for sdmx1, and its third four-month period, 2018-T3, is March.
#
# Seen with sdmx1 2.28.0 and pandas 3.1.1. SDMX writes periods as 2018-Q3, and months as 2018-09 or, as reporting months, 2018-M09. sdmx1 leaves periods as texts;
# to_pandas(…, datetime="TIME_PERIOD") gives them to pandas.to_datetime, which knows quarters and takes M09 for a time of day and T3 for a month.
# All twelve months lie in January then: a sum by month is the year's, and eleven months are empty. Half-years (2018-S1) and weeks raise an error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check sdmx1==2.28.0 pandas==3.1.1
"$work/venv/bin/python" - <<'PY'
import sdmx
from sdmx.model import v21

structure = v21.DataStructureDefinition(id="PLACEMENTS")
structure.dimensions.extend([v21.Dimension(id="REF_AREA", order=1), v21.TimeDimension(id="TIME_PERIOD", order=2)])
structure.measures.append(v21.PrimaryMeasure(id="OBS_VALUE"))


def moments(*periods: str) -> list[str]:
    rows = v21.StructureSpecificDataSet(structured_by=structure)
    for people, period in enumerate(periods, start=1):
        key = structure.make_key(v21.Key, {"REF_AREA": "2180", "TIME_PERIOD": period})
        rows.obs.append(v21.Observation(dimension=key, value=people, value_for=structure.measures[0]))
    return [str(moment) for moment in sdmx.to_pandas(rows, datetime="TIME_PERIOD").index]


months, plain = moments("2018-M01", "2018-M09", "2018-M12"), moments("2018-01", "2018-09", "2018-12")
quarters, thirds = moments("2018-Q1", "2018-Q3"), moments("2018-T1", "2018-T3")
print("months:", months, "- four-month periods:", thirds)
assert months == ["2018-01-01 00:00:01", "2018-01-01 00:00:09", "2018-01-01 00:00:12"], months
assert plain == ["2018-01-01 00:00:00", "2018-09-01 00:00:00", "2018-12-01 00:00:00"], plain
assert quarters == ["2018-01-01 00:00:00", "2018-07-01 00:00:00"], quarters
assert thirds == ["2018-01-01 00:00:00", "2018-03-01 00:00:00"], thirds
PY
