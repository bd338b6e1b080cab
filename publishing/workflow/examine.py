"""A partner's file held against everything: read, recognised, checked, laid over what is published, and told of in a report."""

import hashlib
from dataclasses import dataclass, replace

import polars as pl

from publishing.catalogue.partners import Partner
from publishing.deliveries.drafts import Sent
from publishing.deliveries.overlay import extract_rows, overlay
from publishing.deliveries.own_ids import about_other, taken_ids
from publishing.deliveries.receipt import in_force
from publishing.deliveries.store import receipt_frame
from publishing.intake.files import read_table
from publishing.intake.recognition import glance
from publishing.intake.rows import understand
from publishing.intake.table import Delivered, Table
from publishing.kinds import KINDS
from publishing.messages.problems import InputError, Problem
from publishing.validation import personal
from publishing.validation.case import Case
from publishing.validation.check import check
from publishing.validation.contract_rules import problems_of_rows
from publishing.validation.report import Report, by_likeness, faulty_report, in_order
from publishing.workflow.session import Session


@dataclass(frozen=True)
class Examined:
    """One file held against everything: its report, and, as far as it could be read, its cells and its rows."""

    sent: Sent
    content: bytes
    partner: Partner
    report: Report
    table: Table | None = None
    delivered: Delivered | None = None

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file as it was sent."""
        return hashlib.sha256(self.content).hexdigest()


def examine(session: Session, sent: Sent) -> Examined:
    """Everything that is wrong with the file, or strange in it and in what is said of it.

    This is the way of a partner's file: its cells are read, its kind recognised and its rows understood; they are checked by
    themselves and against what was sent before, and laid over what is published. `receive.take_in` gives it its receipt.
    Faults stand in the report. Raises InputError when the file is not there or nobody says who it comes from.
    """
    file = sent.file_name
    try:
        content = sent.path.read_bytes()
    except OSError as error:
        raise InputError.unreadable(sent.path, error) from error
    try:
        table = read_table(sent.path)
    except InputError as error:
        partner = _partner(session, sent, None)
        faults = InputError([*error.problems, *personal.unread_fault(file, content)])
        report = faulty_report(faults, file=file, partner_id=partner.partner_id, kind=sent.kind)
        return Examined(sent, content, partner, report)
    partner = _partner(session, sent, table)
    beside_rows, questions = personal.kept_problems(file, content, table)
    delivers = (*partner.owes, *partner.sends)
    form_of = {
        "municipalities": session.municipalities,
        "delivers": delivers,
        "owes": partner.owes,
        "listed": session.listed,
    }
    try:
        delivered = understand(table, kind=sent.kind or None, **form_of)
    except InputError as error:
        seen = glance(table, sent.kind, **form_of)
        about = {"kind": seen.kind, "period": seen.period, "rows": seen.rows, "sheet": table.sheet}
        faults = InputError(personal.without_repeats([*error.problems, *personal.table_faults(table), *beside_rows]))
        report = faulty_report(faults, file=file, partner_id=partner.partner_id, **about)
        return Examined(sent, content, partner, report, table)
    kind = delivered.form.kind
    case = Case(
        delivered,
        partner=partner,
        partners=session.partners,
        published=session.base.frames,
        earlier=_earlier(session, partner, kind),
        today=session.today,
        after_closing=sent.after_closing,
        beside=_earlier(session, partner, KINDS[kind].held_against),
        taken_back=session.taken_back,
    )
    report = check(case)
    of_whom = (partner.partner_id, kind, report.period)
    asked = personal.as_remarks(questions, *of_whom) + (
        personal.note_remarks(sent.note, *of_whom) if personal.is_published(kind) else ()
    )
    report = replace(
        report,
        faults=in_order(personal.without_repeats([*report.faults, *beside_rows])),
        warnings=by_likeness([*report.warnings, *asked]),
    )
    if report.is_accepted:
        report = replace(report, faults=_faults_when_laid(session, case, report))
    return Examined(sent, content, partner, report, table, delivered)


def _partner(session: Session, sent: Sent, table: Table | None) -> Partner:
    in_file = table.template.partner_id if table and table.template else ""
    partner_id = sent.partner_id or in_file
    if in_file and partner_id != in_file:
        raise InputError.of(sent.file_name, "template_of_other_partner", value=partner_id, template=in_file)
    if not partner_id:
        known = ", ".join(partner.partner_id for partner in session.partners.partners)
        raise InputError.of(sent.file_name, "no_partner", known=known)
    return session.partners.find(partner_id)


def _earlier(session: Session, partner: Partner, kind: str) -> dict[str, pl.DataFrame]:
    """What the partner has sent of the kind, by quarter."""
    if not session.receipts:
        return {}
    folder = session.restricted()
    return {
        receipt.period: receipt_frame(folder, receipt)
        for receipt in in_force(session.receipts, session.withdrawn)
        if (receipt.partner_id, receipt.kind) == (partner.partner_id, kind)
    }


def _faults_when_laid(session: Session, case: Case, report: Report) -> tuple[Problem, ...]:
    """What the contract says of the rows as they would be published: the last word, after the checks of the cells."""
    published, file = session.base.frames, report.file
    made = extract_rows(
        report.kind, case.frame, partner=case.partner, catalogue=session.catalogue, keeps_source_row=True
    )
    if found := problems_of_rows(made, published, file):
        return tuple(found)
    if taken := taken_ids(published, made, partner=case.partner, kind=report.kind).rows(named=True):
        own = case.kind.own_id
        return tuple(
            case.fault(own.fault, row["source_row"], own.column, **about_other(report.kind, row)) for row in taken
        )
    if not KINDS[report.kind].is_held:
        made = {extract: frame.drop("source_row") for extract, frame in made.items()}
        try:
            overlay(published, made, partner=case.partner, kind=report.kind, period=report.period)
        except InputError as error:
            return tuple(error.problems)
    return ()
