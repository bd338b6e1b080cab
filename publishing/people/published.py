"""What publications of a quarter show of its people, cube by cube, and the check of all that is and will be public."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from contract.codelists import INDIVIDUAL_SERVICES
from publishing.overlay import PROTECTED_VARIABLES
from publishing.protection import CubeShape, assert_safe
from publishing.protection.shape import CEILING
from publishing.protection.shapes import ENTERPRISE_COUNT, INDIVIDUAL_SERVICE, PLACEMENT

# What is offered is public, and nobody fills a place that is not offered.
_CEILING_OF = {"places_filled": "places_offered"}


@dataclass(frozen=True)
class Cube:
    """One cube of an extract: its shape, and the codes in `column` by which its rows are told from the others."""

    shape: CubeShape
    column: str = ""
    codes: tuple[str, ...] = ()

    @property
    def has_ceilings(self) -> bool:
        """Whether something public says how many there can be in a cell at most."""
        return bool(set(self.codes) & set(_CEILING_OF))

    def rows(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Those of the `rows` of the contract that are cells of the cube."""
        return rows.filter(pl.col(self.column).is_in(self.codes)) if self.column else rows

    def cells(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The cells that `rows` of the contract show, with `value` and `value_kind`.

        A cell without a value is no part of the cube, whatever its status says.
        """
        columns = [*self.shape.dimensions, pl.col("value").cast(pl.Int64), "value_kind"]
        return self.rows(rows).select(columns).drop_nulls("value")


# The cubes of each kind of delivery. One per variable of the enterprises: they are never summed together.
CUBES = {
    "placement": (Cube(PLACEMENT),),
    "service_use": (Cube(INDIVIDUAL_SERVICE, "service", tuple(INDIVIDUAL_SERVICES)),),
    "enterprise": tuple(Cube(ENTERPRISE_COUNT, "enterprise_variable", (name,)) for name in PROTECTED_VARIABLES),
}


def places_offered(publications: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The fewest places that any of these rows of one quarter says that an enterprise offers: `enterprise_id`, `ceiling`."""
    offered = [
        rows.filter(pl.col("enterprise_variable").is_in([*_CEILING_OF.values()])).drop_nulls("value")
        for rows in publications
    ]
    return (
        pl.concat([rows.select("enterprise_id", pl.col("value").cast(pl.Int64).alias(CEILING)) for rows in offered])
        .group_by("enterprise_id", maintain_order=True)
        .agg(pl.col(CEILING).min())
    )


def shown_by(publications: Sequence[pl.DataFrame], cube: Cube) -> list[pl.DataFrame]:
    """What publications of one quarter, oldest first, show of a cube, each once; those that show no cell are none.

    A cell has the lowest `ceiling` that any of the publications gives it: all are about the same people.
    """
    found: list[pl.DataFrame] = []
    for rows in publications:
        cells = cube.cells(rows)
        if not cells.is_empty() and not any(cells.equals(other) for other in found):
            found.append(cells)
    if not (found and cube.has_ceilings):
        return found
    ceilings = places_offered(publications)
    return [cells.join(ceilings, on="enterprise_id", how="left", maintain_order="left") for cells in found]


def require_safe(kind: str, publications: Sequence[pl.DataFrame]) -> None:
    """Raises Unsafe if the publications of one quarter (delivered rows of the contract, the new one last) tell too much."""
    for cube in CUBES[kind]:
        shown = shown_by(publications, cube)
        if shown:
            assert_safe(shown, cube.shape)
