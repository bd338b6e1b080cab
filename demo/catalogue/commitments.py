"""The made-up commitments of the municipalities: agreements on support, and what happened to each mark when."""

from contract.periods import last_day
from demo.catalogue.chance import CODES, QUARTERS, Row, table
from demo.catalogue.delivered import is_delivered

# From `valid_from` (empty: since before the example begins) to `valid_to` (empty: for now), that day included.
_AGREEMENTS = table("agreements")
# How a mark stands from a day on (empty: since before the example begins, day unknown).
_EVENTS = table("events")
_COMMON = {
    "commitment_number": 1,
    "obs_status": "A",
    "counts_as_support": False,
    "valid_from_status": "not_applicable",
    "valid_to_status": "not_applicable",
}
_MARKS = ("responsible", "policy", "agreement", "dialogue_forum", "glada_hudik")


def commitment_rows() -> list[Row]:
    """One row per municipality, mark and quarter, and one more for each further agreement; NL where nothing came in.

    An agreement keeps its number as long as it is in force and has no row after that.
    """
    nothing = {"obs_status": "NL", "valid_from_status": "unknown", "valid_to_status": "unknown"}
    return [
        {"municipality_code": code, "mark": mark, "period": quarter} | _COMMON | values
        for quarter in QUARTERS
        for code in CODES
        for mark in _MARKS
        for values in (_states(code, mark, quarter) if is_delivered(code, "commitment", quarter) else [nothing])
    ]


def _states(code: str, mark: str, quarter: str) -> list[Row]:
    """The agreements in force at the end of the quarter; else what happened last, if anything has."""
    end = last_day(quarter)
    in_force = [
        {
            **row,
            "commitment_state": "held",
            "valid_from_status": "known" if row["valid_from"] else "unknown",
            "valid_to_status": "known" if row["valid_to"] else "open_ended",
        }
        for row in _AGREEMENTS
        if row["municipality_code"] == code and (row["valid_from"] or end) <= end <= (row["valid_to"] or end)
    ]
    if mark == "agreement" and in_force:
        return in_force
    of_mark = [event for event in _EVENTS if (event["municipality_code"], event["mark"]) == (code, mark)]
    so_far = [event for event in of_mark if event["day"] is None or event["day"] <= end]
    if not so_far:
        return [{"commitment_state": "not_held"}]
    row = {name: so_far[-1][name] for name in ("commitment_state", "evidence_sv", "evidence_en")}
    if row["commitment_state"] == "held":
        day = so_far[-1]["day"]
        row |= {"valid_from": day, "valid_from_status": "known" if day else "unknown", "valid_to_status": "open_ended"}
    return [row]
