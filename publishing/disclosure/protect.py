"""Protection of small counts: exact counts of people become one additive cube in which nobody can be pointed out, and proof that it is so."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import polars as pl

from contract.signs import SMALLEST_SHOWN
from publishing.disclosure import rounding
from publishing.disclosure.shape import CEILING, FEWEST_VALUES, require_whole_cube
from publishing.kinds.kind import CubeShape

_ATTEMPTS = 30


def protect(
    counts: pl.DataFrame, shape: CubeShape, *, chance: random.Random, earlier: Sequence[pl.DataFrame] = ()
) -> pl.DataFrame:
    """The cells of `counts` as they may be published: `value` (people) is 0, 5 or an exact 6 or more, and `value_kind`.

    `counts` has one row per possible cell of what is delivered (see `full_cube`), with the dimensions of the shape,
    `value` and perhaps `ceiling`, for one extract and quarter. A cell whose value is null is left out: it is no part of
    the cube, neither a zero nor a five, and has no value in what this gives either. Which are left out must follow from
    what is public alone. `earlier` are the publications of the same quarter, oldest first, in the columns that this
    gives; what other columns there are stay. `chance` must be secret and new each time: `secrets.SystemRandom()`, or a seeded one in tests.

    Raises ValueError for counts that are no whole cube, and Unsafe when no choice was found that leaves four possible
    counts for every small cell: then nothing of it may be published.
    """
    require_whole_cube(counts, shape)
    part = rounding.held_at_the_border(counts, shape, earlier=earlier).drop_nulls("value")
    last = rounding.last_shown(part, shape, earlier=earlier).fill_null(0)
    for attempt in range(_ATTEMPTS):
        # The first choice is free. If it tells too much beside the earlier publications, lean towards the last of them.
        leaning = last.eq(SMALLEST_SHOWN).cast(pl.Float64) * attempt
        value = rounding.rounded(part, shape, chance=chance, leaning=leaning)
        # Rounded is what may hide people: every 0 and 5 of a possible cell.
        hides = value.is_in([0, SMALLEST_SHOWN]) & part.select(~shape.impossible()).to_series()
        kinds = pl.when(hides).then(pl.lit("rounded")).otherwise(pl.lit("exact"))
        shown = part.select(*shape.dimensions, value, value_kind=kinds)
        published = counts.drop("value").join(shown, on=shape.dimensions, how="left", maintain_order="left")
        if not narrow_cells([*earlier, published], shape).height:
            return published
    raise Unsafe(f"{shape.name}: in {_ATTEMPTS} attempts every choice left some cell with fewer than four values.")


class Unsafe(Exception):  # noqa: N818  a state of what would be published, not a fault in the program
    """What would be published leaves too few possible counts for some cell; it must not be published."""


@dataclass(frozen=True)
class _Class:
    """Cells that look alike: what each publication shows of them, how many they are, and the least and the most in each."""

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
    sums = []
    for place in places:
        # The least and the most people in the cells that a publication shows as 0 or 5.
        zeros, fives = int((cells[place] == 0).sum()), int((cells[place] == SMALLEST_SHOWN).sum())
        low, high = rounding.errors_allowed(zeros=zeros, fives=fives, tolerance=shape.tolerance)
        sums.append((SMALLEST_SHOWN * fives - high, SMALLEST_SHOWN * fives - low))
    looks = [*places, CEILING]
    groups = cells.group_by(looks, maintain_order=True).len()
    classes = [_class(row[:-2], row[-2], row[-1]) for row in groups.rows()]
    found = _values_of(tuple(classes), tuple(sums))
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
    if rounding.crossings(publications, shape):
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
    ceilings = [each.select(*shape.dimensions, CEILING) for each in publications if CEILING in each.columns]
    if not ceilings:
        cells = cells.with_columns(pl.lit(None, pl.Int64).alias(CEILING))
    else:
        least = pl.concat(ceilings).group_by(shape.dimensions).agg(pl.col(CEILING).min().cast(pl.Int64))
        cells = cells.join(least, on=shape.dimensions, how="left", maintain_order="left")
    return cells.filter(pl.any_horizontal(pl.col(place).is_not_null() for place in places))


def _class(shown: tuple[int | None, ...], ceiling: int | None, cells: int) -> _Class:
    """A cell that was shown as 0 holds 0–4, as 5 1–5; as both, by turns, 1–4; and never more than its ceiling.

    A ceiling below what is shown was another one when it was shown: it says that something was corrected.
    """
    least, most = int(SMALLEST_SHOWN in shown), SMALLEST_SHOWN - int(0 in shown)
    return _Class(shown, cells, least, most if ceiling is None or ceiling < least else min(most, ceiling))


# What is shown comes again, attempt by attempt and publication by publication: the programs of the same classes are solved once.
@lru_cache(maxsize=1024)
def _values_of(classes: tuple[_Class, ...], sums: tuple[tuple[int, int], ...]) -> list[list[int]]:
    """Per class the counts that stay possible for a cell of it, ascending. It follows from what is shown alone.

    Each sum has slack upwards and downwards, as much as there must be and no more: by so many people the sums contradict
    each other, if nobody was corrected; 0 when they agree.
    """
    people = len(classes)
    slacks = range(people, people + 2 * len(sums))
    bounds = [(of.cells * of.least, of.cells * of.most) for of in classes] + [(0, np.inf)] * len(slacks)
    low, high = np.array(bounds, dtype=float).T
    whole = np.ones(low.size)
    rows = []
    for number, (least, most) in enumerate(sums):
        counted = {place: 1.0 for place, of in enumerate(classes) if of.signature[number] is not None}
        up = slacks[2 * number]
        rows.append(rounding.Row({**counted, up: 1, up + 1: -1}, least, most))
    found = rounding.solve((np.arange(low.size) >= people).astype(float), rows, low=low, high=high, whole=whole)
    if found is None:
        raise RuntimeError("Slack upwards and downwards makes any sums agree, but no counts were found.")
    rows.append(rounding.Row(dict.fromkeys(slacks, 1), -np.inf, round(found[people:].sum())))

    def is_possible(place: int, value: int) -> bool:
        """Whether one cell of the class can hold `value` while all sums agree, but for the slack that there must be."""
        others = classes[place].cells - 1
        at_low, at_high = low.copy(), high.copy()
        at_low[place], at_high[place] = value + others * classes[place].least, value + others * classes[place].most
        return rounding.solve(np.zeros(low.size), rows, low=at_low, high=at_high, whole=whole) is not None

    return [[v for v in range(of.least, of.most + 1) if is_possible(p, v)] for p, of in enumerate(classes)]
