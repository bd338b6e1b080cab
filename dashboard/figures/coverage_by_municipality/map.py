"""The map of municipalities: real boundaries, the classes of the bars, a name and a value on each; nothing is fetched.

A chosen municipality wears its class, a missing one is hatched with the word of its status, one that is not chosen is an
outline with its name. The layer `municipalities` can be clicked: its features hold `municipality_code` and
`municipality_name`.
"""

import json
from collections.abc import Set
from html import escape
from math import cos, pi, sin

import polars as pl
import pydeck as pdk

from contract.display import join_names
from dashboard.figures.coverage_by_municipality.classes import Shade, classes_of
from dashboard.figures.coverage_by_municipality.labels import (
    LINE_HEIGHT,
    TEXT_SIZE,
    Label,
    extent,
    hatching_of,
    labels_of,
    shapes_of,
    zoom_of,
)
from dashboard.figures.coverage_by_municipality.states import who_has
from dashboard.figures.coverage_by_municipality.words import (
    BY_MUNICIPALITY,
    KEYS,
    all_alike,
    among,
    are_alike,
    at_least_as_much,
    measure_and_day,
    values_in_a_row,
)
from dashboard.figures.measures import measure_of
from dashboard.figures.parts.coverage import FEW, known, only_named, some_names
from dashboard.figures.parts.shapes import Ring, outer_rings
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, claim_of, sentence_of
from dashboard.wording.moments import in_short

NAMES_ON_THE_MAP = 2
FONT = pdk.types.String("Source Sans, sans-serif")
# A label that is wider than its municipality takes the colour it stands on with it: the same text, drawn around it.
HALO = [[round(2.5 * cos(pi * turn / 6), 2), round(2.5 * sin(pi * turn / 6), 2)] for turn in range(12)]


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """Where the measure is highest, or who has it; of a few that are chosen their places in the region where these are sure."""
    valued, measure = known(frame), frame["coverage_measure"][0]
    if valued.is_empty() and frame["commitment_state"].null_count() == frame.height:
        return _named(frame, language)
    if measure_of(measure).is_state and frame.height > 1:
        return who_has(frame, language)
    if measure_of(measure).is_state:
        return values_in_a_row(frame, language)
    if frame.height <= FEW:
        has_places = valued.height == frame.height and not valued["rank"].null_count()
        return _places(valued, language) if has_places else _named(frame, language)
    if valued.height == 1:
        return _named(frame, language)
    if are_alike(valued):
        return all_alike(frame, language)
    return _highest(frame, valued, language)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """The measure and the day it is about."""
    return measure_and_day(frame, language, entry="subtitle")


def deck(frame: pl.DataFrame, look: Look, *, municipality_boundaries: pl.DataFrame) -> pdk.Deck:
    """The map of a localised result of `coverage_by_municipality`, one measure at one period."""
    shades = classes_of(frame, look.language).by_municipality
    shapes = shapes_of(municipality_boundaries)
    view = _view([geometry for _, geometry in shapes.values()])
    labels = [_in_deck(label, look) for label in labels_of(shapes, frame, shades, look.language)]
    return pdk.Deck(
        layers=[
            _areas(shapes, shades, look),
            _lines("hatch", hatching_of(shapes, shades), look.colour("hatch"), width=2),
            _lines("unchosen", _rings(shapes, shapes.keys() - shades.keys()), look.colour("faint"), width=1),
            _lines("borders", _rings(shapes, shades.keys()), look.colour("muted"), width=1),
            _texts(
                "halos", [label | {"colour": label["under"], "offset": offset} for label in labels for offset in HALO]
            ),
            _texts("labels", [label for label in labels if not label["on_hatch"]]),
            _texts("missing", [label for label in labels if label["on_hatch"]], is_boxed=True),
        ],
        map_provider=None,
        initial_view_state=view,
        views=[pdk.View(type="MapView", controller=False)],
        tooltip=False,
    )


def legend(frame: pl.DataFrame, look: Look) -> str:
    """The classes of the map from low to high, missing last; the same classes that the bars wear."""
    shades = classes_of(frame, look.language).legend
    items = "".join(f"<li>{_swatch(shade)}{escape(shade.label)}</li>" for shade in shades)
    hint = escape(text("coverage_by_municipality.map_hint", look.language))
    return f'<ul class="steps">{items}</ul><p class="hint">{hint}</p>'


def _highest(frame: pl.DataFrame, valued: pl.DataFrame, language: str) -> Sentence:
    """Those among the first two however ties are counted; where more share the first place, how many they are."""
    place = pl.col("value").rank("max", descending=True)
    top = valued.filter((place <= NAMES_ON_THE_MAP) & (pl.col("value") > 0))
    top = valued.filter(pl.col("value") == pl.col("value").max()) if top.is_empty() else top
    others = valued.filter(~pl.col("municipality_code").is_in(top["municipality_code"].implode()))
    # The rounding may hide who has more; and where all with a figure are named, none of them is said to have the most.
    if others.is_empty() or others["high"].max() > top["low"].min():
        return _named(frame, language)
    entry = "map_highest" if measure_of(frame["coverage_measure"][0]).is_ratio else "map_most"
    whom = among(frame, language)
    return sentence_of(
        f"coverage_by_municipality.{entry}_among" if whom else f"coverage_by_municipality.{entry}",
        language,
        *at_least_as_much(top, others),
        names=some_names(top["municipality_name"].to_list(), language),
        among=whom,
        when=in_short(frame["period"][0], language),
    )


def _named(frame: pl.DataFrame, language: str) -> Sentence:
    """`Antal ASF: Alby och Berga 2018`, or per municipality: what the map shows, without comparing."""
    period, label = frame["period"][0], frame["coverage_measure_label"][0]
    names = join_names(frame["municipality_name"].to_list(), language)
    if period is None and frame.height > FEW:
        return only_named(frame, language, entry="coverage_by_municipality.map_measure")
    if period is None:
        return sentence_of("coverage_by_municipality.map_only_named", language, measure=label, names=names)
    when = in_short(period, language)
    if frame.height > FEW:
        return sentence_of("coverage_by_municipality.map_each", language, measure=label, when=when)
    return sentence_of("coverage_by_municipality.map_named", language, measure=label, names=names, when=when)


def _places(valued: pl.DataFrame, language: str) -> Sentence:
    """`Berga på plats 2 och Alby på plats 3 i regionen`: where the few that are chosen stand among all."""
    rows = list(valued.iter_rows(named=True))
    places = [
        text("coverage_by_municipality.map_place", language, name=row["municipality_name"], rank=row["rank"])
        for row in rows
    ]
    return sentence_of(
        "coverage_by_municipality.map_places",
        language,
        *(claim_of(BY_MUNICIPALITY, row, *KEYS, column="rank") for row in rows),
        places=join_names(places, language),
        when=in_short(valued["period"][0], language),
    )


def _swatch(shade: Shade) -> str:
    return (
        '<i class="hatch"></i>'
        if shade.is_missing
        else f'<i style="background:var(--{shade.fill.replace("_", "-")})"></i>'
    )


def _areas(shapes: dict[str, tuple[str, str]], shades: dict[str, Shade], look: Look) -> pdk.Layer:
    features = [
        {
            "type": "Feature",
            "geometry": json.loads(geometry),
            "properties": {
                "municipality_code": code,
                "municipality_name": name,
                "fill": _rgb(look.colour(shades[code].fill if code in shades else "paper")),
            },
        }
        for code, (name, geometry) in shapes.items()
    ]
    return pdk.Layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": features},
        id="municipalities",
        get_fill_color="properties.fill",
        # A wide paper-coloured border under the thin one keeps two dark neighbours apart.
        get_line_color=_rgb(look.colour("paper")),
        line_width_min_pixels=3,
        pickable=True,
    )


def _rings(shapes: dict[str, tuple[str, str]], codes: Set[str]) -> list[Ring]:
    return [ring for code, (_, geometry) in shapes.items() if code in codes for ring in outer_rings(geometry)]


def _lines(name: str, paths: list[Ring], colour: str, *, width: float) -> pdk.Layer:
    return pdk.Layer(
        "PathLayer",
        [{"path": path} for path in paths],
        id=name,
        get_path="path",
        get_color=_rgb(colour),
        width_min_pixels=width,
    )


def _in_deck(label: Label, look: Look) -> dict:
    return {
        "position": label.position,
        "words": "\n".join(label.lines),
        "colour": _rgb(look.colour(label.ink)),
        "under": _rgb(look.colour(label.under)),
        "offset": [0, 0],
        "on_hatch": label.is_on_hatch,
    }


def _texts(name: str, labels: list[dict], *, is_boxed: bool = False) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        labels,
        id=name,
        get_position="position",
        get_text="words",
        get_color="colour",
        get_size=TEXT_SIZE,
        # All letters that occur, so that å, ä and ö are drawn.
        character_set=pdk.types.String("auto"),
        font_family=FONT,
        font_weight=600,
        line_height=LINE_HEIGHT,
        font_settings={"sdf": False, "fontSize": 96},
        get_pixel_offset="offset",
        background=is_boxed,
        get_background_color="under",
        background_padding=[3, 1],
    )


def _view(geometries: list[str]) -> pdk.ViewState:
    """The middle of all boundaries and the zoom that fits them into the figure."""
    (west, east), (south, north) = extent(geometries)
    return pdk.ViewState(longitude=(west + east) / 2, latitude=(south + north) / 2, zoom=zoom_of(geometries))


def _rgb(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
