"""A decision taken in the meeting room: written down there as a delivery of its own, which waits until somebody else publishes it."""

import csv
import datetime as dt
import hashlib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count

from contract import Field
from contract.deliveries import LONGEST_TEXT
from contract.display import period_text
from publishing import storage
from publishing.deliveries.drafts import discard_draft, keep_draft
from publishing.deliveries.receipt import Receipt
from publishing.deliveries.register import quarter_of
from publishing.deliveries.store import read_receipts, receipt_frame
from publishing.intake.dates import read_date
from publishing.intake.texts import is_garbled
from publishing.kinds import FORMS, KINDS
from publishing.kinds.kind import as_compared
from publishing.messages import shown
from publishing.messages.problems import CellFault, InputError, Problem, Remark
from publishing.messages.said import said
from publishing.validation.personal import refuse_personal_numbers
from publishing.versions.history import find_version
from publishing.workflow.examine import examine
from publishing.workflow.receive import take_in_draft
from publishing.workflow.session import Session

__all__ = ["KIND", "MARK", "Decision", "Noted", "SeenView", "note_decision"]

# The kind that a decision of the room is of: the one whose deliveries are notes for what minutes tell.
[KIND] = (name for name, kind in KINDS.items() if kind.notes_for)
# What the browser calls the decision that it sends, so that the same one sent twice is noted once.
MARK = re.compile(r"[a-z0-9]{8,32}")


@dataclass(frozen=True, kw_only=True)
class SeenView:
    """What was on the screen: the version, the page and the figure by name, and the choices as in an address."""

    version: int
    page_name: str
    figure_name: str
    choices: str = ""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A decision as it was written in the form, days as `2019-02-13`; what is empty was left empty."""

    title_sv: str
    decided_on: str
    seen: SeenView
    title_en: str = ""
    owner_party_id: str = ""
    due: str = ""


@dataclass(frozen=True)
class Noted:
    """What became of it: its receipt and id, or else the faults to mend and the questions to answer."""

    receipt: Receipt | None = None
    decision_id: str = ""
    faults: tuple[Problem, ...] = ()
    questions: tuple[Remark, ...] = ()


def note_decision(
    session: Session, decision: Decision, *, by: str, mark: str, answers: Mapping[str, str] | None = None
) -> Noted:
    """Takes the decision in under a receipt, as a file of its kind would be, after the same checks; nothing is published yet.

    `by` is who notes it, and somebody else publishes. The same `mark` again is the same decision: it is not noted twice, also where
    the answer to the first time was lost. Raises InputError for what no field can mend, such as other words under a mark that was
    taken in, ValueError for a mark that is none.
    """
    if not MARK.fullmatch(mark):
        raise ValueError("not the mark of a browser")
    file_name, answers = f"beslut-{mark}.csv", answers or {}
    refuse_personal_numbers({"--av": by})
    _refuse_what_is_left_out(session, decision, by)
    _refuse_what_no_text_may_be(session, decision, by, answers)
    folder = session.restricted()
    with storage.lock_of(folder / "decisions"):
        taken = [(receipt, receipt_frame(folder, receipt)["decision_id"].to_list()) for receipt in _notes(session)]
        day = _day(decision.decided_on) or session.today
        for receipt, ids in taken:
            if receipt.file_name == file_name and receipt.number not in session.withdrawn:
                _refuse_other_words(session, decision, receipt, ids[0], quarter_of(day))
                return Noted(receipt, ids[0])
        decision_id = _next_id(session, day, {each for _, ids in taken for each in ids})
        content = _as_csv(session, decision, quarter_of(day), decision_id)
        draft = keep_draft(folder, content, file_name, now=session.now)
        examined = examine(session, replace(draft, partner_id=_partner_id(session), kind=KIND, by=by))
        unanswered = examined.report.unanswered(answers)
        if examined.report.faults or unanswered:
            # The text is in the browser: what is written otherwise would be another draft.
            discard_draft(folder, draft.sha256)
            return Noted(faults=examined.report.faults, questions=examined.report.warnings)
        return Noted(take_in_draft(session, examined, answers), decision_id)


def _refuse_what_is_left_out(session: Session, decision: Decision, by: str) -> None:
    """Raises InputError that names every field of the form that has to be filled in, or a version that there is not."""
    needed = {
        "decision_without_words": decision.title_sv,
        "decision_without_day": decision.decided_on,
        "decision_without_name": by,
    }
    left_out = [Problem.of(session.catalogue, message) for message, words in needed.items() if not said(words)]
    if left_out:
        raise InputError(left_out)
    if decision.seen.version not in session.numbers:
        raise InputError.of(session.catalogue, "decision_on_no_version", version=decision.seen.version)


def _refuse_what_no_text_may_be(session: Session, decision: Decision, by: str, answers: Mapping[str, str]) -> None:
    """Raises InputError that names every field with more than a text may hold, how long it is and how long it may be, or with spoilt letters.

    A file is refused for them as a whole, or by a line of it that nobody here has written.
    """
    long = [
        Problem.of(session.catalogue, message, None, heading, length=shown.number(len(words)), longest=LONGEST_TEXT)
        for message, heading, words in (
            *(("cell_long_text", field.heading_sv, _in_one_line(words)) for field, words in _written(decision)),
            ("long_name", None, said(by)),
            *(("long_answer", None, said(answer)) for answer in answers.values()),
        )
        if len(words) > LONGEST_TEXT
    ]
    spoilt = [
        Problem.of(session.catalogue, "cell_garbled", None, field.heading_sv, value=_in_one_line(words))
        for field, words in _written(decision)
        if is_garbled(words)
    ]
    if long or spoilt:
        raise InputError([*long, *spoilt])


def _written(decision: Decision) -> list[tuple[Field, str]]:
    """The fields of the form that whoever notes has written in, each with its words."""
    return [(field, getattr(decision, field.name)) for field in FORMS[KIND].fields if hasattr(decision, field.name)]


def _in_one_line(words: str) -> str:
    return " ".join(words.split())


def _refuse_other_words(session: Session, decision: Decision, receipt: Receipt, decision_id: str, period: str) -> None:
    """Raises InputError where the decision was changed after it had been taken in, so that nobody believes the change noted."""
    if hashlib.sha256(_as_csv(session, decision, period, decision_id)).hexdigest() != receipt.sha256:
        raise InputError.of(session.catalogue, "decision_changed_since", id=decision_id, number=receipt.number)


def _notes(session: Session) -> list[Receipt]:
    """The receipts of what has been noted, with those that were withdrawn: an id that somebody was told means nothing else."""
    return [each for each in read_receipts(session.restricted()) if each.kind == KIND and each.is_accepted]


def _next_id(session: Session, day: dt.date, noted: set[str]) -> str:
    """The first id of the day that no decision has or had, published or `noted`: mote-2019-02-13-1."""
    frames, minutes = session.base.frames, KINDS[KINDS[KIND].notes_for]
    published = (frames[extract]["decision_id"] for extract in (KINDS[KIND].extract, minutes.register))
    known = {*map(as_compared, noted.union(*published))}
    return next(each for number in count(1) if (each := f"mote-{day.isoformat()}-{number}") not in known)


def _day(written: str) -> dt.date | None:
    try:
        return read_date(written)
    except CellFault:
        return None


def _partner_id(session: Session) -> str:
    """Who answers for it: the first of the register that sends the council's decisions. Raises InputError where nobody does."""
    for partner in session.partners.partners:
        if partner.delivers(KIND):
            return partner.partner_id
    raise InputError.of(session.folder / "partners.toml", "nobody_sends_decisions", kind=KINDS[KIND].notes_for)


def _as_csv(session: Session, decision: Decision, period: str, decision_id: str) -> bytes:
    """The decision as the file that a partner would send."""
    seen = decision.seen
    values = {
        "period": period_text(period, "sv"),
        "decision_id": decision_id,
        "decided_on": decision.decided_on,
        "title_sv": decision.title_sv,
        "title_en": decision.title_en,
        "owner_party_id": decision.owner_party_id,
        "due": decision.due,
        "seen_version": str(seen.version),
        "seen_as_of": find_version(session.folder, seen.version).as_of.isoformat(),
        "page_name": seen.page_name,
        "figure_name": seen.figure_name,
        "choices": seen.choices,
    }
    fields = FORMS[KIND].fields
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\n")
    writer.writerow(field.heading_sv for field in fields)
    writer.writerow(_in_one_line(values[field.name]) for field in fields)
    return written.getvalue().encode()
