"""Training: nobody is given away by a year of participants, by its correction, nor by the size of the group beside it."""

import contextlib
import itertools
import random
from dataclasses import dataclass, field

import polars as pl
import pytest

from contract.competence import FEWEST_IN_GROUP
from publishing.disclosure.counts import Quarter, protected_cells
from publishing.disclosure.group_sizes import BesideGroups, protected_sizes
from publishing.disclosure.protect import Unsafe, protect
from publishing.disclosure.shape import full_cube
from publishing.kinds.target_group_size import KIND as SIZES
from publishing.kinds.training_participation import KIND, SHAPE
from tests.attacker.attack import Leak, leaks
from tests.attacker.knowledge import FIVES, Corrected, Knowledge, Publication, Together

CODES = ("2180", "2183", "2104")
GROUPS = KIND.groups


def year(chance: random.Random, people: int) -> pl.DataFrame:
    """A whole cube with about so many participants in each municipality, most of them in cells of their own."""
    empty = pl.DataFrame(schema=dict.fromkeys(SHAPE.dimensions, pl.String) | {"value": pl.Int64})
    cells = full_cube(empty, SHAPE, delivered=pl.DataFrame({"municipality_code": list(CODES)}))
    counts = [0] * cells.height
    weights = [chance.random() ** 3 for _ in counts]
    for place in chance.choices(range(cells.height), weights=weights, k=people * len(CODES)):
        counts[place] += 1
    return cells.with_columns(value=pl.Series(counts, dtype=pl.Int64))


def one_less(counts: pl.DataFrame, chance: random.Random) -> pl.DataFrame:
    """One participant of Bollnäs was counted twice: the sender has mended it."""
    values = counts["value"].to_list()
    own = [place for place, code in enumerate(counts["municipality_code"]) if code == "2183" and values[place]]
    values[chance.choice(own)] -= 1
    return counts.with_columns(value=pl.Series(values))


@pytest.mark.parametrize("people", [4, 25, 120])
@pytest.mark.parametrize("seed", range(3))
def test_an_attacker_finds_nothing_in_a_year_nor_in_its_correction(people, seed):
    chance = random.Random(f"{seed} {people}")
    counts = year(chance, people)
    published = [protect(counts, SHAPE, chance=chance)]
    with contextlib.suppress(Unsafe):
        published.append(protect(one_less(counts, chance), SHAPE, chance=chance, earlier=published))
    links = tuple(Corrected(place, place + 1, 1, {"municipality_code": "2183"}) for place in range(len(published) - 1))
    read = tuple(Publication(frame.drop("ceiling", strict=False)) for frame in published)

    assert leaks(Knowledge(SHAPE.dimensions, read, FIVES, links)) == []


@dataclass
class Told:
    """Years and sizes published one after the other, and what the attacker takes each group to have at most."""

    chance: random.Random
    sizes: pl.DataFrame
    is_protected: bool = True
    years: list[pl.DataFrame] = field(default_factory=list)
    told: list[pl.DataFrame] = field(default_factory=list)
    most: dict[tuple[str, ...], int] = field(default_factory=dict)

    def year(self, counts: pl.DataFrame, period: str) -> None:
        earlier = [frame for frame in self.years if frame["period"][0] == period]
        beside = BesideGroups(GROUPS, period=period, years=self.years, sizes=self.told) if self.is_protected else None
        quarter = Quarter(
            KIND, (), CODES, catalogue="prov", earlier=earlier, beside={}, beside_groups=beside, chance=self.chance
        )
        exact = counts.with_columns(pl.col("value").cast(pl.Float64), obs_status=pl.lit("A"))
        cells = protected_cells(exact, KIND.cubes[0], pl.DataFrame({"municipality_code": list(CODES)}), quarter)
        self.years.append(cells.with_columns(period=pl.lit(period)))

    def size(self, period: str) -> None:
        """What is kept back is read as nine at most, or as what the rule says that there is room for beside the years."""
        sizes = self.sizes.with_columns(period=pl.lit(period))
        if self.is_protected:
            sizes = protected_sizes(sizes, GROUPS, years=self.years)
        fewest = self.fewest()
        staff: dict[tuple[str, ...], list[float | None]] = {}
        for *key, value in sizes.select(*GROUPS.by, "value").iter_rows():
            staff.setdefault((*key[:2], GROUPS.everybody), []).append(value)
            if value is not None or key[2] != GROUPS.rest:
                self.read(tuple(key), max(9, fewest.get(tuple(key), 0) + 4) if value is None else int(value))
        for key, values in staff.items():
            if None not in values:
                self.read(key, int(sum(values)))
        self.told.append(sizes)

    def read(self, key: tuple[str, ...], most: int) -> None:
        self.most[key] = min(most, self.most.get(key, most))

    def fewest(self) -> dict[tuple[str, ...], int]:
        """The fewest in each group of all years: a 5 may be one, a 0 nobody; of each year the highest that was published."""
        found: dict[tuple[str, tuple[str, ...]], int] = {}
        for frame in self.years:
            for period, *key, value in frame.drop_nulls("value").select("period", *GROUPS.by, "value").iter_rows():
                place = (period, tuple(key))
                found[place] = max(found.get(place, 0), {0: 0, 5: 1}.get(int(value), int(value)))
        sums: dict[tuple[str, ...], int] = {}
        for (_, key), count in found.items():
            sums[key] = sums.get(key, 0) + count
        return sums

    def leaks(self) -> list[Leak]:
        """What is left to whoever takes nobody to have left a group; where more took part than it holds, somebody has."""
        read = tuple(Publication(frame.drop_nulls("value")) for frame in self.years)
        periods = [frame["period"][0] for frame in self.years]
        links = [
            Corrected(before, after, 1, {"municipality_code": "2183"})
            for before, after in itertools.combinations(range(len(periods)), 2)
            if periods[before] == periods[after]
        ]
        newest = tuple({period: place for place, period in enumerate(periods)}.values())
        first = tuple({period: place for place, period in reversed([*enumerate(periods)])}.values())
        fewest = self.fewest()
        links += [
            Together(publications, most, dict(zip(GROUPS.by, key, strict=True)))
            for key, most in self.most.items()
            for publications in sorted({newest, first})
            if fewest.get(key, 0) <= most
        ]
        return leaks(Knowledge(SHAPE.dimensions, read, FIVES, tuple(links)))


def told_in_turn(people: int, seed: int, *, is_protected: bool) -> Told:
    """Two years of a group before its size and two after it, one of them corrected, and the size again."""
    chance = random.Random(f"{seed} {people}")
    trained = [year(chance, people) for _ in range(4)]
    in_turn = Told(chance, sizes_of(trained, chance), is_protected)
    for period, counts in zip(("2015", "2016"), trained[:2], strict=True):
        in_turn.year(counts, period)
    in_turn.size("2017-Q1")
    in_turn.year(trained[2], "2017")
    with contextlib.suppress(Unsafe):
        in_turn.year(one_less(trained[2], chance), "2017")
    in_turn.year(trained[3], "2018")
    in_turn.size("2019-Q1")
    return in_turn


def sizes_of(trained: list[pl.DataFrame], chance: random.Random) -> pl.DataFrame:
    """The groups as they are delivered: those who have taken their training, and none or a few besides."""
    whole = pl.concat(trained).group_by(GROUPS.by).agg(pl.col("value").sum()).sort(GROUPS.by)
    groups = whole.filter(pl.col(GROUPS.column) != GROUPS.everybody)
    rest = whole.filter(pl.col(GROUPS.column) == GROUPS.everybody).with_columns(
        pl.lit(GROUPS.rest).alias(GROUPS.column), value=pl.lit(40, pl.Int64)
    )
    rows = pl.concat([groups, rest]).sort(GROUPS.by)
    value = pl.Series([float(count + chance.choice((0, 1, 3, 6, 20))) for count in rows["value"]])
    delivered = rows.with_columns(period=pl.lit("2017-Q1"), value=value, obs_status=pl.lit("A"))
    return SIZES.as_extracts(delivered)["target_group_size"]


@pytest.mark.parametrize("people", [25, 120])
@pytest.mark.parametrize("seed", range(3))
def test_an_attacker_finds_nothing_in_years_beside_the_sizes_of_their_groups(people, seed):
    """He reads every size, told or kept back, as the most that all years hold together, and knows what was corrected."""
    assert told_in_turn(people, seed, is_protected=True).leaks() == []


def test_beside_sizes_as_they_are_delivered_he_finds_some():
    found = [leak for seed in range(3) for leak in told_in_turn(120, seed, is_protected=False).leaks()]

    assert len(found) > 10


def test_supervisors_are_of_the_enterprises_and_nobody_else_is():
    cells = year(random.Random(1), 0).filter(municipality_code="2180")

    assert cells.height == 5 * 4 + 1
    assert cells.filter(training_target_group="supervisors")["employer"].to_list() == ["enterprise"]


def group_sizes(*values: float | None) -> pl.DataFrame:
    rows = {
        "source_row": list(range(2, 2 + len(values))), "period": "2019-Q1", "municipality_code": "2180", "employer": "kommun",
        "training_target_group": "case_workers", "value": values, "obs_status": ["A" if v is not None else "UN" for v in values],
    }  # fmt: skip
    return pl.DataFrame(rows, schema_overrides={"value": pl.Float64})


def test_a_group_of_few_is_told_by_its_status_alone_and_a_larger_one_as_it_is():
    """A small group would be the most that can have taken part: two fives beside a size of four are one to three people each."""
    made = SIZES.as_extracts(group_sizes(0.0, 1.0, 9.0, 10.0, 96.0, None))["target_group_size"]

    assert FEWEST_IN_GROUP == 10
    assert made.select("value", "obs_status", "value_kind").rows() == [
        (None, "PR", None), (None, "PR", None), (None, "PR", None), (10.0, "A", "exact"), (96.0, "A", "exact"),
        (None, "UN", None),
    ]  # fmt: skip


def test_a_group_whose_size_its_sender_hides_is_told_as_every_small_one():
    """That it was hidden would say four at most, and leave one to three in each of two years that are shown as 5."""
    hidden = group_sizes(None, 9.0).with_columns(obs_status=pl.Series(["SU", "A"]))
    made = SIZES.as_extracts(hidden)["target_group_size"]

    assert made.select("value", "obs_status", "value_kind").rows() == [(None, "PR", None)] * 2


def test_what_a_protected_size_says_leaves_every_small_cell_its_four_counts():
    """Whoever takes the size for the most that all years' participants can be knows of a protected one: at most nine.

    The years of one cell that are shown as 5 hold one to five each. With six of them, each may still be one to four.
    """
    for fives in range(1, 7):
        others = fives - 1
        assert min(5, FEWEST_IN_GROUP - 1 - others) >= 4
