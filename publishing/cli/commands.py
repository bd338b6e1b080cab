"""The commands, from what was given to the exit code: those around one file, those that only look, and those that make a version."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from publishing import workflow
from publishing.cli.arguments import years_of
from publishing.cli.console import EXIT_DONE, EXIT_INPUT, EXIT_WAITING, Command, CommandError
from publishing.messages import say
from publishing.messages.said import said
from publishing.workflow import fetch as fetching
from publishing.workflow import overview
from publishing.workflow import publish as work
from publishing.workflow.examine import Examined, examine
from publishing.workflow.files import make_template, template_name
from publishing.workflow.receive import take_in
from publishing.workflow.region import new_region
from publishing.workflow.session import Session, open_session


def template(command: Command) -> int:
    """Writes a template for one kind of delivery."""
    kind = command.needed("kind", say("name_kind", command.language))
    as_csv = bool(command.values["csv"])
    path = Path(command.text("till") or template_name(kind, command.language, as_csv=as_csv))
    session = open_session(command.workplace, receipts="none")
    about = {"partner_id": command.text("partner"), "period": command.text("kvartal")}
    make_template(session, kind, path, **about, as_csv=as_csv)
    command.tell("written", path=path)
    return EXIT_DONE


def check(command: Command) -> int:
    """Shows what is wrong with a file and what is strange in it; keeps nothing but answers."""
    session = command.open_session("if at hand")
    examined = examine(session, sent(command))
    return _show_report(command, examined, _answers(command, examined))


def receive(command: Command) -> int:
    """Takes a file in, whole or not at all."""
    command.needed("av", "--av")
    session = command.open_session()
    examined = examine(session, sent(command))
    answers = _answers(command, examined)
    exit_code = _show_report(command, examined, answers)
    if exit_code == EXIT_WAITING:
        command.tell("receive_waits")
        return exit_code
    receipt = take_in(session, examined, answers)
    outcome = "received" if receipt.is_accepted else "refused"
    command.tell(outcome, number=receipt.number, partner=examined.partner.name(command.language))
    return exit_code


def sent(command: Command) -> workflow.Sent:
    """The file that the command names, and what is said of it."""
    return workflow.Sent(
        path=Path(command.needed("file", say("name_file", command.language))),
        partner_id=command.text("partner"),
        kind=command.text("slag"),
        by=command.text("av"),
        after_closing=command.text("sen"),
        note=command.text("notering"),
        is_definition=bool(command.values.get("ny_definition")),
    )


def _answers(command: Command, examined: Examined) -> dict[str, str]:
    return command.answers(examined.sha256, examined.report.warnings if examined.report.is_accepted else ())


def _show_report(command: Command, examined: Examined, answers: dict[str, str]) -> int:
    """Shows the report, writes the files that are asked for, and gives the exit code: 0 for a file without faults whose every
    warning has an answer.
    """
    print(workflow.report_text(examined.report, command.language, answers))
    command.write("rapport", workflow.report_text(examined.report, command.language, answers, shown_at_most=None))
    if path := command.text("markerad"):
        workflow.write_marked_workbook(examined.report, examined.table, Path(path), command.language)
        command.tell("written", path=Path(path))
    if not examined.report.is_accepted:
        return EXIT_INPUT
    return EXIT_WAITING if examined.report.unanswered(answers) else EXIT_DONE


def board(command: Command) -> int:
    """Shows who has delivered what, and who owes something."""
    session = command.open_session()
    quarter = command.text("kvartal")
    quarters = [quarter] if quarter else overview.quarters_on_board(session)
    print(overview.board_in_words(session, overview.board_of(session, quarters)))
    return EXIT_DONE


def diff(command: Command) -> int:
    """Shows what would change: of all that waits, and of a file if one is given."""
    if not command.text("file"):
        print(work.publication_text(work.preview(command.open_session()), command.language))
        return EXIT_DONE
    session = command.open_session("if at hand")
    examined = examine(session, sent(command))
    if not examined.report.is_accepted:
        print(workflow.report_text(examined.report, command.language, {}))
        return EXIT_INPUT
    print(work.publication_text(work.preview_with(session, examined), command.language))
    return EXIT_DONE


def versions(command: Command) -> int:
    """Shows every version, newest first, with its log."""
    print(overview.versions_in_words(command.workplace))
    return EXIT_DONE


def compare(command: Command) -> int:
    """Shows what sets one version apart from another."""
    print(overview.compare(command.workplace, command.number("a"), command.number("b")).text(command.language))
    return EXIT_DONE


def report(command: Command) -> int:
    """Has the reading side write the meeting pack of a version as a PDF."""
    path = command.needed("till", "--till")
    place = command.workplace
    given = ["--katalog", place.catalogue, "--data", str(place.data), "--sprak", command.language, "--till", path]
    version = ["--version", str(command.number("version"))] if command.text("version") else []
    agenda = ["--agenda", command.text("agenda")] if command.text("agenda") else []
    # Started and not imported: the two sides meet in what is published alone (docs/decisions/0162).
    return subprocess.run(
        [sys.executable, "-m", "dashboard", "report", *given, *version, *agenda], check=False
    ).returncode


def audit(command: Command) -> int:
    """Shows where every receipt is and what is damaged. Exit code 0 only when all is proven, 3 when something could not be looked at."""
    found = overview.audit_of(command.workplace)
    print(workflow.audit_text(found, command.language))
    if found.problems:
        return EXIT_INPUT
    return EXIT_WAITING if found.unproven else EXIT_DONE


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
        _show_difference(command, session, prepared)
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
        except workflow.OvertakenError as error:
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
    if not _note_is_answered(command, "withdraw", holds_people=workflow.has_shown_people(command.workplace.folder)):
        return EXIT_WAITING
    if not command.agrees("ask_withdraw", version=number):
        command.tell("not_withdrawn")
        return EXIT_WAITING
    return _done(command, work.withdraw(command.workplace, number, author=author, note=note))


def build(command: Command, frames: Mapping[str, pl.DataFrame] | None = None) -> int:
    """Builds the catalogue's own data into a version: its files of facts, or `frames`, one per extract."""
    return _done(command, work.build_catalogue(command.workplace, frames))


def region(command: Command) -> int:
    """Makes the folder of a region that is new, with what public sources already give."""
    # Written apart as a shell has it, or with commas as in a list that is pasted.
    codes = [code for given in command.values["kommuner"] for code in re.split(r"[,;\s]+", given) if code]
    if not codes:
        raise CommandError(say("missing_value", command.language, name="--kommuner"))
    folder, label, count = new_region(command.workplace, codes)
    command.tell("region_made", path=folder, region=label, count=count, name=folder.name)
    return EXIT_DONE


def fetch(command: Command) -> int:
    """Fetches statistics from a service, shows what they change, asks, and publishes them."""
    author = command.needed("av", "--av")
    name = command.needed("service", say("name_service", command.language))
    work.refuse_unaccounted(command.workplace)
    session = command.open_session("none")
    indicators = [each.strip() for each in command.text("indikator").split(",") if each.strip()]
    asked = fetching.wanted(session, name, indicators=indicators, years=years_of(command.text("ar")))
    service = fetching.service_of(session, name, command.text("till_server"))
    command.tell("fetching", service=service.name, address=service.base)
    fetched = fetching.fetch(session, asked, service, command.progress)
    if fetched.kept.reused:
        command.tell("fetched_kept", count=fetched.kept.reused)
    laid = fetching.lay_over(session, fetched)
    print(fetching.fetched_text(fetched, laid, command.language))
    if laid.is_empty:
        fetched.kept.forget()
        command.tell("fetched_unchanged", version=session.base.manifest.version)
        return EXIT_DONE
    if not command.agrees("ask_publish"):
        command.tell("fetched_waits")
        return EXIT_WAITING
    return _done(command, fetching.publish_fetched(session, fetched, laid, author=author))


def latest(command: Command) -> int:
    """Writes the folder of the newest version anew."""
    version = work.write_latest(command.workplace)
    command.tell("latest_written", version=version, path=command.workplace.folder / "senaste")
    return EXIT_DONE


def _show_difference(command: Command, session: Session, prepared: workflow.Publication) -> None:
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
    note = said(command.text("notering"))
    remarks = work.note_questions(note, name, holds_people=holds_people)
    answers = command.answers(hashlib.sha256(note.encode()).hexdigest(), remarks, are_kept=bool(remarks))
    left = [remark for remark in remarks if remark.remark_id not in answers]
    for remark in left:
        command.tell("note_asked", remark=remark.text(command.language), remark_id=remark.remark_id)
    if left:
        command.tell("note_waits", remark_id=left[0].remark_id)
    return not left


def _done(command: Command, published: workflow.Published) -> int:
    path = command.workplace.folder / published.manifest.file
    print(say("published" if published.is_new else "unchanged", command.language, path=path))
    for hint in published.hints:
        print(hint.text(command.language))
    return EXIT_DONE
