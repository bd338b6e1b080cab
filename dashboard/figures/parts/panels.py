"""Small multiples: one chart a panel, laid out by the page as a grid; and the panel of one series of people placed."""

from dataclasses import dataclass
from datetime import date
from html import escape

import altair as alt
import polars as pl

from dashboard.figures.parts.gaps import hatched, lonely, unbroken
from dashboard.figures.parts.marks import HIDDEN_AXIS, Layers, halo, year_axis
from dashboard.theme import Look
from dashboard.wording import figure_text, figure_words, text
from dashboard.wording.moments import at_start, moment

PANEL_HEIGHT = 160
ROOM_ABOVE = 1.12
# A nation has more municipalities than anybody reads panels, and each is a chart to draw: the table has all of them.
MOST_PANELS = 24


@dataclass(frozen=True)
class Panel:
    """One panel: a key that is unique on the page, its title, its chart and the chart's alternative text."""

    key: str
    title: str
    chart: alt.Chart | alt.LayerChart
    alt: str


class PhonePanels(list[Panel]):
    """Panels that a phone shows in the place of the chart before them: the style sheets hide them elsewhere, and paper has none."""


def with_note(panels: list[Panel], look: Look, *, of: int) -> list[Panel] | tuple[list[Panel], str]:
    """The panels; where they are not all there could be, with a line that says so."""
    if len(panels) == of:
        return panels
    words = text("placements.most_panels", look.language, shown=str(len(panels)), count=str(of))
    return panels, f'<p class="empty">{escape(words)}</p>'


def series_panel(rows: pl.DataFrame, look: Look, *, top: float, first: float | None) -> alt.LayerChart:
    """One series: area and line, the level it began at dotted, its last value in words, missing time hatched."""
    x = time_axis(rows)
    y = alt.Y("value:Q", axis=HIDDEN_AXIS, stack=None, scale=alt.Scale(domain=[0, top]))
    layers = hatched(rows, look, x=x)
    known = rows.filter(pl.col("value").is_not_null())
    if known.height:
        runs = unbroken(rows)
        base = alt.Chart(runs.drop("is_short")).encode(x=x, y=y, detail=alt.Detail("run:N"))
        start = alt.Chart(pl.DataFrame({"value": [first]})).mark_rule(
            color=look.colour("ink"), strokeWidth=1.2, strokeDash=[2, 3]
        )
        layers = [
            base.mark_area(color=look.colour("now_soft"), opacity=1),
            start.encode(y=y),
            *layers,
            base.mark_line(color=look.colour("now")),
            *lonely(runs, look.colour("now"), look, x=x, y=y),
            *_last_value(known, look, x=x, y=y, is_latest=known["period_end"][-1] == rows["period_end"][-1]),
        ]
    return Layers(*layers, height=PANEL_HEIGHT)


def panel_alt(rows: pl.DataFrame, name: str, language: str) -> str:
    """What one panel shows: the last known value, and the first."""
    known = rows.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return text("placements.panel_alt_missing", language, name=name, status=rows["obs_status_label"][-1])
    first, last = known.row(0, named=True), known.row(-1, named=True)
    return text(
        "placements.panel_alt",
        language,
        name=name,
        number=figure_words(last, language),
        moment=moment(last["period"], language),
        first=figure_words(first, language),
        start=at_start(first["period"], language),
    )


def top_of_scale(frame: pl.DataFrame) -> float:
    """Where the scale ends: a little above the largest value and the baseline, and never at zero."""
    stated = frame["baseline_value"].max() if "baseline_value" in frame.columns else None
    return max(frame["value"].max() or 0.0, stated or 0.0, 5.0) * ROOM_ABOVE


def first_to_last(frame: pl.DataFrame) -> alt.X:
    """The axis of time with a label at either end: a panel has no room for every year."""
    days = (frame["period_end"].min(), frame["period_end"].max())
    ends = [{"year": day.year, "month": day.month, "date": day.day} for day in days]
    axis = alt.Axis(format="%Y", title=None, values=ends)
    return alt.X("period_end:T", axis=axis, scale=alt.Scale(domain=ends))


def time_axis(frame: pl.DataFrame) -> alt.X:
    """The axis of time over all periods of the frame; over the year where there is but one."""
    first, last = frame["period_end"].min(), frame["period_end"].max()
    ends = frame["period_end"].dt
    if first < last and (ends.month() == 12).all() and (ends.day() == 31).all():
        # A year's value stands at its last day: a tick at the next day would bear the name of the year after.
        return first_to_last(frame)
    return year_axis(first if first < last else date(first.year, 1, 1), last)


def _last_value(
    known: pl.DataFrame, look: Look, *, x: alt.X, y: alt.Y, is_latest: bool
) -> list[alt.Chart | alt.LayerChart]:
    row = known.row(-1, named=True)
    words = figure_text(row, look.language)
    data = pl.DataFrame({"period_end": [row["period_end"]], "value": [row["value"]], "words": [words]})
    base = alt.Chart(data).encode(x=x, y=y)
    # "At least" before a number would take the width of the panel.
    is_beside = is_latest and not row["missing_parts"]
    place = {"align": "left", "dx": 8} if is_beside else {"align": "right", "dx": 2, "dy": -15}
    label = base.mark_text(fontSize=20, fontWeight=700, color=look.colour("now"), **place).encode(
        text=alt.Text("words:N")
    )
    colour = look.colour("now")
    fill = look.colour("paper") if row["missing_parts"] else colour
    point = base.mark_point(filled=True, size=70, opacity=1, fill=fill, stroke=colour, strokeWidth=2)
    return [point, halo(label, look)]
