"""From weights to people, and from people to published counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.catalogue.chance import apportion, publish, value_kind

COUNTS = st.dictionaries(st.tuples(st.sampled_from("abc"), st.integers(0, 30)), st.integers(0, 40), max_size=60)


def test_apportion_divides_by_largest_remainder():
    assert apportion(10, {"a": 5.0, "b": 3.0, "c": 1.5, "d": 0.0}) == {"a": 5, "b": 3, "c": 2, "d": 0}


@given(total=st.integers(0, 500), weights=st.dictionaries(st.text(), st.floats(0.1, 9), min_size=1))
def test_apportion_keeps_the_total(total, weights):
    assert sum(apportion(total, weights).values()) == total


def test_apportion_refuses_people_without_a_cell():
    with pytest.raises(ValueError, match="No cell can take the 3 people"):
        apportion(3, {"a": 0.0})


def test_publish_leaves_large_cells_and_moves_small_ones_to_0_or_5():
    counts = {"a": 12, "b": 4, "c": 1, "d": 0, "e": 5}
    published = publish(counts, order=dict.fromkeys(counts, 0.5), part=lambda key: "all")
    assert published == {"a": 12, "b": 5, "c": 0, "d": 0, "e": 5}


def test_publish_gives_every_part_its_share_of_the_fives():
    counts = {("x", number): 2 for number in range(10)} | {("y", number): 1 for number in range(10)}
    published = publish(counts, order={key: key[1] / 10 for key in counts}, part=lambda key: key[0])
    assert sum(count for key, count in published.items() if key[0] == "x") == 20
    assert sum(count for key, count in published.items() if key[0] == "y") == 10


@given(counts=COUNTS)
def test_publish_hides_1_to_4_and_keeps_the_sum_to_the_nearest_five(counts):
    published = publish(counts, order={key: key[1] / 31 for key in counts}, part=lambda key: key[0])
    assert not [count for count in published.values() if 0 < count < 5]
    assert abs(sum(published.values()) - sum(counts.values())) <= 2
    assert {key: count for key, count in published.items() if count > 5} == {
        key: count for key, count in counts.items() if count > 5
    }


@pytest.mark.parametrize(("value", "kind"), [(0, "rounded"), (5, "rounded"), (6, "exact"), (10, "exact")])
def test_only_0_and_5_may_stand_for_something_else(value, kind):
    assert value_kind(value) == kind
