"""From an examined file to a receipt: taken in whole, or noted as refused; and until then its draft and the answers about it."""

from collections.abc import Mapping

import polars as pl

from contract import CONTRACT_VERSION
from publishing.catalogue.partners import Partner
from publishing.deliveries.drafts import discard_draft
from publishing.deliveries.receipt import Receipt, ReceiptDraft, in_force, twin
from publishing.deliveries.store import add_receipt
from publishing.kinds import KINDS
from publishing.messages.problems import InputError
from publishing.messages.said import said
from publishing.validation.personal import refuse_personal_numbers
from publishing.validation.report import report_text
from publishing.workflow.examine import Examined
from publishing.workflow.session import Session

# A refused file is kept too, but not one with a personal number in it.
NOT_KEPT = "file_not_kept"


def take_in(session: Session, examined: Examined, answers: Mapping[str, str]) -> Receipt:
    """Takes the delivery in, or notes it as refused when it has faults, and gives its receipt.

    Raises InputError, and keeps nothing, when a correction has no note, the same file is already there, or the file or what
    is said of it holds a personal number. The caller sees to it that every warning has its answer.
    """
    report, partner, sent = examined.report, examined.partner, examined.sent
    refuse_personal_numbers(
        {"--av": sent.by, "--notering": sent.note, "--sen": sent.after_closing, "--svar": "\n\n".join(answers.values())}
    )
    if any(fault.is_personal_number for fault in report.faults):
        raise InputError.of(sent.file_name, NOT_KEPT)
    same = twin(session.receipts, examined.sha256, partner_id=partner.partner_id, withdrawn=session.withdrawn)
    if same:
        details = {"number": str(same[0].number), "day": same[0].received_at.date().isoformat()}
        raise InputError.of(sent.file_name, "same_delivery", **details)
    draft = receipt_draft(session, examined, answers)
    if report.is_accepted and draft.change_kind != "new" and not draft.note:
        raise InputError.of(sent.file_name, "correction_without_note")
    rows = examined.delivered.frame if examined.delivered else pl.DataFrame()
    words = report_text(report, "sv", answers, shown_at_most=None)
    return add_receipt(session.restricted(), draft, examined.content, rows, words)


def is_correction(session: Session, examined: Examined) -> bool:
    """Whether the file can be taken in and there are figures for its partner, kind and quarter already, received or published."""
    report, partner = examined.report, examined.partner
    if not report.is_accepted:
        return False
    if KINDS[report.kind].notes_for:
        # What was noted stands beside what was noted before, unless it is the same thing.
        unit, published = KINDS[report.kind].unit, session.base.frames[KINDS[report.kind].extract]
        return bool(set(published[unit]) & set(examined.delivered.frame[unit]))
    cell = (partner.partner_id, report.kind, report.period)
    if any(receipt.cell == cell for receipt in in_force(session.receipts, session.withdrawn)):
        return True
    published = session.base.frames["delivery"]
    accepted = published.filter(delivery_kind=report.kind, period=report.period, delivery_status="accepted")
    return any(partner.covers(code) for code in accepted["municipality_code"]) and report.kind in partner.owes


def receipt_draft(session: Session, examined: Examined, answers: Mapping[str, str]) -> ReceiptDraft:
    """All that the receipt is to say but its number. Raises KeyError for a warning without its answer."""
    report, partner, sent = examined.report, examined.partner, examined.sent
    change_kind = "correction" if is_correction(session, examined) else "new"
    return ReceiptDraft(
        partner_id=partner.partner_id,
        kind=report.kind,
        period=report.period,
        outcome="accepted" if report.is_accepted else "refused",
        received_at=session.now,
        received_by=said(sent.by),
        file_name=sent.file_name,
        change_kind="definition" if sent.is_definition else change_kind,
        note=said(sent.note),
        after_closing=said(sent.after_closing),
        answers={remark.remark_id: answers[remark.remark_id] for remark in report.warnings if report.is_accepted},
        municipality_codes=_municipality_codes(session, partner, report.kind),
        contract_version=CONTRACT_VERSION,
    )


def _municipality_codes(session: Session, partner: Partner, kind: str) -> tuple[str, ...]:
    """The municipalities that a delivery of the kind covers; none for a kind that is told of no municipality."""
    is_of_municipalities = kind in KINDS and KINDS[kind].has_municipality
    return tuple(code for code in session.municipalities if is_of_municipalities and partner.covers(code))


def take_in_draft(session: Session, examined: Examined, answers: Mapping[str, str]) -> Receipt:
    """Takes the file of a draft in and removes the draft. Raises as `take_in` does.

    A file with a personal number in it is kept nowhere: its draft is removed all the same.
    """
    try:
        receipt = take_in(session, examined, answers)
    except InputError as error:
        if error.problems[0].message == NOT_KEPT:
            discard_draft(session.restricted(), examined.sha256)
        raise
    discard_draft(session.restricted(), examined.sha256)
    return receipt
