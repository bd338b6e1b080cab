"""The map as it stands on the screen of a meeting: each area wears its value, and its name stands beside it where there is room.

The areas are a picture without words, the words are HTML on it: so they have the app's letters, and can be read aloud. There is no
legend, since each area wears its value.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import cos, log, pi, radians, tan

import polars as pl

from contract.display import join_names
from dashboard.figures.coverage_by_municipality.classes import Shade, classes_of
from dashboard.figures.coverage_by_municipality.labels import HATCH_GAP, Shapes, extent, shapes_of
from dashboard.figures.figure import BigNumber, Staged
from dashboard.figures.measures import measure_of, value_in_sentence, value_words
from dashboard.figures.parts.coverage import in_sentence, known
from dashboard.figures.parts.shapes import Point, Ring, hatch_lines, label_points, outer_rings
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import surely_largest
from dashboard.wording.moments import moment

# What the map and its words lie in, and what the areas alone are fitted into: names stand at either side of them.
WIDTH, HEIGHT, MAP_WIDTH = 1040, 776, 600
# Sizes of letters, of the largest ones and of all others, and about how wide a letter is by its size.
VALUE, NAME, LARGE_VALUE, LARGE_NAME, LETTER = 31, 28, 38, 34, 0.54
BESIDE = 14
# How far from its value a name is tried, upwards and downwards, before it is set on its area.
STEPS = (0, 20, -20, 40, -40, 60, -60, 80, -80)
SIDES = ("left", "right")

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class _Projection:
    """From degrees to pixels, as Web Mercator has it: `degree` pixels for one of longitude."""

    west: float
    top: float
    left: float
    degree: float

    @classmethod
    def of(cls, geometries: tuple[str, ...]) -> "_Projection":
        """The one that fits all boundaries into the middle of their room."""
        (west, east), (south, north) = extent(geometries)
        top, bottom = _mercator(north), _mercator(south)
        degree = min(MAP_WIDTH / (east - west), HEIGHT / (top - bottom))
        return cls(west, top, (WIDTH - (east - west) * degree) / 2, degree)

    def __call__(self, point: Point) -> Point:
        return self.left + (point[0] - self.west) * self.degree, (self.top - _mercator(point[1])) * self.degree


@dataclass(frozen=True)
class _Area:
    """One municipality in pixels: its rings, the lines that would hatch it, and where its value stands."""

    name: str
    rings: tuple[Ring, ...]
    hatching: tuple[Ring, ...]
    at: Point


def chart(frame: pl.DataFrame, look: Look, *, municipality_boundaries: pl.DataFrame) -> str:
    """The map of a localised result of `coverage_by_municipality`, one measure at one period, as HTML."""
    shades = classes_of(frame, look.language).by_municipality
    shapes = shapes_of(municipality_boundaries)
    rows = {row["municipality_code"]: row for row in frame.iter_rows(named=True)}
    values = {code: value_words(row, look.language) for code, row in rows.items()}
    largest = set(_largest(frame)["municipality_code"])
    areas = _areas(shapes, values)
    words = "".join(_words(areas, shades, values, largest=largest, look=look))
    picture = b64encode(_picture(areas, shades, look).encode()).decode()
    return f'<div class="stage-map"><img src="data:image/svg+xml;base64,{picture}" alt="">{words}</div>'


def number(frame: pl.DataFrame, language: str) -> BigNumber | None:
    """The largest value, where it is certain to be that, and beside it the whole region and who has not answered."""
    largest = _largest(frame)
    if largest.is_empty():
        return None
    row = largest.row(0, named=True)
    words = {"measure": in_sentence(row["coverage_measure_label"]), "when": moment(row["period"], language)}
    entry = "stage_number" if largest.height == 1 else "stage_number_each"
    silent = frame.filter(obs_status="NL")["municipality_name"].to_list()
    # A rate of those that have answered is none of the whole region.
    whom = "stage_county_known" if row["county_value_kind"] == "answered" else "stage_county"
    notes = [text(f"coverage_by_municipality.{whom}", language, value=_county(row, language))]
    if silent:
        entry_of_silent = "stage_silent" if len(silent) == 1 else "stage_silent_n"
        names = join_names(silent, language)
        notes.append(text(f"coverage_by_municipality.{entry_of_silent}", language, names=names))
    return BigNumber(
        shown=value_words(row, language),
        words=text(f"coverage_by_municipality.{entry}", language, **words),
        notes=tuple(notes),
    )


def _largest(frame: pl.DataFrame) -> pl.DataFrame:
    """The municipalities that surely have the most of those that have answered; none of a mark, or where all are alike."""
    valued = known(frame)
    if valued.height < 2 or measure_of(frame["coverage_measure"][0]).is_state or valued["value"].n_unique() == 1:
        return valued.clear()
    return surely_largest(valued)


def _county(row: dict, language: str) -> str:
    """The value of the whole region, written as that of a municipality."""
    county = {name.removeprefix("county_"): value for name, value in row.items() if name.startswith("county_")}
    return value_in_sentence(row | county, language)


def _areas(shapes: Shapes, values: Mapping[str, str]) -> dict[str, _Area]:
    """The municipalities in pixels."""
    geometries = tuple(geometry for _, geometry in shapes.values())
    to_pixels = _Projection.of(geometries)
    shrink = cos(radians(outer_rings(geometries[0])[0][0][1]))
    sizes = tuple(
        (max(len(values.get(code, "")), 1) * VALUE * LETTER / to_pixels.degree, VALUE / to_pixels.degree * shrink)
        for code in shapes
    )
    points = label_points(geometries, sizes)

    def drawn(lines: list[Ring]) -> tuple[Ring, ...]:
        return tuple([to_pixels(point) for point in line] for line in lines)

    return {
        code: _Area(name, drawn(outer_rings(geometry)), drawn(hatch_lines(geometry, gap=HATCH_GAP)), to_pixels(point))
        for (code, (name, geometry)), point in zip(shapes.items(), points, strict=True)
    }


def _mercator(latitude: float) -> float:
    """How far up a latitude lies, in degrees of longitude."""
    return log(tan(pi / 4 + radians(latitude) / 2)) * 180 / pi


def _picture(areas: Mapping[str, _Area], shades: Mapping[str, Shade], look: Look) -> str:
    """The areas without their words, as SVG."""
    fills = {code: look.colour(shades[code].fill if code in shades else "paper") for code in areas}
    shown = [f'<path d="{_path(area.rings)}" fill="{fills[code]}"/>' for code, area in areas.items()]
    hatched = "".join(
        f'<path d="{_path(area.hatching, is_closed=False)}"/>'
        for code, area in areas.items()
        if code in shades and shades[code].is_missing
    )
    borders = "".join(f'<path d="{_path(area.rings)}"/>' for area in areas.values())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<g stroke="{look.colour("paper")}" stroke-width="3" stroke-linejoin="round">{"".join(shown)}</g>'
        f'<g fill="none" stroke="{look.colour("hatch")}" stroke-width="2.5">{hatched}</g>'
        f'<g fill="none" stroke="{look.colour("edge")}" stroke-width="2" stroke-linejoin="round">{borders}</g></svg>'
    )


def _path(rings: tuple[Ring, ...], *, is_closed: bool = True) -> str:
    end = "Z" if is_closed else ""
    return "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + end for ring in rings)


def _words(
    areas: Mapping[str, _Area], shades: Mapping[str, Shade], values: Mapping[str, str], *, largest: set[str], look: Look
) -> Iterator[str]:
    """The name and the value of each area that is chosen, the largest ones larger."""
    taken = [_box_of_value(areas[code], words) for code, words in values.items()]
    for code, words in values.items():
        area, shade, is_large = areas[code], shades[code], code in largest
        size = LARGE_NAME if is_large else NAME
        # Of one that is missing the name and the word of its status stand together, and nothing on the hatch.
        lines = [area.name, words] if shade.is_missing else [area.name]
        others = [each for other, each in areas.items() if other != code]
        place = _beside(area, _size_of(lines, size), others, taken)
        kind = "large" if is_large else "own"
        ink = look.colour(shade.ink)
        if place is not None:
            side, box = place
            taken.append(box)
            x = box[2] if side == "left" else box[0]
            yield _span(f"{kind} {side}", lines, (x, (box[1] + box[3]) / 2))
        elif shade.is_missing:
            yield _span(f"{kind} on", lines, area.at, ink=ink, under=look.colour(shade.fill))
        else:
            lifted = (area.at[0], area.at[1] - size * 0.9)
            yield _span(f"{kind} on", lines, lifted, ink=ink, under=look.colour(shade.fill))
        if not shade.is_missing:
            yield _span(f"value {kind}", [words], area.at, ink=ink, under=look.colour(shade.fill))


def _span(kind: str, lines: list[str], at: Point, *, ink: str = "", under: str = "") -> str:
    first, *rest = (escape(line) for line in lines)
    words = first + "".join(f"<small>{line}</small>" for line in rest)
    colours = f";color:{ink};--under:{under}" if ink else ""
    return f'<span class="{kind}" style="left:{at[0]:.0f}px;top:{at[1]:.0f}px{colours}">{words}</span>'


def _beside(area: _Area, size: Point, others: list[_Area], taken: list[Box]) -> tuple[str, Box] | None:
    """The side of its area and the box where a name has room: on no other area, on no other words, within the picture."""
    edges = [x for ring in area.rings for x, _ in ring]
    is_left = (min(edges) + max(edges)) / 2 < WIDTH / 2
    for step in STEPS:
        y = area.at[1] + step
        # A border that leans would come under the upper or the lower end of the name.
        own = [x for height in (-size[1] / 2, 0, size[1] / 2) for x in _crossings(area, y + height)]
        if not own:
            continue
        for side in SIDES if is_left else reversed(SIDES):
            x = min(own) - BESIDE - size[0] if side == "left" else max(own) + BESIDE
            box = (x, y - size[1] / 2, x + size[0], y + size[1] / 2)
            is_within = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= HEIGHT
            if is_within and not any(_overlap(box, other) for other in taken) and not _covers(box, [area, *others]):
                return side, box
    return None


def _covers(box: Box, areas: list[_Area]) -> bool:
    """Whether any area lies under the box, as seen at its top, its middle and its bottom."""
    for y in (box[1], (box[1] + box[3]) / 2, box[3]):
        for area in areas:
            crossings = sorted(_crossings(area, y))
            if any(
                start < box[2] and end > box[0] for start, end in zip(crossings[::2], crossings[1::2], strict=False)
            ):
                return True
    return False


def _crossings(area: _Area, y: float) -> list[float]:
    """Where the border of an area crosses a horizontal line."""
    return [
        a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for ring in area.rings
        for a, b in pairwise([*ring, ring[0]])
        if (a[1] > y) != (b[1] > y)
    ]


def _size_of(lines: list[str], size: float) -> Point:
    return max(len(line) for line in lines) * size * LETTER, len(lines) * size * 1.15


def _box_of_value(area: _Area, words: str) -> Box:
    width = len(words) * VALUE * LETTER
    return area.at[0] - width / 2, area.at[1] - VALUE / 2, area.at[0] + width / 2, area.at[1] + VALUE / 2


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


staged = Staged(chart=chart, number=number, also=("municipality_boundaries",))
