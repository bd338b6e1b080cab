"""Chance that is the same for ever: only `random.Random.random`, whose sequence Python promises to keep."""

import random
from collections.abc import Sequence
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
