"""The figures and states of a row, and what stands beside them: never both a value and a status, never neither."""

import math
from collections.abc import Iterator

from contract import Field
from publishing.checking import shown
from publishing.checking.case import Case
from publishing.checking.report import Remark
from publishing.messages import Words
from publishing.problems import Problem
from publishing.reading.statuses import instead_of_value

# More than this on one row is strange in a county of ten municipalities.
_MOST = {
    "placement": 500,
    "service_use": 500,
    "enterprise": 500,
    "dialogue_meeting": 100,
    "placement_year": 1000,
}
_MOST_SEK = 10_000_000


def figure_faults(case: Case) -> Iterator[Problem]:
    """Counts below zero or with decimals, what is no number, and values that do not go with their status."""
    for row in case.rows:
        for field in case.fields("count", "amount"):
            fault = _fault_of_number(field, row[field.name])
            if fault:
                yield case.fault(fault, row["source_row"], field.name, instead=_instead(case, field))
        for value_name, status_name in case.delivered.form.status_of.items():
            # What is missing and has no status: an amount does not apply; a count or a state has to be given.
            has_value, has_status = row[value_name] is not None, row[status_name] not in (None, "A")
            if has_value and has_status:
                heading = case.delivered.form.field(value_name)
                words = {language: heading.heading(language) for language in shown.LANGUAGES}
                yield case.fault("value_beside_status", row["source_row"], status_name, other=words)
            elif not has_value and not has_status and value_name != "amount_sek":
                message = "state_not_given" if value_name == "commitment_state" else "figure_not_given"
                instead = _instead(case, case.delivered.form.field(value_name))
                yield case.fault(message, row["source_row"], value_name, instead=instead)


def _instead(case: Case, field: Field) -> Words:
    return instead_of_value(case.delivered.form, field)


def _fault_of_number(field: Field, value: object) -> str:
    if value is None:
        return ""
    if not math.isfinite(value):
        return "not_a_figure"
    if value < 0:
        return "amount_below_zero" if field.kind == "amount" else "count_below_zero"
    return "count_with_decimals" if field.kind == "count" and value != int(value) else ""


def large_figures(case: Case) -> Iterator[Remark]:
    """Figures larger than a row is likely to hold."""
    for row in case.rows:
        for field in case.fields("count", "amount"):
            most = _MOST_SEK if field.kind == "amount" else _MOST.get(case.kind, math.inf)
            value = row[field.name]
            if value is not None and most < value < math.inf:
                yield case.remark("very_large", row["source_row"], field.name, most=shown.number(most))
