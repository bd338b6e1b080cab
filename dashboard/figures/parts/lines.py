"""One line over time with its last value in words, a stated level, and a number that stands alone."""

from html import escape

import altair as alt
import polars as pl

from dashboard.figures.parts.gaps import lonely, unbroken
from dashboard.figures.parts.marks import halo
from dashboard.theme import Look

SERIES = (600, 220)


def line_to_last(
    frame: pl.DataFrame, words: str, look: Look, *, x: alt.X, y: alt.Y, interpolate: str
) -> list[alt.Chart | alt.LayerChart]:
    """A line that breaks where a value is missing, with its last value in words."""
    runs = unbroken(frame)
    line = (
        alt.Chart(runs.drop("is_short"))
        .mark_line(strokeWidth=4, interpolate=interpolate)
        .encode(x=x, y=y, detail=alt.Detail("run:N"))
    )
    end = alt.Chart(runs.tail(1).select("period_end", "value", words=pl.lit(words))).encode(x=x, y=y)
    fill = look.colour("paper" if runs["is_short"][-1] else "now")
    point = end.mark_point(filled=True, size=90, opacity=1, fill=fill, stroke=look.colour("now"), strokeWidth=2)
    # A number at the bottom stands above the axis.
    lift = 0 if runs["value"][-1] else -14
    label = end.mark_text(align="left", dx=10, dy=lift, fontSize=20, fontWeight=700, color=look.colour("now"))
    alone = lonely(runs.head(-1), look.colour("now"), look, x=x, y=y)
    return [line, *alone, point, halo(label.encode(text=alt.Text("words:N")), look)]


def stated_level(value: float, words: str, frame: pl.DataFrame, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """A dotted level with its words under it."""
    data = pl.DataFrame({"value": [value], "period_end": [frame["period_end"].min()], "words": [words]})
    base = alt.Chart(data).encode(y=y)
    rule = base.mark_rule(color=look.colour("ink"), strokeWidth=1.5, strokeDash=[2, 3])
    label = base.mark_text(align="left", dy=18, color=look.colour("ink"), fontSize=17)
    return [rule, label.encode(x=x, text=alt.Text("words:N"))]


def big_number(shown: str, words: str) -> str:
    """A number that stands alone, with its words under it, as HTML."""
    return f'<div class="two"><div><p class="v">{escape(shown)}</p><p>{escape(words)}</p></div></div>'
