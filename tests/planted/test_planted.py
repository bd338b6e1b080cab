"""The faults themselves: each has one place in the code, other words to stand there, and tests to find it."""

import ast
from pathlib import Path

import pytest

from tests.planted.__main__ import ROOT, Fault, files_for, place_of, read_faults, table, try_fault

FAULTS = read_faults()


def test_there_are_fifty_at_least_and_none_twice():
    assert (
        len({fault.name for fault in FAULTS}) == len({(fault.old, fault.new) for fault in FAULTS}) == len(FAULTS) >= 50
    )


def test_each_has_one_place_and_tests():
    """A fault whose place has gone tests nothing: give it another text, or take it out with the code."""
    astray = []
    for fault in FAULTS:
        try:
            place_of(fault, ROOT)
        except LookupError as error:
            astray.append(f"{fault.name}: {error}")
    assert astray == []
    assert [fault.name for fault in FAULTS if fault.old == fault.new or not files_for([fault], ROOT)] == []


def test_what_is_planted_can_still_be_read():
    for fault in FAULTS:
        place = place_of(fault, ROOT)
        if place.suffix == ".py":
            ast.parse(place.read_text(encoding="utf-8").replace(fault.old, fault.new))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of one function and its test."""
    for folder in ("contract", "tests"):
        (tmp_path / folder).mkdir()
    (tmp_path / "contract" / "sums.py").write_text("def total(one, other):\n    return one + other\n", encoding="utf-8")
    (tmp_path / "tests" / "test_sums.py").write_text(
        "from contract.sums import total\n\n\ndef test_total():\n    assert total(2, 2) == 4\n", encoding="utf-8"
    )
    (tmp_path / "pyproject.toml").write_text('[tool.pytest.ini_options]\npythonpath = ["."]\n', encoding="utf-8")
    return tmp_path


def test_one_that_the_tests_see_is_found_and_one_that_they_do_not_is_not(checkout):
    whole = (checkout / "contract" / "sums.py").read_text(encoding="utf-8")
    seen = Fault("minus", "one + other", "one - other", ("test_sums.py",))
    unseen = Fault("times", "one + other", "one * other", ("test_sums.py",))

    assert try_fault(seen, checkout, turn=10) == ("found", "test_sums.py::test_total")
    assert try_fault(unseen, checkout, turn=20) == ("NOT FOUND", "")
    assert try_fault(Fault("none", "three", "four", ("test_sums.py",)), checkout, turn=30)[0] == "no such place"
    assert try_fault(Fault("untested", "one + other", "0", ("test_none.py",)), checkout, turn=40)[0] == "no tests ran"
    assert (checkout / "contract" / "sums.py").read_text(encoding="utf-8") == whole


def test_the_table_has_a_column_for_each_checkout():
    faults = [Fault("minus", "a", "b", ("test_sums.py",))]

    shown = table(faults, [("before", {"minus": ("found", "test_x")}), ("after", {})])

    assert shown.splitlines()[0] == "| fault | before | after |"
    assert shown.splitlines()[-1] == "| minus | found test_x | not run |"
