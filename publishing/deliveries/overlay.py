"""A delivery laid over what is published: its rows in the shape of the extracts, in place of those that it replaces.

Rows that came in with deliveries are known by their source, whose id starts with `leverans_`; everything else is the
catalogue's own facts. A partner that owes a kind delivers all of it for the quarter, so that its delivery replaces every
row of its own and every fact within what it covers. One that only may send a kind replaces the rows that it names, but for a
kind of which a delivery is all there is to tell of the quarter: what it does not send again goes. Where ids are each partner's own
(`Kind.own_id`) the facts that it does not name stay.
"""

import polars as pl

from contract import EXTRACTS, with_younger_columns
from contract.periods import last_day
from publishing.catalogue.partners import Partner
from publishing.deliveries.register import is_delivered, source_id
from publishing.kinds import KINDS, Frames
from publishing.messages.problems import InputError, Problem


def extract_rows(
    kind: str, rows: pl.DataFrame, *, partner: Partner, catalogue: str, keeps_source_row: bool = False
) -> Frames:
    """The rows of a delivery as rows of the contract's extracts, exact counts of people left out as protected.

    `rows` are those of `Delivered.frame`. Held kinds give frames with exact values that must stay in the restricted
    folder. With `keeps_source_row` each row says which row of the file it was made from, in one more column `source_row`,
    which no extract has. Raises KeyError for an unknown kind.
    """
    fixed = {"catalogue": pl.lit(catalogue), "source_id": pl.lit(source_id(partner, kind))}
    made = KINDS[kind].as_extracts(rows)
    more = ("source_row",) if keeps_source_row else ()
    return {extract: _in_contract(extract, frame.with_columns(**fixed), more) for extract, frame in made.items()}


def overlay(published: Frames, made: Frames, *, partner: Partner, kind: str, period: str) -> Frames:
    """The published extracts with the rows `made` of one delivery in place of those that it replaces.

    Raises InputError when a row has the key of a row that another partner delivered.
    """
    after = dict(published)
    for extract, rows in made.items():
        key = EXTRACTS[extract].primary_key()
        kept = published[extract].filter(~_replaced(extract, published, partner=partner, kind=kind, period=period))
        # In a register without periods the newest word counts, whoever says it.
        may_replace = ~is_delivered() | (pl.col("source_id") == source_id(partner, kind)) | pl.lit("period" not in key)
        kept = pl.concat([kept.filter(may_replace).join(rows, on=key, how="anti"), kept.filter(~may_replace)])
        taken = [
            Problem.of(partner.name("sv"), "row_of_other_partner", key=", ".join(map(str, row)), other=other)
            for *row, other in kept.join(rows, on=key, how="semi").select(*key, "source_id").iter_rows()
        ]
        if taken:
            raise InputError(taken)
        after[extract] = pl.concat([kept.select(rows.columns), rows]).sort(key)
    return after


def _replaced(extract: str, published: Frames, *, partner: Partner, kind: str, period: str) -> pl.Expr:
    """Which published rows a delivery replaces whether it names them or not: none for a register without periods."""
    columns = published[extract].columns
    if "period" not in columns or not (kind in partner.owes or KINDS[kind].is_whole):
        return pl.lit(False)
    own = pl.col("source_id") == source_id(partner, kind)
    if KINDS[kind].own_id:
        return (pl.col("period") == period) & own
    covered_fact = ~is_delivered() & _covered(extract, published, partner, kind)
    return (pl.col("period") == period) & (own | covered_fact)


def _covered(extract: str, published: Frames, partner: Partner, kind: str) -> pl.Expr:
    covered = pl.lit(True)
    if partner.municipality_code and "municipality_code" in published[extract].columns:
        covered &= pl.col("municipality_code") == partner.municipality_code
    elif partner.municipality_code:
        unit, register = KINDS[kind].unit, published[KINDS[kind].register]
        own = register.filter(municipality_code=partner.municipality_code)[unit]
        covered &= pl.col(unit).is_in(own.implode())
    if partner.public_actor and "public_actor" in published[extract].columns:
        covered &= pl.col("public_actor") == partner.public_actor
    return covered


def _in_contract(extract: str, frame: pl.DataFrame, more: tuple[str, ...] = ()) -> pl.DataFrame:
    """The frame in the contract's columns, order and types, and in `more`; what it does not have is null, or "not delivered" in a
    younger status.
    """
    frame = with_younger_columns(extract, frame)
    if "period" in frame.columns:
        frame = frame.with_columns(period_end=pl.col("period").map_elements(last_day, return_dtype=pl.Date))
    schema = {name: column.dtype for name, column in EXTRACTS[extract].columns().items()}
    missing = {name: pl.lit(None, dtype=kind) for name, kind in schema.items() if name not in frame.columns}
    return frame.with_columns(**missing).select(*(pl.col(name).cast(kind) for name, kind in schema.items()), *more)
