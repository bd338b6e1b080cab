"""Places offered are public and a ceiling of how many are filled: what stands beside what, when either is corrected."""

from typing import Literal

import polars as pl
import pytest

from publishing.disclosure.cubes import keep_ceilings
from publishing.disclosure.protect import Unsafe
from publishing.disclosure.published import require_safe
from publishing.kinds import KINDS
from tests.publishing.disclosure.test_cubes import COOMPANION, beside, cell, delivery, enterprise, made

FILLED, OFFERED = ({"enterprise_id": "a", "enterprise_variable": f"places_{name}"} for name in ("filled", "offered"))

# The statuses that stand beside the counts of an enterprise, without and with a hidden number of places filled.
HIDDEN = [{"employees_status": "A", "places_filled_status": status} for status in ("A", "SU")]


def published(
    filled: float | Literal["hidden"] | None, offered: float | None, *earlier: pl.DataFrame, seed: int = 1
) -> pl.DataFrame:
    """The rows of one enterprise with two of a size beside it, as they are published after `earlier`."""
    is_hidden = filled == "hidden"
    numbers = {"a": (None if is_hidden else filled, offered), "b": (3, 9), "c": (2, 9)}
    rows = {name: enterprise(name, 12, *both) for name, both in numbers.items()}
    if is_hidden:
        rows = {name: row | HIDDEN[name == "a"] for name, row in rows.items()}
    sent = delivery("enterprise", COOMPANION, *rows.values())
    public = keep_ceilings(beside(sent), KINDS["enterprise"], period="2019-Q1", earlier=earlier)
    counts = made("enterprise", sent, earlier=earlier, seed=seed, public=public)
    return pl.concat([counts, public["enterprise_observation"].filter(enterprise_variable="places_offered")])


def offered_and_status(frame: pl.DataFrame) -> tuple:
    return cell(frame, **OFFERED)[0], cell(frame, **FILLED)[2]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        # Few from the start, and corrected to more: whoever guesses that nobody was corrected has three left of a 5.
        ((2, 3), (2, 9), (9, "PR")),
        ((2, 3), (2, 4), (4, "PR")),
        ((2, 9), (2, 5), (5, "A")),
        # A count has been shown, and the offer falls below it: the offer stays.
        ((2, 9), (2, 4), (9, "A")),
        ((2, 9), (2, 0), (9, "A")),
        ((12, 20), (2, 3), (20, "A")),
        ((2, None), (2, 3), (None, "A")),
        # Nothing was shown beside it.
        ((None, 9), (2, 3), (3, "PR")),
        ((None, 9), (2, 9), (9, "A")),
        ((2, 9), (None, 9), (9, "UN")),
    ],
)
def test_an_offer_that_is_corrected(before, now, expected):
    first = published(*before)

    assert offered_and_status(published(*now, first)) == expected


@pytest.mark.parametrize(("before", "now"), [(9, 1), (9, 4), (None, 1)])
def test_an_offer_does_not_fall_below_a_count_that_its_sender_has_hidden(before, now):
    """Hidden is 1–4 to whoever guesses the sender's own rule: with one place offered, it would be one."""
    first = published("hidden", before)

    again = published("hidden", now, first)

    assert offered_and_status(first) == offered_and_status(again) == (before, "SU")


def test_an_offer_stays_as_it_stood_beside_the_last_count():
    first = published(2, 9)
    second = published(2, 7, first)

    assert offered_and_status(published(2, 3, first, second)) == (7, "A")


def test_what_is_kept_keeps_its_source_and_the_others_are_as_they_were():
    first = published(2, 9)

    frame = published(2, 3, first)

    assert frame.filter(enterprise_variable="places_offered").equals(first.filter(enterprise_variable="places_offered"))


def test_what_is_to_be_published_is_checked_as_it_stands_there():
    """Had the offer been let through, everything together would not be."""
    first = next(frame for frame in (published(4, 9, seed=seed) for seed in range(9)) if cell(frame, **FILLED)[0] == 5)
    again = published(4, 3, first)
    low = pl.col("enterprise_variable").eq("places_offered") & pl.col("enterprise_id").eq("a")

    require_safe("enterprise", [first, again])
    with pytest.raises(Unsafe, match="fewer than four values"):
        require_safe("enterprise", [first, again.with_columns(value=pl.when(low).then(3.0).otherwise("value"))])


def test_an_offer_that_was_let_fall_is_seen_by_the_check_though_the_count_is_protected():
    """A guard behind the guard: the count is gone from the second publication, but the first has shown it."""
    first = next(frame for frame in (published(4, 9, seed=seed) for seed in range(9)) if cell(frame, **FILLED)[0] == 5)
    sent = delivery("enterprise", COOMPANION, enterprise("a", 12, 3, 3), enterprise("b", 12, 3), enterprise("c", 12, 2))

    with pytest.raises(Unsafe, match="fewer than four values"):
        made("enterprise", sent, earlier=(first,))
    fallen = pl.concat([frame.filter(pl.col("enterprise_id") != "a") for frame in (first, first[:0])])
    low = beside(sent)["enterprise_observation"].filter(**OFFERED)
    with pytest.raises(Unsafe, match="fewer than four values"):
        require_safe("enterprise", [first, pl.concat([fallen, low])])
