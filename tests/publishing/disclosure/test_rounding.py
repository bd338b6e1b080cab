"""How many of the small cells become five, and that every allowed choice is made."""

import itertools
import random
from collections import Counter
from dataclasses import replace

import polars as pl
import pytest

from publishing.disclosure.protect import narrow_cells, protect
from publishing.disclosure.rounding import errors_allowed, fives_allowed
from tests.publishing.disclosure.cubes import SHAPE, cube

CASES = [case for case in itertools.product(range(4), range(4)) if case != (0, 0)]


def hidden_left(*, zeros: int, fives: int) -> list[int]:
    """The fewest possible counts of a cell, the slow way: every cube that could stand behind so many zeros and fives."""
    low, high = errors_allowed(zeros=zeros, fives=fives, tolerance=2)
    behind = itertools.product(*[range(5)] * zeros, *[range(1, 6)] * fives)
    allowed = [counts for counts in behind if low <= 5 * fives - sum(counts) <= high]
    return [len({counts[place] for counts in allowed}) for place in range(zeros + fives)]


@pytest.mark.parametrize(("zeros", "fives"), CASES)
def test_each_cell_keeps_five_possible_counts(zeros, fives):
    assert min(hidden_left(zeros=zeros, fives=fives)) == 5


@pytest.mark.parametrize(("zeros", "fives"), [case for case in CASES if min(case) >= 1])
def test_each_cell_keeps_four_when_the_sum_of_all_becomes_known(zeros, fives):
    low, high = errors_allowed(zeros=zeros, fives=fives, tolerance=2)
    behind = list(itertools.product(*[range(5)] * zeros, *[range(1, 6)] * fives))
    for error in range(low, high + 1):
        allowed = [counts for counts in behind if 5 * fives - sum(counts) == error]
        assert min(len({counts[place] for counts in allowed}) for place in range(zeros + fives)) >= 4


@pytest.mark.parametrize(
    ("zeros", "fives", "expected"),
    [(0, 0, (0, 0)), (9, 0, (-4, 0)), (0, 9, (0, 4)), (9, 1, (-2, 1)), (1, 9, (-1, 2)), (9, 9, (-2, 2))],
)
def test_how_far_the_sum_may_be_off(zeros, fives, expected):
    assert errors_allowed(zeros=zeros, fives=fives, tolerance=2) == expected


@pytest.mark.parametrize(
    "small", [c for n in range(7) for c in itertools.combinations_with_replacement((1, 2, 3, 4), n)]
)
def test_there_is_always_a_choice(small):
    for zeros, fives in itertools.product(range(3), range(3)):
        lowest, highest = fives_allowed(small, zeros=zeros, fives=fives, tolerance=2)

        assert 0 <= lowest <= highest <= min(lowest + 1, len(small))


def test_the_sum_of_all_stays_within_two():
    values = [3, 1, 0, 2, 4, 8, 1, 1, 3, 12, 2, 1, 0, 5, 4, 1]

    sums = {protect(cube(values), SHAPE, chance=random.Random(seed))["value"].sum() for seed in range(20)}

    assert sums == {50}, "48 in truth"


def test_every_choice_that_is_allowed_is_made_sooner_or_later():
    """One five among three cells, also where it makes a municipality's sum wrong."""
    chosen = Counter(
        protect(cube([1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 4]), SHAPE, chance=random.Random(seed))["value"].arg_max()
        for seed in range(300)
    )

    assert set(chosen) == {0, 6, 12}
    assert chosen[0] < chosen[6] < chosen[12]


def test_so_is_every_choice_beside_cells_that_are_left_out():
    """What is left out is neither a zero nor a five; the choice is among what is left, and all of it is made."""
    values = [1, None, None, None, 2, 5, None, 0, 4, None, None, None, None, 9, None, None, None, None]
    chosen = Counter(
        tuple(protect(cube(values), SHAPE, chance=random.Random(seed))["value"].drop_nulls()) for seed in range(200)
    )

    # Seven people in three cells: one five is two too few, two would be three too many.
    assert {(one[0], one[1], one[4]) for one in chosen} == {(5, 0, 0), (0, 5, 0), (0, 0, 5)}


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_cell_that_is_alone_is_shown_both_ways(count):
    """It is alone in every sum that is kept near, and they are one sum: else chance would have no say."""
    values = [count, *[None] * 17]

    shown = {protect(cube(values), SHAPE, chance=random.Random(seed)).row(0)[-2] for seed in range(150)}

    assert shown == {0, 5}


def test_there_is_a_choice_for_every_small_cube_under_ceilings():
    """One or two cells of 1–4 people with a ceiling of four, of five, or none: one below five is left out, and no zero."""
    kinds = [(count, ceiling) for count in (1, 2, 3, 4) for ceiling in (4, 5, None)]
    for cells in (c for n in range(1, 3) for c in itertools.combinations_with_replacement(kinds, n)):
        values = [None if ceiling == 4 else count for count, ceiling in cells]
        ceilings = pl.Series([ceiling for _, ceiling in cells] + [None] * (18 - len(cells)), dtype=pl.Int64)
        counts = cube([*values, *[None] * (18 - len(cells))]).with_columns(ceiling=ceilings)

        published = protect(counts, SHAPE, chance=random.Random(1))

        assert [shown is None for shown in published["value"]] == [value is None for value in counts["value"]]
        assert narrow_cells([published], SHAPE).is_empty()


def test_the_same_chance_gives_the_same_choice():
    values = [1, 2, 3, 4, 1, 2, 3, 4]
    once, again = (protect(cube(values), SHAPE, chance=random.Random(7)) for _ in range(2))

    assert once.equals(again)


def test_dear_margins_are_kept_nearer():
    values = [2, 2, 0, 0, 2, 2, 2, 2, 0, 0, 2, 2, 2, 2, 0, 0, 2, 2]

    def furthest(price: float) -> int:
        shape = replace(SHAPE, near={("municipality_code",): price})
        published = [protect(cube(values), shape, chance=random.Random(seed)) for seed in range(10)]
        sums = pl.concat(frame.group_by("municipality_code").agg(pl.col("value").sum()) for frame in published)
        return (sums["value"] - 8).abs().max()

    assert furthest(50.0) == 3
    assert furthest(0.0) > 3
