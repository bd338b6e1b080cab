"""From what has been received to a version: what waits and what it changes, its approval, and the ways to make one, take it back or show it."""

import dataclasses
import secrets
from collections.abc import Callable, Mapping
from functools import partial

import polars as pl

from contract import label_of
from contract.display import period_text, spans_text
from contract.manifest import Manifest
from publishing.catalogue.validity import there_by
from publishing.deliveries.board import delivered_by_kind, delivered_text
from publishing.deliveries.receipt import Receipt, in_force
from publishing.deliveries.store import receipt_frame
from publishing.disclosure.due import Due, counts_waiting
from publishing.kinds import KINDS
from publishing.messages import say
from publishing.messages.problems import InputError, Remark
from publishing.messages.said import said
from publishing.release.build import build
from publishing.release.difference_text import difference_text
from publishing.release.layers import Context
from publishing.release.publication import Publication, prepare_publication
from publishing.validation.personal import note_remarks, refuse_note
from publishing.versions.audit import audit
from publishing.versions.earlier import earlier_publications, publications_ever
from publishing.versions.history import damage, find_version, list_versions, newest_whole
from publishing.versions.latest import refresh_latest
from publishing.versions.lock import OvertakenError
from publishing.versions.publish import Published, Stage, publish_version
from publishing.versions.publish import withdraw as withdraw_version
from publishing.workflow.examine import Examined
from publishing.workflow.receive import receipt_draft
from publishing.workflow.session import Session, Workplace


def preview(session: Session, imagined: tuple[Receipt, pl.DataFrame] | None = None) -> Publication:
    """Everything that has been received and not published, laid over the newest version, with the counts that are due.

    `imagined` is a receipt, with its rows, that is kept nowhere. Small counts are rounded by chance, differently each time:
    what is shown has to be what is published. Raises InputError.
    """
    receipts = session.receipts + (imagined[:1] if imagined else ())
    return prepare_publication(session.base, receipts, context_of(session, imagined), withdrawn=session.withdrawn)


def context_of(session: Session, imagined: tuple[Receipt, pl.DataFrame] | None = None) -> Context:
    """What a version is made under in this session."""
    folder = session.restricted_if_any()

    def rows_of(receipt: Receipt) -> pl.DataFrame:
        return imagined[1] if imagined and receipt is imagined[0] else receipt_frame(folder, receipt)

    # The chance is the system's own and new each time: who could foresee it could undo the rounding.
    return Context(
        partners=session.partners,
        settings=session.settings,
        today=session.today,
        rows_of=rows_of,
        earlier=partial(earlier_publications, session.folder),
        ever=partial(publications_ever, session.folder),
        chance=secrets.SystemRandom(),
    )


def preview_with(session: Session, examined: Examined) -> Publication:
    """The same as if the file, which has no faults, had been received: to see what it would change."""
    number = max((receipt.number for receipt in session.receipts), default=0) + 1
    draft = receipt_draft(session, examined, {remark.remark_id: "" for remark in examined.report.warnings})
    receipt = Receipt(**vars(draft), number=number, sha256="", rows=0, rows_sha256="")
    return preview(session, (receipt, examined.delivered.frame))


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
        is_there=there_by(prepared.frames["municipality"]),
    )
    of_touched = delivered.join(
        pl.DataFrame(touched, schema=["kind", "period"], orient="row"), on=["kind", "period"], how="semi"
    )
    # What is told of no municipality is delivered by none.
    return words if of_touched.is_empty() else f"{words}\n\n{delivered_text(of_touched, language)}"


def due_text(due: Due, language: str) -> str:
    """That the counts of people of a kind and a quarter would be published."""
    kind = label_of("delivery_kind", due.kind, language).lower()
    is_median = KINDS[due.kind].rests_on is not None
    how = "publishes_median" if is_median else "publishes_year" if KINDS[due.kind].held_against else "publishes_people"
    return say(how, language, kind=kind, period=period_text(due.period, language))


def nothing_left_text(session: Session) -> str:
    """That nothing can be published now, and what of all that was received is not in the newest version, and why."""
    manifest, taken_back = session.base.manifest, session.withdrawn
    counts = [
        f"{label_of('delivery_kind', due.kind, session.language).lower()} {period_text(due.period, session.language)}"
        for due in counts_waiting(in_force(session.receipts, taken_back), manifest.protected)
    ]
    details = {"numbers": spans_text(taken_back), "counts": ", ".join(counts)}
    name = f"{'counts_wait' if counts else 'nothing_waits'}{'_but' if taken_back else ''}"
    return say(name, session.language, version=manifest.version, **details)


def note_questions(note: str, command: str, *, holds_people: bool) -> tuple[Remark, ...]:
    """What has to be answered about the note on a version, which becomes public; nothing for most notes.

    Raises InputError for a note that no answer helps, see `refuse_note`.
    """
    refuse_note(note, holds_people=holds_people)
    return note_remarks(note, command)


def approvers_refused(prepared: Publication) -> tuple[str, ...]:
    """Who took in what would be published, and so may not approve it: names as they were written, in order.

    `Publication.refuse_own_approval` is the rule; this is to say it beforehand.
    """
    names = {said(receipt.received_by).casefold(): said(receipt.received_by) for receipt in prepared.all_receipts}
    return tuple(sorted(names.values()))


def publish(
    session: Session,
    prepared: Publication,
    *,
    author: str,
    note: str,
    goes_on: bool = False,
    on_stage: Callable[[Stage], None] = lambda stage: None,
) -> Published:
    """Publishes what was shown. `goes_on` says that it is made in spite of damaged versions, `on_stage` hears each stage as it begins.

    Raises OvertakenError when another version is the newest by now: nothing is published, and the difference has to be shown
    anew; InputError for an author or a note that must not be, and when something is damaged or lost; UnfinishedError when the
    version is published and `senaste/` does not show it.
    """
    prepared.refuse_own_approval(author)
    refuse_unaccounted(session, goes_on=goes_on)
    draft = prepared.draft(session.settings, author=author, note=note, now=session.now)
    return publish_version(session.folder, dataclasses.replace(draft, goes_on=goes_on), on_stage=on_stage)


def is_mended(session: Session, error: OvertakenError) -> bool:
    """Whether the newer version was there, damaged, when the session was opened: the files just written again were its own."""
    return error.newest.version in session.numbers


def refuse_unaccounted(workplace: Workplace, *, goes_on: bool = False) -> None:
    """Raises InputError when a version or a receipt is damaged or lost: then nothing is published. Without a restricted folder
    receipts are not looked at. `goes_on`: damaged versions are passed by.
    """
    audit(workplace.folder, workplace.restricted_if_any()).refuse(workplace.folder, goes_on=goes_on)


def refuse_going_on(workplace: Workplace, number: int) -> None:
    """Raises InputError unless versions are damaged and `number`, the one to go on from, is the newest that is whole."""
    workplace.read_settings()
    if not damage(workplace.folder):
        raise InputError.of("--fran-version", "from_version_needless")
    whole = newest_whole(workplace.folder).manifest.version
    if number != whole:
        raise InputError.of("--fran-version", "from_version_other", version=number, whole=whole)


def version_shown(session: Session) -> Manifest:
    """The version that is shown: the newest, or the one that a withdrawal points back to. Raises InputError."""
    return find_version(session.folder, session.base.manifest.shows)


def refuse_withdrawal(workplace: Workplace, number: int) -> None:
    """Raises InputError when there is no such version, or something is damaged or lost."""
    workplace.read_settings()
    refuse_unaccounted(workplace)
    find_version(workplace.folder, number)


def withdraw(workplace: Workplace, number: int, *, author: str, note: str) -> Published:
    """Withdraws the newest version. Raises InputError when it cannot be, or something is damaged or lost."""
    refuse_unaccounted(workplace)
    return withdraw_version(workplace.folder, number, author=author, note=note, now=workplace.now)


def build_catalogue(workplace: Workplace, frames: Mapping[str, pl.DataFrame] | None = None) -> Published:
    """Builds the catalogue's own data into a version: its files of facts, or `frames`, one per extract.

    Raises InputError when its data or its receipts are at fault.
    """
    workplace.read_settings()
    versions = list_versions(workplace.folder)
    if any(version.record and version.record.receipts for version in versions):
        refuse_unaccounted(workplace)
    # The first version is dated by the settings, so that it is the same whenever it is built.
    return build(workplace.data, workplace.catalogue, frames, now=workplace.now if versions else None)


def write_latest(workplace: Workplace) -> int:
    """Writes the folder of the newest version anew and gives its number; while a version is damaged it is left, for it may
    hold the very bytes. Raises InputError.
    """
    workplace.read_settings()
    audit(workplace.folder, None).refuse(workplace.folder)
    return refresh_latest(workplace.folder).version
