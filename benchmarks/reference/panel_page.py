"""Coverage in Panel: a choice of the measure, a map, ranked bars and a table. `python -m benchmarks.reference.panel_page PORT`"""

import sys

import panel as pn
import polars as pl
from bokeh.models import ColumnDataSource, LinearColorMapper
from bokeh.palettes import Greens9
from bokeh.plotting import figure

from benchmarks.reference.coverage import COLUMNS, coverage, measures, shapes, table

MEASURES = measures()
SHAPES = shapes()


def drawn_map(rows: pl.DataFrame) -> figure:
    """The municipalities in their shapes, darker with more."""
    codes, values = rows["municipality_code"].to_list(), rows["value"].to_list()
    outlines, places = zip(*(SHAPES[code] for code in codes), strict=True)
    columns = {
        "xs": [[[across] for across, _ in rings] for rings in outlines],
        "ys": [[[up] for _, up in rings] for rings in outlines],
        "x": [place[0] for place in places],
        "y": [place[1] for place in places],
        "value": [float("nan") if value is None else value for value in values],
        "name": rows["municipality_name"].to_list(),
    }
    source = ColumnDataSource(columns)
    known = [value for value in values if value is not None] or [0]
    colours = LinearColorMapper(palette=Greens9[::-1], low=min(known), high=max(known) or 1, nan_color="white")
    drawn = figure(width=640, height=560, match_aspect=True, toolbar_location=None, x_axis_type=None, y_axis_type=None)
    drawn.multi_polygons(
        "xs", "ys", source=source, fill_color={"field": "value", "transform": colours}, line_color="grey"
    )
    drawn.text("x", "y", text="name", source=source, text_align="center")
    return drawn


def bars(rows: pl.DataFrame) -> figure:
    """The municipalities in ranked bars."""
    names = rows["municipality_name"].to_list()
    values = [value or 0 for value in rows["value"].to_list()]
    drawn = figure(width=1000, height=560, y_range=names[::-1], toolbar_location=None)
    drawn.hbar(y=names, right=values, height=0.8)
    drawn.text(x=values, y=names, text=[str(value) for value in rows["value"].to_list()], text_baseline="middle")
    return drawn


def page() -> pn.Column:
    """The page of one visitor."""
    chosen = pn.widgets.Select(name="Mått", options=list(MEASURES))

    def shown(label: str) -> pn.Column:
        rows = coverage(MEASURES[label])
        told = pl.DataFrame(table(rows), schema=list(COLUMNS.values()), orient="row").to_pandas()
        return pn.Column(f"# {label}", pn.Row(drawn_map(rows), bars(rows)), pn.pane.DataFrame(told, index=False))

    return pn.Column(chosen, pn.bind(shown, chosen))


if __name__ == "__main__":
    pn.serve(page, port=int(sys.argv[1]), address="localhost", show=False, title="Täckning")
