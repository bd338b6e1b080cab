"""What a new publication of a quarter may say of a cell that an earlier one has shown."""

from collections.abc import Sequence

import polars as pl

from publishing.protection.shape import SMALLEST_SHOWN, CubeShape


def last_shown(counts: pl.DataFrame, shape: CubeShape, *, earlier: Sequence[pl.DataFrame]) -> pl.Series:
    """What each cell of `counts` was shown as in the last of the `earlier` publications that has it; null if none."""
    shown = counts.select(shape.dimensions).with_columns(last=pl.lit(None, dtype=pl.Int64))
    for published in earlier:
        values = published.select(*shape.dimensions, newer=pl.col("value").cast(pl.Int64))
        shown = shown.join(values, on=shape.dimensions, how="left", maintain_order="left").select(
            *shape.dimensions, last=pl.coalesce("newer", "last")
        )
    return shown["last"]


def held_at_the_border(counts: pl.DataFrame, shape: CubeShape, *, earlier: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The counts as they may be published after `earlier` (oldest first), in the order of `counts`.

    Six, then five, then four, corrected one person at a time, would show the four: the six is exact, and each step is
    known. So a cell near the border does not cross it: one that was exact last keeps its figure when it falls to 5 or
    less, one that was rounded stays at 5 when it rises. Near is at most one person per publication from the border.
    """
    value, last = pl.col("value"), pl.col("last")
    near = (SMALLEST_SHOWN + 1, SMALLEST_SHOWN + len(earlier))
    falls = last.is_between(*near) & (value <= SMALLEST_SHOWN)
    rises = (last <= SMALLEST_SHOWN) & value.is_between(*near)
    held = pl.when(falls).then(last).when(rises).then(SMALLEST_SHOWN).otherwise(value)
    return counts.with_columns(last=last_shown(counts, shape, earlier=earlier)).with_columns(value=held).drop("last")


def crossings(publications: Sequence[pl.DataFrame], shape: CubeShape) -> int:
    """How many times a cell crosses the border where `held_at_the_border` would have held it."""
    return sum(
        held_at_the_border(published, shape, earlier=publications[:place])["value"].ne(published["value"]).sum()
        for place, published in enumerate(publications)
    )
