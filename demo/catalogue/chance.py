"""What the generator works with: the tables that are made up by hand, one seeded chance for each purpose, and counts of people divided and
rounded so that their totals are kept."""

import random
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import polars as pl

from contract.periods import quarters
from contract.signs import SMALLEST_SHOWN

Row = dict[str, object]
Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)

QUARTERS = tuple(quarters("2016-Q1", "2018-Q4"))
CODES = ("2101", "2104", "2121", "2132", "2161", "2180", "2181", "2182", "2183", "2184")


def table(name: str) -> list[Row]:
    """The rows of `tables/NAME.csv`, with days as dates and what is empty as None."""
    path = Path(__file__).parent / "tables" / f"{name}.csv"
    return pl.read_csv(
        path, try_parse_dates=True, schema_overrides={"municipality_code": pl.String, "area_code": pl.String}
    ).rows(named=True)


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
