"""Where the projects were carried out: a small map for each, with its municipalities by name, within or outside the region."""

import json
from html import escape
from math import cos, radians

import altair as alt
import polars as pl

from contract.display import join_names, number, spelled
from dashboard.figures.figure import Figure, Staged
from dashboard.figures.parts.marks import Layers
from dashboard.figures.parts.panels import Panel
from dashboard.figures.parts.shapes import Point, label_points, outer_rings
from dashboard.theme import Look
from dashboard.wording import text

MAP_HEIGHT = 480
# About how wide a letter and how high a name is, in pixels.
LETTER, LINE = 8, 16


def sentence(frame: pl.DataFrame, language: str) -> str:
    """The project that has most of the municipalities that are known, with how many of them lie in which county."""
    if frame.is_empty():
        return text("project_municipalities.none", language)
    counted = frame.group_by("title", maintain_order=True).len().sort("len", descending=True, maintain_order=True)
    title, count = counted.row(0)
    counties = frame.filter(title=title)["county_name"].unique().drop_nulls().to_list()
    entry = "sentence" if len(counties) != 1 else "sentence_one" if count == 1 else "sentence_in_one_county"
    return text(
        f"project_municipalities.{entry}",
        language,
        title=title,
        county="".join(counties),
        # Beside figures for each county a figure, by itself a word.
        count=spelled(count, language) if len(counties) == 1 else number(count, language),
        counties=in_counties(frame.filter(title=title), language),
    )


def in_counties(rows: pl.DataFrame, language: str) -> str:
    """`13 i det ena länet och 2 i det andra`, the county with the most first."""
    counted = rows.group_by("county_name", maintain_order=True).len().sort("len", descending=True, maintain_order=True)
    parts = [
        text("project_municipalities.in_county", language, count=number(count, language), county=county)
        for county, count in counted.drop_nulls("county_name").iter_rows()
    ]
    return join_names(parts, language)


def chart(frame: pl.DataFrame, look: Look, *, project_counties: pl.DataFrame) -> list[Panel]:
    """A map per project: its municipalities filled and named, within the outline of the counties that they lie in."""
    panels = []
    for (project_id, title), rows in frame.group_by("project_id", "title", maintain_order=True):
        counties = project_counties.filter(pl.col("county_code").is_in(rows["county_code"].implode()))
        names = join_names(rows["municipality_name"].to_list(), look.language)
        words = {"title": title, "names": names, "count": number(rows.height, look.language)}
        description = text("project_municipalities.alt", look.language, **words)
        panels.append(Panel(str(project_id), str(title), _map(rows, counties, look), description))
    return panels


def on_stage(frame: pl.DataFrame, look: Look) -> str:
    """A row per project with its municipalities by name, as HTML: on maps of that size no name could be read from the back of a room."""
    heads = "".join(
        f'<th scope="col">{escape(text(f"project_municipalities.{name}", look.language))}</th>'
        for name in ("project", "count", "names")
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(str(title))}</th><td>{number(rows.height, look.language)}</td>'
        f"<td>{escape(join_names(rows['municipality_name'].to_list(), look.language))}</td></tr>"
        for (_, title), rows in frame.group_by("project_id", "title", maintain_order=True)
    )
    caption = escape(text("project_municipalities.staged_caption", look.language))
    return (
        f'<table class="stage-goals"><caption class="vh">{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _map(rows: pl.DataFrame, counties: pl.DataFrame, look: Look) -> alt.LayerChart:
    known = rows.drop_nulls("geometry_geojson")
    outline = alt.Chart(_shapes(counties, "county_name")).mark_geoshape(
        fill=look.colour("panel"), stroke=look.colour("context"), strokeWidth=1
    )
    areas = alt.Chart(_shapes(known, "municipality_name")).mark_geoshape(
        fill=look.colour("now_soft"), stroke=look.colour("now"), strokeWidth=1.2
    )
    points = label_points(tuple(known["geometry_geojson"]), _sizes(known, counties))
    names = pl.DataFrame(
        {"name": known["municipality_name"], "longitude": [x for x, _ in points], "latitude": [y for _, y in points]}
    )
    label = alt.Chart(names).encode(
        longitude=alt.Longitude("longitude:Q"), latitude=alt.Latitude("latitude:Q"), text=alt.Text("name:N")
    )
    halo = label.mark_text(
        fontSize=13, fontWeight=600, stroke=look.colour("now_soft"), strokeWidth=3, color=look.colour("now_soft")
    )
    ink = label.mark_text(fontSize=13, fontWeight=600, color=look.colour("ink"))
    return Layers(outline, areas, halo, ink, projection={"type": "mercator"}, height=MAP_HEIGHT)


def _sizes(rows: pl.DataFrame, counties: pl.DataFrame) -> tuple[Point, ...]:
    """About how wide and high each name is on the map, in degrees."""
    points = [point for geometry in counties["geometry_geojson"] for ring in outer_rings(geometry) for point in ring]
    latitudes = [latitude for _, latitude in points]
    degree = (max(latitudes) - min(latitudes)) / MAP_HEIGHT
    across = degree / cos(radians(sum(latitudes) / len(latitudes)))
    return tuple((len(name) * LETTER * across, LINE * degree) for name in rows["municipality_name"])


def _shapes(rows: pl.DataFrame, name: str) -> alt.Data:
    """The boundaries as features that a chart draws without asking anybody for them."""
    features = [
        {"type": "Feature", "properties": {"name": words}, "geometry": json.loads(geometry)}
        for words, geometry in rows.select(name, "geometry_geojson").iter_rows()
    ]
    return alt.Data(values=features)


project_municipalities = Figure(
    query="project_municipalities",
    sentence=sentence,
    subtitle="project_municipalities.subtitle",
    chart=chart,
    also=("project_counties",),
    staged=Staged(chart=on_stage),
)
