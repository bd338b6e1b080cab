"""The classes that the map and the ranked bars share: which municipality wears which colour, and the legend of it.

Breaks are round numbers (1, 2, 5 or equal steps), chosen so that the classes hold about equally many municipalities.
Zero is a class of its own, and missing is hatched: neither is the palest blue.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10

import polars as pl

from contract.display import number, percent
from dashboard.figures.measures import Kind, as_shown, measure_of, value_words
from dashboard.wording import text

STEPS = (1, 2, 2.5, 5)
CLASSES = 4
# Up to here the lowest class is written as a range from 1: `1–2` says more than `under 3`.
SMALL_COUNT = 10


@dataclass(frozen=True)
class Shade:
    """One class: its place in the legend, the roles of its fill and of text on it, its label, and whether it is missing."""

    place: int
    fill: str
    ink: str
    label: str
    is_missing: bool = False


@dataclass(frozen=True)
class Classes:
    """The shade of every municipality by code, and the shades that occur, in the order of the legend."""

    by_municipality: Mapping[str, Shade]
    legend: tuple[Shade, ...]


def classes_of(frame: pl.DataFrame, language: str) -> Classes:
    """The classes of a localised result of `coverage_by_municipality`."""
    code = frame["coverage_measure"][0]
    is_state = measure_of(code).is_state
    breaks = (
        () if is_state else breaks_of([as_shown(value, code) for value in frame["value"].drop_nulls() if value > 0])
    )
    shades = {
        row["municipality_code"]: _state(row, language) if is_state else _size(row, breaks, frame, language)
        for row in frame.iter_rows(named=True)
    }
    return Classes(shades, tuple(sorted(set(shades.values()), key=lambda shade: shade.place)))


def breaks_of(values: list[float]) -> tuple[float, ...]:
    """Up to three round numbers that part the positive `values` into classes of about the same size; none for one value."""
    if len(set(values)) < 2:
        return ()
    low, high = min(values), max(values)
    are_whole = all(float(value).is_integer() for value in values)
    candidates = [
        breaks
        for breaks in _candidates(high)
        if low < breaks[0] and breaks[-1] <= high and not (are_whole and any(limit % 1 for limit in breaks))
    ]
    if not candidates:
        return ()
    return min(candidates, key=lambda breaks: (_unevenness(values, breaks), -breaks[0]))


def _candidates(high: float) -> Iterator[tuple[float, ...]]:
    """Three breaks in equal steps or in steps of 1–2–5; fewer where the values are few."""
    top = floor(log10(high)) + 1
    for power in range(top, top - 4, -1):
        for step in STEPS:
            width = step * 10.0**power
            for first in range(1, CLASSES + 1):
                for count in (3, 2, 1):
                    yield tuple(round(width * (first + place), 6) for place in range(count))
    series = [round(step * 10.0**power, 6) for power in range(top - 4, top + 1) for step in (1, 2, 5)]
    for start in range(len(series) - 2):
        yield tuple(series[start : start + 3])


def _unevenness(values: list[float], breaks: tuple[float, ...]) -> int:
    edges = (0.0, *breaks, float("inf"))
    return sum(sum(low <= value < high for value in values) ** 2 for low, high in pairwise(edges))


def _size(row: dict, breaks: tuple[float, ...], frame: pl.DataFrame, language: str) -> Shade:
    value = row["value"]
    if value is None:
        return _missing(language)
    if value == 0:
        # The class is labelled by the zero in it that may hide most.
        zero = frame.filter(pl.col("value") == 0).sort("rounded_parts", descending=True, nulls_last=True)
        return Shade(0, "paper", "ink", value_words(zero.row(0, named=True), language))
    shown = as_shown(value, row["coverage_measure"])
    place = sum(shown >= limit for limit in breaks)
    label = _label(place, breaks, frame, language) if breaks else _only_label(frame, language)
    return Shade(place + 1, f"seq{place + 1}", f"seq{place + 1}_ink", label)


def _only_label(frame: pl.DataFrame, language: str) -> str:
    """The label of a class that stands alone: its value, or its lowest and highest."""
    positive = frame.filter(pl.col("value") > 0).sort("value")
    ends = [value_words(row, language) for row in (positive.row(0, named=True), positive.row(-1, named=True))]
    return (
        ends[0]
        if ends[0] == ends[1]
        else text("coverage_by_municipality.class_between", language, low=ends[0], high=ends[1])
    )


def _label(place: int, breaks: tuple[float, ...], frame: pl.DataFrame, language: str) -> str:
    code = frame["coverage_measure"][0]
    measure = measure_of(code)
    is_share = measure.kind is Kind.SHARE
    # A class reaches up to the last value that is written differently from the next break.
    unit = 10.0 ** -(measure.decimals or 0)

    def words(limit: float) -> str:
        return percent(limit, language) if is_share else number(limit, language, decimals=measure.decimals)

    if place == len(breaks):
        is_point = as_shown(frame["value"].max(), code) == breaks[-1]
        return (
            words(breaks[-1])
            if is_point
            else text("coverage_by_municipality.class_from", language, low=words(breaks[-1]))
        )
    if place == 0 and (unit < 1 or breaks[0] > SMALL_COUNT):
        return text("coverage_by_municipality.class_below", language, high=words(breaks[0]))
    low, high = breaks[place - 1] if place else 1, breaks[place] - unit
    if low >= high:
        return words(high)
    low_words = number(low, language) if is_share else words(low)
    return text("coverage_by_municipality.class_between", language, low=low_words, high=words(high))


def _state(row: dict, language: str) -> Shade:
    state = row["commitment_state"]
    if state is None:
        return _missing(language)
    place, fill, ink = {
        "held": (0, "now", "paper"),
        "planned": (1, "now_soft", "ink"),
        "not_held": (2, "paper", "ink"),
    }[state]
    return Shade(place, fill, ink, row["commitment_state_label"])


def _missing(language: str) -> Shade:
    return Shade(CLASSES + 1, "paper", "ink", text("coverage_by_municipality.class_missing", language), is_missing=True)
