"""The check of a delivery: against the contract, against what is published, and against the quarter before."""

import datetime as dt
from collections.abc import Mapping

import polars as pl

from publishing.catalogue.partners import Partner, Partners
from publishing.intake.table import Delivered
from publishing.messages.personal_numbers import masked
from publishing.messages.problems import Remark
from publishing.validation.case import Case
from publishing.validation.comparisons import (
    before,
    copied_remarks,
    jump_remarks,
    same_quarter,
    vanished_remarks,
)
from publishing.validation.personal import (
    contact_remarks,
    personal_number_faults,
    personal_number_remarks,
    telling_remarks,
)
from publishing.validation.report import Report, in_order
from publishing.validation.rules import (
    actor_faults,
    date_faults,
    early_days,
    figure_faults,
    hidden_remarks,
    key_faults,
    large_figures,
    quarter_faults,
    sender_faults,
    sex_total_faults,
    shown_otherwise,
    total_faults,
)

_FAULTS = (
    sender_faults,
    quarter_faults,
    key_faults,
    figure_faults,
    actor_faults,
    date_faults,
    total_faults,
    sex_total_faults,
)
_REMARKS = (hidden_remarks, large_figures, early_days, shown_otherwise)
# What points at a person: last, after what the kind itself asks.
_OF_PERSONS = (contact_remarks, personal_number_remarks, telling_remarks)
_COMPARISONS = (jump_remarks, copied_remarks)


def check(
    delivered: Delivered,
    *,
    partner: Partner,
    partners: Partners,
    published: Mapping[str, pl.DataFrame],
    earlier: Mapping[str, pl.DataFrame] | None = None,
    today: dt.date,
    after_closing: str = "",
    beside: Mapping[str, pl.DataFrame] | None = None,
) -> Report:
    """The report of a delivery by `partner`. What is wrong stands in the report; nothing is raised for it.

    `published` are the extracts of the newest version. `earlier` are the frames of this partner's accepted deliveries of
    the kind, by quarter: they come before what is published, whose counts may be rounded or protected. `after_closing`
    is the reason why a quarter that has closed is delivered, `beside` are the partner's accepted deliveries, by quarter, of
    the kind that this one is held against. A delivery with faults is compared with the quarter before all the same, so that
    the partner hears everything at once.
    """
    case = Case(delivered, partner, partners, published, earlier or {}, today, after_closing, beside or {})
    return Report(
        file=masked(delivered.table.file),
        sheet=masked(delivered.table.sheet),
        partner_id=partner.partner_id,
        kind=case.kind.name,
        period=case.period,
        rows=delivered.frame.height,
        faults=in_order(
            [fault for faults in (*_FAULTS, *case.kind.faults, personal_number_faults) for fault in faults(case)]
        ),
        warnings=in_order(_warnings(case)) if case.period else (),
        header_row=delivered.header_row,
        notes=in_order(list(delivered.notes)),
        template_notes=in_order(list(delivered.template_notes)),
    )


def _warnings(case: Case) -> list[Remark]:
    found = [remark for remarks in (*_REMARKS, *case.kind.remarks, *_OF_PERSONS) for remark in remarks(case)]
    quarter_before, corrected = before(case), same_quarter(case)
    if quarter_before:
        found += [
            remark for remarks in (*_COMPARISONS, *case.kind.comparisons) for remark in remarks(case, quarter_before)
        ]
    # A correction must not drop what it corrects without a word; a first delivery not what the quarter before had.
    compared = corrected or quarter_before
    return found + (list(vanished_remarks(case, compared)) if compared else [])
