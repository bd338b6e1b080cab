"""What a version is made of, layer by layer: deliveries, protected counts of people, sources, the register; and facts with deliveries laid over them again."""

import datetime as dt
import random
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from contract import EXTRACTS
from publishing.catalogue.partners import Partners
from publishing.catalogue.settings import Settings
from publishing.catalogue.validity import there_by
from publishing.deliveries import register
from publishing.deliveries.overlay import Frames, extract_rows, overlay
from publishing.deliveries.own_ids import refuse_taken_ids
from publishing.deliveries.receipt import Receipt
from publishing.disclosure.counts import Delivery, Quarter, keep_published_counts, lay_protected, made_rows
from publishing.disclosure.cubes import ceilings_as_before, keep_ceilings, protected_rows
from publishing.disclosure.due import Due
from publishing.disclosure.group_sizes import BesideGroups, protected_sizes
from publishing.disclosure.medians import median_rows
from publishing.disclosure.protect import Unsafe
from publishing.disclosure.published import require_safe
from publishing.disclosure.year_floor import quarters_of_year, year_rows
from publishing.kinds import KINDS
from publishing.messages import shown as shown_words
from publishing.messages.problems import InputError
from publishing.release.agenda import is_of_agenda
from publishing.statistics.rows import is_fetched
from publishing.versions.earlier import UnreadableEarlierError


@dataclass(frozen=True)
class Context:
    """What a version is made under: the partners, what the catalogue says of itself, the day, and what the restricted side knows.

    That is the exact rows of a receipt, the earlier publications of an extract and quarter, those of all its periods (`ever`), and
    secret chance.
    """

    partners: Partners
    settings: Settings
    today: dt.date
    rows_of: Callable[[Receipt], pl.DataFrame]
    earlier: Callable[[str, str], Sequence[pl.DataFrame]]
    ever: Callable[[str, str], Sequence[pl.DataFrame]]
    chance: random.Random


def with_delivery(frames: Frames, receipt: Receipt, context: Context) -> Frames:
    """The frames with one delivery in them; a kind that is held changes nothing of what is published yet."""
    kind = KINDS[receipt.kind]
    if kind.is_held:
        return frames
    partner = context.partners.find(receipt.partner_id)
    made = extract_rows(receipt.kind, context.rows_of(receipt), partner=partner, catalogue=context.settings.name)
    refuse_taken_ids(frames, made, partner=partner, kind=receipt.kind)
    if kind.told_beside:
        made |= {kind.extract: kind.told_beside(made[kind.extract], _told_ever(frames, receipt, context))}
    after = overlay(frames, made, partner=partner, kind=receipt.kind, period=receipt.period)
    if kind.form.counts_people:
        after = keep_published_counts(frames, after, kind)
        try:
            earlier = context.earlier(kind.extract, receipt.period)
            after = keep_ceilings(after, kind, period=receipt.period, earlier=earlier)
        except UnreadableEarlierError:
            after = ceilings_as_before(frames, after, kind, period=receipt.period)
    return _with_source(after, (receipt,), context)


def _told_ever(frames: Frames, receipt: Receipt, context: Context) -> list[pl.DataFrame] | None:
    """All that was ever published in the extract of a receipt, oldest first; None when some of it cannot be read today.

    A fact has no source in them: it does not say whose it is.
    """
    extract = KINDS[receipt.kind].extract
    try:
        ever = [frames[extract].filter(~register.is_delivered()), *context.ever(extract, receipt.period)]
    except UnreadableEarlierError:
        return None
    return [each.with_columns(source_id=pl.when(register.is_delivered()).then("source_id")) for each in ever]


def with_counts(frames: Frames, due: Due, context: Context) -> Frames:
    """The frames with the protected counts of one kind and quarter in them; of a yearly kind, with those of its year.

    Raises UnreadableEarlierError when what was published of the quarter before cannot be read, InputError when no way of
    publishing it is safe.
    """
    kind, catalogue, chance = KINDS[due.kind], context.settings.name, context.chance
    deliveries = [
        Delivery(each, context.partners.find(each.partner_id), context.rows_of(each)) for each in due.receipts
    ]
    period = kind.period_of(due.period)
    if kind.rests_on:
        rows = median_rows(deliveries, frames=frames, period=due.period, catalogue=catalogue)
        return _with_source(lay_protected(frames, rows, period=period), due.receipts, context)
    if kind.held_against:
        # Every publication of the quarters that the year is held against, those of these frames among them.
        extract, quarters = KINDS[kind.held_against].extract, quarters_of_year(due.period)
        shown = [frame for quarter in quarters for frame in context.earlier(extract, quarter)]
        shown += [frames[extract].filter(period=quarter) for quarter in quarters]
        rows = year_rows(deliveries, shown=shown, catalogue=catalogue, chance=chance)
        return _with_source(lay_protected(frames, rows, period=period), due.receipts, context)
    if kind.sizes_of:
        counted = KINDS[kind.sizes_of]
        years = _all_published(counted.extract, frames, due, context)
        made = made_rows(kind, deliveries, catalogue)
        rows = {kind.extract: protected_sizes(made, counted.groups, years=years)}
        return _with_source(lay_protected(frames, rows, period=period), due.receipts, context)
    earlier = context.earlier(kind.extract, due.period)
    beside_groups = None
    if kind.groups:
        sizes = _all_published(KINDS[kind.groups.kind].extract, frames, due, context)
        years = _all_published(kind.extract, frames, due, context)
        beside_groups = BesideGroups(kind.groups, period=period, years=years, sizes=sizes)
    try:
        codes = municipality_codes(frames)
        quarter = Quarter(
            kind,
            deliveries,
            codes,
            catalogue=catalogue,
            earlier=earlier,
            beside=frames,
            beside_groups=beside_groups,
            chance=chance,
        )
        after = lay_protected(frames, protected_rows(quarter), period=period)
        # Once more, on what is to be written: rows that were laid beside others, with the offers that stand there.
        require_safe(due.kind, [*earlier, after[kind.extract].filter(register.is_delivered(), period=period)])
    except Unsafe as error:
        words = shown_words.label("delivery_kind", due.kind)
        raise InputError.of(catalogue, "cannot_be_protected", kind=words, period=due.period) from error
    return _with_source(after, due.receipts, context)


def _all_published(extract: str, frames: Frames, due: Due, context: Context) -> list[pl.DataFrame]:
    """Every publication of an extract, of all periods, the rows that would be published now among them."""
    return [*context.ever(extract, due.period), frames[extract]]


def with_register(
    frames: Frames,
    receipts: Sequence[Receipt],
    context: Context,
    *,
    included: Collection[int],
    counted: Collection[int],
) -> Frames:
    """The frames with the register of deliveries as it stands when the receipts `included` are in; untouched without any."""
    if not included:
        return frames
    settings = context.settings
    received = register.Received(
        partners=context.partners,
        receipts=receipts,
        published=frames["delivery"],
        today=context.today,
        included=included,
        counted=counted,
    )
    deliveries = register.delivery_frame(
        received,
        municipality_codes=municipality_codes(frames),
        catalogue=settings.name,
        is_there=there_by(frames["municipality"]),
    )
    periods = sorted(set(deliveries.filter(source_id=register.REGISTER)["period"]))
    if not periods:
        # What came in corrects quarters that the facts tell of already.
        return frames | {"delivery": deliveries}
    last = max(receipt.received_at.date() for receipt in receipts if receipt.number in included)
    source = register.register_row(periods=periods, received_on=last, settings=settings)
    return frames | {"delivery": deliveries, "source": register.with_sources(frames["source"], [source])}


def municipality_codes(frames: Frames) -> list[str]:
    """The codes of the catalogue's municipalities, in order."""
    return frames["municipality"]["municipality_code"].sort().to_list()


def _with_source(frames: Frames, receipts: Iterable[Receipt], context: Context) -> Frames:
    """The frames with the sources of these receipts as they are now."""
    sources, with_periods = [], [frame for frame in frames.values() if {"period", "source_id"} <= set(frame.columns)]
    for receipt in receipts:
        partner = context.partners.find(receipt.partner_id)
        own = register.source_id(partner, receipt.kind)
        # The quarters that the partner has rows of the kind for.
        periods = sorted({period for frame in with_periods for period in frame.filter(source_id=own)["period"]})
        periods = periods or [receipt.period]
        when = {"periods": periods, "received_on": receipt.received_at.date()}
        sources.append(register.source_row(partner, receipt.kind, **when, settings=context.settings))
    return frames | {"source": register.with_sources(frames["source"], sources)}


def has_deliveries(published: Frames) -> bool:
    """Whether any row of the extracts was delivered, fetched from statistics, or made as an agenda."""
    return any(not frame.filter(_came_in()).is_empty() for frame in published.values())


def _came_in() -> pl.Expr:
    """Whether a row came in after the facts were written: with a delivery, from a service of statistics, or on an agenda."""
    return register.is_delivered() | is_fetched() | is_of_agenda()


def with_delivered(facts: Frames, published: Frames, partners: Partners) -> Frames:
    """The facts with every delivered or fetched row of `published`, which wins over a fact with the same key.

    A partner that owes a kind has delivered all of it for the quarter, and so has one whose delivery is the whole of it: the facts that its delivery replaced stay away, too.
    """
    delivered = {extract: frame.filter(_came_in()) for extract, frame in published.items()}
    together = {}
    for extract, schema in EXTRACTS.items():
        kept = facts[extract].join(delivered[extract], on=schema.primary_key(), how="anti")
        together[extract] = pl.concat([frame.select(list(schema.columns())) for frame in (kept, delivered[extract])])
    for partner in partners.partners:
        for kind in (*partner.owes, *(kind for kind in partner.sends if KINDS[kind].is_whole)):
            for extract, frame in delivered.items():
                own = frame.filter(source_id=register.source_id(partner, kind))
                for period in own["period"].unique().sort() if "period" in own.columns else ():
                    rows = {extract: own.filter(period=period)}
                    together = overlay(together, rows, partner=partner, kind=kind, period=period)
    return together
