"""The whole of a cube of counts: every possible cell of what is delivered, and what may be told of a cell at all."""

from collections.abc import Iterable

import polars as pl

from contract.signs import SMALLEST_SHOWN
from publishing.kinds.kind import CubeShape

# So many counts have to stay possible for a cell that is shown as 0 or 5.
FEWEST_VALUES = 4

# A column of counts and of publications, where there is one: the most that the cell can hold, as everybody knows.
CEILING = "ceiling"


def full_cube(counts: pl.DataFrame, shape: CubeShape, *, delivered: pl.DataFrame) -> pl.DataFrame:
    """Every possible cell of what is delivered, with its `value`; a cell that the delivery does not name holds 0.

    `delivered` has one row per delivery, with the columns `shape.delivered_by`. Without the full cube, that a cell is
    there at all would say that someone is in it. A cell of `counts` without a value is left out of the cube: it is there
    with null, and is published without a value. Raises ValueError for a count in no possible cell.
    """
    cells = delivered.select(shape.delivered_by).unique()
    for dimension, codes in shape.codes.items():
        cells = cells.join(pl.DataFrame({dimension: list(codes)}), how="cross")
    cells = cells.filter(~shape.impossible()).sort(shape.dimensions)
    outside = counts.join(cells, on=shape.dimensions, how="anti").filter(pl.col("value") > 0)
    if outside.height:
        raise ValueError(f"{shape.name}: {outside.height} cells are not possible cells of what is delivered.")
    named = counts.select(*shape.dimensions, "value", is_named=True)
    return cells.join(named, on=shape.dimensions, how="left", maintain_order="left").select(
        *shape.dimensions, value=pl.when(pl.col("is_named")).then("value").otherwise(0).cast(pl.Int64)
    )


def require_whole_cube(counts: pl.DataFrame, shape: CubeShape) -> None:
    """Raises ValueError unless `counts` has every possible cell of each delivery once, in whole numbers from 0 up or null.

    So too if a cell has a count though fewer than five people can be in it, as everybody knows (its `ceiling`).
    """
    faults = list(_faults(counts, shape))
    if faults:
        raise ValueError(f"{shape.name}: {'; '.join(faults)}.")


def _faults(counts: pl.DataFrame, shape: CubeShape) -> Iterable[str]:
    if not counts["value"].dtype.is_integer():
        yield "the counts are not whole numbers"
        return
    if (counts["value"] < 0).any():
        yield "a count is below 0"
    if counts.select(shape.dimensions).is_duplicated().any():
        yield "a cell stands twice"
    if counts.filter(shape.impossible() & (pl.col("value") > 0)).height:
        yield "someone is counted in a cell that is impossible by definition"
    if CEILING in counts.columns and counts.filter(pl.col("value").is_not_null() & is_low(pl.col(CEILING))).height:
        yield "a cell that cannot hold five is not left out"
    whole = full_cube(counts.filter(~shape.impossible()), shape, delivered=counts)
    if whole.join(counts, on=shape.dimensions, how="anti").height:
        yield "a possible cell is not there; a cell without people is there with 0, one that is left out with null"


def is_low(ceiling: pl.Expr) -> pl.Expr:
    """Whether a ceiling that everybody knows is so low that nothing may be told of the cell below it.

    A 5 stands for 1–5: under a ceiling of four it would be three values beside the least knowledge of its sum, and read
    "5 of 4" besides. A ceiling of five or more takes nothing away from what a 0 or a 5 may hide.
    """
    return (ceiling < SMALLEST_SHOWN).fill_null(False)
