#!/usr/bin/env bash
# Altair cleans NaN out of a pandas frame, but not out of a Polars frame: the chart it then writes is no JSON.
#
# Seen with altair 6.3.0, polars 2.1.0, pandas 3.1.1, vl-convert-python 1.9.0. A share of nobody (0.0 / 0.0) is NaN in Polars.
# With the same rows as a pandas frame the chart holds null. With the Polars frame chart.to_dict() passes the schema and
# to_json() writes the word NaN; vl-convert refuses that text, and a browser's JSON.parse does too. Given the dict instead of
# the text, vl-convert draws the chart. So the check that most tests make (to_dict, or a picture) sees nothing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check altair==6.3.0 polars==2.1.0 pandas==3.1.1 pyarrow==26.0.1 \
  vl-convert-python==1.9.0
"$work/venv/bin/python" - <<'PY'
import altair as alt
import polars as pl
import vl_convert

frame = pl.DataFrame({"actor": ["kommun", "region"], "women": [0.0, 6.0], "all": [0.0, 12.0]})
frame = frame.with_columns(share=pl.col("women") / pl.col("all"))


def chart(data) -> alt.Chart:
    return alt.Chart(data).mark_bar().encode(x="share:Q", y="actor:N")


assert "NaN" not in chart(frame.to_pandas()).to_json()
text = chart(frame).to_json()
assert "NaN" in text
assert vl_convert.vegalite_to_svg(chart(frame).to_dict()).startswith("<svg")
try:
    vl_convert.vegalite_to_svg(text)
except ValueError as error:
    print("as described:", str(error)[:60])
else:
    raise AssertionError("the text is read now")
PY
