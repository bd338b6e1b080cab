"""From receipts to a version: what has been received but not published, laid over the newest version, and what it changes."""

import datetime as dt
from dataclasses import dataclass

import polars as pl

from contract import HELD_KINDS
from contract.periods import last_day
from publishing.catalogue import Settings
from publishing.difference import Difference, difference
from publishing.overlay import Frames, extract_rows, overlay
from publishing.partners import Partner, Partners
from publishing.receipts import Receipt
from publishing.register import delivery_frame
from publishing.sources import REGISTER, register_row, source_id, source_row, with_sources
from publishing.targets import target_status
from publishing.versions.manifest import Change
from publishing.versions.publish import Draft
from publishing.versions.reading import Opened
from publishing.waiting import waiting


@dataclass(frozen=True)
class Publication:
    """What would be published: the version it is made from, the rows, the receipts that are new in it, and what changes."""

    base: Opened
    frames: Frames
    receipts: tuple[Receipt, ...]
    changes: tuple[Change, ...]
    as_of: dt.date
    difference: Difference
    targets_before: pl.DataFrame
    targets_after: pl.DataFrame

    def draft(self, settings: Settings, *, author: str, note: str, now: dt.datetime) -> Draft:
        """The version to be, for `publish_version`."""
        return Draft(
            settings=settings,
            frames=self.frames,
            base=self.base.manifest.version,
            as_of=self.as_of,
            published_at=now,
            author=author,
            note=note,
            changes=self.changes,
            receipts=tuple(receipt.number for receipt in self.receipts),
        )


def prepare(
    base: Opened,
    receipts: tuple[Receipt, ...],
    *,
    withdrawn: frozenset[int],
    rows_of: dict[int, pl.DataFrame],
    partners: Partners,
    settings: Settings,
    today: dt.date,
) -> Publication:
    """Everything that waits, laid over `base`. `rows_of` has the rows of each waiting receipt by its number.

    Raises InputError when a delivery has a row that another partner delivered.
    """
    new = waiting(receipts, base, withdrawn)
    frames, changes = base.frames, []
    for receipt in new:
        after = _laid(frames, receipt, rows_of[receipt.number], partners=partners, settings=settings)
        changes.append(_change(receipt, frames, after))
        frames = after
    frames = _with_register(frames, receipts, new, base, partners=partners, settings=settings, today=today)
    as_of = _as_of(base, new)
    return Publication(
        base=base,
        frames=frames,
        receipts=new,
        changes=tuple(changes),
        as_of=as_of,
        difference=difference(base.frames, frames),
        targets_before=target_status(base.frames, base.manifest.as_of),
        targets_after=target_status(frames, as_of),
    )


def _laid(frames: Frames, receipt: Receipt, rows: pl.DataFrame, *, partners: Partners, settings: Settings) -> Frames:
    """The frames with one delivery in them; a kind that is held changes nothing of what is published."""
    if receipt.kind in HELD_KINDS:
        return frames
    partner = partners.find(receipt.partner_id)
    made = extract_rows(receipt.kind, rows, partner=partner, catalogue=settings.name)
    after = overlay(frames, made, partner=partner, kind=receipt.kind, period=receipt.period)
    source = source_row(
        partner,
        receipt.kind,
        periods=_periods(after, partner, receipt.kind) or [receipt.period],
        received_on=receipt.received_at.date(),
        settings=settings,
    )
    return after | {"source": with_sources(after["source"], [source])}


def _periods(frames: Frames, partner: Partner, kind: str) -> list[str]:
    """The quarters that a partner has rows of a kind for, in order."""
    of_partner = pl.col("source_id") == source_id(partner, kind)
    with_periods = (frame for frame in frames.values() if {"period", "source_id"} <= set(frame.columns))
    return sorted({period for frame in with_periods for period in frame.filter(of_partner)["period"]})


def _change(receipt: Receipt, before: Frames, after: Frames) -> Change:
    touched = difference(
        {name: frame for name, frame in before.items() if name != "source"},
        {name: frame for name, frame in after.items() if name != "source"},
    )
    return Change(
        partner_id=receipt.partner_id,
        delivery_kind=receipt.kind,
        period=receipt.period,
        change_kind=receipt.change_kind,
        note=receipt.note,
        rows_new=touched.rows_new,
        rows_changed=touched.rows_changed,
        rows_removed=touched.rows_removed,
    )


def _with_register(
    frames: Frames,
    receipts: tuple[Receipt, ...],
    new: tuple[Receipt, ...],
    base: Opened,
    *,
    partners: Partners,
    settings: Settings,
    today: dt.date,
) -> Frames:
    """The frames with the register of deliveries as it stands when these receipts are in; untouched without any."""
    included = {*base.manifest.receipts, *(receipt.number for receipt in new)}
    if not included:
        return frames
    register = delivery_frame(
        frames["delivery"],
        receipts,
        partners,
        municipality_codes=frames["municipality"]["municipality_code"].sort().to_list(),
        included=included,
        catalogue=settings.name,
        today=today,
    )
    periods = sorted(set(register.filter(source_id=REGISTER)["period"]))
    last = max(receipt.received_at.date() for receipt in receipts if receipt.number in included)
    source = register_row(periods=periods, received_on=last, settings=settings)
    return frames | {"delivery": register, "source": with_sources(frames["source"], [source])}


def _as_of(base: Opened, new: tuple[Receipt, ...]) -> dt.date:
    """The later of the base's day and the last day of the newest quarter with figures that are published."""
    published = (last_day(receipt.period) for receipt in new if receipt.kind not in HELD_KINDS)
    return max([base.manifest.as_of, *published])
