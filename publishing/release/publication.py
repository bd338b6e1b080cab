"""From receipts to a version: what has been received but not published, laid over the newest version, and what it changes."""

import datetime as dt
from dataclasses import dataclass

import polars as pl

from contract.manifest import Change
from contract.periods import last_day
from publishing.catalogue.settings import Settings
from publishing.deliveries.overlay import Frames
from publishing.deliveries.receipt import Receipt, in_force
from publishing.deliveries.register import source_id
from publishing.disclosure.due import Due, due_quarters
from publishing.kinds import HELD_KINDS, KINDS, KINDS_OF_PEOPLE
from publishing.messages.problems import InputError, Problem
from publishing.messages.said import said, same_name
from publishing.release.difference import Difference, difference, target_status
from publishing.release.layers import Context, with_counts, with_delivery, with_register
from publishing.validation.personal import is_published, refuse_note
from publishing.versions.earlier import UnreadableEarlierError
from publishing.versions.history import Opened
from publishing.versions.publish import VersionDraft


def waiting(receipts: tuple[Receipt, ...], base: Opened, withdrawn: frozenset[int]) -> tuple[Receipt, ...]:
    """The accepted receipts that no version has, by number; later ones of the same cell come after and replace earlier."""
    done = {*base.manifest.receipts, *withdrawn}
    return tuple(receipt for receipt in receipts if receipt.is_accepted and receipt.number not in done)


@dataclass(frozen=True)
class Publication:
    """What would be published: the version it is made from, the rows, what is new in it, and what changes.

    `receipts` are new in the register of deliveries, `due` are the counts of people that are published. `left_out` are those
    that would be, had it not been for the damaged files and manifests that `unreadable` names. `holds_people` says whether numbers of
    people have been received or published, whether or not this version shows them: a note on them would tell of those too.
    """

    base: Opened
    frames: Frames
    receipts: tuple[Receipt, ...]
    due: tuple[Due, ...]
    left_out: tuple[Due, ...]
    unreadable: tuple[Problem, ...]
    changes: tuple[Change, ...]
    as_of: dt.date
    difference: Difference
    targets_before: pl.DataFrame
    targets_after: pl.DataFrame
    holds_people: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to publish."""
        return not self.receipts and not self.due

    @property
    def all_receipts(self) -> tuple[Receipt, ...]:
        """Every receipt that the version says something new of, by number."""
        counted = (receipt for due in self.due for receipt in due.receipts if not _is_counted(receipt, self.base))
        by_number = {receipt.number: receipt for receipt in (*self.receipts, *counted)}
        return tuple(by_number[number] for number in sorted(by_number))

    def is_waiting(self, receipt: Receipt) -> bool:
        """Whether nothing of a receipt is published yet: it holds counts of people whose quarter is not due."""
        return receipt.kind in HELD_KINDS and not any(receipt in due.receipts for due in self.due)

    def refuse_own_approval(self, author: str) -> None:
        """Raises InputError when who publishes has received any of it: what one has taken in, another approves."""
        own = [receipt for receipt in self.all_receipts if same_name(receipt.received_by, author)]
        if own:
            details = {"name": said(author), "numbers": ", ".join(str(receipt.number) for receipt in own)}
            raise InputError.of("--av", "approved_by_receiver", **details)

    def draft(self, settings: Settings, *, author: str, note: str, now: dt.datetime) -> VersionDraft:
        """The version to be, for `publish_version`. Raises InputError for a note that must not be published."""
        refuse_note(note, holds_people=self.holds_people)
        counted = {kind: dict(quarters) for kind, quarters in self.base.manifest.protected.items()}
        for due in self.due:
            counted.setdefault(due.kind, {})[due.period] = due.numbers
        return VersionDraft(
            settings=settings,
            frames=self.frames,
            base=self.base.manifest.version,
            as_of=self.as_of,
            published_at=now,
            author=author,
            note=note,
            changes=self.changes,
            receipts=tuple(receipt.number for receipt in self.receipts),
            protected=counted,
        )


def prepare_publication(
    base: Opened, receipts: tuple[Receipt, ...], context: Context, *, withdrawn: frozenset[int]
) -> Publication:
    """Everything that waits, laid over `base`, with the counts of people of the quarters that are due.

    Counts of a quarter of which an earlier publication cannot be read are left out: the rest does not wait for a file that may
    never come back. Raises InputError when a delivery has a row that another partner delivered, or when counts cannot be protected.
    """
    new = waiting(receipts, base, withdrawn)
    due = due_quarters(
        in_force(receipts, withdrawn), base.manifest.protected, partners=context.partners, today=context.today
    )
    frames, changes = base.frames, []
    for receipt in new:
        after = with_delivery(frames, receipt, context)
        if receipt.kind not in HELD_KINDS:
            changes.append(_change(receipt, difference(frames, after)))
        frames = after
    laid, left_out, unreadable = [], [], []
    for quarter in due:
        try:
            after = with_counts(frames, quarter, context)
        except UnreadableEarlierError as error:
            left_out.append(quarter)
            unreadable += [problem for problem in error.problems if problem not in unreadable]
            continue
        laid.append(quarter)
        touched = difference(frames, after)
        changes += [
            _change(receipt, touched, source=source_id(context.partners.find(receipt.partner_id), receipt.kind))
            for receipt in quarter.receipts
            if receipt.kind in HELD_KINDS and not _is_counted(receipt, base)
        ]
        frames = after
    counted = base.manifest.counted.union(*(quarter.numbers for quarter in laid))
    included = {*base.manifest.receipts, *(receipt.number for receipt in new)}
    frames = with_register(frames, receipts, context, included=included, counted=counted)
    # The later of the base's day and the last day of the newest quarter with figures that are published.
    told = [each.period for each in new if each.kind not in HELD_KINDS and not KINDS[each.kind].notes_for]
    published = told + [quarter.period for quarter in laid]
    as_of = max([base.manifest.as_of, *map(last_day, published)])
    return Publication(
        base=base,
        frames=frames,
        receipts=new,
        due=tuple(laid),
        left_out=tuple(left_out),
        unreadable=tuple(unreadable),
        changes=tuple(changes),
        as_of=as_of,
        difference=difference(base.frames, frames),
        targets_before=target_status(base.frames, base.manifest.as_of),
        targets_after=target_status(frames, as_of),
        holds_people=bool(base.manifest.protected)
        or any(receipt.is_accepted and receipt.kind in KINDS_OF_PEOPLE for receipt in receipts),
    )


def _is_counted(receipt: Receipt, base: Opened) -> bool:
    quarters = base.manifest.protected.get(receipt.kind, {})
    return receipt.number in quarters.get(receipt.period, ())


def _change(receipt: Receipt, touched: Difference, *, source: str = "") -> Change:
    """What one receipt did: all that differs, or of it the rows of one `source`.

    Its note is published unless its kind counts people: then it stays with the receipt.
    """

    def rows(kind: str) -> int:
        found = (row for touch in touched.extracts if touch.extract != "source" for row in getattr(touch, kind))
        values = (row.after if kind == "changed" else row for row in found)
        return sum(not source or value.get("source_id") == source for value in values)

    return Change(
        partner_id=receipt.partner_id,
        delivery_kind=receipt.kind,
        period=receipt.period,
        change_kind=receipt.change_kind,
        note=receipt.note if is_published(receipt.kind) else "",
        **{f"rows_{kind}": rows(kind) for kind in ("new", "changed", "removed")},
    )
