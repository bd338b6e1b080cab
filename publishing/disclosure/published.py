"""What is and will be public of a quarter's people, and the last guard before anything is written: no delivered number leaves unprotected."""

from collections.abc import Mapping, Sequence

import polars as pl

from contract.competence import FEWEST_IN_GROUP
from contract.signs import SMALLEST_SHOWN
from publishing.deliveries.register import is_delivered
from publishing.disclosure.protect import assert_safe
from publishing.disclosure.shape import CEILING, is_low
from publishing.kinds import KIND_OF_EXTRACT, KINDS, KINDS_OF_PEOPLE
from publishing.kinds.kind import Cube
from publishing.messages.problems import InputError, Problem

# Which rows of an extract count people.
COUNTS_OF_PEOPLE = {KINDS[name].extract: KINDS[name].counts_people() for name in KINDS_OF_PEOPLE}


def ceilings(publications: Sequence[pl.DataFrame], cube: Cube) -> pl.DataFrame:
    """The least that any of these rows of one quarter says that there can be in a cell at most: what tells the cell, `ceiling`."""
    unit = list(cube.shape.delivered_by)
    told = [rows.filter(cube.is_ceiling()).drop_nulls("value") for rows in publications]
    return (
        pl.concat([rows.select(*unit, pl.col("value").cast(pl.Int64).alias(CEILING)) for rows in told])
        .group_by(unit, maintain_order=True)
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
    if not (found and cube.ceiling):
        return found
    most = ceilings(publications, cube)
    return [cells.join(most, on=cube.shape.delivered_by, how="left", maintain_order="left") for cells in found]


def require_safe(kind: str, publications: Sequence[pl.DataFrame]) -> None:
    """Raises Unsafe if the publications of one quarter (delivered rows of the contract, the new one last) tell too much."""
    for cube in KINDS[kind].cubes:
        shown = shown_by(publications, cube)
        if shown:
            assert_safe(shown, cube.shape)


def is_protected() -> pl.Expr:
    """Whether a count points nobody out: null, a rounded 0 or 5, or an exact six or more."""
    rounded = pl.col("value").is_in([0.0, float(SMALLEST_SHOWN)]) & (pl.col("value_kind") == "rounded")
    exact = (pl.col("value") > SMALLEST_SHOWN) & (pl.col("value_kind") == "exact")
    return pl.col("value").is_null() | rounded | exact


def is_floor() -> pl.Expr:
    """Whether a count of a year says nothing but how many there are at least: null, or a multiple of five from ten up."""
    told = (pl.col("value") >= 10) & (pl.col("value") % 5 == 0) & (pl.col("value_kind") == "at_least")
    return pl.col("value").is_null() | told


def is_median() -> pl.Expr:
    """Whether a value that is no count is no more exact than it may be: null, or in whole units."""
    return pl.col("value").is_null() | ((pl.col("value") % 1 == 0) & (pl.col("value_kind") == "exact"))


def is_large_group() -> pl.Expr:
    """Whether the size of a group points at none of it: null, protected as a count, or ten at least."""
    return is_protected() & ((pl.col("value") >= FEWEST_IN_GROUP) | (pl.col("value_kind") != "exact")).fill_null(True)


def unprotected(extract: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The delivered rows of an extract whose number of people is not protected. Raises KeyError for one that counts none."""
    people = rows.filter(is_delivered() & COUNTS_OF_PEOPLE[extract])
    kind = KIND_OF_EXTRACT[extract]
    is_safe = is_median() if kind.rests_on else is_floor() if kind.held_against else is_protected()
    if kind.sizes_of:
        is_safe = is_large_group()
    for amount in kind.amounts:
        # So much a person, and an amount tells how many.
        is_safe &= pl.col(amount).is_null()
    few = [_where_few_can_be(people, rows, cube) for cube in kind.cubes if cube.ceiling]
    return pl.concat([people.filter(~is_safe), *few]).unique(maintain_order=True) if few else people.filter(~is_safe)


def _where_few_can_be(people: pl.DataFrame, rows: pl.DataFrame, cube: Cube) -> pl.DataFrame:
    """The counts of a cube that are shown though fewer than five can be in the cell, as a row beside says."""
    place = ["period", *cube.shape.delivered_by]
    few = rows.filter(cube.is_ceiling() & is_low(pl.col("value"))).select(place)
    return people.filter(cube.is_cell()).drop_nulls("value").join(few, on=place, how="semi")


def refuse_protected(frames: Mapping[str, pl.DataFrame], catalogue: str) -> None:
    """Raises InputError when delivered rows hold numbers of people as they were delivered, or what such a person cost."""
    problems = [
        Problem.of(f"{catalogue}: {extract}", "protected_rows", rows=rows)
        for extract in COUNTS_OF_PEOPLE
        if (rows := unprotected(extract, frames[extract]).height)
    ]
    if problems:
        raise InputError(problems)
