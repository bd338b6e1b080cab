"""The invented enterprises, "Exempel-ASF 01" onwards: their municipality, their start and end, their size."""

import random
from dataclasses import dataclass
from datetime import date

from publishing.example.chance import around, between, pick, stream
from publishing.example.counting import SMALLEST_SHOWN, apportion
from publishing.example.quarters import Quarter

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
