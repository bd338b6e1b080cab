"""The commands that make a version: `publish`, `withdraw`, `build`, and `latest` that shows the newest to others."""

import hashlib
from collections.abc import Mapping

import polars as pl

from publishing.cli.console import EXIT_DONE, EXIT_WAITING, Command
from publishing.messages import say
from publishing.workflow import OvertakenError, Publication, Published, has_shown_people
from publishing.workflow import publish as work
from publishing.workflow.session import Session

STAGES = ("stage_read", "stage_lay", "stage_publish")


def publish(command: Command) -> int:
    """Shows the difference, asks, and publishes everything that has been received. Overtaken, it begins again."""
    author = command.needed("av", "--av")
    goes_on = bool(command.text("fran_version"))
    if goes_on:
        command.needed("notering", "--notering")
        work.refuse_going_on(command.workplace, command.number("fran_version"))
    while True:
        command.stage(1, len(STAGES), STAGES[0])
        work.refuse_unaccounted(command.workplace, goes_on=goes_on)
        session = command.open_session()
        command.stage(2, len(STAGES), STAGES[1])
        prepared = work.preview(session)
        for problem in prepared.unreadable:
            command.tell("counts_left_out", problem=problem.text(command.language))
        if prepared.is_empty and not goes_on:
            print(work.nothing_left_text(session))
            return EXIT_DONE
        _show(command, session, prepared)
        prepared.refuse_own_approval(author)
        if not _note_is_answered(command, "publish", holds_people=prepared.holds_people):
            return EXIT_WAITING
        if not command.agrees("ask_publish"):
            command.tell("not_published")
            return EXIT_WAITING
        command.stage(3, len(STAGES), STAGES[2])
        try:
            note = command.text("notering")
            return _done(command, work.publish(session, prepared, author=author, note=note, goes_on=goes_on))
        except OvertakenError as error:
            if work.is_mended(session, error):
                command.tell("version_mended", version=error.newest.version)
                goes_on = False
                continue
            # Somebody else was faster: nobody publishes on a difference that they have not seen.
            print(error.text(command.language, heading="failed"))
            if command.values["ja"]:
                return EXIT_WAITING


def withdraw(command: Command) -> int:
    """Withdraws the newest version, after a question."""
    number = command.number("number")
    author, note = command.needed("av", "--av"), command.needed("notering", "--notering")
    work.refuse_withdrawal(command.workplace, number)
    if not _note_is_answered(command, "withdraw", holds_people=has_shown_people(command.workplace.folder)):
        return EXIT_WAITING
    if not command.agrees("ask_withdraw", version=number):
        command.tell("not_withdrawn")
        return EXIT_WAITING
    return _done(command, work.withdraw(command.workplace, number, author=author, note=note))


def build_catalogue(command: Command, frames: Mapping[str, pl.DataFrame] | None = None) -> int:
    """Builds the catalogue's own data into a version: its files of facts, or `frames`, one per extract."""
    return _done(command, work.build_catalogue(command.workplace, frames))


def latest(command: Command) -> int:
    """Writes the folder of the newest version anew."""
    version = work.write_latest(command.workplace)
    command.tell("latest_written", version=version, path=command.workplace.folder / "senaste")
    return EXIT_DONE


def _show(command: Command, session: Session, prepared: Publication) -> None:
    """The difference, and which receipts and which counts of people would be published."""
    language = command.language
    print(work.publication_text(prepared, language))
    print()
    for receipt in prepared.all_receipts:
        partner = session.partners.find(receipt.partner_id).name(language)
        command.tell("publishes_receipt", number=receipt.number, partner=partner, file=receipt.file_name)
    for due in prepared.due:
        print(work.due_text(due, language))


def _note_is_answered(command: Command, name: str, *, holds_people: bool) -> bool:
    """Whether the command's note may be published: nothing in it is strange, or each question has its answer.

    The questions without one are shown. Answers are kept by the note that they are about.
    """
    note = command.text("notering").strip()
    remarks = work.note_questions(note, name, holds_people=holds_people)
    answers = command.answers(hashlib.sha256(note.encode()).hexdigest(), remarks, are_kept=bool(remarks))
    left = [remark for remark in remarks if remark.remark_id not in answers]
    for remark in left:
        command.tell("note_asked", remark=remark.text(command.language), remark_id=remark.remark_id)
    if left:
        command.tell("note_waits", remark_id=left[0].remark_id)
    return not left


def _done(command: Command, published: Published) -> int:
    path = command.workplace.folder / published.manifest.file
    print(say("published" if published.is_new else "unchanged", command.language, path=path))
    for hint in published.hints:
        print(hint.text(command.language))
    return EXIT_DONE
