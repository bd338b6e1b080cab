"""The catalogue as a command finds it: the newest whole version, the receipts, and what waits to be published."""

import secrets
from dataclasses import dataclass
from functools import partial

import polars as pl

from publishing.audit import audit
from publishing.audit_words import nothing_waits_text
from publishing.board import delivered_by_kind, delivered_text
from publishing.command.context import Context
from publishing.difference import difference_text
from publishing.examining import Received
from publishing.layers import Restricted
from publishing.partners import Partners
from publishing.people import counts_waiting, earlier_publications
from publishing.publication import Publication, prepare
from publishing.receipts import Receipt, in_force, read_receipts, receipt_frame
from publishing.versions.reading import Opened, newest_whole
from publishing.waiting import withdrawn_receipts


@dataclass(frozen=True)
class State:
    """What a command starts from."""

    base: Opened
    partners: Partners
    received: Received


def read_state(context: Context, *, needs_receipts: bool = True) -> State:
    """The state of the command's catalogue. Damaged versions that were passed by are named on the way.

    Raises InputError when there is no whole version, or no restricted folder where receipts are needed.
    """
    # Asked for first: a catalogue that does not exist is said before a version that is not there.
    context.settings()
    base = newest_whole(context.folder)
    for file in base.damaged:
        context.tell("damaged_passed_by", file=file, version=base.manifest.version)
    received = Received(None)
    if needs_receipts or context.has_restricted():
        folder = context.restricted()
        received = Received(folder, read_receipts(folder), withdrawn_receipts(context.folder))
    return State(base, context.partners(), received)


def refuse_unaccounted(context: Context, *, goes_on: bool = False) -> None:
    """Raises InputError when a version or a receipt is damaged or lost: then nothing is published. Without a restricted folder
    receipts are not looked at. `goes_on`: damaged versions are passed by.
    """
    restricted = context.restricted() if context.has_restricted() else None
    audit(context.folder, restricted).refuse(context.folder, goes_on=goes_on)


def publication(context: Context, state: State, more: dict[int, pl.DataFrame] | None = None) -> Publication:
    """Everything that has been received and not published, laid over the newest version. `more`: rows not yet kept."""
    received, imagined = state.received, more or {}

    def rows_of(receipt: Receipt) -> pl.DataFrame:
        return imagined[receipt.number] if receipt.number in imagined else receipt_frame(received.folder, receipt)

    return prepare(
        state.base,
        received.receipts,
        withdrawn=received.withdrawn,
        # The chance is the system's own and new each time: who could foresee it could undo the rounding.
        restricted=Restricted(rows_of, partial(earlier_publications, context.folder), secrets.SystemRandom()),
        partners=state.partners,
        settings=context.settings(),
        today=context.today,
    )


def nothing_left_text(state: State, language: str) -> str:
    """That nothing can be published now, and what of all that was received is not in the newest version, and why."""
    received, manifest = state.received, state.base.manifest
    counts = counts_waiting(in_force(received.receipts, received.withdrawn), manifest.protected)
    return nothing_waits_text(manifest.version, taken_back=received.withdrawn, counts=counts, language=language)


def publication_text(prepared: Publication, language: str) -> str:
    """What a publication would change, and for each kind and quarter that it touches how many have delivered by then."""
    words = difference_text(prepared.difference, prepared.targets_before, prepared.targets_after, language)
    receipts = {(receipt.kind, receipt.period) for receipt in prepared.receipts}
    touched = sorted(receipts | {(due.kind, due.period) for due in prepared.due})
    if not touched:
        return words
    delivered = delivered_by_kind(
        prepared.frames["delivery"],
        municipality_codes=prepared.frames["municipality"]["municipality_code"].to_list(),
        periods=sorted({period for _, period in touched}),
    )
    of_touched = delivered.join(
        pl.DataFrame(touched, schema=["kind", "period"], orient="row"), on=["kind", "period"], how="semi"
    )
    return f"{words}\n\n{delivered_text(of_touched, language)}"
