"""The steps that every kind of counts goes through: rows as delivered, cells protected, rows of the contract, laid over what is published."""

import random
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from functools import cached_property

import polars as pl

from contract import EXTRACTS, WITHHELD
from publishing.catalogue.partners import Partner
from publishing.deliveries.overlay import Frames, extract_rows
from publishing.deliveries.receipt import Receipt
from publishing.deliveries.register import is_delivered, source_id
from publishing.disclosure.group_sizes import BesideGroups
from publishing.disclosure.protect import protect
from publishing.disclosure.published import COUNTS_OF_PEOPLE, shown_by
from publishing.disclosure.rounding import held_at_the_border
from publishing.disclosure.shape import CEILING, full_cube
from publishing.kinds import KIND_OF_EXTRACT, KINDS, Kind
from publishing.kinds.kind import Cube
from publishing.validation.rules import own_actor


@dataclass(frozen=True)
class Delivery:
    """One receipt with the partner that sent it and its rows as understood, exact values and all."""

    receipt: Receipt
    partner: Partner
    rows: pl.DataFrame

    def pairs(self) -> list[dict[str, str]]:
        """The municipalities and actors that the delivery answers for, with the source of its rows."""
        kind = self.receipt.kind
        source = source_id(self.partner, kind)
        actor = own_actor(self.partner, KINDS[kind])
        return [
            {"municipality_code": code, "public_actor": actor, "source_id": source}
            for code in self.receipt.municipality_codes
        ]


@dataclass(frozen=True)
class Quarter:
    """One kind and quarter to be published: its exact deliveries, and the codes of all municipalities.

    `earlier` are the delivered rows of the same quarter as they were published before, oldest first, `beside` the extracts that
    the rows will stand in, and `beside_groups` what is published of the groups that the people are of. `chance` is secret and new
    each time.
    """

    kind: Kind
    deliveries: Sequence[Delivery]
    municipality_codes: Sequence[str]
    _: KW_ONLY
    catalogue: str
    earlier: Sequence[pl.DataFrame]
    beside: Frames
    beside_groups: BesideGroups | None = None
    chance: random.Random

    @cached_property
    def made(self) -> pl.DataFrame:
        """The rows of all deliveries as rows of the kind's extract, exact where the kind is held."""
        return made_rows(self.kind, self.deliveries, self.catalogue)


def made_rows(kind: Kind, deliveries: Sequence[Delivery], catalogue: str) -> pl.DataFrame:
    """The rows of all deliveries as rows of the kind's extract, exact where the kind is held."""
    frames = [extract_rows(kind.name, each.rows, partner=each.partner, catalogue=catalogue) for each in deliveries]
    return pl.concat([frame[kind.extract] for frame in frames])


def protected_cells(exact: pl.DataFrame, cube: Cube, delivered: pl.DataFrame, quarter: Quarter) -> pl.DataFrame:
    """The cells of a cube as they may be published, with source and status, from the `exact` ones with theirs.

    A cell with another status than A is left out of the cube and published with its status alone: everybody sees that it
    adds nothing. `delivered` has one row per delivery, with its source and what else the prices of the shape ask for. Raises
    Unsafe.
    """
    shape = cube.shape
    counts = full_cube(exact.select(*shape.dimensions, pl.col("value").cast(pl.Int64)), shape, delivered=delivered)
    beside = exact.select(*shape.dimensions, "obs_status", *([CEILING] if cube.ceiling else []))
    counts = counts.join(delivered, on=list(shape.delivered_by), how="left", maintain_order="left")
    counts = counts.join(beside, on=shape.dimensions, how="left", maintain_order="left")
    counts, shown = _with_statuses(counts, cube, earlier=quarter.earlier), shown_by(quarter.earlier, cube)
    if quarter.beside_groups:
        counts = _left_out_beside_groups(counts, held_at_the_border(counts, shape, earlier=shown), quarter)
    cells = protect(counts, shape, chance=quarter.chance, earlier=shown)
    return cells.with_columns(pl.col("value").cast(pl.Float64))


def _with_statuses(counts: pl.DataFrame, cube: Cube, *, earlier: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The counts with the status that each may have beside earlier publications, and no value where it is not A.

    That a sender has hidden a count says that it is small. What was hidden once stays so: with a value in its place it would
    be one of 1–4, whatever is shown. What was shown once is unknown when its sender hides it.
    """
    dimensions = cube.shape.dimensions
    is_hidden, is_shown = pl.col("obs_status") == WITHHELD, pl.col("value").is_not_null()
    before = [
        rows.filter(cube.is_cell()).select(*dimensions, was_hidden=is_hidden, was_shown=is_shown) for rows in earlier
    ]
    none = counts.select(dimensions).clear().with_columns(was_hidden=pl.lit(False), was_shown=pl.lit(False))
    known = pl.concat([none, *before]).group_by(dimensions).agg(pl.all().any())
    status = pl.col("obs_status").fill_null("A")
    status = (
        pl.when((status == "A") & pl.col("was_hidden").fill_null(False))
        .then(pl.lit(WITHHELD))
        .when((status == WITHHELD) & pl.col("was_shown").fill_null(False))
        .then(pl.lit("UN"))
        .otherwise(status)
    )
    counts = counts.join(known, on=dimensions, how="left", maintain_order="left").with_columns(obs_status=status)
    return counts.drop("was_hidden", "was_shown").with_columns(value=pl.when(pl.col("obs_status") == "A").then("value"))


def _left_out_beside_groups(counts: pl.DataFrame, held: pl.DataFrame, quarter: Quarter) -> pl.DataFrame:
    """The counts without those that may not stand beside the sizes of their groups; `held` are they as they would be shown."""
    left_out = quarter.beside_groups.left_out(held, quarter.chance)
    return counts.with_columns(
        value=pl.when(~left_out).then("value"),
        obs_status=pl.when(left_out).then(pl.lit("PR")).otherwise("obs_status"),
    )


def as_contract(made: pl.DataFrame, parts: list[pl.DataFrame]) -> pl.DataFrame:
    """The parts under each other in the columns of `made`; period and catalogue are those of its rows.

    Raises ValueError for a column with values that no part has: cells are made anew, and it would be published empty.
    """
    shared = {name: pl.lit(made[name][0]) for name in ("catalogue", "period", "period_end")}
    rows = pl.concat([part.with_columns(**shared) for part in parts], how="diagonal_relaxed")
    lost = [name for name in made.columns if name not in rows.columns and made[name].null_count() < made.height]
    if lost:
        raise ValueError(f"no protected cell says {', '.join(lost)}: give the cube of the kind a part for it")
    missing = [pl.lit(None, made.schema[name]).alias(name) for name in made.columns if name not in rows.columns]
    return rows.with_columns(missing).select(pl.col(name).cast(kind) for name, kind in made.schema.items())


def lay_protected(frames: Frames, rows: Frames, *, period: str) -> Frames:
    """The frames with the protected rows of one quarter in place of all delivered ones, and of facts with the same key."""
    after = dict(frames)
    for extract, new in rows.items():
        key = EXTRACTS[extract].primary_key()
        replaced = is_delivered() & (COUNTS_OF_PEOPLE[extract] | KIND_OF_EXTRACT[extract].is_held)
        kept = frames[extract].filter(~((pl.col("period") == period) & replaced))
        # A quarter that has facts keeps them where a delivery says nothing: they are no silence.
        answered = new.filter(pl.col("obs_status") != "NL") if kept.filter(period=period).height else new
        silent = new.join(answered, on=key, how="anti").join(kept, on=KIND_OF_EXTRACT[extract].place, how="anti")
        kept = kept.join(answered, on=key, how="anti")
        after[extract] = pl.concat([kept.select(new.columns), answered, silent]).sort(key)
    return after


def keep_published_counts(before: Frames, after: Frames, kind: Kind) -> Frames:
    """The counts of people that were published stay when a correction of the rest is laid over them.

    The correction's own counts come with the next publication of counts; until then those that are published stand.
    """
    key = EXTRACTS[kind.extract].primary_key()
    published = before[kind.extract].filter(kind.counts_people() & (pl.col("obs_status") != "PR"))
    waiting = after[kind.extract].filter(obs_status="PR").join(published, on=key, how="semi")
    kept = published.join(waiting, on=key, how="semi")
    rest = after[kind.extract].join(kept, on=key, how="anti")
    return after | {kind.extract: pl.concat([rest, kept.select(rest.columns)]).sort(key)}
