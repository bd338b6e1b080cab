"""Ids that each partner gives its own rows: which of a delivery another row has already."""

import polars as pl

from publishing.catalogue.partners import Partner
from publishing.deliveries.register import is_delivered, source_id
from publishing.kinds import KINDS, Frames
from publishing.messages import Words, shown
from publishing.messages.problems import InputError, Problem


def taken_ids(published: Frames, made: Frames, *, partner: Partner, kind: str) -> pl.DataFrame:
    """The rows `made` of a delivery whose id a published row has that is another's: of another partner, or different in `OwnId.by`.

    They have their columns and those of that row, which end with `_of_other`. A fact that is not different is replaced by its
    very id alone: one that is written otherwise would stand beside it.
    """
    own, extract = KINDS[kind].own_id, KINDS[kind].extract
    if own is None:
        return made[extract].clear()
    others = published[extract].with_columns(is_fact=~is_delivered(), id_as_compared=own.folded(own.column))
    pairs = made[extract].with_columns(id_as_compared=own.folded(own.column))
    pairs = pairs.join(others, on="id_as_compared", suffix="_of_other", maintain_order="left")
    is_alike = pl.all_horizontal(pl.col(name).eq_missing(pl.col(f"{name}_of_other")) for name in own.by)
    is_its_fact = pl.col("is_fact") & (pl.col(own.column) == pl.col(f"{own.column}_of_other"))
    is_its_own = pl.col("source_id_of_other") == source_id(partner, kind)
    return pairs.filter(~(is_alike & (is_its_own | is_its_fact)))


def about_other(kind: str, row: dict) -> dict[str, str | Words]:
    """What a fault says of a row of `taken_ids`: the id, and which row has it."""
    own = KINDS[kind].own_id
    return {
        "key": shown.cell(row[own.column]),
        "named": shown.cell(row[f"{own.named}_of_other"]),
        "quarter": shown.quarter(row["period_of_other"]),
    }


def refuse_taken_ids(published: Frames, made: Frames, *, partner: Partner, kind: str) -> None:
    """Raises InputError where a row of the delivery has an id that another row has got in a version since it was received."""
    found = taken_ids(published, made, partner=partner, kind=kind).iter_rows(named=True)
    file, own = partner.name("sv"), KINDS[kind].own_id
    if problems := [Problem.of(file, own.fault, **about_other(kind, row)) for row in found]:
        raise InputError(problems)
