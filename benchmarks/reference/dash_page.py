"""Coverage in Dash: a choice of the measure, a map, ranked bars and a table. `python -m benchmarks.reference.dash_page PORT`"""

import sys

import plotly.graph_objects as go
import polars as pl
from dash import Dash, Input, Output, dcc, html
from plotly.colors import sample_colorscale

from benchmarks.reference.coverage import COLUMNS, coverage, measures, shapes, table

MEASURES = measures()
FIRST = next(iter(MEASURES))
SHAPES = shapes()
app = Dash(title="Täckning", serve_locally=True)
app.layout = html.Main(
    [
        html.H1(id="headline"),
        dcc.Dropdown(list(MEASURES), FIRST, id="measure", clearable=False, searchable=False),
        html.Div(
            [dcc.Graph(id="map", style={"width": "38%"}), dcc.Graph(id="bars", style={"width": "62%"})],
            style={"display": "flex"},
        ),
        html.Table(id="table"),
    ]
)


@app.callback(
    Output("headline", "children"),
    Output("map", "figure"),
    Output("bars", "figure"),
    Output("table", "children"),
    Input("measure", "value"),
)
def page(label: str) -> tuple[str, go.Figure, go.Figure, list]:
    """Everything on the page that follows from the choice."""
    rows = coverage(MEASURES[label])
    head = html.Thead(html.Tr([html.Th(title) for title in COLUMNS.values()]))
    body = html.Tbody([html.Tr([html.Td(cell) for cell in row]) for row in table(rows)])
    return label, drawn_map(rows), bars(rows), [head, body]


def drawn_map(rows: pl.DataFrame) -> go.Figure:
    """The municipalities in their shapes, darker with more. Plotly's own map of shapes asks the internet for the world's coasts
    (findings/plotly_own_shapes_ask_for_the_coasts_of_the_world.sh), so the shapes are filled lines.
    """
    known = [value for value in rows["value"] if value is not None]
    most = max(known, default=0) or 1
    figure = go.Figure()
    for code, name, value in rows.select("municipality_code", "municipality_name", "value").iter_rows():
        outlines, place = SHAPES[code]
        fill = "white" if value is None else sample_colorscale("Greens", value / most)[0]
        # Outlines of one municipality are parted by a gap.
        across, up = ([point for ring in outlines for point in (*ring[side], None)] for side in (0, 1))
        figure.add_scatter(
            x=across, y=up, mode="lines", fill="toself", fillcolor=fill, line={"color": "grey"}, text=name
        )
        figure.add_annotation(x=place[0], y=place[1], text=name, showarrow=False)
    figure.update_xaxes(visible=False).update_yaxes(visible=False, scaleanchor="x")
    return figure.update_layout(showlegend=False, margin={"l": 0, "r": 0, "t": 0, "b": 0}, height=560)


def bars(rows: pl.DataFrame) -> go.Figure:
    """The municipalities in ranked bars."""
    bar = go.Bar(
        x=rows["value"].to_list(),
        y=rows["municipality_name"].to_list(),
        text=rows["value"].to_list(),
        orientation="h",
    )
    return go.Figure(bar).update_yaxes(autorange="reversed").update_layout(height=560)


if __name__ == "__main__":
    app.run(host="localhost", port=int(sys.argv[1]), debug=False)
