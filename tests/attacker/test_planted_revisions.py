"""Leaks that lie in several publications together, planted by hand, are found."""

from tests.attacker.attack import Leak, leaks, possible_values
from tests.attacker.frames import CELLS, DIMENSIONS, PUBLISHED, frame, replaced, totals
from tests.attacker.knowledge import (
    FIVES,
    Corrected,
    Knowledge,
    Publication,
    Total,
    Within,
)


def test_a_revision_of_an_exact_total_by_one_person():
    """The cubes are ours, but beside them stand exact totals by one dimension at a time."""
    before = [3, 1, 1, 0, 2, 4, 8, 1, 0, 3, 0, 12]
    after = replaced(before, 4, 3)
    again = (0, 5, 0, 0, 5, 0, 8, 0, 0, 5, 0, 12)

    def beside(values):
        return tuple(totals(values, dimension) for dimension in DIMENSIONS)

    publications = (Publication(frame(PUBLISHED), beside(before)), Publication(frame(again), beside(after)))
    found = leaks(Knowledge(DIMENSIONS, publications, FIVES, (Corrected(0, 1, people=1),)))

    assert [leak.cell for leak in found if leak.what == "correction"] == [("2104", "kommun", "F")]


def test_a_way_over_the_border_step_by_step():
    """Six, five and four, each publication one person after the last."""
    steps = (6, 5, 0)
    publications = tuple(Publication(frame(replaced(PUBLISHED, 0, step))) for step in steps)
    links = (Corrected(0, 1, people=1), Corrected(1, 2, people=1))

    found = leaks(Knowledge(DIMENSIONS, publications, FIVES, links))

    assert Leak("count", 2, CELLS[0], (4,)) in found
    assert {leak.cell for leak in found} == {CELLS[0]}


def test_many_free_roundings_of_few_people():
    """Where the five stands is drawn anew six times: six cells have someone, and there are not more than seven."""
    publications = tuple(
        Publication(frame(replaced([0] * len(CELLS), place, 5)), totals=(Total(7, 7),)) for place in range(6)
    )
    links = tuple(Corrected(place, place + 1, people=0) for place in range(5))

    found = leaks(Knowledge(DIMENSIONS, publications, FIVES, links))

    assert {leak.values for leak in found if leak.cell == CELLS[0]} == {(1, 2)}


def test_a_year_beside_its_quarters():
    """Nobody is in a quarter who is not in the year: 0 in the year and 5 in the quarter leave 1–4."""
    quarter, year = frame(PUBLISHED), frame(replaced(replaced(PUBLISHED, 0, 0), 1, 5))
    knowledge = Knowledge(DIMENSIONS, (Publication(quarter), Publication(year)), FIVES, (Within(0, 1),))

    assert possible_values(knowledge, 0, CELLS[0]) == (1, 2, 3, 4)
    assert possible_values(knowledge, 1, CELLS[0]) == (1, 2, 3, 4)
    assert possible_values(knowledge, 0, CELLS[1]) == (0, 1, 2, 3, 4)


def test_a_year_and_four_quarters_each_safe_by_itself():
    """A five that stands elsewhere each time: five cells have had someone during the year, and it had seven at most."""
    wandering = tuple(Publication(frame(replaced([0] * len(CELLS), place, 5))) for place in range(5))
    links = tuple(Within(quarter, 4) for quarter in range(4))

    assert [leaks(Knowledge(DIMENSIONS, (alone,), FIVES)) for alone in wandering] == [[]] * 5
    found = leaks(Knowledge(DIMENSIONS, wandering, FIVES, links))
    assert {leak.values for leak in found if leak.publication == 4 and leak.cell in CELLS[:5]} == {(1, 2, 3)}
