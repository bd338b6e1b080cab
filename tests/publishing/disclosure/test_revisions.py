"""What a second publication of a quarter shows."""

import random

import pytest

from publishing.disclosure.protect import protect
from publishing.disclosure.rounding import held_at_the_border
from tests.publishing.disclosure.cubes import SHAPE, cube, shown

VALUES = [3, 1, 0, 2, 4, 8, 1, 1, 3, 12, 2, 1, 0, 5, 4, 1]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ([6], 5, 6),
        ([6], 2, 6),
        ([6, 6], 4, 6),
        ([7], 5, 5),
        ([7, 7], 5, 7),
        ([8, 7, 6], 3, 6),
        ([5], 6, 5),
        ([0], 6, 5),
        ([5], 7, 7),
        ([0, 5], 7, 5),
        ([5], 4, 4),
        ([7], 8, 8),
        ([30], 2, 2),
        ([2], 2, 2),
    ],
)
def test_a_cell_near_the_border_does_not_cross_it(before, now, expected):
    earlier = [shown([value]) for value in before]

    assert held_at_the_border(cube([now]), SHAPE, earlier=earlier)["value"][0] == expected


def test_a_cell_that_is_new_is_not_held():
    assert held_at_the_border(cube([6]), SHAPE, earlier=[shown([])[3:]])["value"][0] == 6


def test_six_five_four_shows_six():
    chance, published = random.Random(1), []
    for people in (6, 5, 4):
        published.append(protect(cube([people, 3, 2, 4]), SHAPE, chance=chance, earlier=published))

    assert [frame.row(0)[-2:] for frame in published] == [(6, "exact")] * 3


def test_the_choice_is_new_each_time():
    chance = random.Random(1)
    published = [protect(cube(VALUES), SHAPE, chance=chance)]
    published += [protect(cube(VALUES), SHAPE, chance=chance, earlier=published) for _ in range(3)]

    assert len({tuple(frame["value"]) for frame in published}) > 1


def test_few_people_published_often_end_at_the_same_choice():
    """A free choice each time would soon show who is there; it leans towards the last one instead."""
    chance, published = random.Random(1), []
    for _ in range(12):
        published.append(protect(cube([1, 1, 1, 1, 1, 1]), SHAPE, chance=chance, earlier=published))

    assert {frame["value"].sum() for frame in published} == {5}
    assert len({frame["value"].arg_max() for frame in published}) <= 4
