#!/usr/bin/env bash
# With Swedish number and time formats a Vega-Lite axis of quarters still says Q1, and an axis of months says "Maj".
#
# Seen with vl-convert-python 1.9.0, format_locale and time_format_locale "sv-SE". Numbers get the decimal comma. The time unit
# yearquarter is labelled "2018 Q1": d3's time locales have no word for a quarter, so Vega's own Q stays in every language.
# Months come from d3's Swedish locale with a capital ("Maj"), which Swedish does not write. Labels have to be made as texts
# in the data.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check vl-convert-python==1.9.0
"$work/venv/bin/python" - <<'PY'
import re

import vl_convert


def labels(time_unit: str, kind: str) -> list[str]:
    values = [{"day": "2018-01-01T00:00:00", "n": 0.5}, {"day": "2018-05-01T00:00:00", "n": 1}]
    spec = {
        "data": {"values": values},
        "mark": "bar",
        "encoding": {
            "x": {"field": "day", "type": kind, "timeUnit": time_unit, "title": None},
            "y": {"field": "n", "type": "quantitative", "title": None},
        },
    }
    svg = vl_convert.vegalite_to_svg(spec, format_locale="sv-SE", time_format_locale="sv-SE")
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


quarters = labels("yearquarter", "ordinal")
months = labels("yearmonth", "ordinal")
assert {"2018 Q1", "2018 Q2"} <= set(quarters), quarters
assert "0,5" in quarters, quarters
assert "Maj 2018" in months, months
print("as described:", quarters[:2], months[:2])
PY
