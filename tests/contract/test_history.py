"""What a history knows of figures that were taken back, in whichever version they stand."""

from contract.history import History, Numbered
from contract.manifest import Record


def version(number: int, *, made_from: int | None, receipts: set[int], **withdrawal: int) -> Numbered:
    points = {"withdraws": None, "points_back_to": None} | withdrawal
    record = Record(
        version=number, sha256="0" * 64, previous=made_from, author="Omar", published_at="2019-05-22T12:00:00+00:00",
        note="", receipts=tuple(sorted(receipts)), passed_by=(), **points,
    )  # fmt: skip
    return Numbered(number, record, "", has_copy=True)


def taken_back(*versions: Numbered) -> list[int]:
    history = History(versions)
    return [number for number in history.numbers if history.is_taken_back(number)]


FIRST = version(1, made_from=None, receipts=set())
SECOND = version(2, made_from=1, receipts={1, 2})
THIRD = version(3, made_from=2, receipts={1, 2, 3})
BACK_TO_SECOND = version(4, made_from=3, receipts={1, 2}, withdraws=3, points_back_to=2)


def test_nothing_was_taken_back_where_nothing_was_withdrawn():
    assert taken_back(FIRST, SECOND, THIRD) == []


def test_a_version_that_was_withdrawn():
    assert taken_back(FIRST, SECOND, THIRD, BACK_TO_SECOND) == [3]


def test_a_withdrawal_that_shows_what_was_withdrawn_later():
    back_to_first = version(5, made_from=4, receipts=set(), withdraws=2, points_back_to=1)
    assert taken_back(FIRST, SECOND, THIRD, BACK_TO_SECOND, back_to_first) == [2, 3, 4]


def test_the_same_where_no_receipts_were_in_it():
    built = version(2, made_from=1, receipts=set())
    again = version(3, made_from=2, receipts=set())
    back = version(4, made_from=3, receipts=set(), withdraws=3, points_back_to=2)
    further_back = version(5, made_from=4, receipts=set(), withdraws=2, points_back_to=1)
    assert taken_back(FIRST, built, again, back, further_back) == [2, 3, 4]


def test_receipts_that_were_laid_anew_and_then_taken_back():
    """Somebody went on from version 1 while 2 to 4 were damaged: what was then withdrawn stands in 2 and 4 too."""
    anew = version(5, made_from=1, receipts={1, 2, 4})
    back_to_first = version(6, made_from=5, receipts=set(), withdraws=5, points_back_to=1)
    assert taken_back(FIRST, SECOND, THIRD, BACK_TO_SECOND, anew) == [3]
    assert taken_back(FIRST, SECOND, THIRD, BACK_TO_SECOND, anew, back_to_first) == [2, 3, 4, 5]
