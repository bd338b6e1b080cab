"""Which deliveries of the made-up catalogue came in, and when."""

import datetime as dt

from contract import QUARTERLY_KINDS
from contract.periods import last_day
from demo.catalogue.chance import CODES, QUARTERS, Row, between, stream

# What the deliveries rest on.
SOURCE = "exempel_leveranser"

# Municipality, kind, first and last quarter, status. Everything else is accepted.
_NOT_ACCEPTED = (
    ("2101", "placement", "2017-Q1", "2018-Q4", "missing"),
    ("2101", "service_use", "2017-Q1", "2018-Q4", "missing"),
    ("2101", "commitment", "2017-Q1", "2018-Q4", "missing"),
    ("2101", "dialogue_meeting", "2017-Q1", "2018-Q4", "missing"),
    ("2101", "enterprise", "2017-Q1", "2017-Q4", "missing"),
    ("2161", "placement", "2017-Q3", "2017-Q3", "missing"),
    ("2132", "service_use", "2016-Q2", "2016-Q2", "missing"),
    ("2161", "placement", "2018-Q4", "2018-Q4", "late"),
    ("2121", "enterprise", "2018-Q4", "2018-Q4", "late"),
    ("2121", "service_use", "2018-Q4", "2018-Q4", "late"),
    ("2161", "dialogue_meeting", "2018-Q4", "2018-Q4", "late"),
    # Without an enterprise in Hofors there was nobody to meet; from 2018 those of the neighbours are invited.
    ("2104", "dialogue_meeting", "2016-Q1", "2017-Q4", "not_applicable"),
)


def delivery_status(municipality_code: str, kind: str, quarter: str) -> str:
    """The status of one delivery: accepted, late, missing or not_applicable."""
    for code, its_kind, first, last, status in _NOT_ACCEPTED:
        if (code, its_kind) == (municipality_code, kind) and first <= quarter <= last:
            return status
    return "accepted"


def is_delivered(municipality_code: str, kind: str, quarter: str) -> bool:
    """Whether the delivery of `kind` for the quarter is accepted."""
    return delivery_status(municipality_code, kind, quarter) == "accepted"


def delivery_rows(seed: int) -> list[Row]:
    """One row per municipality, kind and quarter; an accepted delivery came in 5–25 days after the quarter."""
    rng = stream(seed, "delivery")
    rows: list[Row] = []
    for code in CODES:
        for kind in QUARTERLY_KINDS:
            for quarter in QUARTERS:
                came = last_day(quarter) + dt.timedelta(days=between(rng, 5, 25))
                status = delivery_status(code, kind, quarter)
                rows.append(
                    {
                        "source_id": SOURCE,
                        "municipality_code": code,
                        "delivery_kind": kind,
                        "period": quarter,
                        "period_end": last_day(quarter),
                        "delivery_status": status,
                        "delivered_on": came if status == "accepted" else None,
                    }
                )
    return rows
