"""The steps that every kind of counts goes through: rows as delivered, cells protected, rows of the contract."""

import random
from collections.abc import Sequence

import polars as pl

from contract import HIDDEN
from publishing.overlay import extract_rows
from publishing.people.delivery import Delivery
from publishing.people.published import Cube, shown_by
from publishing.protection import full_cube, protect
from publishing.protection.shape import CEILING


def made_rows(kind: str, deliveries: Sequence[Delivery], catalogue: str, *, extract: str = "") -> pl.DataFrame:
    """The rows of all deliveries as rows of the extract (the kind's own if none is named), exact where the kind is held."""
    frames = [extract_rows(kind, one.rows, partner=one.partner, catalogue=catalogue) for one in deliveries]
    return pl.concat([frame[extract or kind] for frame in frames])


def protected_cells(
    exact: pl.DataFrame,
    cube: Cube,
    delivered: pl.DataFrame,
    *,
    earlier: Sequence[pl.DataFrame],
    chance: random.Random,
) -> pl.DataFrame:
    """The cells of a cube as they may be published, with source and status, from the `exact` ones with theirs.

    A cell with another status than A is left out of the cube and published with its status alone: everybody sees that it
    adds nothing. `delivered` has one row per delivery, with its source and what else the prices of the shape ask for;
    `earlier` are the rows of the same quarter as they were published before. Raises Unsafe.
    """
    shape = cube.shape
    counts = full_cube(exact.select(*shape.dimensions, pl.col("value").cast(pl.Int64)), shape, delivered=delivered)
    beside = exact.select(*shape.dimensions, "obs_status", *([CEILING] if cube.has_ceilings else []))
    counts = counts.join(delivered, on=list(shape.delivered_by), how="left", maintain_order="left")
    counts = counts.join(beside, on=shape.dimensions, how="left", maintain_order="left")
    counts = _with_statuses(counts, cube, earlier=earlier)
    cells = protect(counts, shape, chance=chance, earlier=shown_by(earlier, cube))
    return cells.with_columns(pl.col("value").cast(pl.Float64))


def _with_statuses(counts: pl.DataFrame, cube: Cube, *, earlier: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The counts with the status that each may have beside earlier publications, and no value where it is not A.

    That a sender has hidden a count says that it is small. What was hidden once stays so: with a value in its place it would
    be one of 1–4, whatever is shown. What was shown once is unknown when its sender hides it.
    """
    before = [cube.rows(rows).select(*cube.shape.dimensions, "value", status="obs_status") for rows in earlier]
    hidden, shown = (
        _cells([rows.filter(which) for rows in before], counts, cube)
        for which in (pl.col("status") == HIDDEN, pl.col("value").is_not_null())
    )
    status = pl.col("obs_status").fill_null("A")
    status = (
        pl.when((status == "A") & hidden)
        .then(pl.lit(HIDDEN))
        .when((status == HIDDEN) & shown)
        .then(pl.lit("UN"))
        .otherwise(status)
    )
    return counts.with_columns(obs_status=status).with_columns(value=pl.when(pl.col("obs_status") == "A").then("value"))


def _cells(parts: list[pl.DataFrame], counts: pl.DataFrame, cube: Cube) -> pl.Series:
    """Which cells of the counts are among the parts, in the order of the counts."""
    dimensions = cube.shape.dimensions
    found = pl.concat([counts.select(dimensions).clear(), *(part.select(dimensions) for part in parts)]).unique()
    marked = counts.select(dimensions).join(
        found.with_columns(is_found=True), on=dimensions, how="left", maintain_order="left"
    )
    return marked["is_found"].fill_null(False)


def as_contract(made: pl.DataFrame, parts: list[pl.DataFrame]) -> pl.DataFrame:
    """The parts under each other in the columns of `made`; period and catalogue are those of its rows."""
    shared = {name: pl.lit(made[name][0]) for name in ("catalogue", "period", "period_end")}
    rows = pl.concat([part.with_columns(**shared) for part in parts], how="diagonal_relaxed")
    missing = [pl.lit(None, made.schema[name]).alias(name) for name in made.columns if name not in rows.columns]
    return rows.with_columns(missing).select(pl.col(name).cast(kind) for name, kind in made.schema.items())
