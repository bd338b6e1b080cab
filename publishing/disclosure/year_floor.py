"""Different people during a year: exact deliveries in, floors such as `at least 20` out, beside what the year's quarters show."""

import random
from collections.abc import Sequence

import polars as pl

from contract import EXTRACTS, WITHHELD
from contract.periods import quarters
from contract.signs import SMALLEST_SHOWN
from publishing.deliveries.overlay import Frames
from publishing.disclosure.counts import Delivery, as_contract, made_rows
from publishing.disclosure.shape import FEWEST_VALUES
from publishing.kinds import KINDS

# What is told is a multiple of this, and at least the other.
STEP = SMALLEST_SHOWN
LEAST_TOLD = 2 * STEP

# How often a step less is told than could be, and again of those. Without it what is told would be a ceiling, too.
_TELLS_LESS = 1 / 8

# A quarter's small cell, shown as 0, may hold up to so many people more than it shows.
_MORE_THAN_SHOWN = FEWEST_VALUES


def told_at_least(value: int, *, shown: int, chance: random.Random) -> int | None:
    """How many different people are said to be there at least; None where it is better said that the count is protected.

    `value` is the exact count of a cell, `shown` the most that any publication of any of the year's quarters shows for the
    same cell. What is told says that the count is that or more, and nothing else is certain. But whoever guesses that no step
    was left out, and reads a protected count as the small one that it mostly is, must not learn much either: so it is told
    only where even then each quarter could hold what it shows and what a 0 hides. `chance` is secret and new each time.
    """
    told = value - value % STEP
    while chance.random() < _TELLS_LESS:
        told -= STEP
    return told if told >= LEAST_TOLD and told > shown + _MORE_THAN_SHOWN else None


_CELL = ["municipality_code", "public_actor", "sex"]


def quarters_of_year(quarter: str) -> list[str]:
    """The four quarters of the year that a quarter lies in."""
    return quarters(f"{quarter[:4]}-Q1", f"{quarter[:4]}-Q4")


def year_rows(
    deliveries: Sequence[Delivery], *, shown: Sequence[pl.DataFrame], catalogue: str, chance: random.Random
) -> Frames:
    """The rows of a year as they may be published, in the contract's columns: at least so many, or protected.

    `shown` are the publications of the year's quarters, one frame per quarter and publication, those that are published now
    among them. A cell that a delivery leaves out holds nobody, and is protected like every small one. So is
    one that its sender has hidden: to say so would be a ceiling of every quarter. Nobody owes this kind: where nothing was
    delivered there is no row.
    """
    kind = KINDS[deliveries[0].receipt.kind]
    made = made_rows(kind, deliveries, catalogue)
    cells = pl.DataFrame([pair for delivery in deliveries for pair in delivery.pairs()]).join(
        pl.DataFrame({"sex": ["F", "M"]}), how="cross"
    )
    rows = (
        cells.join(made.select(*_CELL, "value", "obs_status"), on=_CELL, how="left")
        .join(_most_shown(shown, KINDS[kind.held_against].extract), on=_CELL, how="left")
        .with_columns(pl.col("obs_status").fill_null("A"), pl.col("value", "shown").fill_null(0))
    )
    told = [
        told_at_least(int(row["value"]), shown=int(row["shown"]), chance=chance) if row["obs_status"] == "A" else None
        for row in rows.iter_rows(named=True)
    ]
    protected = rows.with_columns(value=pl.Series(told, dtype=pl.Float64)).with_columns(
        value_kind=pl.when(pl.col("value").is_not_null()).then(pl.lit("at_least")),
        obs_status=pl.when(pl.col("value").is_null() & pl.col("obs_status").is_in(["A", WITHHELD]))
        .then(pl.lit("PR"))
        .otherwise("obs_status"),
    )
    return {kind.extract: as_contract(made, [protected])}


def _most_shown(publications: Sequence[pl.DataFrame], extract: str) -> pl.DataFrame:
    """Per cell the most people that one publication of one quarter shows in it."""
    empty = EXTRACTS[extract].create_empty()
    sums = [frame.group_by(_CELL).agg(shown=pl.col("value").sum()) for frame in (empty, *publications)]
    return pl.concat(sums).group_by(_CELL).agg(pl.col("shown").max())
