"""One quarter of one kind: exact deliveries in, protected rows of the contract out."""

import random
from collections.abc import Sequence

import polars as pl

from contract import CODELISTS
from contract.codelists import INDIVIDUAL_SERVICES
from publishing.overlay import PROTECTED_VARIABLES, Frames, extract_rows, with_statuses
from publishing.people.delivery import Delivery
from publishing.protection import CubeShape, full_cube, protect
from publishing.protection.shape import FEWEST_VALUES
from publishing.protection.shapes import ENTERPRISE_COUNT, INDIVIDUAL_SERVICE, PLACEMENT
from publishing.sources import REGISTER, source_id

_PAIR = ["municipality_code", "public_actor"]


def protected_rows(
    kind: str,
    deliveries: Sequence[Delivery],
    *,
    municipality_codes: Sequence[str],
    catalogue: str,
    earlier: Sequence[pl.DataFrame],
    chance: random.Random,
) -> Frames:
    """The rows of a kind and quarter as they may be published, by extract, in the contract's columns.

    Small counts are 0 or 5; what nobody delivered is NL, not 0. `earlier` are the rows of the same quarter as they were
    published before. Raises Unsafe when no safe choice is found: then nothing may be published.
    """
    make = {"placement": _placement, "service_use": _service_use, "enterprise": _enterprise}[kind]
    return make(deliveries, list(municipality_codes), catalogue, earlier, chance)


def _placement(
    deliveries: Sequence[Delivery],
    codes: list[str],
    catalogue: str,
    earlier: Sequence[pl.DataFrame],
    chance: random.Random,
) -> Frames:
    made = _made("placement", deliveries, catalogue)
    pairs = _pairs(deliveries)
    rows = _cube(made, PLACEMENT, pairs, earlier=earlier, chance=chance)
    silent = _cells(PLACEMENT, _silent(pairs, codes))
    return {"placement": _as_contract(made, [rows, silent])}


def _service_use(
    deliveries: Sequence[Delivery],
    codes: list[str],
    catalogue: str,
    earlier: Sequence[pl.DataFrame],
    chance: random.Random,
) -> Frames:
    """Individual services are a person's measure and protected, their amounts too: so much a person tells how many."""
    made = _made("service_use", deliveries, catalogue)
    is_individual = pl.col("service").is_in(INDIVIDUAL_SERVICES)
    pairs = _pairs(deliveries)
    individual = [frame.filter(is_individual) for frame in earlier]
    rows = _cube(made.filter(is_individual), INDIVIDUAL_SERVICE, pairs, earlier=individual, chance=chance).with_columns(
        service_group=pl.lit("individinsats"), amount_status=pl.lit("PR")
    )
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
    return {"service_use": _as_contract(made, [made.filter(~is_individual), rows, silent])}


def _enterprise(
    deliveries: Sequence[Delivery],
    codes: list[str],
    catalogue: str,
    earlier: Sequence[pl.DataFrame],
    chance: random.Random,
) -> Frames:
    """One cube per variable. An enterprise that nobody reported has no row: who has not answered is in the register."""
    delivered = pl.concat(
        [
            with_statuses(one.rows).with_columns(source_id=pl.lit(source_id(one.partner, "enterprise")))
            for one in deliveries
        ]
    )
    named = delivered.select("enterprise_id", "municipality_code", "source_id")
    made = _made("enterprise", deliveries, catalogue, extract="enterprise_observation")
    rows = []
    for variable in PROTECTED_VARIABLES:
        exact = delivered.select("enterprise_id", "municipality_code", _status(variable), value=pl.col(variable))
        before = [
            frame.filter(enterprise_variable=variable, obs_status="A").join(
                named.select("enterprise_id", "municipality_code"), on="enterprise_id"
            )
            for frame in earlier
        ]
        cube = _cube(exact, ENTERPRISE_COUNT, named, earlier=before, chance=chance)
        rows.append(cube.with_columns(enterprise_variable=pl.lit(variable)))
    return {"enterprise_observation": _as_contract(made, rows)}


def _status(variable: str) -> pl.Expr:
    """Whether a count is known, or hidden by its sender; protected where the places offered leave it too few values."""
    status = pl.when(pl.col(variable).is_null()).then(pl.col(f"{variable}_status"))
    if variable == "places_filled":
        status = status.when(pl.col("places_offered") < FEWEST_VALUES).then(pl.lit("PR"))
    return status.otherwise(pl.lit("A")).alias("obs_status")


def _made(kind: str, deliveries: Sequence[Delivery], catalogue: str, *, extract: str = "") -> pl.DataFrame:
    frames = [extract_rows(kind, one.rows, partner=one.partner, catalogue=catalogue) for one in deliveries]
    return pl.concat([frame[extract or kind] for frame in frames])


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


def _cube(
    exact: pl.DataFrame,
    shape: CubeShape,
    delivered: pl.DataFrame,
    *,
    earlier: Sequence[pl.DataFrame],
    chance: random.Random,
) -> pl.DataFrame:
    """The protected cells of a cube with source and status; one that its partner does not know keeps its status.

    A cell that is not known stands as nobody in the cube, where it adds nothing, and is published without a value.
    """
    known = exact.filter(obs_status="A").select(*shape.dimensions, pl.col("value").cast(pl.Int64))
    counts = full_cube(known, shape, delivered=delivered)
    columns = [*shape.dimensions, pl.col("value").fill_null(0).cast(pl.Int64), "value_kind"]
    before = [frame.filter(pl.col("obs_status") != "NL").select(columns) for frame in earlier]
    cells = protect(counts, shape, chance=chance, earlier=[frame for frame in before if not frame.is_empty()])
    unknown = exact.filter(pl.col("obs_status") != "A").select(*shape.dimensions, status="obs_status")
    has_value = pl.col("status").is_null()
    return (
        cells.join(unknown, on=shape.dimensions, how="left")
        .join(delivered, on=list(shape.delivered_by), how="left")
        .with_columns(
            value=pl.when(has_value).then(pl.col("value").cast(pl.Float64)),
            value_kind=pl.when(has_value).then("value_kind"),
            obs_status=pl.col("status").fill_null("A"),
        )
        .drop("status")
    )


def _as_contract(made: pl.DataFrame, parts: list[pl.DataFrame]) -> pl.DataFrame:
    """The parts under each other in the columns of `made`; period and catalogue are those of its rows."""
    shared = {name: pl.lit(made[name][0]) for name in ("catalogue", "period", "period_end")}
    rows = pl.concat([part.with_columns(**shared) for part in parts], how="diagonal_relaxed")
    missing = [pl.lit(None, made.schema[name]).alias(name) for name in made.columns if name not in rows.columns]
    return rows.with_columns(missing).select(pl.col(name).cast(kind) for name, kind in made.schema.items())
