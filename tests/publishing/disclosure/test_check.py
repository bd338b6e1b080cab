"""What stays possible for the cells of a publication, by the publisher's own check."""

import pytest

from publishing.disclosure.protect import Unsafe, assert_safe, values_left
from tests.publishing.disclosure.cubes import CELLS, SHAPE, shown


def left(publications, place: int) -> list[int]:
    """The counts that stay possible for the cell at `place`."""
    found = {row[:-1]: row[-1] for row in values_left(publications, SHAPE).rows()}
    return found[CELLS[place]]


def test_a_zero_holds_0_to_4_and_a_five_1_to_5():
    published = [shown([5, 0, 7, 5])]

    assert left(published, 0) == [1, 2, 3, 4, 5]
    assert left(published, 1) == [0, 1, 2, 3, 4]
    assert CELLS[2] not in {row[:-1] for row in values_left(published, SHAPE).rows()}, (
        "an exact cell has nothing to hide"
    )
    assert_safe(published, SHAPE)


def test_zero_and_five_by_turns_leave_four():
    published = [shown([5, 0, 5]), shown([0, 5, 5])]

    assert left(published, 0) == left(published, 1) == [1, 2, 3, 4]
    assert left(published, 2) == [1, 2, 3, 4, 5]
    assert_safe(published, SHAPE)


def test_a_five_that_wanders_among_few_people_is_unsafe():
    """At most six people, and by turns five cells have shown that someone is there."""
    wandering = [shown([0] * place + [5]) for place in range(5)]

    assert_safe(wandering[:4], SHAPE)
    assert left(wandering, 0) == [1, 2, 3]
    with pytest.raises(Unsafe, match="one with 3"):
        assert_safe(wandering, SHAPE)


def test_a_cell_without_a_value_is_no_part_of_the_sum():
    """Beside nothing else a 5 is 1–5. Were the cells without a value zeros, it would be 3–5."""
    assert left([shown([5, *[None] * (len(CELLS) - 1)])], 0) == [1, 2, 3, 4, 5]


def test_a_cell_that_gets_its_value_later_is_a_late_one():
    """One five and no zeros, then seventeen zeros: the sum has not grown, so that they hold four at most, and each of them."""
    first, again = shown([5, *[None] * (len(CELLS) - 1)]), shown([5])

    assert left([first, again], 0) == [1, 2, 3, 4, 5]
    assert left([first, again], 1) == [0, 1, 2, 3, 4]


def test_a_ceiling_is_the_most_that_a_cell_holds():
    others = [None] * (len(CELLS) - 2)

    assert left([shown([5, 5, *others], ceilings=[5, 9])], 0) == [1, 2, 3, 4, 5]
    assert left([shown([5, 5, *others], ceilings=[4, 4])], 0) == [2, 3, 4]
    with pytest.raises(Unsafe, match="2 cells are left with fewer than four values, one with 3"):
        assert_safe([shown([5, 5, *others], ceilings=[4, 4])], SHAPE)


def test_the_lowest_ceiling_of_all_publications_counts():
    published = [shown([5, 0, 0, 5], ceilings=[9]), shown([5, 0, 0, 5], ceilings=[3])]

    assert left(published, 0) == [1, 2, 3]
    assert left(published[::-1], 0) == [1, 2, 3]


def test_a_ceiling_below_what_is_shown_says_that_something_was_corrected():
    assert left([shown([5, 0, 0, 5], ceilings=[0])], 0) == [1, 2, 3, 4, 5]


def test_a_late_delivery_beside_one_that_is_already_published():
    """The first had a single five; with the late one the sum of all may have grown by no more than is shown."""
    late = shown([5])
    in_time = late[:-2]

    assert left([in_time, late], len(CELLS) - 1) == [0, 1, 2, 3]


def test_publications_that_contradict_each_other_show_that_someone_was_corrected():
    """Ten people more are in cells that show nothing new: the check goes on with the least that was corrected."""
    published = [shown([5, 5]), shown([5, 5, 5, 5])]

    assert left(published, 0) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("steps", [(6, 5), (0, 6), (6, 0), (9, 7, 5)])
def test_a_cell_that_crosses_near_the_border_is_unsafe(steps):
    with pytest.raises(Unsafe, match="crosses"):
        assert_safe([shown([step, 5, 5]) for step in steps], SHAPE)


def test_a_cell_may_cross_from_far_away():
    assert_safe([shown([30, 5, 5]), shown([0, 5, 5]), shown([8, 5, 5])], SHAPE)
