"""What it costs in accuracy that different people during a year are only told as "at least so many".

Run `python -m benchmarks.year`. The table that it prints stands in docs/disclosure-control.md.
"""

import random
import statistics
import sys

import polars as pl

from benchmarks.protection import quarters
from publishing.disclosure.protect import protect
from publishing.disclosure.year_floor import told_at_least
from publishing.kinds.placement import SHAPE as PLACEMENT

CELL = ["municipality_code", "public_actor", "sex"]
# For so many people at a quarter's end, how many more came and went during the year.
COME_AND_GO = (0.5, 1.0)


def measure(people: int, come_and_go: float, *, rounds: int) -> dict[str, float]:
    """Years of the example's quarters, each published once, with a year's count of each cell beside them."""
    chance = random.Random(people)
    cells: list[tuple[int, int | None]] = []
    for made in (list(quarters(people, chance)) for _ in range(rounds)):
        for year in (made[place : place + 4] for place in range(0, len(made), 4)):
            shown = _largest([protect(counts, PLACEMENT, chance=chance) for counts in year])
            both = _largest(year).join(shown, on=CELL, suffix="_shown")
            for row in both.iter_rows(named=True):
                drawn = (chance.random() < come_and_go / 2 for _ in range(2 * row["value"]))
                exact = row["value"] + sum(drawn)
                cells.append((exact, told_at_least(exact, shown=row["value_shown"], chance=chance)))
    told = [(exact, value) for exact, value in cells if value is not None]
    everyone, ten = sum(exact for exact, _ in cells), [exact for exact, _ in cells if exact >= 10]
    return {
        "cells": 100 * len(told) / len(cells),
        "cells of ten or more": 100 * len(told) / max(1, len(ten)),
        "people in told cells": 100 * sum(exact for exact, _ in told) / everyone,
        "people told of": 100 * sum(value for _, value in told) / everyone,
        "mean short": statistics.mean(exact - value for exact, value in told) if told else 0.0,
    }


def _largest(frames: list[pl.DataFrame]) -> pl.DataFrame:
    sums = pl.concat([frame.group_by(CELL).agg(pl.col("value").sum()) for frame in frames])
    return sums.group_by(CELL).agg(pl.col("value").max()).sort(CELL)


def main() -> None:
    """Prints a line per size and turnover."""
    for people in (300, 60):
        for share in COME_AND_GO:
            found = measure(people, share, rounds=2)
            sys.stdout.write(f"{people} people, {share:.0%} more during the year: ")
            sys.stdout.write(", ".join(f"{name} {value:.1f}" for name, value in found.items()) + "\n")


if __name__ == "__main__":
    main()
