"""What is and will be public of a quarter's people, and the last guard before anything is written: no delivered number leaves unprotected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from contract.codelists import INDIVIDUAL_SERVICES
from publishing.deliveries.overlay import PROTECTED_VARIABLES
from publishing.deliveries.register import DELIVERED
from publishing.disclosure.protect import assert_safe
from publishing.disclosure.shape import CEILING, ENTERPRISE_COUNT, INDIVIDUAL_SERVICE, PLACEMENT, CubeShape
from publishing.messages.problems import InputError, Problem

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


_VARIABLE = "enterprise_variable"

# Which rows of an extract count people.
COUNTS_OF_PEOPLE = {
    "placement": pl.lit(True),
    "service_use": pl.col("service").is_in(INDIVIDUAL_SERVICES),
    "enterprise_observation": pl.col(_VARIABLE).is_in(PROTECTED_VARIABLES),
    "placement_year": pl.lit(True),
}


def is_protected() -> pl.Expr:
    """Whether a count points nobody out: null, a rounded 0 or 5, or an exact six or more."""
    rounded = pl.col("value").is_in([0.0, 5.0]) & (pl.col("value_kind") == "rounded")
    exact = (pl.col("value") >= 6) & (pl.col("value_kind") == "exact")
    return pl.col("value").is_null() | rounded | exact


def is_floor() -> pl.Expr:
    """Whether a count of a year says nothing but how many there are at least: null, or a multiple of five from ten up."""
    told = (pl.col("value") >= 10) & (pl.col("value") % 5 == 0) & (pl.col("value_kind") == "at_least")
    return pl.col("value").is_null() | told


def unprotected(extract: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The delivered rows of an extract whose number of people is not protected. Raises KeyError for one that counts none."""
    people = rows.filter(pl.col("source_id").str.starts_with(DELIVERED) & COUNTS_OF_PEOPLE[extract])
    is_safe = is_floor() if extract == "placement_year" else is_protected()
    if extract == "service_use":
        # So much a person, and an amount tells how many.
        is_safe &= pl.col("amount_sek").is_null()
    if extract == "enterprise_observation":
        few = people.drop_nulls("value").join(_few_places(rows), on=["enterprise_id", "period", _VARIABLE], how="semi")
        return pl.concat([people.filter(~is_safe), few]).unique(maintain_order=True)
    return people.filter(~is_safe)


def _few_places(rows: pl.DataFrame) -> pl.DataFrame:
    """The enterprises and quarters that offer fewer than five places, with the variable of how many are filled."""
    offered = rows.filter(pl.col("value") < 5, pl.col(_VARIABLE) == "places_offered")
    return offered.select("enterprise_id", "period", pl.lit("places_filled").alias(_VARIABLE))


def refuse_protected(frames: Mapping[str, pl.DataFrame], catalogue: str) -> None:
    """Raises InputError when delivered rows hold numbers of people as they were delivered, or what such a person cost."""
    found = {extract: unprotected(extract, frames[extract]).height for extract in COUNTS_OF_PEOPLE}
    problems = [
        Problem(f"{catalogue}: {extract}", "protected_rows", details={"rows": str(rows)})
        for extract, rows in found.items()
        if rows
    ]
    if problems:
        raise InputError(problems)
