"""Every planted leak is found. The publications here are made by hand; the publisher has no part in them."""

import polars as pl
import pytest

from tests.attacker.attack import Leak, leaks, possible_values
from tests.attacker.frames import CELLS, DIMENSIONS, PUBLISHED, frame, kind, replaced, totals
from tests.attacker.knowledge import (
    BASE_3,
    FIVES,
    SUPPRESSED,
    WITHIN_TWO,
    Knowledge,
    Publication,
    Total,
)


def test_a_cube_of_ours_gives_nothing_away():
    knowledge = Knowledge(DIMENSIONS, (Publication(frame(PUBLISHED)),), FIVES)

    assert leaks(knowledge) == []
    assert possible_values(knowledge, 0, CELLS[0]) == (1, 2, 3, 4, 5)
    assert possible_values(knowledge, 0, CELLS[1]) == (0, 1, 2, 3, 4)


def test_downloads_that_are_sums_of_the_cells_give_nothing_away():
    sums = totals(PUBLISHED, "public_actor").with_columns(value_kind=pl.lit("rounded"))

    assert leaks(Knowledge(DIMENSIONS, (Publication(frame(PUBLISHED), (sums,)),), FIVES)) == []
    others = sums.with_columns(pl.col("value") + 1)
    with pytest.raises(ValueError, match="not the sum of the cells"):
        leaks(Knowledge(DIMENSIONS, (Publication(frame(PUBLISHED), (others,)),), FIVES))


def test_one_exact_3():
    kinds = [kind(value) for value in PUBLISHED]
    cells = frame(replaced(PUBLISHED, 4, 3), kinds=replaced(kinds, 4, "exact"))

    found = leaks(Knowledge(DIMENSIONS, (Publication(cells),), FIVES))

    assert found == [Leak("count", 0, ("2104", "kommun", "F"), (3,))]


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
