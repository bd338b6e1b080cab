"""One coordinator's work on one catalogue: who, which day, the newest whole version, the receipts, and what waits to be published."""

import datetime as dt
import secrets
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import polars as pl

from contract import FORMS
from publishing.catalogue.partners import Partner, Partners, read_partners
from publishing.catalogue.settings import Settings, read_settings
from publishing.deliveries.board import delivered_by_kind, delivered_text
from publishing.deliveries.drafts import OpenDraft, discard_draft
from publishing.deliveries.folder import restricted_folder
from publishing.deliveries.receipt import Receipt, in_force
from publishing.deliveries.store import read_receipts, receipt_frame
from publishing.disclosure.due import counts_waiting
from publishing.messages import say
from publishing.messages.problems import InputError, Problem
from publishing.release.difference_text import difference_text
from publishing.release.layers import Restricted
from publishing.release.publication import Publication, prepare, withdrawn_receipts
from publishing.validation.report import report_text
from publishing.versions.audit import audit, nothing_waits_text
from publishing.versions.earlier import earlier_publications
from publishing.versions.history import Opened, newest_whole
from publishing.workbooks.marked import write_marked_workbook
from publishing.workbooks.template import write_csv_template, write_template
from publishing.workflow.examine import Examined, Received, examine
from publishing.workflow.receive import NOT_KEPT, has_been_delivered, receive


def moment(day: dt.date | None = None) -> dt.datetime:
    """Now, with its time zone; or noon (UTC) of `day`, for exercises and for looking back."""
    if day is not None:
        return dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
    return dt.datetime.now(dt.UTC).astimezone().replace(microsecond=0)


EXIT_DONE, EXIT_INPUT, EXIT_WAITING = 0, 2, 3


class CommandError(Exception):
    """The arguments do not make a command. The text says why, in the language of the command."""


@dataclass(frozen=True)
class Context:
    """One run of one command. `values` holds the options as given; `now` is the moment, with its time zone."""

    data: Path
    catalogue: str
    language: str
    now: dt.datetime
    environment: Mapping[str, str]
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def today(self) -> dt.date:
        """The day of the command."""
        return self.now.date()

    @property
    def folder(self) -> Path:
        """The catalogue's own folder."""
        return self.data / self.catalogue

    def settings(self) -> Settings:
        """The catalogue's settings. Raises InputError."""
        return read_settings(self.data, self.catalogue)

    def partners(self) -> Partners:
        """The register of partners. Raises InputError."""
        return read_partners(self.folder)

    def restricted(self) -> Path:
        """The catalogue's part of the restricted folder. Raises InputError when ASF_RESTRICTED is not set or unfit."""
        return restricted_folder(self.environment, self.data) / self.catalogue

    def has_restricted(self) -> bool:
        """Whether a restricted folder is named at all."""
        return bool(self.environment.get("ASF_RESTRICTED"))

    def text(self, name: str) -> str:
        """The option `name` as text, empty when it was not given."""
        return str(self.values.get(name) or "")

    def needed(self, name: str, shown: str) -> str:
        """The option `name`, which has to be given. Raises CommandError that calls it `shown`."""
        if not self.text(name).strip():
            raise CommandError(say("missing_value", self.language, name=shown))
        return self.text(name).strip()

    def tell(self, name: str, /, **details: object) -> None:
        """Print a text in the language of the command."""
        print(say(name, self.language, **details))

    def stage(self, done: int, whole: int, what: str) -> None:
        """Say on the error channel how far long work has come."""
        words = say(what, self.language)
        print(say("stage", self.language, done=done, whole=whole, what=words), file=sys.stderr, flush=True)

    def ask(self, name: str, /, **details: object) -> str:
        """Ask a question and give the answer; an empty one when nobody sits at the keyboard."""
        if not sys.stdin.isatty():
            return ""
        return input(say(name, self.language, **details)).strip()


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


def template_file(
    desk: Desk, state: State, kind: str, *, partner: Partner | None, period: str, as_csv: bool
) -> tuple[str, bytes]:
    """The name and the content of the template for a kind: a workbook for that partner and quarter, or a CSV file."""
    form, language = FORMS[kind], desk.language
    title = form.title(language).lower().replace(" ", "-")
    if as_csv:
        return f"{title}.csv", _made(desk, lambda path: write_csv_template(form, path, language=language))
    municipality = state.base.frames["municipality"]
    names = dict(municipality.select("municipality_code", "municipality_name").iter_rows())
    made = _made(
        desk,
        lambda path: write_template(
            form, path, municipalities=names, language=language, partner=partner, period=period or None
        ),
    )
    parts = (title, partner.partner_id if partner else "", period.lower())
    return "_".join(filter(None, parts)) + ".xlsx", made


def marked_workbook(desk: Desk, examined: Examined, answers: Mapping[str, str]) -> bytes:
    """The partner's cells with the faults marked, as a workbook."""
    report, table = examined.report, examined.table
    return _made(desk, lambda path: write_marked_workbook(report, table, path, desk.language, answers))


def text_report(desk: Desk, examined: Examined, answers: Mapping[str, str]) -> bytes:
    """The whole report as text, in UTF-8 with a mark that Windows' own programs know."""
    return (report_text(examined.report, desk.language, answers, shown_at_most=None) + "\n").encode("utf-8-sig")


def _made(desk: Desk, write: Callable[[Path], None]) -> bytes:
    """What `write` writes to the path that it is given, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=".making-", dir=desk.restricted().parent) as folder:
        path = Path(folder) / "file"
        write(path)
        return path.read_bytes()
