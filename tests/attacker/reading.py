"""How an attacker reads the rows of a published file: numbers, kinds and statuses, and what is public beside them."""

from collections.abc import Sequence

import polars as pl

from tests.attacker.knowledge import Publication


def read_rows(rows: pl.DataFrame, dimensions: Sequence[str], *, most: pl.DataFrame | None = None) -> Publication:
    """The cells that the rows show, those with a status alone too; `most` has the ceilings, by some of the dimensions."""
    if not rows.filter((pl.col("obs_status") == "A") != pl.col("value").is_not_null()).is_empty():
        raise ValueError("A value stands beside a status that says that there is none.")
    cells = rows.select(*dimensions, pl.col("value").cast(pl.Int64), "value_kind").sort(dimensions)
    if most is not None:
        by = [name for name in dimensions if name in most.columns]
        cells = cells.join(most.select(*by, "most"), on=by, how="left", maintain_order="left")
    return Publication(cells)


def places_offered(rows: pl.DataFrame) -> pl.DataFrame:
    """How many places each enterprise offers, of the rows of one quarter, as the most that can be filled."""
    offered = rows.filter(enterprise_variable="places_offered").drop_nulls("value")
    return offered.select("enterprise_id", most=pl.col("value").cast(pl.Int64))


def outside_their_time(register: pl.DataFrame, period_end) -> pl.DataFrame:
    """The enterprises that had ended or not begun on the last day of a quarter: nobody can be there."""
    gone = (pl.col("end_date") <= period_end) | (pl.col("start_date") > period_end)
    return register.filter(gone).select("enterprise_id", most=pl.lit(0, pl.Int64))
