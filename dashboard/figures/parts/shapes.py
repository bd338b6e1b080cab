"""Plain geometry for the map: the rings of a boundary, a point inside it for a label, hatch lines clipped to it.

Points are longitude and latitude in degrees. Lengths are compared after longitudes are shrunk by the cosine of the
latitude, so that 45 degrees are 45 degrees on the map.
"""

import json
from functools import lru_cache
from itertools import pairwise
from math import cos, inf, radians

Point = tuple[float, float]
Ring = list[Point]
Box = tuple[float, float, float, float]
GRID = 24
# How many sets of labels are kept: one per measure and period that someone looks at.
KEPT = 256


def outer_rings(geometry: str) -> list[Ring]:
    """The outer ring of every part of a GeoJSON Polygon or MultiPolygon. Raises KeyError for another geometry."""
    shape = json.loads(geometry)
    parts = {"Polygon": [shape["coordinates"]], "MultiPolygon": shape["coordinates"]}[shape["type"]]
    return [[(longitude, latitude) for longitude, latitude, *_ in part[0]] for part in parts]


@lru_cache(maxsize=KEPT)
def label_points(geometries: tuple[str, ...], sizes: tuple[Point, ...]) -> tuple[Point, ...]:
    """A point inside each boundary for its label, so that no label stands on another where that can be had.

    `sizes` holds the width and height of each label in degrees. Narrow areas choose first: they have the least room.
    """
    rings = [max(outer_rings(geometry), key=_area) for geometry in geometries]
    points: dict[int, Point] = {}
    taken: list[Box] = []
    for place in sorted(range(len(rings)), key=lambda place: _area(rings[place])):
        size, ring = sizes[place], rings[place]
        around = _around(ring, size)
        near = [box for box in taken if _overlap(box, around)]
        points[place] = max(_grid(ring), key=lambda point: _fit(point, size, ring, near))
        taken.append(_box(points[place], size))
    return tuple(points[place] for place in range(len(rings)))


def _grid(ring: Ring) -> list[Point]:
    longitudes, latitudes = ([point[axis] for point in ring] for axis in (0, 1))
    steps = range(1, GRID)
    return [(_between(longitudes, across), _between(latitudes, along)) for across in steps for along in steps]


def _fit(point: Point, size: Point, ring: Ring, taken: list[Box]) -> float:
    """How well a label of this size stands here: 1 and more is room all around, less is cut, labels below it cost most."""
    room = _room(point, ring, size)
    if room == -inf:
        return room
    box = _box(point, size)
    return room - 10 * sum(_overlap(box, other) for other in taken) / (size[0] * size[1])


def _overlap(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    width, height = (min(one[axis + 2], other[axis + 2]) - max(one[axis], other[axis]) for axis in (0, 1))
    return max(0.0, width) * max(0.0, height)


def _around(ring: Ring, size: Point) -> Box:
    """The box that every label of this size on the ring's grid lies in."""
    (left, right), (bottom, top) = (
        (min(point[axis] for point in ring) - size[axis] / 2, max(point[axis] for point in ring) + size[axis] / 2)
        for axis in (0, 1)
    )
    return left, bottom, right, top


def _box(point: Point, size: Point) -> Box:
    return point[0] - size[0] / 2, point[1] - size[1] / 2, point[0] + size[0] / 2, point[1] + size[1] / 2


def hatch_lines(geometry: str, *, gap: float) -> list[Ring]:
    """Slanted lines inside the boundary, `gap` degrees of latitude apart."""
    rings = outer_rings(geometry)
    shrink = cos(radians(rings[0][0][1]))
    # A line is where latitude - shrunk longitude = offset; an edge crosses it where that changes sign.
    edges = [((a[0] * shrink, a[1]), (b[0] * shrink, b[1])) for ring in rings for a, b in pairwise([*ring, ring[0]])]
    offsets = [y - x for edge in edges for x, y in edge]
    count = int((max(offsets) - min(offsets)) / gap)
    lines = []
    for number in range(1, count + 1):
        crossings = sorted(_crossings(edges, min(offsets) + number * gap))
        lines += [
            [(start[0] / shrink, start[1]), (end[0] / shrink, end[1])]
            for start, end in zip(crossings[::2], crossings[1::2], strict=False)
        ]
    return lines


def _crossings(edges: list[tuple[Point, Point]], offset: float) -> list[Point]:
    found = []
    for (x1, y1), (x2, y2) in edges:
        start, end = y1 - x1 - offset, y2 - x2 - offset
        if (start < 0) != (end < 0):
            share = start / (start - end)
            found.append((x1 + share * (x2 - x1), y1 + share * (y2 - y1)))
    return found


def _room(point: Point, ring: Ring, size: Point) -> float:
    """The nearest edge up, down, left or right in halves of the label's size; minus infinity outside the ring."""
    if not _is_inside(point, ring):
        return -inf
    distances = []
    for a, b in pairwise([*ring, ring[0]]):
        if (a[0] > point[0]) != (b[0] > point[0]):
            crossing = a[1] + (point[0] - a[0]) / (b[0] - a[0]) * (b[1] - a[1])
            distances.append(abs(crossing - point[1]) / (size[1] / 2))
        if (a[1] > point[1]) != (b[1] > point[1]):
            crossing = a[0] + (point[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
            distances.append(abs(crossing - point[0]) / (size[0] / 2))
    return min(distances)


def _is_inside(point: Point, ring: Ring) -> bool:
    crossed = False
    for a, b in pairwise([*ring, ring[0]]):
        if (a[1] > point[1]) != (b[1] > point[1]):
            crossed ^= point[0] < a[0] + (point[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
    return crossed


def _area(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*ring, ring[0]])))


def _between(values: list[float], place: int) -> float:
    return min(values) + (max(values) - min(values)) * place / GRID
