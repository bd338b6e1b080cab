"""What the sizes of groups take away from the years of their people, before and after protection, and what it costs.

Run `python -m benchmarks.groups`. The table that it prints stands in docs/disclosure-control.md.
"""

import random
import sys
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from contract import WITHHELD
from contract.competence import FEWEST_IN_GROUP
from demo.catalogue.training import delivered_in_turn, published_in_turn
from publishing.kinds import training_participation
from tests.attacker.attack import leaks
from tests.attacker.knowledge import Knowledge, Publication, Rules, Together

GROUPS = training_participation.KIND.groups
DRAWS = range(2000, 2020)
# How large a part of each group has taken its training, and when the sizes are told.
REACHED = (0.6, 0.8, 0.95, 1.0)
TOLD = {"before and between the years": {"2016-Q1": 1.0, "2018-Q1": 1.06}, "after the years": {"2019-Q1": 1.06}}
# The example's years are rounded by themselves: nothing is promised of their sums.
CELLS = Rules(lambda value, kind: (value, value) if kind == "exact" else (0, 4) if value == 0 else (1, 5))

Key = tuple[str, ...]


@dataclass
class Measured:
    """Counts over all draws: small cells narrowed, of how many; sizes and years that are told and that are kept back."""

    small: int = 0
    narrow_before: int = 0
    narrow_after: int = 0
    sizes: int = 0
    sizes_kept: int = 0
    rest: int = 0
    rest_kept: int = 0
    years: int = 0
    years_kept: int = 0


def measure(reached: float, told: Mapping[str, float]) -> Measured:
    """Twenty draws of the example's groups, their three years and their sizes, as delivered and as published."""
    found = Measured()
    for seed in DRAWS:
        parts = dict.fromkeys(training_participation.TARGET_GROUPS, reached)
        delivered = delivered_in_turn(seed, reached=parts, told=told)
        published = published_in_turn(delivered, random.Random(seed))
        found.narrow_before += narrowed(delivered)
        found.narrow_after += narrowed(published)
        for period, rows in delivered.items():
            shown = rows.filter(obs_status="A")
            kept = shown.join(published[period].filter(obs_status="PR"), on=GROUPS.by, how="semi")
            is_rest = pl.col(GROUPS.column) == GROUPS.rest
            if period in told:
                found.rest += shown.filter(is_rest).height
                found.rest_kept += kept.filter(is_rest).height
                found.sizes += shown.filter(~is_rest).height
                found.sizes_kept += kept.filter(~is_rest).height
            else:
                found.small += shown.filter(value_kind="rounded").height
                found.years += shown.height
                found.years_kept += kept.height
    return found


def narrowed(published: Mapping[str, pl.DataFrame]) -> int:
    """In how many small cells fewer than four counts are left to whoever takes nobody to have left the groups.

    A group of which more took part than it has is none that nobody has left.
    """
    years = {period: rows for period, rows in published.items() if len(period) == 4}
    shown = [rows.filter(obs_status="A") for rows in years.values()]
    cells = [rows.select(*GROUPS.by, pl.col("value").cast(pl.Int64), "value_kind") for rows in shown]
    hidden = _hidden(pl.concat([*years.values()]))
    fewest = {key: count + hidden.get(key, 0) for key, count in _fewest(pl.concat(cells)).items()}
    links = tuple(
        Together(tuple(range(len(cells))), most - hidden.get(key, 0), dict(zip(GROUPS.by, key, strict=True)))
        for key, most in _most(published).items()
        if fewest.get(key, most + 1) <= most
    )
    knowledge = Knowledge(GROUPS.by, tuple(Publication(each) for each in cells), CELLS, links)
    return len(leaks(knowledge))


def _hidden(rows: pl.DataFrame) -> dict[Key, int]:
    """Per group how many years its sender has hidden: there is one person in each, at least."""
    counted = rows.filter(obs_status=WITHHELD).group_by(GROUPS.by).len()
    return {tuple(key): count for *key, count in counted.iter_rows()}


def _fewest(cells: pl.DataFrame) -> dict[Key, int]:
    is_rounded = pl.col("value_kind") == "rounded"
    least = pl.when(is_rounded).then((pl.col("value") > 0).cast(pl.Int64)).otherwise("value")
    return {tuple(key): count for *key, count in cells.group_by(GROUPS.by).agg(least.sum()).iter_rows()}


def _most(published: Mapping[str, pl.DataFrame]) -> dict[Key, int]:
    """What every size, told or kept back, says that there are at most, the least of them by group; of everybody the sum.

    A size that is kept back says nine at most, or four more than the fewest of the years that were told by then.
    """
    most: dict[Key, int] = {}
    known = pl.DataFrame()
    for period, rows in published.items():
        if len(period) == 4:
            shown = rows.filter(obs_status="A").select(*GROUPS.by, pl.col("value").cast(pl.Int64), "value_kind")
            known = pl.concat([known, shown]) if known.height else shown
            continue
        fewest = _fewest(known) if known.height else {}
        staff: dict[Key, list[float | None]] = {}
        for *place, value, status in rows.select(*GROUPS.by, "value", "obs_status").iter_rows():
            key = tuple(place)
            employer = tuple(GROUPS.everybody if part == key[-1] else part for part in key)
            staff.setdefault(employer, []).append(value)
            if value is not None:
                most[key] = min(int(value), most.get(key, int(value)))
            elif status == "PR" and key[-1] != GROUPS.rest:
                read = max(FEWEST_IN_GROUP - 1, fewest.get(key, 0) + 4)
                most[key] = min(read, most.get(key, read))
        for key, values in staff.items():
            if None not in values:
                most[key] = min(int(sum(values)), most.get(key, int(sum(values))))
    return most


def main() -> None:
    """Prints a line per time at which the sizes are told and part of the groups that is trained."""
    for when, told in TOLD.items():
        for reached in REACHED:
            found = measure(reached, told)
            sys.stdout.write(
                f"sizes told {when}, {reached:.0%} trained: {found.small} small cells, narrowed {found.narrow_before} before"
                f" and {found.narrow_after} after; kept back {found.sizes_kept} of {found.sizes} sizes,"
                f" {found.rest_kept} of {found.rest} of the rest, {found.years_kept} of {found.years} years\n"
            )


if __name__ == "__main__":
    main()
