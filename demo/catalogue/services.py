"""The made-up services that public actors buy, line by line and quarter by quarter."""

import random
from dataclasses import dataclass

from contract.codelists import INDIVIDUAL_SERVICES
from demo.catalogue.chance import QUARTERS, Row, apportion, around, publish, stream, table, value_kind
from demo.catalogue.municipalities import is_delivered


@dataclass(frozen=True)
class _Line:
    """One buyer's use of one service in one municipality, from its first quarter on."""

    municipality_code: str
    public_actor: str
    service: str
    agreement_form: str
    weight: float
    first_quarter: str
    is_paid: bool

    @property
    def group(self) -> str:
        """Whether the service is an individual measure (counts people) or a contracted service (counts assignments)."""
        return "individinsats" if self.service in INDIVIDUAL_SERVICES else "utforartjanst"


# Hofors is among them: it has no enterprise of its own and buys from a neighbour.
_LINES = tuple(_Line(**row) for row in table("services"))

# In the whole county, per quarter: about 210 services in 2016, 280 in 2017 and 400 in 2018.
_TOTALS = {row["service_group"]: row for row in table("service_totals")}
# For the individual measures per person and quarter, where anything is paid at all.
_PRICES = {row["service"]: row["price_sek"] for row in table("service_prices")}
_SHARE_WITH_UNKNOWN_AMOUNT = 0.06


def service_use_rows(seed: int) -> list[Row]:
    """One row per quarter and line of use in the municipalities that have delivered.

    Individual measures are counts of people and rounded (no 1–4); contracted services are exact and never 0.
    """
    rng = stream(seed, "service_use")
    order = {line: rng.random() for line in _LINES}
    rows: list[Row] = []
    for quarter in QUARTERS:
        counts: dict[_Line, int] = {}
        for group, totals in _TOTALS.items():
            lines = [line for line in _LINES if line.group == group and line.first_quarter <= quarter]
            counts |= apportion(totals[quarter], {line: line.weight * around(rng, 0.25) for line in lines})
        people = {line: count for line, count in counts.items() if line.group == "individinsats"}
        rounded = publish(people, order=order, part=lambda line: line.municipality_code)
        used = {line: (count, value_kind(count)) for line, count in rounded.items()}
        used |= {line: (count, "exact") for line, count in counts.items() if line not in people and count}
        for line, (count, kind) in used.items():
            amount, status = _amount(rng, line, count, kind)
            if is_delivered(line.municipality_code, "service_use", quarter):
                rows.append(_row(quarter, line, count, kind) | {"amount_sek": amount, "amount_status": status})
    return rows


def _amount(rng: random.Random, line: _Line, count: int, kind: str) -> tuple[float | None, str]:
    """The amount in SEK and its status. With the price known, an amount beside a rounded count would give it away."""
    price = _PRICES[line.service] * around(rng, 0.15)
    is_unknown = rng.random() < _SHARE_WITH_UNKNOWN_AMOUNT
    if not line.is_paid:
        return None, "NA"
    if kind == "rounded":
        return None, "PR"
    return (None, "UN") if is_unknown else (float(round(count * price / 100) * 100), "A")


def _row(quarter: str, line: _Line, count: int, kind: str) -> Row:
    named = {name: getattr(line, name) for name in ("municipality_code", "public_actor", "service", "agreement_form")}
    value = {"value": float(count), "value_kind": kind, "obs_status": "A"}
    return {"period": quarter} | named | {"service_group": line.group} | value
