"""The same map drawn by Vega, for a machine that would draw the other one without a graphics processor, and slowly.

The same shapes, classes, labels and hatching (`labels.py`). A click picks a municipality as `municipality_name`, under the name PICK;
each of them has its name and value for a screen reader too.
"""

import json
from collections.abc import Mapping, Set
from types import MappingProxyType

import altair as alt
import polars as pl

from dashboard.figures.coverage_by_municipality.classes import Shade, classes_of
from dashboard.figures.coverage_by_municipality.labels import (
    HEIGHT,
    LINE_HEIGHT,
    TEXT_SIZE,
    WIDTH,
    Label,
    Shapes,
    hatching_of,
    labels_of,
    lines_of,
    shapes_of,
)
from dashboard.theme import Look

PICK = "municipality"
PICKED = "municipality_name"
HALO = 5


def flat_map(frame: pl.DataFrame, look: Look, *, municipality_boundaries: pl.DataFrame) -> alt.LayerChart:
    """The map of a localised result of `coverage_by_municipality`, one measure at one period."""
    shades = classes_of(frame, look.language).by_municipality
    shapes = shapes_of(municipality_boundaries)
    labels = labels_of(shapes, frame, shades, look.language)
    named = {code: ": ".join(lines) for code, lines in lines_of(shapes, frame, look.language).items()}
    layers = [
        _areas(shapes, shades, look, named=named),
        _hatching(shapes, shades, look),
        _borders(shapes, shapes.keys() - shades.keys(), look.colour("faint")),
        _borders(shapes, shades.keys(), look.colour("muted")),
        *_words([label for label in labels if not label.is_on_hatch], look),
        *_words([label for label in labels if label.is_on_hatch], look),
    ]
    return alt.layer(*layers).project(type="mercator").properties(width=WIDTH, height=HEIGHT)


def _areas(shapes: Shapes, shades: dict[str, Shade], look: Look, *, named: dict[str, str]) -> alt.Chart:
    own = {
        code: {"fill": look.colour(shades[code].fill if code in shades else "paper"), "named": named[code]}
        for code in shapes
    }
    areas = alt.Chart(_features(shapes, shapes.keys(), own=own)).mark_geoshape(
        aria=True, ariaRole="img", stroke=look.colour("paper"), strokeWidth=3, cursor="pointer"
    )
    pick = alt.selection_point(name=PICK, fields=[PICKED], on="click", empty=False, toggle=False)
    return areas.encode(fill=alt.Fill("fill:N", scale=None), description="named:N").add_params(pick)


def _hatching(shapes: Shapes, shades: dict[str, Shade], look: Look) -> alt.Chart:
    lines = hatching_of(shapes, shades)
    whole = {"type": "Feature", "geometry": {"type": "MultiLineString", "coordinates": lines}}
    return alt.Chart(alt.Data(values=[whole])).mark_geoshape(filled=False, stroke=look.colour("hatch"), strokeWidth=2)


def _borders(shapes: Shapes, codes: Set[str], colour: str) -> alt.Chart:
    return alt.Chart(_features(shapes, codes)).mark_geoshape(filled=False, stroke=colour, strokeWidth=1)


def _features(shapes: Shapes, codes: Set[str], *, own: Mapping[str, dict[str, str]] = MappingProxyType({})) -> alt.Data:
    """The shapes of the municipalities with these codes, each with what is its own."""
    features = [
        {
            "type": "Feature",
            "geometry": json.loads(geometry),
            PICKED: name,
            **own.get(code, {}),
        }
        for code, (name, geometry) in shapes.items()
        if code in codes
    ]
    return alt.Data(values=features)


def _words(labels: list[Label], look: Look) -> tuple[alt.Chart, alt.Chart]:
    """The labels, and under them the colour that they stand on, for one that is wider than its municipality."""
    rows = [
        {
            "longitude": label.position[0],
            "latitude": label.position[1],
            "words": list(label.lines),
            "ink": look.colour(label.ink),
            "under": look.colour(label.under),
            "lift": -(len(label.lines) - 1) * TEXT_SIZE * LINE_HEIGHT / 2,
        }
        for label in labels
    ]
    base = alt.Chart(alt.Data(values=rows)).encode(
        longitude=alt.Longitude("longitude:Q"),
        latitude=alt.Latitude("latitude:Q"),
        text=alt.Text("words:N"),
        yOffset=alt.YOffset("lift:Q", scale=None),
    )
    style = {
        "fontSize": TEXT_SIZE,
        "fontWeight": 600,
        "lineHeight": TEXT_SIZE * LINE_HEIGHT,
        "baseline": "middle",
        "tooltip": None,
    }
    halo = base.mark_text(**style, strokeWidth=HALO, strokeJoin="round")
    halo = halo.encode(stroke=alt.Stroke("under:N", scale=None), color=alt.Color("under:N", scale=None))
    return halo, base.mark_text(**style).encode(color=alt.Color("ink:N", scale=None))
