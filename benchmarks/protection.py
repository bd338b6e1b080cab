"""What the protection of small counts costs: errors per level, seconds per quarter, and what an attacker gets.

Run `python -m benchmarks.protection`. The table that it prints stands in docs/disclosure-control.md.
"""

import random
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import perf_counter

import polars as pl

from demo.catalogue.chance import CODES, QUARTERS
from demo.catalogue.placements import placed_people
from publishing.disclosure.protect import protect
from publishing.disclosure.shape import full_cube
from publishing.kinds.placement import SHAPE as PLACEMENT
from tests.attacker.attack import leaks
from tests.attacker.knowledge import FIVES, Corrected, Knowledge, Publication, Total

LEVELS = {
    "region": [],
    "municipality": ["municipality_code"],
    "actor": ["public_actor"],
    "measure": ["placement_measure"],
    "sex": ["sex"],
    "municipality × actor": ["municipality_code", "public_actor"],
    "municipality × actor × measure": ["municipality_code", "public_actor", "placement_measure"],
}
ACTORS = ("arbetsformedlingen", "kommun", "forsakringskassan", "samordningsforbund", "region")


@dataclass
class Measured:
    """What was measured over all quarters of one size."""

    people: list[int] = field(default_factory=list)
    small: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    errors: dict[str, list[int]] = field(default_factory=lambda: {level: [] for level in LEVELS})
    leaks: int = 0
    told_to_partners: int = 0


def quarters(people: int, chance: random.Random) -> Iterator[pl.DataFrame]:
    """The example's twelve quarters before rounding, each thinned at random to about so many people."""
    places = {quarter: {code: 1 + position for position, code in enumerate(CODES)} for quarter in QUARTERS}
    for counts in placed_people(1, places).values():
        share = people / sum(counts.values())
        rows = [
            {name: getattr(cell, name) for name in PLACEMENT.dimensions}
            | {"value": sum(chance.random() < share for _ in range(count))}
            for cell, count in counts.items()
        ]
        cells = pl.DataFrame(rows)
        yield full_cube(cells, PLACEMENT, delivered=cells)


def partly_unknown(counts: pl.DataFrame, share: float, chance: random.Random) -> pl.DataFrame:
    """The counts without those that their partner does not know, this share of the cells."""
    return counts.with_columns(
        value=pl.Series([None if chance.random() < share else count for count in counts["value"]], dtype=pl.Int64)
    )


def one_person_corrected(counts: pl.DataFrame, chance: random.Random) -> pl.DataFrame:
    """One person more in a cell that already has someone."""
    values = counts["value"].to_list()
    values[chance.choice([place for place, count in enumerate(values) if count])] += 1
    return counts.with_columns(value=pl.Series(values))


def measure(people: int, *, rounds: int, unknown: float = 0) -> Measured:
    """Each quarter published twice, with one person corrected in between, and attacked; a share of the cells is unknown."""
    chance, measured = random.Random(people), Measured()
    for whole in (counts for _ in range(rounds) for counts in quarters(people, chance)):
        counts = partly_unknown(whole, unknown, chance) if unknown else whole
        first = timed(measured, counts, chance, earlier=[])
        after = one_person_corrected(counts, chance)
        second = timed(measured, after, chance, earlier=[first])
        both = (Publication(first), Publication(second))
        measured.leaks += len(leaks(Knowledge(PLACEMENT.dimensions, both, FIVES, (Corrected(0, 1, people=1),))))
        measured.told_to_partners += sum(told_to(actor, counts, first) for actor in ACTORS)
    return measured


def timed(
    measured: Measured, counts: pl.DataFrame, chance: random.Random, *, earlier: list[pl.DataFrame]
) -> pl.DataFrame:
    """A publication; its time and its errors are noted."""
    start = perf_counter()
    published = protect(counts, PLACEMENT, chance=chance, earlier=earlier)
    measured.seconds.append(perf_counter() - start)
    measured.people.append(counts["value"].sum())
    measured.small.append(counts.filter(pl.col("value").is_between(1, 4)).height)
    error = (published["value"] - counts["value"]).alias("error")
    for level, dimensions in LEVELS.items():
        cells = counts.select(*dimensions, pl.lit(0).alias("all"), error)
        measured.errors[level] += cells.group_by([*dimensions, "all"]).agg(pl.col("error").sum())["error"].to_list()
    return published


def told_to(actor: str, counts: pl.DataFrame, published: pl.DataFrame) -> int:
    """In how many cells of others an actor that knows its own counts can tell the count to fewer than four values."""
    own = counts.filter(public_actor=actor).drop_nulls("value")
    totals = tuple(
        Total(row["value"], row["value"], {name: row[name] for name in PLACEMENT.dimensions})
        for row in own.iter_rows(named=True)
    )
    found = leaks(Knowledge(PLACEMENT.dimensions, (Publication(published, totals=totals),), FIVES))
    place = PLACEMENT.dimensions.index("public_actor")
    return sum(leak.cell[place] != actor for leak in found)


def main(rounds: int) -> None:
    """Prints a table in Markdown."""
    for people, unknown in ((300, 0), (60, 0), (60, 0.3)):
        measured = measure(people, rounds=rounds, unknown=unknown)
        print(
            f"\n{people} people, {unknown:.0%} of the cells unknown"
            f" ({len(measured.people)} publications, {statistics.mean(measured.small):.0f} small cells)"
        )
        print("| level | mean error | largest |\n|---|---|---|")
        for level, errors in measured.errors.items():
            sizes = [abs(error) for error in errors]
            print(f"| {level} | {statistics.mean(sizes):.1f} | {max(sizes)} |")
        print(f"seconds: mean {statistics.mean(measured.seconds):.2f}, most {max(measured.seconds):.2f}")
        print(f"leaks: {measured.leaks}; told to partners who know their own counts: {measured.told_to_partners}")


if __name__ == "__main__":
    main(rounds=int(sys.argv[1]) if len(sys.argv) > 1 else 2)
