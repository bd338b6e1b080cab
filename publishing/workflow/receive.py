"""From an examined file to a receipt: taken in whole, or noted as refused."""

import datetime as dt
from collections.abc import Mapping

import polars as pl

from contract import CONTRACT_VERSION
from publishing.deliveries.overlay import Frames
from publishing.deliveries.receipt import Draft, Receipt, in_force, twin
from publishing.deliveries.store import add_receipt
from publishing.messages.problems import InputError, Problem
from publishing.validation.personal import refuse_personal_numbers
from publishing.workflow.examine import Examined, Received, covered

# A refused file is kept too, but not one with a personal number in it.
NOT_KEPT = "file_not_kept"


def receive(
    examined: Examined,
    *,
    received: Received,
    now: dt.datetime,
    by: str,
    answers: Mapping[str, str],
    note: str,
    is_definition: bool,
    after_closing: str,
    published: Frames,
    report_text: str,
) -> Receipt:
    """Takes the delivery in, or notes it as refused when it has faults, and gives its receipt.

    Raises InputError, and keeps nothing, when a correction has no note, the same file is already there, or the file or what
    is said of it holds a personal number. The caller sees to it that every warning has its answer.
    """
    if received.folder is None:
        raise ValueError("there is no folder to receive into")
    report, partner = examined.report, examined.partner
    said = {"--av": by, "--notering": note, "--sen": after_closing, "--svar": "\n\n".join(answers.values())}
    refuse_personal_numbers(said)
    if any(fault.message.startswith("personal_number") for fault in report.faults):
        raise InputError([Problem(examined.path.name, NOT_KEPT)])
    if same := twin(received.receipts, examined.sha256, partner_id=partner.partner_id, withdrawn=received.withdrawn):
        details = {"number": str(same[0].number), "day": same[0].received_at.date().isoformat()}
        raise InputError([Problem(examined.path.name, "same_delivery", details=details)])
    is_correction = report.is_accepted and has_been_delivered(examined, received=received, published=published)
    if report.is_accepted and not note.strip() and (is_correction or is_definition):
        raise InputError([Problem(examined.path.name, "correction_without_note")])
    draft = Draft(
        partner_id=partner.partner_id,
        kind=report.kind,
        period=report.period,
        outcome="accepted" if report.is_accepted else "refused",
        received_at=now,
        received_by=by,
        file_name=examined.path.name,
        change_kind="definition" if is_definition else "correction" if is_correction else "new",
        note=note.strip(),
        after_closing=after_closing.strip(),
        answers={remark.remark_id: answers[remark.remark_id] for remark in report.warnings if report.is_accepted},
        municipality_codes=covered(partner, published),
        contract_version=CONTRACT_VERSION,
    )
    rows = examined.delivered.frame if examined.delivered else pl.DataFrame()
    return add_receipt(received.folder, draft, examined.content, rows, report_text)


def has_been_delivered(examined: Examined, *, received: Received, published: Frames) -> bool:
    """Whether there are figures for this partner, kind and quarter already, received or published: then it corrects."""
    report, partner = examined.report, examined.partner
    cell = (partner.partner_id, report.kind, report.period)
    if any(receipt.cell == cell for receipt in in_force(received.receipts, received.withdrawn)):
        return True
    accepted = published["delivery"].filter(delivery_kind=report.kind, period=report.period, delivery_status="accepted")
    return any(partner.covers(code) for code in accepted["municipality_code"]) and report.kind in partner.owes
