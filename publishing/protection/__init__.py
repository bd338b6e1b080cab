"""Protection of small counts: exact counts of people become one additive cube in which nobody can be pointed out."""

import random
from collections.abc import Sequence

import polars as pl

from publishing.protection.check import Unsafe, assert_safe, narrow_cells, values_left
from publishing.protection.revisions import held_at_the_border, last_shown
from publishing.protection.rounding import rounded
from publishing.protection.shape import SMALLEST_SHOWN, CubeShape, OnlyFor, full_cube, require_whole_cube

__all__ = ["CubeShape", "OnlyFor", "Unsafe", "assert_safe", "full_cube", "protect", "values_left"]

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
    part = held_at_the_border(counts, shape, earlier=earlier).drop_nulls("value")
    last = last_shown(part, shape, earlier=earlier).fill_null(0)
    for attempt in range(_ATTEMPTS):
        # The first choice is free. If it tells too much beside the earlier publications, lean towards the last of them.
        leaning = last.eq(SMALLEST_SHOWN).cast(pl.Float64) * attempt
        shown = _with_kind(part.with_columns(rounded(part, shape, chance=chance, leaning=leaning)), shape)
        shown = shown.select(*shape.dimensions, "value", "value_kind")
        published = counts.drop("value").join(shown, on=shape.dimensions, how="left", maintain_order="left")
        if not narrow_cells([*earlier, published], shape).height:
            return published
    raise Unsafe(f"{shape.name}: in {_ATTEMPTS} attempts every choice left some cell with fewer than four values.")


def _with_kind(published: pl.DataFrame, shape: CubeShape) -> pl.DataFrame:
    """Rounded is what may hide people: every 0 and 5 of a possible cell."""
    hides = pl.col("value").is_in([0, SMALLEST_SHOWN]) & ~shape.impossible()
    return published.with_columns(value_kind=pl.when(hides).then(pl.lit("rounded")).otherwise(pl.lit("exact")))
