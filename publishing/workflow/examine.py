"""A file held against everything: read, checked against the contract, what is published, and what was sent before."""

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from contract import HELD_KINDS, YEARLY_KINDS
from publishing.catalogue.facts import HEADER_ROWS
from publishing.catalogue.partners import Partner, Partners
from publishing.deliveries.overlay import Frames, extract_rows, overlay
from publishing.deliveries.receipt import Receipt, in_force
from publishing.deliveries.store import receipt_frame
from publishing.intake.files import read_table
from publishing.intake.recognition import glance
from publishing.intake.rows import understand
from publishing.intake.table import Delivered, Table
from publishing.messages.problems import InputError, Problem
from publishing.validation.check import check
from publishing.validation.contract_rules import contract_problems, reference_problems
from publishing.validation.personal import (
    as_remarks,
    is_published,
    kept_problems,
    note_remarks,
    table_faults,
    unread_fault,
    without_repeats,
)
from publishing.validation.report import Report, faulty_report, in_order

FIRST_ROW = HEADER_ROWS + 1


@dataclass(frozen=True)
class Received:
    """What this partner and others have sent before: the receipts, those of withdrawn versions, and where they lie.

    `folder` is None when there is no restricted folder: then nothing was received, and nothing can be.
    """

    folder: Path | None
    receipts: tuple[Receipt, ...] = ()
    withdrawn: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Examined:
    """One file held against everything: its report, and, as far as it could be read, its cells and its rows."""

    path: Path
    content: bytes
    partner: Partner
    report: Report
    table: Table | None = None
    delivered: Delivered | None = None

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file as it was sent."""
        return hashlib.sha256(self.content).hexdigest()


def examine(
    path: Path,
    *,
    partner_id: str,
    kind: str,
    published: Frames,
    partners: Partners,
    received: Received,
    today: dt.date,
    after_closing: str,
    note: str = "",
) -> Examined:
    """Everything that is wrong with the file, or strange in it. `partner_id` and `kind` may be "" where the file says.
    `note` is what is to be said of the delivery: where it becomes public, it is asked about with the rest.

    Faults stand in the report. Raises InputError when the file is not there or nobody says who it comes from.
    """
    content = _content(path)
    try:
        table = read_table(path)
    except InputError as error:
        partner = _partner(partners, partner_id, None, path)
        faults = InputError([*error.problems, *unread_fault(path.name, content)])
        report = faulty_report(faults, file=path.name, partner_id=partner.partner_id, kind=kind)
        return Examined(path, content, partner, report)
    partner = _partner(partners, partner_id, table, path)
    municipalities = dict(published["municipality"].select("municipality_code", "municipality_name").iter_rows())
    delivers = (*partner.owes, *partner.sends)
    kept_faults, questions = kept_problems(path.name, content, table)
    try:
        delivered = understand(table, municipalities=municipalities, kind=kind or None, delivers=delivers)
    except InputError as error:
        seen = glance(table, kind, municipalities=municipalities, delivers=delivers)
        report = faulty_report(
            InputError(without_repeats([*error.problems, *table_faults(table), *kept_faults])),
            file=path.name,
            partner_id=partner.partner_id,
            kind=seen.kind,
            sheet=table.sheet,
            period=seen.period,
            rows=seen.rows,
        )
        return Examined(path, content, partner, report, table)
    report = check(
        delivered,
        partner=partner,
        partners=partners,
        published=published,
        earlier=_earlier(received, partner, delivered.form.kind),
        today=today,
        after_closing=after_closing,
        placements=_earlier(received, partner, "placement") if delivered.form.kind in YEARLY_KINDS else {},
    )
    of_whom = (partner.partner_id, report.kind, report.period)
    asked = as_remarks(questions, *of_whom) + (note_remarks(note, *of_whom) if is_published(report.kind) else ())
    report = replace(
        report,
        faults=in_order(without_repeats([*report.faults, *kept_faults])),
        warnings=in_order([*report.warnings, *asked]),
    )
    if report.is_accepted:
        report = replace(report, faults=_faults_when_laid(delivered, partner, published, report.period, path.name))
    return Examined(path, content, partner, report, table, delivered)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        details = {"reason": error.strerror or str(error)}
        raise InputError([Problem(str(path), "unreadable_file", details=details)]) from error


def _partner(partners: Partners, partner_id: str, table: Table | None, path: Path) -> Partner:
    in_file = table.template.partner_id if table and table.template else ""
    said = partner_id or in_file
    if in_file and said != in_file:
        details = {"value": said, "template": in_file}
        raise InputError([Problem(path.name, "template_of_other_partner", details=details)])
    if not said:
        known = ", ".join(partner.partner_id for partner in partners.partners)
        raise InputError([Problem(path.name, "no_partner", details={"known": known})])
    return partners.find(said)


def _earlier(received: Received, partner: Partner, kind: str) -> dict[str, pl.DataFrame]:
    """What the partner has sent of the kind, by quarter."""
    if received.folder is None:
        return {}
    return {
        receipt.period: receipt_frame(received.folder, receipt)
        for receipt in in_force(received.receipts, received.withdrawn)
        if (receipt.partner_id, receipt.kind) == (partner.partner_id, kind)
    }


def _faults_when_laid(
    delivered: Delivered, partner: Partner, published: Frames, period: str, file: str
) -> tuple[Problem, ...]:
    """What the contract says of the rows as they would be published: the last word, after the checks of the cells."""
    kind, rows = delivered.form.kind, delivered.frame["source_row"]
    made = extract_rows(kind, delivered.frame, partner=partner, catalogue=published["municipality"]["catalogue"][0])
    together = {**published, **made}
    found = [problem for extract in made for problem in contract_problems(extract, made[extract], lambda _: file)]
    # The source of a delivery is made when it is published.
    found = found or [
        problem
        for extract in made
        for problem in reference_problems(extract, together, lambda _: file)
        if problem.column != "source_id"
    ]
    if not found and kind not in HELD_KINDS:
        try:
            overlay(published, made, partner=partner, kind=kind, period=period)
        except InputError as error:
            found = error.problems
    # Row n of a frame made from the delivery is row n of the delivery, once per enterprise variable.
    return tuple(
        replace(problem, row=None if problem.row is None else rows[(problem.row - FIRST_ROW) % len(rows)])
        for problem in found
    )


def covered(partner: Partner, published: Frames) -> tuple[str, ...]:
    """The municipalities that a partner delivers for, by code."""
    return tuple(code for code in published["municipality"]["municipality_code"].sort() if partner.covers(code))
