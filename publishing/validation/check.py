"""The check of a delivery: against the contract, against what is published, and against the quarter before."""

from publishing.messages.personal_numbers import masked
from publishing.messages.problems import Remark
from publishing.validation import personal, rules
from publishing.validation.case import Case
from publishing.validation.comparisons import before, copied_remarks, jump_remarks, same_quarter, vanished_remarks
from publishing.validation.report import Report, in_order

_FAULTS = (
    rules.sender_faults,
    rules.quarter_faults,
    rules.key_faults,
    rules.id_faults,
    rules.figure_faults,
    rules.actor_faults,
    rules.date_faults,
    rules.total_faults,
    rules.sex_total_faults,
)
_REMARKS = (rules.hidden_remarks, rules.large_figures, rules.early_days, rules.shown_otherwise)
# What points at a person: last, after what the kind itself asks.
_OF_PERSONS = (personal.contact_remarks, personal.personal_number_remarks, personal.telling_remarks)
_COMPARISONS = (jump_remarks, copied_remarks)


def check(case: Case) -> Report:
    """The report of a delivery. What is wrong stands in the report; nothing is raised for it.

    A delivery with faults is compared with the quarter before all the same, so that the partner hears everything at once.
    """
    delivered, every = case.delivered, (*_FAULTS, *case.kind.faults, personal.personal_number_faults)
    return Report(
        file=masked(delivered.table.file),
        sheet=masked(delivered.table.sheet),
        partner_id=case.partner.partner_id,
        kind=case.kind.name,
        period=case.period,
        rows=delivered.frame.height,
        faults=in_order([fault for faults in every for fault in faults(case)]),
        warnings=in_order(_warnings(case)) if case.period else (),
        header_row=delivered.header_row,
        notes=in_order(list(delivered.notes)),
        template_notes=in_order(list(delivered.template_notes)),
    )


def _warnings(case: Case) -> list[Remark]:
    every, compared = (*_REMARKS, *case.kind.remarks, *_OF_PERSONS), (*_COMPARISONS, *case.kind.comparisons)
    found = [remark for remarks in every for remark in remarks(case)]
    if case.kind.notes_for:
        # What is noted on a day is no part of a quarter that could be held against another.
        return found
    quarter_before, corrected = before(case), same_quarter(case)
    if quarter_before:
        found += [remark for remarks in compared for remark in remarks(case, quarter_before)]
    # A correction must not drop what it corrects without a word; a first delivery not what the quarter before had.
    held_against = corrected or quarter_before
    return found + (list(vanished_remarks(case, held_against)) if held_against else [])
