"""What the generator draws from: one seeded chance for each purpose, the quarters, the places, and counts that keep their totals."""

import random
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

Item = TypeVar("Item")


def stream(seed: int, name: str) -> random.Random:
    """A generator of its own for one part of the example, so that a change in one part leaves the others alone."""
    return random.Random(f"{seed}:{name}")


def between(rng: random.Random, low: int, high: int) -> int:
    """A whole number from `low` to `high`, both included."""
    return low + int(rng.random() * (high - low + 1))


def pick(rng: random.Random, items: Sequence[Item]) -> Item:
    """One of `items`, all equally likely. Raises IndexError when there are none."""
    return items[int(rng.random() * len(items))]


def around(rng: random.Random, share: float) -> float:
    """A factor within `share` of one: 0.1 gives 0.9 to 1.1."""
    return 1 + share * (2 * rng.random() - 1)


_LAST_DAYS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


@dataclass(frozen=True)
class Quarter:
    """One quarter of one year, in the period notation of the contract."""

    year: int
    number: int

    @property
    def period(self) -> str:
        """The period as text, for example 2016-Q1."""
        return f"{self.year}-Q{self.number}"

    @property
    def last_day(self) -> date:
        """The last day of the quarter."""
        return date(self.year, *_LAST_DAYS[self.number])

    def day_after(self, days: int) -> date:
        """The day that lies `days` days after the last day of the quarter."""
        return self.last_day + timedelta(days=days)


QUARTERS: tuple[Quarter, ...] = tuple(Quarter(year, number) for year in (2016, 2017, 2018) for number in (1, 2, 3, 4))


CODES = ("2101", "2104", "2121", "2132", "2161", "2180", "2181", "2182", "2183", "2184")

_MUNICIPALITIES = {
    "2101": ("Ockelbo", "gastrikland"),
    "2104": ("Hofors", "gastrikland"),
    "2121": ("Ovanåker", "halsingland"),
    "2132": ("Nordanstig", "halsingland"),
    "2161": ("Ljusdal", "halsingland"),
    "2180": ("Gävle", "gastrikland"),
    "2181": ("Sandviken", "gastrikland"),
    "2182": ("Söderhamn", "halsingland"),
    "2183": ("Bollnäs", "halsingland"),
    "2184": ("Hudiksvall", "halsingland"),
}

_YEARS = (2014, 2015, 2016, 2017, 2018)

# Invented, in even tens. The sum for 2015 is 282 510: the example's plan has transposed two of its digits.
_RESIDENTS = {
    "2101": (5_750, 5_830, 5_860, 5_880, 5_910),
    "2104": (9_450, 9_460, 9_570, 9_640, 9_620),
    "2121": (11_450, 11_500, 11_620, 11_620, 11_670),
    "2132": (9_500, 9_510, 9_520, 9_500, 9_510),
    "2161": (18_950, 19_050, 19_070, 19_050, 19_040),
    "2180": (98_400, 99_010, 99_820, 100_620, 101_440),
    "2181": (37_850, 38_420, 38_940, 39_240, 39_220),
    "2182": (25_500, 25_830, 26_010, 25_810, 25_740),
    "2183": (26_400, 26_700, 26_910, 26_940, 26_970),
    "2184": (36_950, 37_200, 37_310, 37_390, 37_450),
}


def municipality_rows() -> list[dict[str, object]]:
    """One row per municipality: code, name and part of the county."""
    return [
        {"source_id": "exempel", "municipality_code": code, "municipality_name": name, "part": part}
        for code, (name, part) in _MUNICIPALITIES.items()
    ]


def population_rows() -> list[dict[str, object]]:
    """One row per municipality and year, 2014–2018: residents at the end of the year."""
    return [
        {
            "source_id": "exempel_befolkning",
            "municipality_code": code,
            "period": str(year),
            "period_end": date(year, 12, 31),
            "value": float(residents),
            "obs_status": "A",
        }
        for code, by_year in _RESIDENTS.items()
        for year, residents in zip(_YEARS, by_year, strict=True)
    ]


def residents_in(year: int) -> int:
    """The residents of the county at the end of `year`. Raises ValueError for a year the example does not have."""
    return sum(by_year[_YEARS.index(year)] for by_year in _RESIDENTS.values())


Key = TypeVar("Key", bound=Hashable)

SMALLEST_SHOWN = 5


def apportion(total: int, weights: Mapping[Key, float]) -> dict[Key, int]:
    """Divide `total` people over the keys in proportion to `weights`, in whole people, by largest remainder.

    Raises ValueError when there is something to divide and no key with a weight.
    """
    weight_sum = sum(weights.values())
    if weight_sum <= 0:
        if total:
            raise ValueError(f"No cell can take the {total} people.")
        return dict.fromkeys(weights, 0)
    exact = {key: total * weight / weight_sum for key, weight in weights.items()}
    counts = {key: int(share) for key, share in exact.items()}
    by_remainder = sorted(exact, key=lambda key: counts[key] - exact[key])
    for key in by_remainder[: total - sum(counts.values())]:
        counts[key] += 1
    return counts


def publish(
    counts: Mapping[Key, int], *, order: Mapping[Key, float], part: Callable[[Key], Hashable]
) -> dict[Key, int]:
    """Round the cells of 1–4 to 0 or 5 so that their sum is kept to the nearest five; larger cells stay.

    `part` says which part a cell belongs to (a municipality, say): each part gets its share of the fives, so that its
    sum is kept too. `order` holds a number from 0 to 1 per cell: within a part a cell becomes 5 the sooner, the larger
    its count and the smaller its number, and so stays on the same side while its count does.
    """
    small: dict[Hashable, list[Key]] = {}
    for key, count in counts.items():
        if 0 < count < SMALLEST_SHOWN:
            small.setdefault(part(key), []).append(key)
    sums = {name: sum(counts[key] for key in keys) for name, keys in small.items()}
    fives = apportion((sum(sums.values()) + SMALLEST_SHOWN // 2) // SMALLEST_SHOWN, sums)
    published = dict(counts)
    for name, keys in small.items():
        ranked = sorted(keys, key=lambda key: order[key] - counts[key] / SMALLEST_SHOWN)
        published |= dict.fromkeys(keys, 0) | dict.fromkeys(ranked[: fives[name]], SMALLEST_SHOWN)
    return published


def value_kind(value: int) -> str:
    """Whether a published count of people is exact: a 0 or a 5 may stand for 1–4."""
    return "rounded" if value in (0, SMALLEST_SHOWN) else "exact"
