"""One quarter of one kind: exact deliveries in, protected rows of the contract out."""

import random
from collections.abc import Sequence

import polars as pl

from contract import CODELISTS
from contract.codelists import INDIVIDUAL_SERVICES
from publishing.overlay import Frames
from publishing.people.delivery import Delivery
from publishing.people.enterprises import enterprise_rows
from publishing.people.protecting import as_contract, made_rows, protected_cells
from publishing.people.published import CUBES
from publishing.protection import CubeShape
from publishing.protection.shapes import INDIVIDUAL_SERVICE, PLACEMENT
from publishing.sources import REGISTER

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
