"""Every planted leak is found. The publications here are made by hand; the publisher has no part in them."""

import itertools

import polars as pl
import pytest

from tests.attacker.attack import Leak, leaks, possible_values
from tests.attacker.knowledge import (
    BASE_3,
    FIVES,
    SUPPRESSED,
    WITHIN_TWO,
    Corrected,
    Knowledge,
    Publication,
    Total,
    Within,
)

DIMENSIONS = ("municipality_code", "public_actor", "sex")
CELLS = list(itertools.product(("2101", "2104", "2121"), ("kommun", "region"), ("F", "M")))
# By municipality, then actor, then sex.
PUBLISHED = (5, 0, 0, 0, 0, 5, 8, 0, 0, 5, 0, 12)


def kind(value: int) -> str:
    return "rounded" if value in (0, 5) else "exact"


def frame(values, *, kinds=None) -> pl.DataFrame:
    """The cells with these values; the kinds are those of our own publications if nothing else is said."""
    kinds = kinds or [kind(value) for value in values]
    return pl.DataFrame(CELLS, schema=DIMENSIONS, orient="row").with_columns(
        value=pl.Series(list(values), dtype=pl.Int64), value_kind=pl.Series(list(kinds), dtype=pl.String)
    )


def exact(values) -> pl.DataFrame:
    return frame(values, kinds=["exact"] * len(CELLS))


def totals(values, *dimensions: str) -> pl.DataFrame:
    """A download of exact sums by `dimensions`."""
    sums = exact(values).group_by(dimensions, maintain_order=True).agg(pl.col("value").sum())
    return sums.with_columns(value_kind=pl.lit("exact"))


def replaced(values, place: int, value: int) -> list[int]:
    return [*values[:place], value, *values[place + 1 :]]


def test_a_cube_of_ours_gives_nothing_away():
    knowledge = Knowledge(DIMENSIONS, (Publication(frame(PUBLISHED)),), FIVES)

    assert leaks(knowledge) == []
    assert possible_values(knowledge, 0, CELLS[0]) == (1, 2, 3, 4, 5)
    assert possible_values(knowledge, 0, CELLS[1]) == (0, 1, 2, 3, 4)


def test_one_exact_3():
    kinds = [kind(value) for value in PUBLISHED]
    cells = frame(replaced(PUBLISHED, 4, 3), kinds=replaced(kinds, 4, "exact"))

    found = leaks(Knowledge(DIMENSIONS, (Publication(cells),), FIVES))

    assert found == [Leak("count", 0, ("2104", "kommun", "F"), (3,))]


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


@pytest.mark.parametrize("place", [1, 6, 11])
def test_a_lone_suppressed_cell(place):
    true = replaced([7, 9, 8, 6, 12, 11, 8, 7, 9, 6, 10, 12], place, 2)
    kinds = replaced(["exact"] * len(CELLS), place, "suppressed")
    published = Publication(frame(replaced(true, place, None), kinds=kinds), (totals(true, "sex"),))

    assert leaks(Knowledge(DIMENSIONS, (published,), SUPPRESSED)) == [Leak("count", 0, CELLS[place], (2,))]


def test_rounding_to_base_3():
    """A 0 alone says that there are at most two."""
    cells = frame([3, 0, 3, 6, 9, 0, 9, 3, 0, 3, 3, 12], kinds=["rounded"] * len(CELLS))

    found = leaks(Knowledge(DIMENSIONS, (Publication(cells),), BASE_3))

    assert {leak.cell: leak.values for leak in found} == dict.fromkeys((CELLS[1], CELLS[5], CELLS[8]), (0, 1, 2))


def test_rounding_to_base_3_with_sums_rounded_by_themselves():
    """True are 5, 2, 5 and 8, twenty in all, in the first municipality."""
    cells = frame([3, 0, 3, 6, 9, 0, 9, 3, 0, 3, 3, 12], kinds=["rounded"] * len(CELLS))
    sums = pl.DataFrame({"municipality_code": ["2101"], "value": [21], "value_kind": ["rounded"]})

    found = leaks(Knowledge(DIMENSIONS, (Publication(cells, (sums,)),), BASE_3))

    assert {leak.cell: leak.values for leak in found} == {
        CELLS[0]: (4, 5),
        CELLS[1]: (1, 2),
        CELLS[2]: (4, 5),
        CELLS[5]: (0, 1, 2),
        CELLS[8]: (0, 1, 2),
    }


def test_naive_suppression_with_free_filters():
    """Cells and sums below five are hidden one by one, and every choice of cells can be summed."""
    true = [3, 9, 4, 7, 2, 8, 6, 5, 0, 11, 1, 12]
    hidden = [None if 0 < value < 5 else value for value in true]
    cells = frame(hidden, kinds=["suppressed" if value is None else "exact" for value in hidden])
    by_two = totals(true, "municipality_code", "public_actor").with_columns(
        value=pl.when(pl.col("value").is_between(1, 4)).then(None).otherwise("value")
    )

    found = leaks(Knowledge(DIMENSIONS, (Publication(cells, (by_two,)),), SUPPRESSED))

    assert {leak.cell: leak.values for leak in found} == {
        CELLS[0]: (3,),
        CELLS[2]: (4,),
        CELLS[4]: (2,),
        CELLS[10]: (1,),
    }


def test_a_promise_of_two_where_all_are_zeros():
    """Ours without its exceptions: only zeros, and yet within two of the truth."""
    cells = frame([0] * len(CELLS))

    found = leaks(Knowledge(DIMENSIONS, (Publication(cells),), WITHIN_TWO))

    assert {leak.values for leak in found} == {(0, 1, 2)}
    assert len(found) == len(CELLS)
    assert leaks(Knowledge(DIMENSIONS, (Publication(cells),), FIVES)) == []


def test_a_total_in_a_document():
    """A document says that there are three people, and the cube shows a single five."""
    cells = frame(replaced([0] * len(CELLS), 3, 5))
    knowledge = Knowledge(DIMENSIONS, (Publication(cells, totals=(Total(3, 3),)),), WITHIN_TWO)

    assert possible_values(knowledge, 0, CELLS[3]) == (1, 2, 3)
    assert possible_values(knowledge, 0, CELLS[0]) == (0, 1, 2)


def test_a_total_of_some_cells_in_a_document():
    document = Total(9, 9, {"municipality_code": "2121"})
    knowledge = Knowledge(DIMENSIONS, (Publication(frame(PUBLISHED), totals=(Total(14, 14, document.where),)),), FIVES)

    assert possible_values(knowledge, 0, CELLS[9]) == (1, 2)
    assert possible_values(knowledge, 0, CELLS[8]) == (0, 1)
    with pytest.raises(ValueError, match="No counts at all"):
        leaks(Knowledge(DIMENSIONS, (Publication(frame(PUBLISHED), totals=(document,)),), FIVES))


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
