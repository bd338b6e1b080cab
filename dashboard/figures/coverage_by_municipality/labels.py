"""What stands on the map of municipalities, however it is drawn: their shapes, and a name and a value on each, where there is room."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, log2, radians

import polars as pl

from dashboard.figures.coverage_by_municipality.classes import Shade
from dashboard.figures.measures import value_words
from dashboard.figures.parts.shapes import Point, Ring, hatch_lines, label_points, outer_rings

# What the map is fitted into, in pixels: no wider than the narrowest column that css/coverage.css leaves it, 440, nor
# higher than the figure, 640, with a margin for names that reach over a border. Web Mercator is 512 pixels wide at zoom 0.
WIDTH, HEIGHT = 424, 620
WORLD = 512
TEXT_SIZE, LINE_HEIGHT, LETTER = 19, 1.12, 10
# A county has 49 municipalities at most, a nation 290.
MOST_LABELS = 60
# Between two lines of the hatching, in degrees.
HATCH_GAP = 0.045

# Name and boundary as GeoJSON, by code.
Shapes = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Label:
    """The lines that stand on a municipality, at a point in degrees, with the roles of their colour and of what is under them."""

    position: Point
    lines: tuple[str, ...]
    ink: str
    under: str
    is_on_hatch: bool


def shapes_of(municipality_boundaries: pl.DataFrame) -> dict[str, tuple[str, str]]:
    """The name and the boundary of each municipality, from the query of that name."""
    named = ("municipality_code", "municipality_name", "geometry_geojson")
    return {code: (name, geometry) for code, name, geometry in municipality_boundaries.select(named).iter_rows()}


def hatching_of(shapes: Shapes, shades: Mapping[str, Shade]) -> list[Ring]:
    """The lines that hatch the municipalities whose value is missing."""
    missing = [geometry for code, (_, geometry) in shapes.items() if code in shades and shades[code].is_missing]
    return [line for geometry in missing for line in hatch_lines(geometry, gap=HATCH_GAP)]


def labels_of(shapes: Shapes, frame: pl.DataFrame, shades: Mapping[str, Shade], language: str) -> tuple[Label, ...]:
    """A name and a value per municipality, each with its place; without a value for those that are not chosen.

    None where there are so many that they would stand on each other: on a nation's map only the colours can be read.
    """
    if len(shapes) > MOST_LABELS:
        return ()
    words = lines_of(shapes, frame, language)
    geometries = tuple(geometry for _, geometry in shapes.values())
    zoom = zoom_of(geometries)
    sizes = tuple(_size(words[code], geometry, zoom) for code, (_, geometry) in shapes.items())
    return tuple(
        Label(
            position=point,
            lines=words[code],
            ink=shades[code].ink if code in shades else "muted",
            under=shades[code].fill if code in shades else "paper",
            is_on_hatch=code in shades and shades[code].is_missing,
        )
        for code, point in zip(shapes, label_points(geometries, sizes), strict=True)
    )


def lines_of(shapes: Shapes, frame: pl.DataFrame, language: str) -> dict[str, tuple[str, ...]]:
    """The name of each municipality, and its value where it is chosen."""
    rows = {row["municipality_code"]: row for row in frame.iter_rows(named=True)}
    return {
        code: (name, *((value_words(rows[code], language),) if code in rows else ()))
        for code, (name, _) in shapes.items()
    }


def extent(geometries: tuple[str, ...] | list[str]) -> tuple[tuple[float, float], tuple[float, float]]:
    """The least and greatest longitude, and the least and greatest latitude, of all boundaries."""
    points = [point for geometry in geometries for ring in outer_rings(geometry) for point in ring]
    longitudes, latitudes = ([point[axis] for point in points] for axis in (0, 1))
    return (min(longitudes), max(longitudes)), (min(latitudes), max(latitudes))


def zoom_of(geometries: tuple[str, ...] | list[str]) -> float:
    """The zoom of Web Mercator that fits all boundaries into the figure."""
    (west, east), (south, north) = extent(geometries)
    across = (east - west) / 360 * WORLD
    along = (north - south) / 360 * WORLD / cos(radians((south + north) / 2))
    return min(log2(WIDTH / across), log2(HEIGHT / along))


def _size(lines: tuple[str, ...], geometry: str, zoom: float) -> Point:
    """About how wide and high a label is, in degrees."""
    degree = WORLD * 2**zoom / 360
    latitude = outer_rings(geometry)[0][0][1]
    width, height = max(len(line) for line in lines) * LETTER, len(lines) * TEXT_SIZE * LINE_HEIGHT
    return width / degree, height / degree * cos(radians(latitude))
