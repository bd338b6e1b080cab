"""A value of a year that is no count, such as a median: told only where enough people surely stand behind it."""

from collections.abc import Sequence

import polars as pl

from contract import WITHHELD
from contract.signs import SMALLEST_SHOWN
from publishing.deliveries.overlay import Frames
from publishing.disclosure.counts import Delivery, as_contract, made_rows
from publishing.disclosure.year_floor import quarters_of_year
from publishing.kinds import KINDS
from publishing.kinds.kind import RestsOn


def median_rows(deliveries: Sequence[Delivery], *, frames: Frames, period: str, catalogue: str) -> Frames:
    """The rows of a year as they may be published, in the contract's columns: a value as it came, or protected.

    `frames` hold the cells that are published of the people whom the values are of, those of this publication among them,
    and `period` is the year's last quarter. Whether a value is told follows from those cells alone, so that it tells nothing to
    keep it. One that its sender has hidden is protected like every other: that it was hidden would say that they are few.
    """
    kind = KINDS[deliveries[0].receipt.kind]
    made = made_rows(kind, deliveries, catalogue)
    there = surely_there(frames, kind.rests_on, quarters=quarters_of_year(period))
    rows = made.join(there, on=kind.rests_on.by, how="left", maintain_order="left")
    is_few = pl.col("surely").fill_null(0) < SMALLEST_SHOWN
    status = pl.col("obs_status")
    protected = rows.with_columns(
        obs_status=pl.when((is_few & (status == "A")) | (status == WITHHELD)).then(pl.lit("PR")).otherwise(status)
    ).with_columns(pl.when(pl.col("obs_status") == "A").then(name).alias(name) for name in ("value", "value_kind"))
    return {kind.extract: as_contract(made, [protected])}


def surely_there(frames: Frames, rests_on: RestsOn, *, quarters: Sequence[str]) -> pl.DataFrame:
    """How many people there are at least in the cells that a value rests on, whatever was rounded: `by`, and `surely`.

    A cell that is shown as 5 may hold one person, and one that is shown as 0 nobody.
    """
    cells = frames[KINDS[rests_on.kind].extract].filter(
        pl.col("period").is_in(quarters) & pl.col(rests_on.column).is_in(rests_on.codes)
    )
    hidden = pl.col("value_kind") == "rounded"
    least = pl.when(hidden).then((pl.col("value") > 0).cast(pl.Float64)).otherwise("value")
    return cells.group_by(rests_on.by).agg(surely=least.sum())
