"""Counts of people at enterprises: exact deliveries in, protected rows out, beside what is public of each enterprise."""

import datetime as dt
import random
from collections.abc import Sequence

import polars as pl

from contract import EXTRACTS, HIDDEN
from publishing.overlay import PROTECTED_VARIABLES, Frames, with_statuses
from publishing.people.delivery import Delivery
from publishing.people.protecting import as_contract, made_rows, protected_cells
from publishing.people.published import CUBES, places_offered
from publishing.protection.shape import CEILING, is_low
from publishing.sources import DELIVERED, source_id

_EXTRACT = "enterprise_observation"


def enterprise_rows(
    deliveries: Sequence[Delivery],
    *,
    catalogue: str,
    beside: Frames,
    earlier: Sequence[pl.DataFrame],
    chance: random.Random,
) -> Frames:
    """One cube per variable. An enterprise that nobody reported has no row: who has not answered is in the register.

    `beside` is what the rows will be published with: the register of enterprises, and the places that each offers.
    """
    made = made_rows("enterprise", deliveries, catalogue, extract=_EXTRACT)
    period, last_day = made["period"][0], made["period_end"][0]
    offers = places_offered([*earlier, beside[_EXTRACT].filter(period=period)])
    register = beside["enterprise"].select("enterprise_id", "start_date", "end_date")
    delivered = pl.concat(
        [
            with_statuses(one.rows).select(
                "enterprise_id", "municipality_code", *PROTECTED_VARIABLES, *map(_own_status, PROTECTED_VARIABLES),
                source_id=pl.lit(source_id(one.partner, "enterprise")),
            )
            for one in deliveries
        ]
    )  # fmt: skip
    known = delivered.join(offers, on="enterprise_id", how="left").join(register, on="enterprise_id", how="left")
    named = delivered.select("enterprise_id", "municipality_code", "source_id")
    rows = []
    for cube, variable in zip(CUBES["enterprise"], PROTECTED_VARIABLES, strict=True):
        ceiling = [CEILING] if cube.has_ceilings else []
        exact = known.select("enterprise_id", *ceiling, _status(variable, last_day=last_day), value=pl.col(variable))
        cells = protected_cells(exact, cube, named, earlier=earlier, chance=chance)
        rows.append(cells.with_columns(enterprise_variable=pl.lit(variable)))
    return {_EXTRACT: as_contract(made, rows)}


def keep_offers(after: Frames, *, period: str, earlier: Sequence[pl.DataFrame]) -> Frames:
    """The frames with the places offered of a quarter as they may stand beside the counts that were ever shown for it.

    An offer that falls below five would be a ceiling of a count that was shown, and leave a 0 or a 5 too few values; and of
    one that its sender has hidden, which is known to be small. So it stays as it stood beside the count. Nobody can tell: what is kept looks like what was not corrected. `earlier` are the
    delivered rows of the quarter in each publication, oldest first.
    """
    stood = [_offers_beside_counts(rows) for rows in earlier]
    if not stood:
        return after
    key = EXTRACTS[_EXTRACT].primary_key()
    fallen = after[_EXTRACT].filter(is_low(pl.col("value")), period=period, enterprise_variable="places_offered")
    last = pl.concat(stood).unique("enterprise_id", keep="last", maintain_order=True)
    kept = last.join(fallen, on=key, how="semi")
    rest = after[_EXTRACT].join(kept, on=key, how="anti")
    return after | {_EXTRACT: pl.concat([rest, kept.select(rest.columns)]).sort(key)}


def offers_as_before(before: Frames, after: Frames, *, period: str) -> Frames:
    """The frames `after` with the delivered places offered of a quarter as `before` has them: nothing new is told of them.

    For a quarter of which a publication cannot be read today: which offers stood beside its counts, nobody can say.
    """
    offers = pl.col("source_id").str.starts_with(DELIVERED) & (
        (pl.col("period") == period) & (pl.col("enterprise_variable") == "places_offered")
    )
    rest, kept = after[_EXTRACT].filter(~offers), before[_EXTRACT].filter(offers)
    return after | {_EXTRACT: pl.concat([rest, kept]).sort(EXTRACTS[_EXTRACT].primary_key())}


def _offers_beside_counts(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of places offered, of the enterprises whose places filled are shown beside them, or hidden by their sender."""
    is_told = pl.col("value").is_not_null() | (pl.col("obs_status") == HIDDEN)
    shown = rows.filter(is_told, enterprise_variable="places_filled").select("enterprise_id")
    return rows.filter(enterprise_variable="places_offered").join(shown, on="enterprise_id", how="semi")


def _status(variable: str, *, last_day: dt.date) -> pl.Expr:
    """Whether a count is published, or left out: decided by what is public, never by the count.

    What its sender does not know, or has hidden, says so. Nobody is at an enterprise that has ended or not begun. Where few places are offered, how many are filled is protected.
    """
    gone = (pl.col("end_date") <= last_day) | (pl.col("start_date") > last_day)
    status = pl.when(gone.fill_null(False)).then(pl.lit("NA"))
    if variable == "places_filled":
        status = status.when(is_low(pl.col(CEILING))).then(pl.lit("PR"))
    return (
        status.when(pl.col(variable).is_null()).then(_own_status(variable)).otherwise(pl.lit("A")).alias("obs_status")
    )


def _own_status(variable: str) -> str:
    """The column of a delivery that says why a count is missing."""
    return f"{variable}_status"
