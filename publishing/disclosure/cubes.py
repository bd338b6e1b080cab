"""One quarter of one kind: exact deliveries in, protected rows of the contract out."""

import datetime as dt
from collections.abc import Sequence

import polars as pl

from contract import CODELISTS, EXTRACTS, WITHHELD, Field
from publishing.deliveries.overlay import Frames
from publishing.deliveries.register import REGISTER, is_delivered, source_id
from publishing.disclosure.counts import Quarter, as_contract, protected_cells
from publishing.disclosure.published import ceilings
from publishing.disclosure.shape import CEILING, is_low
from publishing.kinds import Kind
from publishing.kinds.kind import Cube


def protected_rows(quarter: Quarter) -> Frames:
    """The rows of a kind and quarter as they may be published, by extract, in the contract's columns.

    Small counts are 0 or 5; what nobody delivered is NL, not 0. What is public of an enterprise decides which of its counts are
    published at all. Raises Unsafe when no safe choice is found: then nothing may be published.
    """
    kind = quarter.kind
    parts = _of_units(quarter) if kind.unit else _of_pairs(quarter)
    return {kind.extract: as_contract(quarter.made, [part.with_columns(**kind.follows) for part in parts])}


def _of_pairs(quarter: Quarter) -> list[pl.DataFrame]:
    """What counts no people as it is, the cube of all municipalities and actors, and what nobody has answered.

    Amounts that go with protected counts are protected too: so much a person tells how many.
    """
    kind, made = quarter.kind, quarter.made
    (cube,) = kind.cubes
    pairs = pl.DataFrame([pair for delivery in quarter.deliveries for pair in delivery.pairs()])
    cells = protected_cells(made.filter(cube.is_cell()), cube, pairs, quarter)
    statuses = [kind.form.status_of[amount] for amount in kind.amounts]
    return [
        made.filter(~cube.is_cell()),
        cells.with_columns(pl.lit("PR").alias(status) for status in statuses),
        _silent(quarter, cube, pairs).with_columns(pl.lit("NL").alias(status) for status in statuses),
    ]


def _silent(quarter: Quarter, cube: Cube, pairs: pl.DataFrame) -> pl.DataFrame:
    """The municipalities and actors that nobody has answered for, as rows that say so."""
    answered_for = list(cube.shape.delivered_by)
    actors = {"public_actor": CODELISTS["public_actor"].codes} if "public_actor" in answered_for else {}
    cells = pl.DataFrame({"municipality_code": list(quarter.municipality_codes)})
    for dimension, values in (actors | {**quarter.kind.silent_codes}).items():
        cells = cells.join(pl.DataFrame({dimension: list(values)}), how="cross")
    return (
        cells.join(pairs, on=answered_for, how="anti")
        .filter(~cube.shape.impossible())
        .with_columns(
            source_id=pl.lit(REGISTER),
            value=pl.lit(None, pl.Float64),
            value_kind=pl.lit(None, pl.String),
            obs_status=pl.lit("NL"),
        )
    )


def _of_units(quarter: Quarter) -> list[pl.DataFrame]:
    """A cube per variable. A unit that nobody reported has no row: who has not answered is in the register."""
    kind, made, beside = quarter.kind, quarter.made, quarter.beside
    public = [*quarter.earlier, beside[kind.extract].filter(period=made["period"][0])]
    days = [day for span in kind.spans for day in span]
    place = [kind.unit, "municipality_code", "source_id"]
    fields = [kind.form.field(cube.codes[0]) for cube in kind.cubes]
    delivered = pl.concat(
        [
            _with_statuses(fields, delivery.rows)
            .with_columns(source_id=pl.lit(source_id(delivery.partner, kind.name)))
            .select(*place, *(field.name for field in fields), *(field.own_status for field in fields))
            for delivery in quarter.deliveries
        ]
    ).join(beside[kind.register].select(kind.unit, *days), on=kind.unit, how="left")
    parts = []
    for cube, field in zip(kind.cubes, fields, strict=True):
        known = delivered.join(ceilings(public, cube), on=kind.unit, how="left") if cube.ceiling else delivered
        exact = known.select(
            kind.unit,
            *([CEILING] if cube.ceiling else []),
            _status(field, cube, days=days, last_day=made["period_end"][0]),
            value=pl.col(field.name),
        )
        cells = protected_cells(exact, cube, delivered.select(place), quarter)
        parts.append(cells.with_columns(pl.lit(field.name).alias(cube.column)))
    return parts


def _with_statuses(fields: Sequence[Field], rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with the status of each count of people beside it: an old delivery has none."""
    return rows.with_columns(
        pl.when(pl.col(field.name).is_null())
        .then(pl.lit(field.statuses[0]))
        .otherwise(pl.lit("A"))
        .alias(field.own_status)
        for field in fields
        if field.own_status not in rows.columns
    )


def _status(field: Field, cube: Cube, *, days: Sequence[str], last_day: dt.date) -> pl.Expr:
    """Whether a count is published, or left out: decided by what is public, never by the count.

    What its sender does not know, or has hidden, says so. Nobody is at an enterprise that has ended or not begun. Where few places are offered, how many are filled is protected.
    """
    start, end = days
    gone = (pl.col(end) <= last_day) | (pl.col(start) > last_day)
    status = pl.when(gone.fill_null(False)).then(pl.lit("NA"))
    if cube.ceiling:
        status = status.when(is_low(pl.col(CEILING))).then(pl.lit("PR"))
    return status.when(pl.col(field.name).is_null()).then(field.own_status).otherwise(pl.lit("A")).alias("obs_status")


def keep_ceilings(after: Frames, kind: Kind, *, period: str, earlier: Sequence[pl.DataFrame]) -> Frames:
    """The frames with the places offered of a quarter as they may stand beside the counts that were ever shown for it.

    An offer that falls below five would be a ceiling of a count that was shown, and leave a 0 or a 5 too few values; and of
    one that its sender has hidden, which is known to be small. So it stays as it stood beside the count. Nobody can tell: what is kept looks like what was not corrected. `earlier` are the
    delivered rows of the quarter in each publication, oldest first.
    """
    key = EXTRACTS[kind.extract].primary_key()
    is_told = pl.col("value").is_not_null() | (pl.col("obs_status") == WITHHELD)
    for cube in (cube for cube in kind.cubes if cube.ceiling):
        # Those of the cells that are shown beside them, or hidden by their sender.
        shown = [rows.filter(is_told & cube.is_cell()).select(kind.unit) for rows in earlier]
        ceilings = [rows.filter(cube.is_ceiling()) for rows in earlier]
        stood = [rows.join(beside, on=kind.unit, how="semi") for rows, beside in zip(ceilings, shown, strict=True)]
        if stood:
            fallen = after[kind.extract].filter(cube.is_ceiling() & is_low(pl.col("value")), period=period)
            last = pl.concat(stood).unique(kind.unit, keep="last", maintain_order=True)
            kept = last.join(fallen, on=key, how="semi")
            rest = after[kind.extract].join(kept, on=key, how="anti")
            after = after | {kind.extract: pl.concat([rest, kept.select(rest.columns)]).sort(key)}
    return after


def ceilings_as_before(before: Frames, after: Frames, kind: Kind, *, period: str) -> Frames:
    """The frames `after` with the delivered places offered of a quarter as `before` has them: nothing new is told of them.

    For a quarter of which a publication cannot be read today: which offers stood beside its counts, nobody can say.
    """
    of_quarter = is_delivered() & (pl.col("period") == period)
    told = of_quarter & pl.any_horizontal(cube.is_ceiling() for cube in kind.cubes if cube.ceiling)
    rest, kept = after[kind.extract].filter(~told), before[kind.extract].filter(told)
    return after | {kind.extract: pl.concat([rest, kept]).sort(EXTRACTS[kind.extract].primary_key())}
