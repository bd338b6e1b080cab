"""Small multiples: one chart a panel, laid out by the page as a grid."""

from dataclasses import dataclass

import altair as alt


@dataclass(frozen=True)
class Panel:
    """One panel: a key that is unique on the page, its title, its chart and the chart's alternative text."""

    key: str
    title: str
    chart: alt.Chart | alt.LayerChart
    alt: str
