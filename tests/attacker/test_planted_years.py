"""Leaks that lie in a year's different people beside its quarters, planted by hand, are found.

The quarters tell women and men apart, the year tells municipalities and actors apart.
"""

import polars as pl
import pytest

from tests.attacker.attack import leaks, possible_values
from tests.attacker.frames import CELLS, DIMENSIONS, frame
from tests.attacker.knowledge import FIVES, FLOOR, GUESSED, Knowledge, Publication, Rules, Within

OF_YEAR = ("municipality_code", "public_actor")
PLACES = list(dict.fromkeys(cell[:2] for cell in CELLS))
# Two fives, a five and a zero, and nobody told of, in the first three places; then groups of more than five.
QUARTER = (5, 5, 5, 0, 0, 0, 8, 0, 0, 5, 0, 12)


def year(values, kinds, rules: Rules) -> Publication:
    cells = pl.DataFrame(PLACES, schema=OF_YEAR, orient="row").with_columns(
        value=pl.Series(values, dtype=pl.Int64), value_kind=pl.Series(kinds, dtype=pl.String)
    )
    return Publication(cells, rules=rules, dimensions=OF_YEAR)


def known(of_year: Publication, *quarters) -> Knowledge:
    shown = [Publication(frame(quarter)) for quarter in quarters]
    links = tuple(Within(place, len(shown)) for place in range(len(shown)))
    return Knowledge(DIMENSIONS, (*shown, of_year), FIVES, links)


def test_one_exact_3():
    found = leaks(known(year([3, 20, 20, 20, 20, 30], ["exact"] * 6, GUESSED), QUARTER))

    assert {(leak.publication, leak.cell) for leak in found} == {(1, PLACES[0]), (0, CELLS[0]), (0, CELLS[1])}
    assert {leak.values for leak in found} == {(3,), (1, 2)}


def test_a_year_that_is_rounded_like_its_quarters():
    """Two fives in the quarter and a 0 in the year: two people at least, four at most."""
    alone = Rules(FIVES.cell)
    found = leaks(
        known(
            year([0, 5, 0, 12, 5, 15], ["rounded", "rounded", "rounded", "exact", "rounded", "exact"], alone), QUARTER
        )
    )

    assert {leak.cell: leak.values for leak in found} == {
        CELLS[0]: (1, 2, 3),
        CELLS[1]: (1, 2, 3),
        PLACES[0]: (2, 3, 4),
    }


def test_an_exact_year_that_is_hardly_more_than_a_quarter_shows():
    """Twelve people and one hidden by an exact 12 and a 0: nobody, or one."""
    found = leaks(known(year([20, 20, 20, 20, 20, 13], ["exact"] * 6, GUESSED), QUARTER))

    assert {leak.cell: leak.values for leak in found} == {CELLS[10]: (0, 1)}


def test_a_ceiling_that_only_the_second_quarter_needs():
    other = (5, 5, 5, 0, 0, 0, 8, 0, 0, 5, 0, 14)
    found = leaks(known(year([20, 20, 20, 20, 20, 16], ["exact"] * 6, GUESSED), QUARTER, other))

    assert {(leak.publication, leak.cell): leak.values for leak in found} == {(1, CELLS[10]): (0, 1, 2)}


@pytest.mark.parametrize("told", [10, 15, 40])
def test_a_floor_gives_nothing_away(told):
    of_year = year([told, None, None, told, None, told], ["at_least", None, None, "at_least", None, "at_least"], FLOOR)
    knowledge = known(of_year, QUARTER, QUARTER)

    assert leaks(knowledge) == []
    assert possible_values(knowledge, 0, CELLS[0]) == (1, 2, 3, 4, 5)
    assert possible_values(knowledge, 1, CELLS[10]) == (0, 1, 2, 3, 4)
