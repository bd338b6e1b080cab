"""The cubes of a kind that counts people: which cells there can be, and which of its rows they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

import polars as pl


@dataclass(frozen=True)
class OnlyFor:
    """A code that others than one cannot have: only municipalities arrange daily activities. `fault` says so of a row."""

    dimension: str
    code: str | bool
    other: str
    only: str
    fault: str = ""

    def impossible(self) -> pl.Expr:
        """True for the cells that this rules out; they hold nobody by definition."""
        return (pl.col(self.dimension) == self.code) & (pl.col(self.other) != self.only)


@dataclass(frozen=True)
class CubeShape:
    """One additive cube of counts of people.

    `delivered_by` are the dimensions that tell one delivery from another, `codes` the other dimensions with every code
    that they have. `near` are the margins whose sums are kept near the truth, each with the price of one person's error, by
    dimensions or by other columns of the counts; the sum of all is kept within `tolerance`, or a little more where that would point at someone (see docs/disclosure-control.md).
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
class Cube:
    """One cube of an extract: its shape, and the codes in `column` by which its rows are told from the others.

    `ceiling` is the code of the rows that say publicly how many there can be in a cell at most: nobody fills a place that
    is not offered.
    """

    shape: CubeShape
    column: str = ""
    codes: tuple[str, ...] = ()
    ceiling: str = ""

    def is_cell(self) -> pl.Expr:
        """True for the rows of the extract that are cells of the cube."""
        return pl.col(self.column).is_in(self.codes) if self.column else pl.lit(True)

    def is_ceiling(self) -> pl.Expr:
        """True for the rows of the extract that say how many there can be in a cell at most."""
        return pl.col(self.column) == self.ceiling if self.ceiling else pl.lit(False)

    def cells(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The cells that `rows` of the contract show, with `value` and `value_kind`.

        A cell without a value is no part of the cube, whatever its status says.
        """
        columns = [*self.shape.dimensions, pl.col("value").cast(pl.Int64), "value_kind"]
        return rows.filter(self.is_cell()).select(columns).drop_nulls("value")
