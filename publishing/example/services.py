"""Services that public actors use during each quarter (a flow): number, amount and form of agreement."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from contract.codelists import INDIVIDUAL_SERVICES
from publishing.example.chance import around, stream
from publishing.example.counting import apportion, publish, value_kind
from publishing.example.quarters import QUARTERS, Quarter
from publishing.example.service_lines import LINES, ServiceLine

# In the whole county, per quarter: about 210 services in 2016, 280 in 2017 and 400 in 2018.
_TOTALS = {
    "individinsats": (30, 31, 33, 34, 36, 38, 40, 42, 46, 49, 52, 56),
    "utforartjanst": (18, 20, 21, 24, 27, 31, 32, 36, 42, 46, 51, 56),
}

# SEK per service; for the individual measures per person and quarter, where anything is paid at all.
_PRICES = {
    "praktik": 4_500, "arbetstraning": 9_000, "arbetsprovning": 11_000, "sysselsattning": 8_000, "spraktraning": 6_500,
    "daglig_verksamhet": 14_000, "vardinnetjanst": 22_000, "cafe": 9_500, "miljovard": 31_000, "atervinning": 18_000,
    "lagenhetsrustning": 42_000, "matleverans": 12_500, "flytthjalp": 5_500, "stad": 15_000, "hantverk": 8_500,
}  # fmt: skip
_SHARE_WITH_UNKNOWN_AMOUNT = 0.06


@dataclass(frozen=True)
class _Use:
    """What was used of one line in one quarter, as published."""

    line: ServiceLine
    value: int
    value_kind: str


def service_group(service: str) -> str:
    """Whether a service is an individual measure (counts people) or a contracted service (counts assignments)."""
    return "individinsats" if service in INDIVIDUAL_SERVICES else "utforartjanst"


def service_use_rows(seed: int, *, delivered: Callable[[str, Quarter], bool]) -> list[dict[str, object]]:
    """One row per quarter and line of use in the municipalities that have delivered.

    Individual measures are counts of people and rounded (no 1–4); contracted services are exact and never 0.
    """
    rng = stream(seed, "service_use")
    order = {line: rng.random() for line in LINES}
    rows: list[dict[str, object]] = []
    for position, quarter in enumerate(QUARTERS):
        counts: dict[ServiceLine, int] = {}
        for group, totals in _TOTALS.items():
            lines = [line for line in LINES if service_group(line.service) == group and line.first <= position]
            counts |= apportion(totals[position], {line: line.weight * around(rng, 0.25) for line in lines})
        for use in _published(counts, order):
            amount, status = _amount(rng, use)
            if delivered(use.line.municipality_code, quarter):
                rows.append(_row(quarter, use, amount, status))
    return rows


def _published(counts: dict[ServiceLine, int], order: dict[ServiceLine, float]) -> list[_Use]:
    people = {line: count for line, count in counts.items() if service_group(line.service) == "individinsats"}
    rounded = publish(people, order=order, part=lambda line: line.municipality_code)
    uses = [_Use(line, count, value_kind(count)) for line, count in rounded.items()]
    uses += [_Use(line, count, "exact") for line, count in counts.items() if line not in people and count]
    return uses


def _amount(rng: random.Random, use: _Use) -> tuple[float | None, str]:
    """The amount in SEK and its status. With the price known, an amount beside a rounded count would give it away."""
    price = _PRICES[use.line.service] * around(rng, 0.15)
    unknown = rng.random() < _SHARE_WITH_UNKNOWN_AMOUNT
    if not use.line.paid:
        return None, "NA"
    if use.value_kind == "rounded":
        return None, "PR"
    return (None, "UN") if unknown else (float(round(use.value * price / 100) * 100), "A")


def _row(quarter: Quarter, use: _Use, amount: float | None, amount_status: str) -> dict[str, object]:
    return {
        "source_id": "exempel_leveranser",
        "period_end": quarter.last_day,
        "value": float(use.value),
        "obs_status": "A",
        "value_kind": use.value_kind,
        "period": quarter.period,
        "municipality_code": use.line.municipality_code,
        "public_actor": use.line.public_actor,
        "service": use.line.service,
        "agreement_form": use.line.agreement_form,
        "service_group": service_group(use.line.service),
        "amount_sek": amount,
        "amount_status": amount_status,
    }
