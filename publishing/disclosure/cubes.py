"""One quarter of one kind: exact deliveries in, protected rows of the contract out."""

import datetime as dt
import random
from collections.abc import Sequence

import polars as pl

from contract import CODELISTS, EXTRACTS, HIDDEN, Field
from publishing.deliveries.overlay import Frames
from publishing.deliveries.register import DELIVERED, REGISTER, source_id
from publishing.disclosure.counts import Delivery, as_contract, made_rows, protected_cells
from publishing.disclosure.published import ceilings
from publishing.disclosure.shape import CEILING, is_low
from publishing.kinds import KINDS, Kind
from publishing.kinds.cube import Cube

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
    asked = KINDS[kind]
    made = made_rows(asked, deliveries, catalogue)
    if asked.unit:
        parts = _of_units(asked, deliveries, made, beside=beside, earlier=earlier, chance=chance)
    else:
        parts = _of_pairs(asked, deliveries, made, list(municipality_codes), earlier=earlier, chance=chance)
    return {asked.extract: as_contract(made, [part.with_columns(**asked.follows) for part in parts])}


def _of_pairs(
    kind: Kind,
    deliveries: Sequence[Delivery],
    made: pl.DataFrame,
    codes: list[str],
    *,
    earlier: Sequence[pl.DataFrame],
    chance: random.Random,
) -> list[pl.DataFrame]:
    """What counts no people as it is, the cube of all municipalities and actors, and what nobody has answered.

    Amounts that go with protected counts are protected too: so much a person tells how many.
    """
    (cube,) = kind.cubes
    pairs = pl.DataFrame([pair for one in deliveries for pair in one.pairs()])
    cells = protected_cells(made.filter(cube.is_cell()), cube, pairs, earlier=earlier, chance=chance)
    statuses = [kind.form.status_of[amount] for amount in kind.amounts]
    return [
        made.filter(~cube.is_cell()),
        cells.with_columns(pl.lit("PR").alias(status) for status in statuses),
        _silent(kind, cube, pairs, codes).with_columns(pl.lit("NL").alias(status) for status in statuses),
    ]


def _silent(kind: Kind, cube: Cube, pairs: pl.DataFrame, codes: list[str]) -> pl.DataFrame:
    """The municipalities and actors that nobody has answered for, as rows that say so."""
    cells = pl.DataFrame({"municipality_code": codes})
    for dimension, values in ({"public_actor": CODELISTS["public_actor"].codes} | {**kind.silent_codes}).items():
        cells = cells.join(pl.DataFrame({dimension: list(values)}), how="cross")
    return (
        cells.join(pairs, on=_PAIR, how="anti")
        .filter(~cube.shape.impossible())
        .with_columns(
            source_id=pl.lit(REGISTER),
            value=pl.lit(None, pl.Float64),
            value_kind=pl.lit(None, pl.String),
            obs_status=pl.lit("NL"),
        )
    )


def _of_units(
    kind: Kind,
    deliveries: Sequence[Delivery],
    made: pl.DataFrame,
    *,
    beside: Frames,
    earlier: Sequence[pl.DataFrame],
    chance: random.Random,
) -> list[pl.DataFrame]:
    """A cube per variable. A unit that nobody reported has no row: who has not answered is in the register.

    `beside` is what the rows will be published with: the register of units, and what says how many can be in a cell.
    """
    public = [*earlier, beside[kind.extract].filter(period=made["period"][0])]
    days = [day for span in kind.spans for day in span]
    place = [kind.unit, "municipality_code", "source_id"]
    fields = [kind.form.field(cube.codes[0]) for cube in kind.cubes]
    delivered = pl.concat(
        [
            _with_statuses(fields, one.rows)
            .with_columns(source_id=pl.lit(source_id(one.partner, kind.name)))
            .select(*place, *(field.name for field in fields), *(field.own_status for field in fields))
            for one in deliveries
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
        cells = protected_cells(exact, cube, delivered.select(place), earlier=earlier, chance=chance)
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
    for cube in _with_ceilings(kind):
        stood = [_ceilings_beside_counts(rows, cube) for rows in earlier]
        if stood:
            key = EXTRACTS[kind.extract].primary_key()
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
    of_quarter = pl.col("source_id").str.starts_with(DELIVERED) & (pl.col("period") == period)
    told = of_quarter & pl.any_horizontal(cube.is_ceiling() for cube in _with_ceilings(kind))
    rest, kept = after[kind.extract].filter(~told), before[kind.extract].filter(told)
    return after | {kind.extract: pl.concat([rest, kept]).sort(EXTRACTS[kind.extract].primary_key())}


def _with_ceilings(kind: Kind) -> list[Cube]:
    return [cube for cube in kind.cubes if cube.ceiling]


def _ceilings_beside_counts(rows: pl.DataFrame, cube: Cube) -> pl.DataFrame:
    """The rows that say how many can be in a cell, of the cells that are shown beside them, or hidden by their sender."""
    unit = list(cube.shape.delivered_by)
    is_told = pl.col("value").is_not_null() | (pl.col("obs_status") == HIDDEN)
    shown = rows.filter(is_told & cube.is_cell()).select(unit)
    return rows.filter(cube.is_ceiling()).join(shown, on=unit, how="semi")
