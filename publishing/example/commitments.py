"""The five marks of each municipality at the end of each quarter, from the events and the agreements of the example."""

from collections.abc import Callable

from publishing.example.agreements import AGREEMENTS, NEGOTIATIONS, Agreement
from publishing.example.commitment_events import EVENTS, CommitmentEvent
from publishing.example.places import CODES
from publishing.example.quarters import QUARTERS, Quarter

Row = dict[str, object]

_MARKS = ("responsible", "policy", "agreement", "dialogue_forum", "glada_hudik")


def commitment_rows(*, delivered: Callable[[str, Quarter], bool]) -> list[Row]:
    """One row per municipality, mark and quarter, and one more for each further agreement; NL where nothing came in.

    An agreement keeps its number as long as it is in force and has no row after that.
    """
    return [
        _common(code, mark, quarter) | columns
        for quarter in QUARTERS
        for code in CODES
        for mark in _MARKS
        for columns in (_states(code, mark, quarter) if delivered(code, quarter) else [_not_delivered()])
    ]


def _common(code: str, mark: str, quarter: Quarter) -> Row:
    return {
        "source_id": "exempel_leveranser",
        "municipality_code": code,
        "mark": mark,
        "period": quarter.period,
        "period_end": quarter.last_day,
        "commitment_number": 1,
        "obs_status": "A",
        "counts_as_support": False,
        "valid_from_status": "not_applicable",
        "valid_to_status": "not_applicable",
    }


def _not_delivered() -> Row:
    return {"obs_status": "NL", "valid_from_status": "unknown", "valid_to_status": "unknown"}


def _states(code: str, mark: str, quarter: Quarter) -> list[Row]:
    if mark == "agreement":
        return _agreement_states(code, quarter)
    events = [event for event in EVENTS if (event.municipality_code, event.mark) == (code, mark)]
    so_far = [event for event in events if event.day is None or event.day <= quarter.last_day]
    return [_event_state(so_far[-1])] if so_far else [{"commitment_state": "not_held"}]


def _event_state(event: CommitmentEvent) -> Row:
    row: Row = {
        "commitment_state": event.commitment_state,
        "evidence_sv": event.evidence_sv,
        "evidence_en": event.evidence_en,
    }
    if event.commitment_state != "held":
        return row
    start = "unknown" if event.day is None else "known"
    return row | {"valid_from": event.day, "valid_from_status": start, "valid_to_status": "open_ended"}


def _agreement_states(code: str, quarter: Quarter) -> list[Row]:
    in_force = [one for one in AGREEMENTS if one.municipality_code == code and one.in_force(quarter.last_day)]
    if in_force:
        return [_agreement_state(one) for one in in_force]
    planned = [one for one in NEGOTIATIONS if one.municipality_code == code and one.day <= quarter.last_day]
    if planned:
        evidence = {"evidence_sv": planned[-1].evidence_sv, "evidence_en": planned[-1].evidence_en}
        return [{"commitment_state": "planned", **evidence}]
    return [{"commitment_state": "not_held"}]


def _agreement_state(agreement: Agreement) -> Row:
    return {
        "commitment_number": agreement.number,
        "commitment_state": "held",
        "counts_as_support": agreement.counts_as_support,
        "agreement_form": agreement.agreement_form,
        "counterpart": agreement.counterpart,
        "valid_from": agreement.valid_from,
        "valid_from_status": "unknown" if agreement.valid_from is None else "known",
        "valid_to": agreement.valid_to,
        "valid_to_status": "open_ended" if agreement.valid_to is None else "known",
        "evidence_sv": agreement.evidence_sv,
        "evidence_en": agreement.evidence_en,
    }
