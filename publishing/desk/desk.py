"""One visit to the desk: the same context and state that the commands have, and what is done with a draft."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from publishing.checking import report_text
from publishing.clock import moment
from publishing.command.context import Context
from publishing.command.state import State, publication
from publishing.desk.drafts import OpenDraft, discard_draft
from publishing.examining import Examined, examine
from publishing.problems import InputError, Problem
from publishing.publication import Publication
from publishing.receipts import Receipt
from publishing.receiving import NOT_KEPT, has_been_delivered, receive

DAY = "ASF_DAY"


@dataclass(frozen=True)
class Desk(Context):
    """A command's context for a page: what a command would print, the page says itself from what it reads."""

    def tell(self, name: str, /, **details: object) -> None:
        """Nothing."""

    def stage(self, done: int, whole: int, what: str) -> None:
        """Nothing."""

    @property
    def is_exercise(self) -> bool:
        """Whether the day is one that ASF_DAY names."""
        return bool(self.environment.get(DAY))


def open_desk(environment: Mapping[str, str], *, data: Path, catalogue: str, language: str) -> Desk:
    """The desk of one catalogue, now; for exercises at noon of the day that ASF_DAY names (2019-04-20).

    Raises InputError when ASF_DAY is no day.
    """
    day = environment.get(DAY)
    try:
        now = moment(dt.date.fromisoformat(day) if day else None)
    except ValueError as error:
        raise InputError([Problem(DAY, "bad_day", details={"value": day or ""})]) from error
    return Desk(data=data, catalogue=catalogue, language=language, now=now, environment=environment)


def examine_draft(desk: Desk, state: State, draft: OpenDraft) -> Examined:
    """The file of a draft held against everything. Raises InputError when nobody says who it comes from."""
    return examine(
        draft.path,
        partner_id=draft.partner_id,
        kind=draft.kind,
        published=state.base.frames,
        partners=state.partners,
        received=state.received,
        today=desk.today,
        after_closing=draft.after_closing,
        note=draft.note,
    )


def is_correction(state: State, examined: Examined) -> bool:
    """Whether the file can be taken in and there are figures for its partner, kind and quarter already."""
    is_accepted = examined.report.is_accepted
    return is_accepted and has_been_delivered(examined, received=state.received, published=state.base.frames)


def receive_draft(
    desk: Desk, state: State, draft: OpenDraft, examined: Examined, answers: Mapping[str, str]
) -> Receipt:
    """Takes the file in, or notes it as refused when it has faults, and removes the draft. Raises as `receive` does.

    A file with a personal number in it is kept nowhere: its draft is removed all the same.
    """
    try:
        receipt = receive(
            examined,
            received=state.received,
            now=desk.now,
            by=draft.by.strip(),
            answers=answers,
            note=draft.note,
            is_definition=draft.is_definition,
            after_closing=draft.after_closing,
            published=state.base.frames,
            report_text=report_text(examined.report, "sv", answers, shown_at_most=None),
        )
    except InputError as error:
        if error.problems[0].message == NOT_KEPT:
            discard_draft(desk.restricted(), draft.sha256)
        raise
    discard_draft(desk.restricted(), draft.sha256)
    return receipt


def prepare_publication(desk: Desk, state: State) -> Publication:
    """What would be published now: what has been received and is in no version, and the counts of people that are due.

    Small counts are rounded by chance, differently each time: what is shown has to be what is published. Raises InputError.
    """
    return publication(desk, state)


def approvers_refused(prepared: Publication) -> tuple[str, ...]:
    """Who took in what would be published, and so may not approve it: names as they were written, in order.

    `Publication.refuse_own_approval` is the rule; this is to say it beforehand.
    """
    names = {receipt.received_by.strip().casefold(): receipt.received_by.strip() for receipt in prepared.all_receipts}
    return tuple(sorted(names.values()))
