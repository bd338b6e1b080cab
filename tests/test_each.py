"""What is tried as one test fails with each case that fails, and with no other."""

import pytest

from tests.each import each


def test_every_value_is_tried_and_each_fault_is_told_with_its_value():
    tried = []

    @each("number", (1, 2, 3, 4))
    def check(folder, number):
        tried.append((folder, number))
        assert number % 2, folder

    with pytest.raises(ExceptionGroup, match="2 of 4") as caught:
        check(folder="here")

    assert tried == [("here", number) for number in (1, 2, 3, 4)]
    assert [fault.__notes__ for fault in caught.value.exceptions] == [["{'number': 2}"], ["{'number': 4}"]]


def test_several_names_are_given_together():
    given = []
    each(("number", "word"), [(1, "one"), (3, "three")])(lambda number, word: given.append((number, word)))()

    assert given == [(1, "one"), (3, "three")]


@pytest.mark.parametrize("folder", ["one", "other"])
@each("number", (1, 3))
def test_fixtures_and_other_parameters_stay(tmp_path, folder, number):
    assert (tmp_path / folder / str(number)).name in {"1", "3"}
    assert folder in {"one", "other"}
