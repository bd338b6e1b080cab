"""What the page on coverage shows in Dash and in Panel: the rows of our own query, kept as ours are, and the municipalities' shapes."""

import json
from dataclasses import replace

import polars as pl

from benchmarks.example import database, everything
from dashboard.view import frame_of

SWEDISH = "sv"
# So far north a degree of longitude is about half as long as one of latitude.
WIDTH_OF_DEGREE = 0.48
Ring = tuple[list[float], list[float]]
Point = tuple[float, float]
COLUMNS = {
    "municipality_name": "Kommun",
    "value": "Värde",
    "low": "Lägst",
    "high": "Högst",
    "obs_status_label": "Status",
    "value_kind_label": "Slags värde",
    "period": "Period",
    "part_label": "Del av länet",
    "source_refs": "Källa",
}


def measures() -> dict[str, str]:
    """What can be chosen: the label of each measure, and its code."""
    told = frame_of(database(), "coverage_measures", everything(), SWEDISH)
    return dict(told.select("coverage_measure_label", "coverage_measure").iter_rows())


def coverage(measure: str) -> pl.DataFrame:
    """One row per municipality, highest first; it is counted once."""
    return frame_of(database(), "coverage_by_municipality", replace(everything(), coverage_measure=measure), SWEDISH)


def table(rows: pl.DataFrame) -> list[list[str]]:
    """The cells of the table, as words."""
    return [["" if value is None else str(value) for value in row] for row in rows.select(list(COLUMNS)).iter_rows()]


def shapes() -> dict[str, tuple[list[Ring], Point]]:
    """The shape of each municipality by its code, as outlines of x and y, and where its name stands; right for one county."""
    told = frame_of(database(), "municipality_boundaries", everything(), SWEDISH)
    return {
        code: _shape(json.loads(geometry))
        for code, geometry in told.select("municipality_code", "geometry_geojson").iter_rows()
    }


def _shape(geometry: dict) -> tuple[list[Ring], Point]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = [
        ([point[0] * WIDTH_OF_DEGREE for point in outline], [point[1] for point in outline]) for outline, *_ in polygons
    ]
    across, up = max(rings, key=lambda ring: len(ring[0]))
    return rings, (sum(across) / len(across), sum(up) / len(up))
