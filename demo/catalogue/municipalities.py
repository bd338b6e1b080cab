"""What the made-up municipalities tell of themselves: which of their deliveries came in and when, their commitments, and their meetings."""

import datetime as dt
import itertools
import random

from contract import FIRST, QUARTERLY_KINDS
from contract.periods import last_day
from demo.catalogue.chance import CODES, QUARTERS, Row, between, pick, stream, table
from publishing.kinds import KINDS

# Everything else is accepted. Without an enterprise in Hofors (2104) there was nobody to meet; from 2018 those of the neighbours
# are invited.
_NOT_ACCEPTED = table("not_accepted")


def delivery_status(municipality_code: str, kind: str, quarter: str) -> str:
    """The status of one delivery: accepted, late, missing or not_applicable."""
    for row in _NOT_ACCEPTED:
        is_of_kind = (row["municipality_code"], row["delivery_kind"]) == (municipality_code, kind)
        if is_of_kind and row["first_quarter"] <= quarter <= row["last_quarter"]:
            return row["delivery_status"]
    return "accepted"


def is_delivered(municipality_code: str, kind: str, quarter: str) -> bool:
    """Whether the delivery of `kind` for the quarter is accepted."""
    return delivery_status(municipality_code, kind, quarter) == "accepted"


def delivery_rows(seed: int) -> list[Row]:
    """One row per municipality, kind and quarter; an accepted delivery came in 5–25 days after the quarter."""
    rng = stream(seed, "delivery")
    rows: list[Row] = []
    # Of a kind that was added later nothing is made up.
    kinds = [kind for kind in QUARTERLY_KINDS if KINDS[kind].since == FIRST]
    for cell in itertools.product(CODES, kinds, QUARTERS):
        came, status = last_day(cell[2]) + dt.timedelta(days=between(rng, 5, 25)), delivery_status(*cell)
        row = dict(zip(("municipality_code", "delivery_kind", "period"), cell, strict=True))
        rows.append(row | {"delivery_status": status, "delivered_on": came if status == "accepted" else None})
    return rows


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
    "annual_cost_status": "NA",
}
_MARKS = ("responsible", "policy", "agreement", "dialogue_forum", "glada_hudik")


def commitment_rows() -> list[Row]:
    """One row per municipality, mark and quarter, and one more for each further agreement; NL where nothing came in.

    An agreement keeps its number as long as it is in force and has no row after that.
    """
    nothing = {
        "obs_status": "NL", "valid_from_status": "unknown", "valid_to_status": "unknown", "annual_cost_status": "NL",
    }  # fmt: skip
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
            "annual_cost_sek": row["annual_cost_sek"],
            "annual_cost_status": "UN" if row["annual_cost_sek"] is None else "A",
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


_ACTORS = ("arbetsformedlingen", "forsakringskassan", "samordningsforbund")
_MEETINGS_OF_OTHERS_FROM = "2017-Q1"
_CHANCE_OF_MEETING_WITH_OTHERS = 0.3

# The municipalities that hold meetings, and from which quarter. In Nordanstig one a year, in the second quarter.
_MEETS_FROM = {"2132": "2016-Q1", "2183": "2016-Q1", "2184": "2016-Q1", "2180": "2017-Q3", "2182": "2018-Q1"}
_ONCE_A_YEAR = "2132"


def meeting_rows(seed: int) -> list[Row]:
    """One row per municipality, quarter and authority: a number of meetings, 0 included, or the kind of missing."""
    rng = stream(seed, "dialogue_meeting")
    held = {code: _quarters_with_arbetsformedlingen(rng, code) for code in _MEETS_FROM}
    rows: list[Row] = []
    for quarter, code, actor in itertools.product(QUARTERS, CODES, _ACTORS):
        if actor == "arbetsformedlingen":
            is_held = quarter in held.get(code, ())
        else:
            others_from = max(_MEETS_FROM.get(code, "9999"), _MEETINGS_OF_OTHERS_FROM)
            meets_others = code != _ONCE_A_YEAR and quarter >= others_from
            is_held = rng.random() < _CHANCE_OF_MEETING_WITH_OTHERS and meets_others
        delivery = delivery_status(code, "dialogue_meeting", quarter)
        status = {"accepted": "A", "not_applicable": "NA"}.get(delivery, "NL")
        value = {"value": float(is_held) if status == "A" else None, "obs_status": status}
        rows.append({"period": quarter, "municipality_code": code, "public_actor": actor} | value)
    return rows


def _quarters_with_arbetsformedlingen(rng: random.Random, code: str) -> set[str]:
    """One meeting in each half of a year, or one a year where that is the custom."""
    halves = ((2,),) if code == _ONCE_A_YEAR else ((1, 2), (3, 4))
    drawn = [f"{year}-Q{pick(rng, half)}" for year in (2016, 2017, 2018) for half in halves]
    return {quarter for quarter in drawn if quarter >= _MEETS_FROM[code]}
