"""What a cube of counts of people looks like: its cells, the sums to keep near, and what is known of it elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce

import polars as pl

# The smallest count that is published as it is. A cell shown as 0 holds 0–4, one shown as 5 holds 1–5.
SMALLEST_SHOWN = 5
FEWEST_VALUES = 4


@dataclass(frozen=True)
class OnlyFor:
    """A code that others than one cannot have: only municipalities arrange daily activities."""

    dimension: str
    code: str | bool
    other: str
    only: str

    def impossible(self) -> pl.Expr:
        """True for the cells that this rules out; they hold nobody by definition."""
        return (pl.col(self.dimension) == self.code) & (pl.col(self.other) != self.only)


@dataclass(frozen=True)
class CubeShape:
    """One additive cube of counts of people.

    `delivered_by` are the dimensions that tell one delivery from another, `codes` the other dimensions with every code
    that they have. `near` are the margins whose sums are kept near the truth, each with the price of one person's error;
    the sum of all is kept within `tolerance`, or a little more where that would point at someone (see README.md).
    """

    name: str
    delivered_by: tuple[str, ...]
    codes: Mapping[str, tuple[str | bool, ...]]
    near: Mapping[tuple[str, ...], float]
    rules: tuple[OnlyFor, ...] = ()
    tolerance: int = 2

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The columns that tell one cell from another."""
        return (*self.delivered_by, *self.codes)

    def impossible(self) -> pl.Expr:
        """True for a cell that holds nobody by definition."""
        return reduce(lambda one, other: one | other, (rule.impossible() for rule in self.rules), pl.lit(False))


@dataclass(frozen=True)
class KnownTotal:
    """How many people a public document says there are in the cells with these codes: from `low` to `high`."""

    low: int
    high: int
    where: Mapping[str, str | bool] = field(default_factory=dict)

    def covers(self) -> pl.Expr:
        """True for the cells that the document counts."""
        return reduce(
            lambda one, other: one & other,
            (pl.col(dimension) == code for dimension, code in self.where.items()),
            pl.lit(True),
        )


def full_cube(counts: pl.DataFrame, shape: CubeShape, *, delivered: pl.DataFrame) -> pl.DataFrame:
    """Every possible cell of what is delivered, with its `value`; a cell that the delivery leaves out holds 0.

    `delivered` has one row per delivery, with the columns `shape.delivered_by`. Without the full cube, that a cell is
    there at all would say that someone is in it. Raises ValueError for a count in no possible cell.
    """
    cells = delivered.select(shape.delivered_by).unique()
    for dimension, codes in shape.codes.items():
        cells = cells.join(pl.DataFrame({dimension: list(codes)}), how="cross")
    cells = cells.filter(~shape.impossible()).sort(shape.dimensions)
    outside = counts.join(cells, on=shape.dimensions, how="anti").filter(pl.col("value") > 0)
    if outside.height:
        raise ValueError(f"{shape.name}: {outside.height} cells are not possible cells of what is delivered.")
    columns = [*shape.dimensions, "value"]
    return cells.join(counts.select(columns), on=shape.dimensions, how="left", maintain_order="left").select(
        *shape.dimensions, pl.col("value").fill_null(0).cast(pl.Int64)
    )


def require_whole_cube(counts: pl.DataFrame, shape: CubeShape) -> None:
    """Raises ValueError unless `counts` has every possible cell of each delivery once, in whole numbers from 0 up."""
    faults = list(_faults(counts, shape))
    if faults:
        raise ValueError(f"{shape.name}: {'; '.join(faults)}.")


def _faults(counts: pl.DataFrame, shape: CubeShape) -> Iterable[str]:
    if not counts["value"].dtype.is_integer():
        yield "the counts are not whole numbers"
        return
    if counts["value"].null_count() or (counts["value"] < 0).any():
        yield "a count is missing or below 0"
    if counts.select(shape.dimensions).is_duplicated().any():
        yield "a cell stands twice"
    if counts.filter(shape.impossible() & (pl.col("value") > 0)).height:
        yield "someone is counted in a cell that is impossible by definition"
    whole = full_cube(counts.filter(~shape.impossible()), shape, delivered=counts)
    if whole.join(counts, on=shape.dimensions, how="anti").height:
        yield "a possible cell is left out; a cell without people is there with 0"
