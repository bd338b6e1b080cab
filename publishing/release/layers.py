"""What a version is made of, layer by layer: deliveries, protected counts of people, sources, the register; and facts with deliveries laid over them again."""

import datetime as dt
import random
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from contract import EXTRACTS, label_of
from publishing.catalogue.partners import Partner, Partners
from publishing.catalogue.settings import Settings
from publishing.deliveries.overlay import Frames, extract_rows, overlay
from publishing.deliveries.receipt import Receipt
from publishing.deliveries.register import (
    DELIVERED,
    REGISTER,
    delivery_frame,
    register_row,
    source_id,
    source_row,
    with_sources,
)
from publishing.disclosure.counts import Delivery, keep_published_counts, lay_protected
from publishing.disclosure.cubes import ceilings_as_before, keep_ceilings, protected_rows
from publishing.disclosure.due import Due
from publishing.disclosure.protect import Unsafe
from publishing.disclosure.published import require_safe
from publishing.disclosure.year_floor import quarters_of_year, year_rows
from publishing.kinds import KINDS, Kind
from publishing.messages import Words
from publishing.messages.problems import InputError, Problem
from publishing.versions.earlier import UnreadableEarlierError


@dataclass(frozen=True)
class Restricted:
    """What the restricted side knows: the exact rows of a receipt, a quarter's earlier publications, and secret chance."""

    rows_of: Callable[[Receipt], pl.DataFrame]
    earlier: Callable[[str, str], Sequence[pl.DataFrame]]
    chance: random.Random


def with_delivery(
    frames: Frames, receipt: Receipt, restricted: Restricted, *, partners: Partners, settings: Settings
) -> Frames:
    """The frames with one delivery in them; a kind that is held changes nothing of what is published yet."""
    kind = KINDS[receipt.kind]
    if kind.is_held:
        return frames
    partner = partners.find(receipt.partner_id)
    made = extract_rows(receipt.kind, restricted.rows_of(receipt), partner=partner, catalogue=settings.name)
    after = overlay(frames, made, partner=partner, kind=receipt.kind, period=receipt.period)
    if kind.form.counts_people:
        after = keep_published_counts(frames, after, kind)
        try:
            earlier = restricted.earlier(kind.extract, receipt.period)
            after = keep_ceilings(after, kind, period=receipt.period, earlier=earlier)
        except UnreadableEarlierError:
            after = ceilings_as_before(frames, after, kind, period=receipt.period)
    return _with_source(after, (receipt,), partners=partners, settings=settings)


def with_counts(frames: Frames, due: Due, restricted: Restricted, *, partners: Partners, settings: Settings) -> Frames:
    """The frames with the protected counts of one kind and quarter in them; of a yearly kind, with those of its year.

    Raises UnreadableEarlierError when what was published of the quarter before cannot be read, InputError when no way of
    publishing it is safe.
    """
    deliveries = [
        Delivery(receipt, partners.find(receipt.partner_id), restricted.rows_of(receipt)) for receipt in due.receipts
    ]
    kind = KINDS[due.kind]
    if kind.is_yearly:
        shown = _shown_of_year(frames, kind, due.period, restricted)
        rows = year_rows(deliveries, shown=shown, catalogue=settings.name, chance=restricted.chance)
        after = lay_protected(frames, rows, period=due.period[:4])
        return _with_source(after, due.receipts, partners=partners, settings=settings)
    earlier = restricted.earlier(kind.extract, due.period)
    try:
        rows = protected_rows(
            due.kind,
            deliveries,
            municipality_codes=frames["municipality"]["municipality_code"].sort().to_list(),
            catalogue=settings.name,
            earlier=earlier,
            chance=restricted.chance,
            beside=frames,
        )
        after = lay_protected(frames, rows, period=due.period)
        # Once more, on what is to be written: rows that were laid beside others, with the offers that stand there.
        delivered = pl.col("source_id").str.starts_with(DELIVERED)
        require_safe(due.kind, [*earlier, after[kind.extract].filter(delivered, period=due.period)])
    except Unsafe as error:
        details = {"kind": _both(due.kind), "period": due.period}
        raise InputError([Problem(settings.name, "cannot_be_protected", details=details)]) from error
    return _with_source(after, due.receipts, partners=partners, settings=settings)


def _shown_of_year(frames: Frames, kind: Kind, period: str, restricted: Restricted) -> list[pl.DataFrame]:
    """Every publication of the quarters that a count of the year is held against, those of these frames among them."""
    extract, quarters = KINDS[kind.held_against].extract, quarters_of_year(period)
    earlier = [frame for quarter in quarters for frame in restricted.earlier(extract, quarter)]
    return [*earlier, *(frames[extract].filter(period=quarter) for quarter in quarters)]


def with_register(
    frames: Frames,
    receipts: tuple[Receipt, ...],
    *,
    included: Collection[int],
    counted: Collection[int],
    partners: Partners,
    settings: Settings,
    today: dt.date,
) -> Frames:
    """The frames with the register of deliveries as it stands when the receipts `included` are in; untouched without any."""
    if not included:
        return frames
    register = delivery_frame(
        frames["delivery"],
        receipts,
        partners,
        municipality_codes=frames["municipality"]["municipality_code"].sort().to_list(),
        included=included,
        counted=counted,
        catalogue=settings.name,
        today=today,
    )
    periods = sorted(set(register.filter(source_id=REGISTER)["period"]))
    if not periods:
        # What came in corrects quarters that the facts tell of already.
        return frames | {"delivery": register}
    last = max(receipt.received_at.date() for receipt in receipts if receipt.number in included)
    source = register_row(periods=periods, received_on=last, settings=settings)
    return frames | {"delivery": register, "source": with_sources(frames["source"], [source])}


def _both(kind: str) -> Words:
    return {language: label_of("delivery_kind", kind, language) for language in ("sv", "en")}


def _with_source(frames: Frames, receipts: Iterable[Receipt], *, partners: Partners, settings: Settings) -> Frames:
    """The frames with the sources of these receipts as they are now."""
    sources = []
    for receipt in receipts:
        partner = partners.find(receipt.partner_id)
        periods = _periods(frames, partner, receipt.kind) or [receipt.period]
        received_on = receipt.received_at.date()
        sources.append(source_row(partner, receipt.kind, periods=periods, received_on=received_on, settings=settings))
    return frames | {"source": with_sources(frames["source"], sources)}


def _periods(frames: Frames, partner: Partner, kind: str) -> list[str]:
    """The quarters that a partner has rows of a kind for, in order."""
    of_partner = pl.col("source_id") == source_id(partner, kind)
    with_periods = (frame for frame in frames.values() if {"period", "source_id"} <= set(frame.columns))
    return sorted({period for frame in with_periods for period in frame.filter(of_partner)["period"]})


def has_deliveries(published: Frames) -> bool:
    """Whether any row of the extracts was delivered."""
    return any(not _delivered(frame).is_empty() for frame in published.values())


def with_delivered(facts: Frames, published: Frames, partners: Partners) -> Frames:
    """The facts with every delivered row of `published`, which wins over a fact with the same key.

    A partner that owes a kind has delivered all of it for the quarter: the facts that its delivery replaced stay away, too.
    """
    delivered = {extract: _delivered(frame) for extract, frame in published.items()}
    together = {extract: _laid_over(extract, facts[extract], delivered[extract]) for extract in EXTRACTS}
    for partner in partners.partners:
        for kind in partner.owes:
            for extract, frame in delivered.items():
                own = frame.filter(source_id=source_id(partner, kind))
                if "period" not in own.columns:
                    continue
                for period in own["period"].unique().sort():
                    rows = own.filter(period=period)
                    together = overlay(together, {extract: rows}, partner=partner, kind=kind, period=period)
    return together


def _delivered(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("source_id").str.starts_with(DELIVERED))


def _laid_over(extract: str, facts: pl.DataFrame, delivered: pl.DataFrame) -> pl.DataFrame:
    columns = list(EXTRACTS[extract].columns())
    kept = facts.join(delivered, on=EXTRACTS[extract].primary_key(), how="anti")
    return pl.concat([kept.select(columns), delivered.select(columns)])
