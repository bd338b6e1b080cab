"""The publisher's own check: which counts stay possible for each cell, given everything that is and will be public.

It takes the attacker at his best. He knows the rules and every publication of the quarter: numbers, kinds, which cells
have none, ceilings. He guesses rightly that nobody was corrected where he sees no correction, so that all of it is about
the same people. Cells that look alike to him are one class, so that the programs are small. This check reads what is to
be published and nothing else: it can reject a choice without giving anything away.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from publishing.protection.integer_program import Row, solve
from publishing.protection.revisions import crossings
from publishing.protection.rounding import errors_allowed
from publishing.protection.shape import CEILING, FEWEST_VALUES, SMALLEST_SHOWN, CubeShape


class Unsafe(Exception):  # noqa: N818  a state of what would be published, not a fault in the program
    """What would be published leaves too few possible counts for some cell; it must not be published."""


@dataclass(frozen=True)
class _Sum:
    """What is known of the people in the cells whose signature has something in `place`: from `low` to `high`."""

    place: int
    low: float
    high: float


@dataclass(frozen=True)
class _Class:
    """Cells that look alike: how many, and the least and the most that each can hold."""

    signature: tuple[int | None, ...]
    cells: int
    least: int
    most: int


def values_left(publications: Sequence[pl.DataFrame], shape: CubeShape) -> pl.DataFrame:
    """The possible cells that any of the publications of one quarter (oldest first) shows as 0 or 5.

    Columns: the dimensions and `values`, the counts that stay possible for the cell, ascending.
    """
    places = [f"place_{place}" for place in range(len(publications))]
    cells = _signatures(publications, shape, places=places)
    sums = [_published_sum(cells, place, shape.tolerance) for place in range(len(publications))]
    looks = [*places, CEILING]
    groups = cells.group_by(looks, maintain_order=True).len()
    classes = [_class(row[:-2], row[-2], row[-1]) for row in groups.rows()]
    slack = _least_slack(classes, sums)
    found = [[v for v in range(c.least, c.most + 1) if _possible(classes, sums, slack, c, v)] for c in classes]
    values = groups.select(looks).with_columns(values=pl.Series(found, dtype=pl.List(pl.Int64)))
    return cells.join(values, on=looks, how="left", nulls_equal=True, maintain_order="left").select(
        *shape.dimensions, "values"
    )


def narrow_cells(publications: Sequence[pl.DataFrame], shape: CubeShape) -> pl.DataFrame:
    """Of `values_left` the cells where 1, 2, 3 or 4 people may be and fewer than four counts stay possible.

    That nobody is in a cell, or five or more, may be known.
    """
    some = [pl.col("values").list.contains(count) for count in range(1, SMALLEST_SHOWN)]
    return values_left(publications, shape).filter(
        pl.any_horizontal(some) & (pl.col("values").list.len() < FEWEST_VALUES)
    )


def assert_safe(publications: Sequence[pl.DataFrame], shape: CubeShape) -> None:
    """Raises Unsafe if there is a narrow cell in what is to be published, or a cell has crossed the border to exact."""
    if crossings(publications, shape):
        raise Unsafe(f"{shape.name}: a cell near the border between rounded and exact crosses it.")
    narrow = narrow_cells(publications, shape)
    if narrow.height:
        fewest = narrow["values"].list.len().min()
        raise Unsafe(f"{shape.name}: {narrow.height} cells are left with fewer than four values, one with {fewest}.")


def _signatures(publications: Sequence[pl.DataFrame], shape: CubeShape, *, places: list[str]) -> pl.DataFrame:
    """Per cell what each publication shows (0, 5, or null for exact, without a value or absent), and its least ceiling."""
    cells = pl.concat([published.select(shape.dimensions) for published in publications]).unique(maintain_order=True)
    cells = cells.filter(~shape.impossible())
    for place, published in zip(places, publications, strict=True):
        shown = published.filter(value_kind="rounded")
        shown = shown.select(*shape.dimensions, pl.col("value").cast(pl.Int64).alias(place))
        cells = cells.join(shown, on=shape.dimensions, how="left", maintain_order="left")
    ceilings = [one.select(*shape.dimensions, CEILING) for one in publications if CEILING in one.columns]
    if not ceilings:
        cells = cells.with_columns(pl.lit(None, pl.Int64).alias(CEILING))
    else:
        least = pl.concat(ceilings).group_by(shape.dimensions).agg(pl.col(CEILING).min().cast(pl.Int64))
        cells = cells.join(least, on=shape.dimensions, how="left", maintain_order="left")
    return cells.filter(pl.any_horizontal(pl.col(place).is_not_null() for place in places))


def _published_sum(cells: pl.DataFrame, place: int, tolerance: int) -> _Sum:
    shown = cells[f"place_{place}"]
    zeros, fives = int((shown == 0).sum()), int((shown == SMALLEST_SHOWN).sum())
    low, high = errors_allowed(zeros=zeros, fives=fives, tolerance=tolerance)
    return _Sum(place, SMALLEST_SHOWN * fives - high, SMALLEST_SHOWN * fives - low)


def _class(shown: tuple[int | None, ...], ceiling: int | None, cells: int) -> _Class:
    """A cell that was shown as 0 holds 0–4, as 5 1–5; as both, by turns, 1–4; and never more than its ceiling.

    A ceiling below what is shown was another one when it was shown: it says that something was corrected.
    """
    least, most = int(SMALLEST_SHOWN in shown), SMALLEST_SHOWN - int(0 in shown)
    return _Class(shown, cells, least, most if ceiling is None or ceiling < least else min(most, ceiling))


def _least_slack(classes: Sequence[_Class], sums: Sequence[_Sum]) -> int:
    """By how many people the sums contradict each other, if nobody was corrected; 0 when they agree."""
    low, high = _bounds(classes, sums)
    prices = np.concatenate([np.zeros(len(classes)), np.ones(2 * len(sums))])
    found = solve(prices, _rows(classes, sums), low=low, high=high, whole=np.ones(low.size))
    if found is None:
        raise RuntimeError("Slack upwards and downwards makes any sums agree, but no counts were found.")
    return round(found[len(classes) :].sum())


def _possible(classes: Sequence[_Class], sums: Sequence[_Sum], slack: int, of: _Class, value: int) -> bool:
    """Whether one cell of the class can hold `value` while all sums agree, but for the slack that there must be."""
    low, high = _bounds(classes, sums)
    place = classes.index(of)
    low[place], high[place] = value + (of.cells - 1) * of.least, value + (of.cells - 1) * of.most
    budget = Row(dict.fromkeys(range(len(classes), low.size), 1), -np.inf, slack)
    rows = [*_rows(classes, sums), budget]
    return solve(np.zeros(low.size), rows, low=low, high=high, whole=np.ones(low.size)) is not None


def _rows(classes: Sequence[_Class], sums: Sequence[_Sum]) -> list[Row]:
    """One row per sum: the people of the classes in it, with slack upwards and downwards."""
    rows = []
    for number, total in enumerate(sums):
        people = {place: 1.0 for place, c in enumerate(classes) if c.signature[total.place] is not None}
        up = len(classes) + 2 * number
        rows.append(Row({**people, up: 1, up + 1: -1}, total.low, total.high))
    return rows


def _bounds(classes: Sequence[_Class], sums: Sequence[_Sum]) -> tuple[np.ndarray, np.ndarray]:
    low = np.array([c.cells * c.least for c in classes] + [0] * (2 * len(sums)), dtype=float)
    high = np.array([c.cells * c.most for c in classes] + [np.inf] * (2 * len(sums)), dtype=float)
    return low, high
