"""Which deliveries of the made-up catalogue came in, and when."""

import datetime as dt
import itertools

from contract import FIRST, QUARTERLY_KINDS
from contract.periods import last_day
from demo.catalogue.chance import CODES, QUARTERS, Row, between, stream, table
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
