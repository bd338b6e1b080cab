"""A delivery laid over what is published: its rows in the shape of the extracts, in place of those that it replaces.

Rows that came in with deliveries are known by their source, whose id starts with `leverans_`; everything else is the
catalogue's own facts. A partner that owes a kind delivers all of it for the quarter, so that its delivery replaces every
row of its own and every fact within what it covers. One that only may send a kind replaces the rows that it names.
"""

import polars as pl

from contract import EXTRACTS, FORMS, with_younger_columns
from contract.codelists import INDIVIDUAL_SERVICES
from contract.periods import last_day
from publishing.catalogue.partners import Partner
from publishing.deliveries.register import DELIVERED, source_id
from publishing.messages.problems import InputError, Problem

Frames = dict[str, pl.DataFrame]

# What the enterprises report, and which of it counts people and so waits for protection.
_VARIABLES = ("employees", "places_offered", "places_filled", "sak_member", "af_agreement")
PROTECTED_VARIABLES = ("employees", "places_filled")


def extract_rows(kind: str, rows: pl.DataFrame, *, partner: Partner, catalogue: str) -> Frames:
    """The rows of a delivery as rows of the contract's extracts, exact counts of people left out as protected.

    `rows` are those of `Delivered.frame`. Held kinds give frames with exact values that must stay in the restricted
    folder. Raises KeyError for an unknown kind.
    """
    made = {
        "placement": _placement,
        "service_use": _service_use,
        "enterprise": _enterprise,
        "commitment": _commitment,
        "dialogue_meeting": _dialogue_meeting,
        "placement_year": _placement_year,
    }[kind](rows)
    fixed = {"catalogue": pl.lit(catalogue), "source_id": pl.lit(source_id(partner, kind))}
    return {extract: _in_contract(extract, frame.with_columns(**fixed)) for extract, frame in made.items()}


def overlay(published: Frames, made: Frames, *, partner: Partner, kind: str, period: str) -> Frames:
    """The published extracts with the rows `made` of one delivery in place of those that it replaces.

    Raises InputError when a row has the key of a row that another partner delivered.
    """
    after = dict(published)
    for extract, rows in made.items():
        key = EXTRACTS[extract].primary_key()
        kept = published[extract].filter(~_replaced(extract, published, partner=partner, kind=kind, period=period))
        # In a register without periods the newest word counts, whoever says it.
        may_replace = ~_delivered() | (pl.col("source_id") == source_id(partner, kind)) | pl.lit("period" not in key)
        kept = pl.concat([kept.filter(may_replace).join(rows, on=key, how="anti"), kept.filter(~may_replace)])
        taken = kept.join(rows, on=key, how="semi")
        if not taken.is_empty():
            raise InputError(_taken(extract, taken, partner))
        after[extract] = pl.concat([kept.select(rows.columns), rows]).sort(key)
    return after


def _replaced(extract: str, published: Frames, *, partner: Partner, kind: str, period: str) -> pl.Expr:
    """Which published rows a delivery replaces whether it names them or not: none for a register without periods."""
    columns = published[extract].columns
    if "period" not in columns or kind not in partner.owes:
        return pl.lit(False)
    own = pl.col("source_id") == source_id(partner, kind)
    covered_fact = ~_delivered() & _covered(extract, published, partner)
    return (pl.col("period") == period) & (own | covered_fact)


def _delivered() -> pl.Expr:
    return pl.col("source_id").str.starts_with(DELIVERED)


def _covered(extract: str, published: Frames, partner: Partner) -> pl.Expr:
    covered = pl.lit(True)
    if partner.municipality_code and "municipality_code" in published[extract].columns:
        covered &= pl.col("municipality_code") == partner.municipality_code
    elif partner.municipality_code:
        own = published["enterprise"].filter(municipality_code=partner.municipality_code)["enterprise_id"]
        covered &= pl.col("enterprise_id").is_in(own.implode())
    if partner.public_actor:
        covered &= pl.col("public_actor") == partner.public_actor
    return covered


def _taken(extract: str, rows: pl.DataFrame, partner: Partner) -> list[Problem]:
    keys = rows.select([*EXTRACTS[extract].primary_key(), "source_id"]).iter_rows(named=True)
    return [
        Problem(
            partner.name_sv,
            "row_of_other_partner",
            details={"key": ", ".join(str(value) for value in list(row.values())[:-1]), "other": row["source_id"]},
        )
        for row in keys
    ]


def _in_contract(extract: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame in the contract's columns, order and types; what it does not have is null, or "not delivered" in a younger status."""
    frame = with_younger_columns(extract, frame)
    if "period" in frame.columns:
        frame = frame.with_columns(period_end=pl.col("period").map_elements(last_day, return_dtype=pl.Date))
    schema = {name: column.dtype for name, column in EXTRACTS[extract].columns().items()}
    missing = {name: pl.lit(None, dtype=kind) for name, kind in schema.items() if name not in frame.columns}
    return frame.with_columns(**missing).select(pl.col(name).cast(kind) for name, kind in schema.items())


def _exact() -> pl.Expr:
    return pl.when(pl.col("value").is_not_null()).then(pl.lit("exact")).alias("value_kind")


def _placement(rows: pl.DataFrame) -> Frames:
    return {"placement": rows.with_columns(_exact())}


def _service_use(rows: pl.DataFrame) -> Frames:
    is_individual = pl.col("service").is_in(INDIVIDUAL_SERVICES)
    group = pl.when(is_individual).then(pl.lit("individinsats")).otherwise(pl.lit("utforartjanst"))
    return {"service_use": rows.with_columns(_exact(), service_group=group)}


def _enterprise(rows: pl.DataFrame) -> Frames:
    """The register of enterprises, and a row per enterprise and variable; numbers of people are protected."""
    register = rows.select(
        "enterprise_id", "enterprise_name", "municipality_code", "legal_form", "industry", "start_date", "end_date"
    )
    reported = pl.concat([_variable(rows, name) for name in _VARIABLES]).with_columns(_exact())
    return {"enterprise": register, "enterprise_observation": reported}


def with_statuses(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of enterprises with the status of each count of people beside it: an old delivery has none."""
    missing = [
        pl.when(pl.col(field.name).is_null())
        .then(pl.lit(field.statuses[0]))
        .otherwise(pl.lit("A"))
        .alias(field.own_status)
        for field in FORMS["enterprise"].fields
        if field.own_status and field.own_status not in rows.columns
    ]
    return rows.with_columns(missing)


def _variable(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    """A row per enterprise for one variable; what waits for protection has no value yet, whatever its status."""
    is_protected = name in PROTECTED_VARIABLES
    own_status = FORMS["enterprise"].field(name).own_status
    unknown = pl.when(pl.col(name).is_null()).then(pl.lit("UN")).otherwise(pl.lit("A"))
    said = pl.col(own_status) if own_status in rows.columns else unknown
    return rows.select(
        "enterprise_id",
        "period",
        enterprise_variable=pl.lit(name),
        value=pl.lit(None, pl.Float64) if is_protected else pl.col(name).cast(pl.Float64),
        obs_status=pl.lit("PR") if is_protected else said,
    )


def _commitment(rows: pl.DataFrame) -> Frames:
    return {"commitment": rows}


def _dialogue_meeting(rows: pl.DataFrame) -> Frames:
    return {"dialogue_meeting": rows}


def _placement_year(rows: pl.DataFrame) -> Frames:
    """Delivered with the fourth quarter, a count of the whole year."""
    return {"placement_year": rows.with_columns(_exact(), period=pl.col("period").str.head(4))}
