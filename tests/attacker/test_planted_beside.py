"""Leaks that lie in what is published beside the numbers, planted by hand, are found: statuses, ceilings, kinds, changes."""

import datetime as dt

import polars as pl
import pytest

from tests.attacker.attack import Leak, leaks, possible_values
from tests.attacker.frames import CELLS, DIMENSIONS, PUBLISHED, frame, kind, replaced
from tests.attacker.knowledge import FIVES, WITHOUT_VALUE_AS_ZERO, Corrected, Knowledge, Publication, Together, Total
from tests.attacker.reading import outside_their_time, places_offered, read_rows
from tests.attacker.trials import counts_behind

ALONE = [5, *[None] * (len(CELLS) - 1)]
END = dt.date(2019, 3, 31)


def shown(values, *, most=()) -> pl.DataFrame:
    """A publication in which a cell without a value has no kind either; `most` are the ceilings of the first cells."""
    kinds = [None if value is None else kind(value) for value in values]
    ceilings = [*most, *[None] * (len(CELLS) - len(most))]
    return frame(values, kinds=kinds).with_columns(most=pl.Series(ceilings, dtype=pl.Int64))


def test_unknown_cells_that_were_counted_as_zeros():
    """Eleven that their partner does not know beside one 5, in a cube where they count for the tolerance but add nothing."""
    seen = (Publication(shown(ALONE)),)

    assert leaks(Knowledge(DIMENSIONS, seen, WITHOUT_VALUE_AS_ZERO)) == [Leak("count", 0, CELLS[0], (4, 5))]
    assert leaks(Knowledge(DIMENSIONS, seen, FIVES)) == []


def test_few_places_beside_a_cell_that_was_counted_as_a_zero():
    """Four of four places filled, shown as 5, beside one that is protected: exactly four."""
    seen = (Publication(shown(ALONE, most=[4])),)

    assert leaks(Knowledge(DIMENSIONS, seen, WITHOUT_VALUE_AS_ZERO)) == [Leak("count", 0, CELLS[0], (4,))]


@pytest.mark.parametrize(("most", "left"), [(3, (1, 2, 3)), (2, (1, 2)), (1, (1,))])
def test_a_ceiling_that_is_low(most, left):
    assert leaks(Knowledge(DIMENSIONS, (Publication(shown(PUBLISHED, most=[most])),), FIVES)) == [
        Leak("count", 0, CELLS[0], left)
    ]


def test_two_ceilings_of_four_that_are_low_together():
    """Only fives, and the sum at most four below what is shown: one of two such cells cannot be one.

    That their sender hid them in another publication, as being small, is such a ceiling.
    """
    seen = (Publication(shown([5, 5, *[None] * 10], most=[4, 4])),)

    assert {leak.values for leak in leaks(Knowledge(DIMENSIONS, seen, FIVES))} == {(2, 3, 4)}


def test_places_offered_in_a_municipality_that_are_hardly_more_than_its_fives():
    """Whoever takes everybody in it to be at one of its enterprises, which offer six places, has three left of four fives."""
    offered = Total(0, 6, {"municipality_code": "2101"})
    seen = (Publication(frame([5, 5, 5, 5, 0, 0, 0, 0, 5, 0, 0, 5]), totals=(offered,)),)

    assert {(leak.cell, leak.values) for leak in leaks(Knowledge(DIMENSIONS, seen, FIVES))} == {
        (cell, (1, 2, 3)) for cell in CELLS[:4]
    }


def test_a_group_that_is_hardly_larger_than_those_who_have_taken_its_training():
    """Two years of one group of ten, eight of whom took part in the first: whoever takes nobody to have left has one or two."""
    years = [8, 5, *[None] * 10]
    group = {"municipality_code": "2101", "public_actor": "kommun"}
    large, tight = (Publication(shown(years), totals=(Total(0, size, group),)) for size in (13, 10))

    assert leaks(Knowledge(DIMENSIONS, (large,), FIVES)) == []
    assert leaks(Knowledge(DIMENSIONS, (tight,), FIVES)) == [Leak("count", 0, CELLS[1], (1, 2))]


@pytest.mark.parametrize(("size", "left"), [(13, ()), (12, ()), (11, ((1, 2, 3),)), (10, ((1, 2),)), (9, ((1,),))])
def test_years_that_are_published_apart_and_hardly_fit_into_their_group(size, left):
    """Each year is a publication of its own: eight in the first, a 5 in the second, and a group that holds both."""
    first, second = (Publication(shown([value, *[None] * 11])) for value in (8, 5))
    group = Together((0, 1), size, {"municipality_code": "2101", "public_actor": "kommun"})

    found = leaks(Knowledge(DIMENSIONS, (first, second), FIVES, (group,)))

    assert tuple(leak.values for leak in found if leak.cell == CELLS[0]) == left


def test_a_group_whose_size_is_known_to_be_hidden():
    """That its sender hid the size says four at most: one to three in each of two years that are shown as 5."""
    hidden = Total(1, 4, {"municipality_code": "2101", "public_actor": "kommun"})
    protected = Total(0, 9, hidden.where)
    years = shown([5, 5, *[0] * 10])

    assert {leak.values for leak in leaks(Knowledge(DIMENSIONS, (Publication(years, totals=(hidden,)),), FIVES))} == {
        (1, 2, 3)
    }
    assert leaks(Knowledge(DIMENSIONS, (Publication(years, totals=(protected,)),), FIVES)) == []


def test_an_offer_that_falls_in_a_later_publication():
    """Nine places and a 5, then three places and no count: whoever guesses that the count was not corrected has three left."""
    seen = (
        Publication(shown(PUBLISHED, most=[9])),
        Publication(shown(replaced(PUBLISHED, 0, None), most=[3])),
    )

    found = leaks(Knowledge(DIMENSIONS, seen, FIVES, (Corrected(0, 1, people=0),)))

    assert {(leak.cell, leak.values) for leak in found} == {(CELLS[0], (1, 2, 3))}


def test_an_offer_that_rises_in_a_later_publication():
    seen = (
        Publication(shown(replaced(PUBLISHED, 0, None), most=[3])),
        Publication(shown(PUBLISHED, most=[9])),
    )

    found = leaks(Knowledge(DIMENSIONS, seen, FIVES, (Corrected(0, 1, people=0),)))

    assert {(leak.cell, leak.values) for leak in found} == {(CELLS[0], (1, 2, 3))}


def test_an_unknown_cell_that_is_told_later():
    """Beside zeros that hold four at most, six cells are told one by one, each with the five: seven people at most."""
    seen = tuple(
        Publication(shown([*[0] * place, 5, *[0 if late < place else None for late in range(11 - place)]]))
        for place in range(3)
    )
    links = (Corrected(0, 1, people=0), Corrected(1, 2, people=0))

    assert possible_values(Knowledge(DIMENSIONS, seen[:1], FIVES), 0, CELLS[0]) == (1, 2, 3, 4, 5)
    assert possible_values(Knowledge(DIMENSIONS, seen, FIVES, links), 2, CELLS[0]) == (1, 2, 3, 4)


def test_a_kind_that_tells_which_zeros_are_true():
    """A zero that was not changed says "exact": then the other is a lone zero beside a lone 5, and somebody is there."""
    kinds = ["rounded", *["exact"] * 11]
    cells = frame(ALONE, kinds=kinds).with_columns(value=pl.col("value").fill_null(0))
    as_zeros = Knowledge(DIMENSIONS, (Publication(cells, totals=(Total(4, 7),)),), FIVES)

    assert leaks(as_zeros) == [Leak("count", 0, CELLS[0], (4, 5))]


def test_a_correction_whose_partner_is_named():
    """Only cells of one municipality may have changed, and in it only one did: 8 became 9, in the open."""
    again = replaced(PUBLISHED, 6, 9)
    seen = (Publication(frame(PUBLISHED)), Publication(frame(again)))
    named = Corrected(0, 1, people=1, where={"municipality_code": "2104"})

    knowledge = Knowledge(DIMENSIONS, seen, FIVES, (named,))

    assert leaks(knowledge) == []
    assert possible_values(knowledge, 1, CELLS[4]) == (0, 1, 2, 3, 4)


def test_a_correction_of_the_only_cell_that_a_partner_has():
    """Beside exact totals, before and after, of everybody, the one cell that can have changed is known."""
    before, after = (
        Publication(frame(PUBLISHED), totals=(Total(33, 33),)),
        Publication(frame(PUBLISHED), totals=(Total(34, 34),)),
    )
    where = {"municipality_code": "2101", "public_actor": "kommun", "sex": "F"}

    found = leaks(Knowledge(DIMENSIONS, (before, after), FIVES, (Corrected(0, 1, people=1, where=where),)))

    assert ("correction", CELLS[0]) in {(leak.what, leak.cell) for leak in found}


def test_an_enterprise_that_has_ended():
    """A zero that everybody knows to be true, beside a lone 5."""
    rows = pl.DataFrame(
        {"enterprise_id": ["a", "b"], "value": [5.0, 0.0], "value_kind": ["rounded"] * 2, "obs_status": ["A"] * 2}
    )
    register = pl.DataFrame(
        {"enterprise_id": ["a", "b"], "start_date": [None, None], "end_date": [None, END]},
        schema_overrides={"start_date": pl.Date, "end_date": pl.Date},
    )
    seen = read_rows(rows, ("enterprise_id",), most=outside_their_time(register, END))

    assert leaks(Knowledge(("enterprise_id",), (seen,), FIVES)) == [Leak("count", 0, ("a",), (4, 5))]


def test_a_value_beside_a_status_that_says_there_is_none():
    rows = pl.DataFrame({"enterprise_id": ["a"], "value": [5.0], "value_kind": ["rounded"], "obs_status": ["PR"]})

    with pytest.raises(ValueError, match="beside a status"):
        read_rows(rows, ("enterprise_id",))


def test_places_offered_are_read_from_the_rows_beside():
    rows = pl.DataFrame(
        {
            "enterprise_id": ["a", "b", "a"],
            "enterprise_variable": ["places_offered", "places_offered", "places_filled"],
            "value": [4.0, None, 5.0],
        }
    )

    assert places_offered(rows).rows() == [("a", 4)]


def test_a_choice_that_is_never_made_for_some_counts():
    """Whoever tries all counts needs no rules: a 5 that stands for four alone, and a 0 for the rest."""
    assert counts_behind(lambda count, seed: 5 if count == 4 else 0, range(5), tries=3) == {0: {0, 1, 2, 3}, 5: {4}}
    assert counts_behind(lambda count, seed: 5 * (seed % 2), range(5), tries=2) == {0: {*range(5)}, 5: {*range(5)}}


def test_what_a_low_offer_says_by_itself_is_told_by_no_count():
    seen = (Publication(shown([None, 5, *[0] * 10], most=[2])),)

    assert possible_values(Knowledge(DIMENSIONS, seen, FIVES), 0, CELLS[0]) == (0, 1, 2)
    assert leaks(Knowledge(DIMENSIONS, seen, FIVES)) == []
