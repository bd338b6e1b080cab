"""The picture of the table: how far each figure is from what was promised, as an SVG."""

from collections.abc import Mapping
from pathlib import Path

import altair as alt
import polars as pl
import vl_convert

from benchmarks.promises import PROMISES
from benchmarks.record import figures_of
from benchmarks.table import number
from dashboard.theme import LIGHT

COLUMNS = {"says": pl.String, "off": pl.Float64, "is_reached": pl.Boolean, "words": pl.String}


def rows(results: Mapping[str, dict]) -> pl.DataFrame:
    """A row for each promise that is measured and has a target: `off` is 1 at the target, and above it where it is missed."""
    found = figures_of(dict(results))
    measured = [
        {
            "says": promise.says.replace("`", ""),
            "off": promise.target / figure.value if promise.is_floor else figure.value / promise.target,
            "is_reached": promise.is_reached(figure.value),
            "words": f"{number(figure.value)}{promise.unit} ({'at least' if promise.is_floor else 'at most'} {number(promise.target)})",
        }
        for promise in PROMISES
        if promise.target and (figure := found.get(promise.figure)) and figure.value
    ]
    return pl.DataFrame(measured, schema=COLUMNS)


def picture(results: Mapping[str, dict]) -> alt.LayerChart:
    """A dot for each promise on a scale of powers, with a line at what was promised."""
    place = alt.Y("says:N", sort=None, title=None, axis=alt.Axis(labelLimit=760, ticks=False, domain=False))
    off = alt.X(
        "off:Q", scale=alt.Scale(type="log"), title="times what was promised (1: just reached, to the left: better)"
    )
    colour = alt.when("datum.is_reached").then(alt.value(LIGHT["reached"])).otherwise(alt.value(LIGHT["behind"]))
    base = alt.Chart(rows(results)).encode(y=place, x=off)
    target = alt.Chart(pl.DataFrame({"off": [1.0]})).mark_rule(color=LIGHT["target"], size=2).encode(x="off:Q")
    dots = base.mark_point(filled=True, size=90, opacity=1).encode(color=colour)
    words = base.mark_text(align="left", dx=9, color=LIGHT["ink"]).encode(text="words:N")
    layers = alt.layer(target, dots, words).properties(width=460, height=alt.Step(22), background=LIGHT["paper"])
    return layers.configure_view(stroke=None)


def write_picture(path: Path, results: Mapping[str, dict]) -> None:
    """Draw the picture. Where nothing is measured that has a target, there is none to draw, and none is written."""
    if rows(results).height:
        path.write_text(vl_convert.vegalite_to_svg(picture(results).to_dict()), encoding="utf-8")
