import pytest

from dashboard.wording import covers
from tests.dashboard.usage_frames import EIGHT, row


@pytest.mark.parametrize(
    ("its", "places", "words"),
    [
        (row(5), (), ""),
        (row(5), ("Gävle",), " i Gävle"),
        (row(5), ("Bollnäs", "Gävle", "Hofors"), " i Bollnäs, Gävle och Hofors"),
        (row(5), ("Bollnäs", "Gävle", "Hofors", "Ljusdal"), " i de fyra valda kommunerna"),
        (row(5, missing_parts=2), (), " i de åtta av tio kommuner som har lämnat uppgifter"),
        (row(5, missing_parts=9, covers="2180"), (), " i den enda av tio kommuner som har lämnat uppgifter"),
        (row(5, missing_parts=1, covers="2180 2183", delivered_of=3), ("Bollnäs", "Gävle", "Hofors"),
         " i de två av tre valda kommuner som har lämnat uppgifter"),
    ],
)  # fmt: skip
def test_where(its, places, words):
    assert covers.where(its, "sv", places) == words


def test_a_municipality_that_is_not_asked_leaves_no_gap():
    """Nine of ten, and the tenth has nothing to answer: that is all."""
    assert covers.where(row(5, covers="1 2 3 4 5 6 7 8 9"), "sv") == ""


def test_whom_a_claim_covers():
    assert covers.covered(row(5)) == ()
    assert covers.covered(row(5, missing_parts=2)) == tuple(EIGHT.split())


@pytest.mark.parametrize(
    ("its", "words"),
    [
        (row(291, missing_parts=2), "291"),
        (row(291, missing_parts=2, value_kind="rounded"), "ungefär 291"),
        (row(0, missing_parts=2, value_kind="rounded"), "få eller inga"),
    ],
)
def test_the_number_of_those_is_not_at_least(its, words):
    assert covers.words_of_those(its, "sv") == words
