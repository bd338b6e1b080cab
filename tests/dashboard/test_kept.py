"""What is kept: made once for all who ask at the same time, bounded, and found again only by all that it was made of."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest

from dashboard.kept import Kept
from dashboard.query import parameters_of
from dashboard.view import frame_of


def made(kept: Kept, *keys: str) -> list[str]:
    """The keys that something is made for anew when all of them are asked for."""
    anew: list[str] = []
    for key in keys:
        kept.find(key, lambda key=key: anew.append(key))
    return anew


def test_what_nobody_has_asked_for_the_longest_goes_first():
    kept = Kept(most=2)
    made(kept, "a", "b", "a", "c")

    assert made(kept, "a", "c") == []
    assert made(kept, "b") == ["b"]


def test_all_who_ask_at_once_get_the_one_thing_that_is_made():
    kept, together, count = Kept(), Barrier(8), []

    def make() -> object:
        count.append(1)
        sleep(0.05)
        return object()

    def ask(_: int) -> object:
        together.wait()
        return kept.find("key", make)

    with ThreadPoolExecutor(8) as readers:
        found = list(readers.map(ask, range(8)))

    assert len(count) == 1
    assert all(each is found[0] for each in found)


def test_a_fault_is_raised_to_each_who_asks_and_is_not_kept():
    kept = Kept()

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            kept.find("key", lambda: 1 / 0)

    assert kept.find("key", lambda: 2) == 2


class TestFrames:
    def test_a_query_that_names_no_choice_is_asked_once(self, load, filters):
        database = load()

        assert parameters_of(database, "codes") == ()
        frames = [
            frame_of(database, "codes", filters(municipality_codes=codes), "sv") for codes in (("2101",), ("2104",))
        ]
        assert frames[0] is frames[1]

    def test_a_choice_that_a_query_names_is_another_result(self, load, filters):
        database, codes = load(), ("2104",)

        assert "reading" in parameters_of(database, "target_status")
        every, one = (
            frame_of(database, "status_ladder", chosen, "sv")
            for chosen in (filters(), filters(municipality_codes=codes))
        )
        assert set(one["municipality_code"]) == set(codes) < set(every["municipality_code"])

    def test_another_version_finds_nothing_of_this_one(self, load, filters):
        first, second = (frame_of(load(), "codes", filters(), "sv") for _ in range(2))

        assert first is not second

    def test_the_other_language_is_another_frame(self, load, filters):
        database = load()
        swedish, english = (frame_of(database, "codes", filters(), language) for language in ("sv", "en"))

        assert swedish["label"].to_list() != english["label"].to_list()
        assert frame_of(database, "codes", filters(), "sv") is swedish


def test_what_is_dropped_is_made_anew_and_no_other_is_dropped():
    kept = Kept()
    first = kept.find("a", lambda: ["first"])

    kept.drop("a", ["first"])
    assert kept.find("a", lambda: ["second"]) is first
    kept.drop("a", first)
    kept.drop("b", first)
    assert kept.find("a", lambda: ["second"]) == ["second"]
