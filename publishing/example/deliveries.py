"""Which municipality has delivered what, for which quarter: most of it, but as in life not all, and not in time."""

from publishing.example.chance import between, stream
from publishing.example.places import CODES
from publishing.example.quarters import QUARTERS, Quarter

KINDS = ("placement", "service_use", "enterprise", "commitment", "dialogue_meeting")

_FIRST, _LAST = QUARTERS[0], QUARTERS[-1]

# municipality, kind, first and last quarter, status. Everything else is accepted.
_NOT_ACCEPTED: tuple[tuple[str, str, Quarter, Quarter, str], ...] = (
    ("2101", "placement", Quarter(2017, 1), _LAST, "missing"),
    ("2101", "service_use", Quarter(2017, 1), _LAST, "missing"),
    ("2101", "commitment", Quarter(2017, 1), _LAST, "missing"),
    ("2101", "dialogue_meeting", Quarter(2017, 1), _LAST, "missing"),
    ("2101", "enterprise", Quarter(2017, 1), Quarter(2017, 4), "missing"),
    ("2161", "placement", Quarter(2017, 3), Quarter(2017, 3), "missing"),
    ("2132", "service_use", Quarter(2016, 2), Quarter(2016, 2), "missing"),
    ("2161", "placement", _LAST, _LAST, "late"),
    ("2121", "enterprise", _LAST, _LAST, "late"),
    ("2121", "service_use", _LAST, _LAST, "late"),
    ("2161", "dialogue_meeting", _LAST, _LAST, "late"),
    # Without an enterprise in Hofors there was nobody to meet; from 2018 those of the neighbours are invited.
    ("2104", "dialogue_meeting", _FIRST, Quarter(2017, 4), "not_applicable"),
)


def delivery_status(municipality_code: str, kind: str, quarter: Quarter) -> str:
    """The status of one delivery: accepted, late, missing or not_applicable."""
    for code, its_kind, first, last, status in _NOT_ACCEPTED:
        in_span = first.last_day <= quarter.last_day <= last.last_day
        if (code, its_kind) == (municipality_code, kind) and in_span:
            return status
    return "accepted"


def is_delivered(municipality_code: str, kind: str, quarter: Quarter) -> bool:
    """Whether the delivery of `kind` for the quarter is accepted."""
    return delivery_status(municipality_code, kind, quarter) == "accepted"


def missing_status(municipality_code: str, kind: str, quarter: Quarter) -> str:
    """The observation status of what is not there: NA where the delivery does not apply, else NL."""
    return "NA" if delivery_status(municipality_code, kind, quarter) == "not_applicable" else "NL"


def delivery_rows(seed: int) -> list[dict[str, object]]:
    """One row per municipality, kind and quarter; an accepted delivery came in 5–25 days after the quarter."""
    rng = stream(seed, "delivery")
    rows: list[dict[str, object]] = []
    for code in CODES:
        for kind in KINDS:
            for quarter in QUARTERS:
                status = delivery_status(code, kind, quarter)
                days = between(rng, 5, 25)
                rows.append(
                    {
                        "source_id": "exempel_leveranser",
                        "municipality_code": code,
                        "delivery_kind": kind,
                        "period": quarter.period,
                        "period_end": quarter.last_day,
                        "delivery_status": status,
                        "delivered_on": quarter.day_after(days) if status == "accepted" else None,
                    }
                )
    return rows
