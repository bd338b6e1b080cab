"""The pieces that several charts share: layers, hidden axis, halo, hatch, a year axis, and a rule for narrow screens."""

from collections.abc import Sequence
from datetime import date

import altair as alt

from dashboard.theme import Look

# One layer with `axis=None` beside a layer with a default axis makes a chart vanish without a word; this does not.
HIDDEN_AXIS = alt.Axis(labels=False, grid=False, title=None, domain=False, ticks=False)


class Layers(alt.LayerChart):
    """Charts on each other, the first at the bottom: `Layers(bars, words, height=160)`.

    `alt.layer` copies every layer, whole, when it lays them, with each property that is set and once more for the browser: more than
    half of what a chart takes. It looks for data, sizes and selections that layers share; ours have none in common but by name.
    """

    def __init__(
        self,
        *charts: alt.Chart | alt.LayerChart,
        layer: Sequence[alt.Chart | alt.LayerChart] = (),
        **properties: object,
    ) -> None:
        super(alt.LayerChart, self).__init__(layer=[*charts, *layer], **properties)


def halo(text: alt.Chart, look: Look, *, width: int = 6) -> alt.Chart:
    """The same text with a stroke in the colour of the paper, so that no line cuts a label: css/figure.css has it painted below the letters."""
    haloed = text.copy(deep=True)
    haloed.mark.stroke = look.colour("paper")
    haloed.mark.strokeWidth = width
    haloed.mark.strokeJoin = "round"
    return haloed


def hatch(look: Look, *, stripes: int = 24, ratio: float = 1.0) -> dict:
    """A hatch as a gradient with hard stops: it means a missing value. `ratio` is the height of the area by its width."""
    stops = []
    for stripe in range(stripes):
        start, middle, end = stripe / stripes, (stripe + 0.34) / stripes, (stripe + 1) / stripes
        stops += [{"offset": offset, "color": look.colour("hatch")} for offset in (start, middle)]
        stops += [{"offset": offset, "color": look.colour("paper")} for offset in (middle, end)]
    slope = (1 + ratio) / (1 + ratio * ratio)
    return {"gradient": "linear", "x1": 0, "y1": 0, "x2": slope, "y2": slope * ratio, "stops": stops}


def year_axis(first: date, last: date, *, field: str = "period_end") -> alt.X:
    """A time axis from `first` to `last` with one label a year."""
    domain = [{"year": day.year, "month": day.month, "date": day.day} for day in (first, last)]
    axis = alt.Axis(
        format="%Y",
        title=None,
        tickCount={"interval": "year", "step": 1},
        # A narrow panel leaves a year out rather than let two touch.
        labelOverlap="greedy",
        labelSeparation=12,
    )
    return alt.X(f"{field}:T", axis=axis, scale=alt.Scale(domain=domain))


def on_narrow(narrow: str, wide: str, *, below: int = 420) -> alt.ExprRef:
    """`narrow` where the chart is narrower than `below` pixels, else `wide`; both are Vega expressions."""
    return alt.ExprRef(f"width<{below}?{narrow}:{wide}")
