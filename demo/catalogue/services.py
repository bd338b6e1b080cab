"""The made-up services that public actors buy, line by line and quarter by quarter."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from contract.codelists import INDIVIDUAL_SERVICES
from demo.catalogue.chance import QUARTERS, Quarter, apportion, around, publish, stream, value_kind


@dataclass(frozen=True)
class ServiceLine:
    """One buyer's use of one service in one municipality, from its first quarter (0 is 2016-Q1) on."""

    municipality_code: str
    public_actor: str
    service: str
    agreement_form: str
    weight: float
    first: int = 0
    paid: bool = True


_INDIVIDUAL = (
    ServiceLine("2184", "arbetsformedlingen", "arbetstraning", "individuell_overenskommelse", 3.0, paid=False),
    ServiceLine("2184", "arbetsformedlingen", "praktik", "individuell_overenskommelse", 2.0, paid=False),
    ServiceLine("2184", "kommun", "daglig_verksamhet", "iop", 4.5),
    ServiceLine("2184", "kommun", "spraktraning", "projektavtal", 1.5),
    ServiceLine("2183", "kommun", "sysselsattning", "ramavtal", 3.8),
    ServiceLine("2183", "arbetsformedlingen", "arbetstraning", "individuell_overenskommelse", 1.4, paid=False),
    ServiceLine("2180", "arbetsformedlingen", "praktik", "individuell_overenskommelse", 1.4, paid=False),
    ServiceLine("2180", "kommun", "sysselsattning", "iop", 2.4, first=5),
    ServiceLine("2180", "samordningsforbund", "arbetsprovning", "projektavtal", 1.0, first=3),
    ServiceLine("2132", "kommun", "sysselsattning", "lopande_avtal", 1.0),
    ServiceLine("2132", "forsakringskassan", "arbetsprovning", "individuell_overenskommelse", 0.5, paid=False),
    ServiceLine("2182", "kommun", "daglig_verksamhet", "ramavtal", 1.5, first=7),
    ServiceLine("2181", "arbetsformedlingen", "arbetstraning", "individuell_overenskommelse", 0.9, paid=False),
    ServiceLine("2181", "kommun", "spraktraning", "lopande_avtal", 1.0, first=9),
    ServiceLine("2161", "arbetsformedlingen", "praktik", "individuell_overenskommelse", 0.7, paid=False),
    ServiceLine("2121", "kommun", "sysselsattning", "individuell_overenskommelse", 0.7, paid=False),
    ServiceLine("2101", "arbetsformedlingen", "arbetsprovning", "individuell_overenskommelse", 0.4, paid=False),
    ServiceLine("2183", "region", "sysselsattning", "projektavtal", 0.6, first=4),
)

_CONTRACTED = (
    ServiceLine("2184", "kommun", "lagenhetsrustning", "iop", 2.0),
    ServiceLine("2184", "kommun", "flytthjalp", "iop", 2.4),
    ServiceLine("2184", "kommun", "vardinnetjanst", "iop", 1.6),
    ServiceLine("2184", "region", "cafe", "direktupphandling", 1.4),
    ServiceLine("2184", "kommun", "atervinning", "lopande_avtal", 1.2),
    ServiceLine("2183", "kommun", "miljovard", "ramavtal", 1.6),
    ServiceLine("2183", "kommun", "stad", "ramavtal", 1.4),
    ServiceLine("2183", "kommun", "matleverans", "ramavtal", 1.5, first=2),
    ServiceLine("2180", "kommun", "hantverk", "direktupphandling", 1.2),
    ServiceLine("2180", "kommun", "flytthjalp", "iop", 2.0, first=5),
    ServiceLine("2180", "region", "stad", "ramavtal", 1.5, first=4),
    ServiceLine("2180", "arbetsformedlingen", "cafe", "direktupphandling", 0.6, first=6),
    ServiceLine("2132", "kommun", "miljovard", "lopande_avtal", 1.0),
    ServiceLine("2132", "kommun", "hantverk", "lopande_avtal", 0.8),
    ServiceLine("2182", "kommun", "lagenhetsrustning", "ramavtal", 1.6, first=7),
    ServiceLine("2182", "kommun", "stad", "direktupphandling", 0.7),
    ServiceLine("2181", "kommun", "atervinning", "direktupphandling", 0.8),
    ServiceLine("2181", "kommun", "matleverans", "lopande_avtal", 1.8, first=9),
    ServiceLine("2161", "kommun", "miljovard", "direktupphandling", 0.8),
    ServiceLine("2161", "samordningsforbund", "cafe", "direktupphandling", 0.4, first=8),
    ServiceLine("2121", "kommun", "flytthjalp", "direktupphandling", 0.6, first=1),
    ServiceLine("2101", "kommun", "hantverk", "direktupphandling", 0.5),
    # Hofors has no enterprise of its own and buys from a neighbour.
    ServiceLine("2104", "kommun", "stad", "direktupphandling", 0.6, first=6),
)

LINES: tuple[ServiceLine, ...] = _INDIVIDUAL + _CONTRACTED


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
