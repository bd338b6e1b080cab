#!/usr/bin/env bash
# 12.5 per cent is "13%" in a Vega-Lite chart and "12 %" in the sentence beside it.
#
# Seen with vl-convert-python 1.9.0 (Vega's format ".0%"), Babel 2.19.0 and great-tables 1.1.0. All get the same exact double 0.125 and Swedish as locale. Babel rounds halves to
# the even digit, by the default context of decimal; Python's own formatting and great-tables do too; d3 rounds them up. With small groups halves are
# common (1 of 8, 3 of 8), so a reader who compares the chart with the text meets it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check vl-convert-python==1.9.0 Babel==2.19.0 great-tables==1.1.0 polars==2.1.0
cd "$work"
"$work/venv/bin/python" - <<'PY'
import re

import vl_convert
from babel.numbers import format_percent
from great_tables import vals


def in_chart(value: float) -> str:
    text = {"field": "v", "type": "quantitative", "format": ".0%"}
    spec = {"data": {"values": [{"v": value}]}, "mark": "text", "encoding": {"text": text}}
    return re.findall(r"<text[^>]*>([^<]*)</text>", vl_convert.vegalite_to_svg(spec, format_locale="sv-SE"))[0]


seen = {
    value: (in_chart(value), format_percent(value, locale="sv"), vals.fmt_percent([value], decimals=0, locale="sv")[0], f"{value:.0%}")
    for value in (0.125, 0.375, 0.625)
}
print(seen)
digits = {value: [re.sub(r"\D", "", text) for text in texts] for value, texts in seen.items()}
assert digits[0.125] == ["13", "12", "12", "12"], digits
assert digits[0.625] == ["63", "62", "62", "62"], digits
assert digits[0.375] == ["38"] * 4, digits
PY
