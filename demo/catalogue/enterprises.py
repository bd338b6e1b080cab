"""The made-up enterprises, and what they report every quarter."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from demo.catalogue.chance import (
    QUARTERS,
    SMALLEST_SHOWN,
    Quarter,
    apportion,
    around,
    between,
    pick,
    publish,
    stream,
    value_kind,
)

Row = dict[str, object]

# How many are active when the example begins. Hofors has none: a true zero, not a missing figure.
_AT_START = {"2184": 9, "2183": 4, "2180": 4, "2182": 3, "2181": 3, "2161": 2, "2132": 2, "2121": 2, "2101": 1}
_STARTS_DURING = (("2180", date(2017, 3, 1)), ("2181", date(2018, 9, 3)))
_ENDS = (3, date(2018, 5, 15))

_SAK_MEMBERS = frozenset({1, 2, 5, 6, 8, 10, 12, 15, 19, 22, 26})
_WITHOUT_AF_AGREEMENT = frozenset({3, 7, 9, 13, 16, 18, 21, 24, 28, 30})
_UNKNOWN_START = frozenset({1, 4, 11, 14, 20, 25})
_AF_AGREEMENT_FROM = {21: Quarter(2017, 1), 9: Quarter(2018, 1), 31: Quarter(2017, 2), 32: Quarter(2018, 4)}

_EMPLOYEES_IN_SAK = 100
_EMPLOYEES_ELSEWHERE = 112
_PLACES_AT_START = 520
_LEGAL_FORMS = ("ekonomisk_forening",) * 6 + ("ideell_forening",) * 3 + ("aktiebolag",)
_INDUSTRIES = ("hushallsnara", "secondhand", "cafe", "hantverk", "miljo", "hunddagis", "sprak")


@dataclass(frozen=True)
class ExampleEnterprise:
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

    def active(self, day: date) -> bool:
        """Whether the enterprise has started and not ended on `day`."""
        started = self.start_date is None or self.start_date <= day
        return started and (self.end_date is None or self.end_date > day)

    @property
    def sak_member(self) -> bool:
        """Whether it is a member of SAK, the enterprises' own association."""
        return self.number in _SAK_MEMBERS

    def employees_in(self, year: int) -> int:
        """The people employed in `year`: every fourth enterprise takes on one more person a year."""
        return self.employees + (year - 2016 if self.number % 4 == 1 else 0)

    def has_af_agreement(self, quarter: Quarter) -> bool:
        """Whether it has an agreement with Arbetsförmedlingen at the end of `quarter`."""
        if self.number in _AF_AGREEMENT_FROM:
            return _AF_AGREEMENT_FROM[self.number].last_day <= quarter.last_day
        return self.number not in _WITHOUT_AF_AGREEMENT


def invent_enterprises(seed: int) -> list[ExampleEnterprise]:
    """The 32 enterprises: 30 active at the start, two that start during the period; one of the first ends."""
    rng = stream(seed, "enterprise")
    codes = [code for code, count in _AT_START.items() for _ in range(count)]
    founded = {number: date(between(rng, 1999, 2015), between(rng, 1, 12), 1) for number in range(1, len(codes) + 1)}
    starts: list[tuple[str, date | None]] = [
        (code, None if number in _UNKNOWN_START else founded[number]) for number, code in enumerate(codes, start=1)
    ]
    starts += _STARTS_DURING
    sizes = _sizes(rng, len(starts))
    return [
        ExampleEnterprise(
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


def enterprise_rows(enterprises: list[ExampleEnterprise]) -> list[Row]:
    """One row per enterprise; start_date is null where it is unknown, end_date while the enterprise is active."""
    return [
        {
            "source_id": "exempel_leveranser",
            "enterprise_id": enterprise.enterprise_id,
            "enterprise_name": f"Exempel-ASF {enterprise.number:02d}",
            "municipality_code": enterprise.municipality_code,
            "legal_form": enterprise.legal_form,
            "industry": enterprise.industry,
            "start_date": enterprise.start_date,
            "end_date": enterprise.end_date,
        }
        for enterprise in enterprises
    ]


_COUNTS_OF_PEOPLE = ("employees", "places_filled")
_LARGEST_GROWTH_OF_PLACES = 0.12


def places_by_municipality(enterprises: list[ExampleEnterprise], quarter: Quarter) -> dict[str, int]:
    """The places at the enterprises of each municipality at the end of `quarter`; no key where there are none."""
    places: dict[str, int] = {}
    for enterprise in enterprises:
        if enterprise.active(quarter.last_day):
            places[enterprise.municipality_code] = places.get(enterprise.municipality_code, 0) + enterprise.places
    return places


def enterprise_observation_rows(
    enterprises: list[ExampleEnterprise],
    seed: int,
    *,
    delivered: Callable[[str, Quarter], bool],
    placed: Mapping[Quarter, Mapping[str, int]],
) -> list[Row]:
    """Five variables per enterprise and quarter while it is active; status NL where the municipality has not delivered.

    `placed` holds the people placed per quarter and municipality, before rounding: the places filled sum to them.
    """
    rng = stream(seed, "enterprise_observation")
    order = {one.enterprise_id: rng.random() for one in enterprises}
    growth = {one.enterprise_id: _LARGEST_GROWTH_OF_PLACES * rng.random() for one in enterprises}
    municipality = {one.enterprise_id: one.municipality_code for one in enterprises}
    rounded = partial(publish, order=order, part=municipality.__getitem__)
    rows: list[Row] = []
    for position, quarter in enumerate(QUARTERS):
        active = [one for one in enterprises if one.active(quarter.last_day)]
        grown = position / (len(QUARTERS) - 1)
        offered = {one.enterprise_id: round(one.places * (1 + growth[one.enterprise_id] * grown)) for one in active}
        reported = {
            "employees": rounded({one.enterprise_id: one.employees_in(quarter.year) for one in active}),
            "places_offered": offered,
            "places_filled": rounded(_filled(active, offered, placed[quarter])),
            "sak_member": {one.enterprise_id: int(one.sak_member) for one in active},
            "af_agreement": {one.enterprise_id: int(one.has_af_agreement(quarter)) for one in active},
        }
        for one in active:
            has_delivered = delivered(one.municipality_code, quarter)
            for variable, values in reported.items():
                value = values[one.enterprise_id] if has_delivered else None
                rows.append(_row(one.enterprise_id, quarter, variable, value))
    return rows


def _filled(active: list[ExampleEnterprise], offered: Mapping[str, int], placed: Mapping[str, int]) -> dict[str, int]:
    """Places filled per enterprise: the people placed in its municipality, never more than the places it offers."""
    filled: dict[str, int] = {}
    for code in {one.municipality_code: None for one in active}:
        here = {one.enterprise_id: offered[one.enterprise_id] for one in active if one.municipality_code == code}
        shares = apportion(placed.get(code, 0), {key: float(places) for key, places in here.items()})
        filled |= {key: min(shares[key], places) for key, places in here.items()}
    return filled


def _row(enterprise_id: str, quarter: Quarter, variable: str, value: int | None) -> Row:
    kind = value_kind(value) if variable in _COUNTS_OF_PEOPLE and value is not None else "exact"
    return {
        "source_id": "exempel_leveranser",
        "period_end": quarter.last_day,
        "value": None if value is None else float(value),
        "obs_status": "NL" if value is None else "A",
        "value_kind": None if value is None else kind,
        "enterprise_id": enterprise_id,
        "period": quarter.period,
        "enterprise_variable": variable,
    }
