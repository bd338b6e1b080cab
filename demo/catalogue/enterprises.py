"""The made-up enterprises, and what they report every quarter."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from contract.periods import last_day
from contract.signs import SMALLEST_SHOWN
from demo.catalogue import chance
from demo.catalogue.chance import QUARTERS, Row, apportion, around, between, value_kind
from demo.catalogue.municipalities import is_delivered

# One row per enterprise. Those without a day of start were founded before the example begins. Hofors has none: a true zero, not a
# missing figure. An agreement with Arbetsförmedlingen is there from a quarter on, or never.
_INVENTED = chance.table("enterprises")

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
    start_date: date | None
    end_date: date | None
    is_sak_member: bool
    af_agreement_from: str | None
    legal_form: str
    industry: str
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


def invent_enterprises(seed: int) -> list[Enterprise]:
    """The 32 enterprises: 30 active at the start, two that start during the period; one of the first ends."""
    rng = chance.stream(seed, "enterprise")
    starts = [row["start_date"] or date(between(rng, 1999, 2015), between(rng, 1, 12), 1) for row in _INVENTED]
    sizes = _sizes(rng)
    enterprises = []
    for row, start in zip(_INVENTED, starts, strict=True):
        told = row | {"start_date": start if row["is_start_known"] else None}
        del told["is_start_known"]
        drawn = {"legal_form": chance.pick(rng, _LEGAL_FORMS), "industry": chance.pick(rng, _INDUSTRIES)}
        enterprises.append(Enterprise(**told, **drawn, **sizes[row["number"]]))
    return enterprises


def _sizes(rng: random.Random) -> dict[int, dict[str, int]]:
    """Employees and places per enterprise, so that those active at the start sum to the totals that the example aims at."""
    weights = {row["number"]: around(rng, 0.5) for row in _INVENTED}
    first = {row["number"]: weights[row["number"]] for row in _INVENTED if row["start_date"] is None}
    in_sak = {row["number"]: weights[row["number"]] for row in _INVENTED if row["is_sak_member"]}
    elsewhere = {number: weight**2 for number, weight in first.items() if number not in in_sak}
    employees = apportion(_EMPLOYEES_IN_SAK, in_sak) | apportion(_EMPLOYEES_ELSEWHERE, elsewhere)
    places = apportion(_PLACES_AT_START, first)
    return {
        number: {"employees": employees.get(number, 3), "places": max(SMALLEST_SHOWN + 1, places.get(number, 9))}
        for number in weights
    }


def enterprise_rows(enterprises: list[Enterprise]) -> list[Row]:
    """One row per enterprise; start_date is null where it is unknown, end_date while the enterprise is active."""
    names = ("enterprise_id", "municipality_code", "legal_form", "industry", "start_date", "end_date")
    return [
        {name: getattr(enterprise, name) for name in names}
        | {"enterprise_name": f"Exempel-ASF {enterprise.number:02d}"}
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
    rng = chance.stream(seed, "enterprise_observation")
    order = {enterprise: rng.random() for enterprise in enterprises}
    growth = {enterprise: _LARGEST_GROWTH_OF_PLACES * rng.random() for enterprise in enterprises}
    rounded = partial(chance.publish, order=order, part=lambda enterprise: enterprise.municipality_code)
    rows: list[Row] = []
    for position, quarter in enumerate(QUARTERS):
        active = [enterprise for enterprise in enterprises if enterprise.is_active(quarter)]
        grown = position / (len(QUARTERS) - 1)
        offered = {enterprise: round(enterprise.places * (1 + growth[enterprise] * grown)) for enterprise in active}
        # Every fourth enterprise takes on one more person a year.
        growing = {enterprise: int(quarter[:4]) - 2016 for enterprise in active if enterprise.number % 4 == 1}
        employees = rounded({enterprise: enterprise.employees + growing.get(enterprise, 0) for enterprise in active})
        filled = rounded(_filled(offered, placed[quarter]))
        for enterprise in active:
            reported = {
                "employees": (employees[enterprise], value_kind(employees[enterprise])),
                "places_offered": (offered[enterprise], "exact"),
                "places_filled": (filled[enterprise], value_kind(filled[enterprise])),
                "sak_member": (enterprise.is_sak_member, "exact"),
                "af_agreement": ((enterprise.af_agreement_from or "9999") <= quarter, "exact"),
            }
            has_delivered = is_delivered(enterprise.municipality_code, "enterprise", quarter)
            for variable, (value, kind) in reported.items():
                row = {"enterprise_id": enterprise.enterprise_id, "period": quarter, "enterprise_variable": variable}
                told = {"value": float(value), "obs_status": "A", "value_kind": kind}
                rows.append(row | (told if has_delivered else {"obs_status": "NL"}))
    return rows


def _filled(offered: Mapping[Enterprise, int], placed: Mapping[str, int]) -> dict[Enterprise, int]:
    """Places filled per enterprise: the people placed in its municipality, never more than the places it offers."""
    filled: dict[Enterprise, int] = {}
    for code in dict.fromkeys(enterprise.municipality_code for enterprise in offered):
        here = {enterprise: places for enterprise, places in offered.items() if enterprise.municipality_code == code}
        shares = apportion(placed.get(code, 0), here)
        filled |= {enterprise: min(shares[enterprise], places) for enterprise, places in here.items()}
    return filled
