"""The commands that make a version: `publish`, `withdraw`, `build`, and `latest` that shows the newest to others."""

import dataclasses
from collections.abc import Mapping

import polars as pl

from contract import YEARLY_KINDS, label_of
from contract.display import period_text
from publishing.cli.console import note_is_answered
from publishing.messages import say
from publishing.messages.problems import InputError, Problem
from publishing.release.build import build
from publishing.versions.audit import audit
from publishing.versions.history import damage, find_version, has_shown_people, list_versions, newest_whole_files
from publishing.versions.latest import refresh_latest
from publishing.versions.lock import OvertakenError
from publishing.versions.publish import Published, publish_version
from publishing.versions.withdraw import withdraw
from publishing.workflow.session import (
    EXIT_DONE,
    EXIT_WAITING,
    Context,
    nothing_left_text,
    publication,
    publication_text,
    read_state,
    refuse_unaccounted,
)

STAGES = ("stage_read", "stage_lay", "stage_publish")


def publish(context: Context) -> int:
    """Shows the difference, asks, and publishes everything that has been received. Overtaken, it begins again."""
    author = context.needed("av", "--av")
    goes_on = bool(context.text("fran_version"))
    if goes_on:
        context.needed("notering", "--notering")
        _check_from_version(context)
    while True:
        context.stage(1, len(STAGES), STAGES[0])
        refuse_unaccounted(context, goes_on=goes_on)
        numbers = {one.number for one in list_versions(context.folder)}
        state = read_state(context)
        context.stage(2, len(STAGES), STAGES[1])
        prepared = publication(context, state)
        for problem in prepared.unreadable:
            context.tell("counts_left_out", problem=problem.text(context.language))
        if prepared.is_empty and not goes_on:
            print(nothing_left_text(state, context.language))
            return EXIT_DONE
        print(publication_text(prepared, context.language))
        print()
        for receipt in prepared.all_receipts:
            partner = state.partners.find(receipt.partner_id).name(context.language)
            context.tell("publishes_receipt", number=receipt.number, partner=partner, file=receipt.file_name)
        for due in prepared.due:
            kind = label_of("delivery_kind", due.kind, context.language).lower()
            how = "publishes_year" if due.kind in YEARLY_KINDS else "publishes_people"
            context.tell(how, kind=kind, period=period_text(due.period, context.language))
        prepared.refuse_own_approval(author)
        if not note_is_answered(context, "publish", holds_people=prepared.holds_people):
            return EXIT_WAITING
        if not context.values["ja"] and not _agrees(context):
            context.tell("not_published")
            return EXIT_WAITING
        context.stage(3, len(STAGES), STAGES[2])
        draft = prepared.draft(context.settings(), author=author, note=context.text("notering"), now=context.now)
        try:
            published = publish_version(context.folder, dataclasses.replace(draft, goes_on=goes_on))
        except OvertakenError as error:
            if error.newest.version in numbers:
                # The same files written again were those that a damaged version lacked.
                context.tell("version_mended", version=error.newest.version)
                goes_on = False
                continue
            # Somebody else was faster: nobody publishes on a difference that they have not seen.
            print(error.text(context.language, heading="failed"))
            if context.values["ja"]:
                return EXIT_WAITING
        else:
            return _done(context, published)


def withdraw_version(context: Context) -> int:
    """Withdraws the newest version, after a question."""
    number = int(context.text("number").lstrip("v"))
    author, note = context.needed("av", "--av"), context.needed("notering", "--notering")
    context.settings()
    refuse_unaccounted(context)
    find_version(context.folder, number)
    if not note_is_answered(context, "withdraw", holds_people=has_shown_people(context.folder)):
        return EXIT_WAITING
    if not context.values["ja"] and not _agrees(context, "ask_withdraw", version=number):
        context.tell("not_withdrawn")
        return EXIT_WAITING
    return _done(context, withdraw(context.folder, number, author=author, note=note, now=context.now))


def build_catalogue(context: Context, frames: Mapping[str, pl.DataFrame] | None = None) -> int:
    """Builds the catalogue's own data into a version: its files of facts, or `frames`, one per extract."""
    # The first version is dated by the settings, so that it is the same whenever it is built.
    is_first = not list_versions(context.folder)
    context.settings()
    if any(one.record and one.record.receipts for one in list_versions(context.folder)):
        refuse_unaccounted(context)
    return _done(context, build(context.data, context.catalogue, frames, now=None if is_first else context.now))


def latest(context: Context) -> int:
    """Writes the folder of the newest version anew; while a version is damaged it is left, for it may hold the very bytes."""
    context.settings()
    audit(context.folder, None).refuse(context.folder)
    manifest = refresh_latest(context.folder)
    context.tell("latest_written", version=manifest.version, path=context.folder / "senaste")
    return EXIT_DONE


def _check_from_version(context: Context) -> None:
    """Raises InputError unless versions are damaged and the one to go on from is the newest that is whole."""
    number = int(context.text("fran_version").lstrip("v"))
    context.settings()
    if not damage(context.folder):
        raise InputError([Problem("--fran-version", "from_version_needless")])
    whole = newest_whole_files(context.folder).manifest.version
    if number != whole:
        details = {"version": str(number), "whole": str(whole)}
        raise InputError([Problem("--fran-version", "from_version_other", details=details)])


def _agrees(context: Context, question: str = "ask_publish", **details: object) -> bool:
    return context.ask(question, **details).casefold() in ("j", "ja", "y", "yes")


def _done(context: Context, published: Published) -> int:
    path = context.folder / published.manifest.file
    print(say("published" if published.is_new else "unchanged", context.language, path=path))
    for hint in published.hints:
        print(hint.text(context.language))
    return EXIT_DONE
