"""One quarter of one kind: exact deliveries in, protected rows of the contract out."""

import datetime as dt
import random
from collections.abc import Sequence

import polars as pl

from contract import CODELISTS, EXTRACTS, HIDDEN
from contract.codelists import INDIVIDUAL_SERVICES
from publishing.deliveries.overlay import PROTECTED_VARIABLES, Frames, with_statuses
from publishing.deliveries.register import DELIVERED, REGISTER, source_id
from publishing.disclosure.counts import Delivery, as_contract, made_rows, protected_cells
from publishing.disclosure.published import CUBES, places_offered
from publishing.disclosure.shape import CEILING, INDIVIDUAL_SERVICE, PLACEMENT, CubeShape, is_low

_PAIR = ["municipality_code", "public_actor"]


def protected_rows(
    kind: str,
    deliveries: Sequence[Delivery],
    *,
    municipality_codes: Sequence[str],
    catalogue: str,
    earlier: Sequence[pl.DataFrame],
    chance: random.Random,
    beside: Frames,
) -> Frames:
    """The rows of a kind and quarter as they may be published, by extract, in the contract's columns.

    Small counts are 0 or 5; what nobody delivered is NL, not 0. `earlier` are the delivered rows of the same quarter as
    they were published before, `beside` the extracts that the rows will stand in: what is public of an enterprise decides
    which of its counts are published at all. Raises Unsafe when no safe choice is found: then nothing may be published.
    """
    if kind == "enterprise":
        return enterprise_rows(deliveries, catalogue=catalogue, beside=beside, earlier=earlier, chance=chance)
    make = {"placement": _placement, "service_use": _service_use}[kind]
    return make(deliveries, list(municipality_codes), catalogue, earlier, chance)


def _placement(
    deliveries: Sequence[Delivery],
    codes: list[str],
    catalogue: str,
    earlier: Sequence[pl.DataFrame],
    chance: random.Random,
) -> Frames:
    made = made_rows("placement", deliveries, catalogue)
    pairs = _pairs(deliveries)
    (cube,) = CUBES["placement"]
    rows = protected_cells(made, cube, pairs, earlier=earlier, chance=chance)
    silent = _cells(PLACEMENT, _silent(pairs, codes))
    return {"placement": as_contract(made, [rows, silent])}


def _service_use(
    deliveries: Sequence[Delivery],
    codes: list[str],
    catalogue: str,
    earlier: Sequence[pl.DataFrame],
    chance: random.Random,
) -> Frames:
    """Individual services are a person's measure and protected, their amounts too: so much a person tells how many."""
    made = made_rows("service_use", deliveries, catalogue)
    is_individual = pl.col("service").is_in(INDIVIDUAL_SERVICES)
    pairs = _pairs(deliveries)
    (cube,) = CUBES["service_use"]
    cells = protected_cells(made.filter(is_individual), cube, pairs, earlier=earlier, chance=chance)
    rows = cells.with_columns(service_group=pl.lit("individinsats"), amount_status=pl.lit("PR"))
    # That nobody has answered is said once per service, under the first form of agreement.
    services = pl.DataFrame({"service": list(CODELISTS["service"].codes)})
    silent = (
        _silent(pairs, codes)
        .join(services, how="cross")
        .with_columns(
            agreement_form=pl.lit(next(iter(CODELISTS["agreement_form"].codes))),
            service_group=pl.when(is_individual).then(pl.lit("individinsats")).otherwise(pl.lit("utforartjanst")),
            amount_status=pl.lit("NL"),
        )
        .filter(~INDIVIDUAL_SERVICE.impossible())
    )
    return {"service_use": as_contract(made, [made.filter(~is_individual), rows, silent])}


def _pairs(deliveries: Sequence[Delivery]) -> pl.DataFrame:
    return pl.DataFrame([pair for one in deliveries for pair in one.pairs()])


def _silent(pairs: pl.DataFrame, codes: list[str]) -> pl.DataFrame:
    """The municipalities and actors that nobody has answered for, as rows that say so."""
    everyone = pl.DataFrame({"municipality_code": codes}).join(
        pl.DataFrame({"public_actor": list(CODELISTS["public_actor"].codes)}), how="cross"
    )
    return everyone.join(pairs, on=_PAIR, how="anti").with_columns(
        source_id=pl.lit(REGISTER),
        value=pl.lit(None, pl.Float64),
        value_kind=pl.lit(None, pl.String),
        obs_status=pl.lit("NL"),
    )


def _cells(shape: CubeShape, pairs: pl.DataFrame) -> pl.DataFrame:
    """Every possible cell of `pairs`."""
    for dimension, codes in shape.codes.items():
        pairs = pairs.join(pl.DataFrame({dimension: list(codes)}), how="cross")
    return pairs.filter(~shape.impossible())


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
