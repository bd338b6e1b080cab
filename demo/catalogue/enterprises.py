"""The made-up enterprises, and what they report every quarter."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from contract.periods import last_day
from demo.catalogue.chance import (
    QUARTERS,
    SMALLEST_SHOWN,
    Row,
    apportion,
    around,
    between,
    pick,
    publish,
    stream,
    value_kind,
)
from demo.catalogue.delivered import SOURCE, is_delivered

# How many are active when the example begins. Hofors has none: a true zero, not a missing figure.
_AT_START = {"2184": 9, "2183": 4, "2180": 4, "2182": 3, "2181": 3, "2161": 2, "2132": 2, "2121": 2, "2101": 1}
_STARTS_DURING = (("2180", date(2017, 3, 1)), ("2181", date(2018, 9, 3)))
_ENDS = (3, date(2018, 5, 15))

_SAK_MEMBERS = frozenset({1, 2, 5, 6, 8, 10, 12, 15, 19, 22, 26})
_WITHOUT_AF_AGREEMENT = frozenset({3, 7, 9, 13, 16, 18, 21, 24, 28, 30})
_UNKNOWN_START = frozenset({1, 4, 11, 14, 20, 25})
_AF_AGREEMENT_FROM = {21: "2017-Q1", 9: "2018-Q1", 31: "2017-Q2", 32: "2018-Q4"}

_EMPLOYEES_IN_SAK = 100
_EMPLOYEES_ELSEWHERE = 112
_PLACES_AT_START = 520
_LARGEST_GROWTH_OF_PLACES = 0.12
_LEGAL_FORMS = ("ekonomisk_forening",) * 6 + ("ideell_forening",) * 3 + ("aktiebolag",)
_INDUSTRIES = ("hushallsnara", "secondhand", "cafe", "hantverk", "miljo", "hunddagis", "sprak")


@dataclass(frozen=True)
class Enterprise:
    """One invented enterprise with its size when the example begins (or when it starts)."""

    number: int
    municipality_code: str
    legal_form: str
    industry: str
    start_date: date | None
    end_date: date | None
    employees: int
    places: int

    @property
    def enterprise_id(self) -> str:
        """The id, for example exempel-01."""
        return f"exempel-{self.number:02d}"

    def is_active(self, quarter: str) -> bool:
        """Whether it has started and not ended at the end of `quarter`."""
        day = last_day(quarter)
        return (self.start_date or day) <= day and (self.end_date is None or self.end_date > day)

    def employees_in(self, quarter: str) -> int:
        """The people employed: every fourth enterprise takes on one more person a year."""
        return self.employees + (int(quarter[:4]) - 2016 if self.number % 4 == 1 else 0)

    def has_af_agreement(self, quarter: str) -> bool:
        """Whether it has an agreement with Arbetsförmedlingen at the end of `quarter`."""
        if self.number in _AF_AGREEMENT_FROM:
            return _AF_AGREEMENT_FROM[self.number] <= quarter
        return self.number not in _WITHOUT_AF_AGREEMENT


def invent_enterprises(seed: int) -> list[Enterprise]:
    """The 32 enterprises: 30 active at the start, two that start during the period; one of the first ends."""
    rng = stream(seed, "enterprise")
    codes = [code for code, count in _AT_START.items() for _ in range(count)]
    founded = [date(between(rng, 1999, 2015), between(rng, 1, 12), 1) for _ in codes]
    starts: list[tuple[str, date | None]] = [
        (code, None if number in _UNKNOWN_START else day)
        for number, (code, day) in enumerate(zip(codes, founded, strict=True), start=1)
    ]
    starts += _STARTS_DURING
    sizes = _sizes(rng, len(starts))
    return [
        Enterprise(
            number=number,
            municipality_code=code,
            legal_form=pick(rng, _LEGAL_FORMS),
            industry=pick(rng, _INDUSTRIES),
            start_date=start,
            end_date=_ENDS[1] if number == _ENDS[0] else None,
            employees=sizes[number][0],
            places=sizes[number][1],
        )
        for number, (code, start) in enumerate(starts, start=1)
    ]


def _sizes(rng: random.Random, count: int) -> dict[int, tuple[int, int]]:
    """Employees and places per enterprise, so that the 30 first sum to the totals that the example aims at."""
    weights = {number: around(rng, 0.5) for number in range(1, count + 1)}
    first = {number: weight for number, weight in weights.items() if number <= sum(_AT_START.values())}
    in_sak = {number: weight for number, weight in first.items() if number in _SAK_MEMBERS}
    elsewhere = {number: weight**2 for number, weight in first.items() if number not in _SAK_MEMBERS}
    employees = apportion(_EMPLOYEES_IN_SAK, in_sak) | apportion(_EMPLOYEES_ELSEWHERE, elsewhere)
    places = apportion(_PLACES_AT_START, first)
    return {number: (employees.get(number, 3), max(SMALLEST_SHOWN + 1, places.get(number, 9))) for number in weights}


def enterprise_rows(enterprises: list[Enterprise]) -> list[Row]:
    """One row per enterprise; start_date is null where it is unknown, end_date while the enterprise is active."""
    names = ("enterprise_id", "municipality_code", "legal_form", "industry", "start_date", "end_date")
    return [
        {name: getattr(enterprise, name) for name in names}
        | {"source_id": SOURCE, "enterprise_name": f"Exempel-ASF {enterprise.number:02d}"}
        for enterprise in enterprises
    ]


def places_by_municipality(enterprises: list[Enterprise], quarter: str) -> dict[str, int]:
    """The places at the enterprises of each municipality at the end of `quarter`; no key where there are none."""
    places: Counter[str] = Counter()
    for enterprise in enterprises:
        if enterprise.is_active(quarter):
            places[enterprise.municipality_code] += enterprise.places
    return places


def enterprise_observation_rows(
    enterprises: list[Enterprise], seed: int, *, placed: Mapping[str, Mapping[str, int]]
) -> list[Row]:
    """Five variables per enterprise and quarter while it is active; status NL where the municipality has not delivered.

    `placed` holds the people placed per quarter and municipality, before rounding: the places filled sum to them.
    """
    rng = stream(seed, "enterprise_observation")
    order = {enterprise: rng.random() for enterprise in enterprises}
    growth = {enterprise: _LARGEST_GROWTH_OF_PLACES * rng.random() for enterprise in enterprises}
    rounded = partial(publish, order=order, part=lambda enterprise: enterprise.municipality_code)
    rows: list[Row] = []
    for position, quarter in enumerate(QUARTERS):
        active = [enterprise for enterprise in enterprises if enterprise.is_active(quarter)]
        grown = position / (len(QUARTERS) - 1)
        offered = {enterprise: round(enterprise.places * (1 + growth[enterprise] * grown)) for enterprise in active}
        employees = rounded({enterprise: enterprise.employees_in(quarter) for enterprise in active})
        filled = rounded(_filled(offered, placed[quarter]))
        for enterprise in active:
            reported = {
                "employees": (employees[enterprise], value_kind(employees[enterprise])),
                "places_offered": (offered[enterprise], "exact"),
                "places_filled": (filled[enterprise], value_kind(filled[enterprise])),
                "sak_member": (enterprise.number in _SAK_MEMBERS, "exact"),
                "af_agreement": (enterprise.has_af_agreement(quarter), "exact"),
            }
            has_delivered = is_delivered(enterprise.municipality_code, "enterprise", quarter)
            for variable, (value, kind) in reported.items():
                rows.append(
                    {
                        "source_id": SOURCE,
                        "period_end": last_day(quarter),
                        "value": float(value) if has_delivered else None,
                        "obs_status": "A" if has_delivered else "NL",
                        "value_kind": kind if has_delivered else None,
                        "enterprise_id": enterprise.enterprise_id,
                        "period": quarter,
                        "enterprise_variable": variable,
                    }
                )
    return rows


def _filled(offered: Mapping[Enterprise, int], placed: Mapping[str, int]) -> dict[Enterprise, int]:
    """Places filled per enterprise: the people placed in its municipality, never more than the places it offers."""
    filled: dict[Enterprise, int] = {}
    for code in dict.fromkeys(enterprise.municipality_code for enterprise in offered):
        here = {enterprise: places for enterprise, places in offered.items() if enterprise.municipality_code == code}
        shares = apportion(placed.get(code, 0), here)
        filled |= {enterprise: min(shares[enterprise], places) for enterprise, places in here.items()}
    return filled
