"""Counts laid into a version: what cannot be published says of what, and an offer is kept where a count was shown."""

import datetime as dt
import random
from pathlib import Path

import polars as pl
import pytest

from publishing.catalogue.partners import read_partners
from publishing.catalogue.settings import read_settings
from publishing.disclosure.due import Due
from publishing.messages.problems import InputError
from publishing.release.layers import Context, with_counts, with_delivery
from publishing.versions.history import newest_whole
from tests.publishing.disclosure.test_cubes import COOMPANION, GAVLE, cell, delivery, enterprise, placement
from tests.publishing.disclosure.test_offers import FILLED, OFFERED

DATA = Path(__file__).parents[3] / "data"
PARTNERS, SETTINGS = read_partners(DATA / "exempel"), read_settings(DATA, "exempel")
QUARTER, TODAY = "2019-Q1", dt.date(2019, 5, 20)


def context(sent, *earlier: pl.DataFrame) -> Context:
    published = {"earlier": lambda extract, period: earlier, "ever": lambda extract, period: earlier}
    return Context(PARTNERS, SETTINGS, TODAY, lambda receipt: sent.rows, chance=random.Random(1), **published)


def laid(sent, *earlier: pl.DataFrame, extract: str) -> pl.DataFrame:
    """The quarter's rows as they would be written, when one delivery has come and its counts are due."""
    before, known = newest_whole(DATA / "exempel").frames, context(sent, *earlier)
    frames = with_delivery(before, sent.receipt, known)
    due = Due(sent.receipt.kind, QUARTER, (sent.receipt,))
    after = with_counts(frames, due, known)
    return after[extract].filter(period=QUARTER)


def wandering(frame: pl.DataFrame, place: int) -> pl.DataFrame:
    """The publication with a single 5, in another cell each time."""
    has_value = pl.col("value").is_not_null()
    value = pl.when(has_value).then(5.0 * (pl.int_range(pl.len()).over(has_value) == place).cast(pl.Float64))
    return frame.with_columns(value=value, value_kind=pl.when(has_value).then(pl.lit("rounded")))


def test_what_cannot_be_protected_says_which_kind_and_quarter():
    """Six people, and by turns five cells have shown that someone is there: whatever comes next tells too much."""
    sent = delivery("placement", GAVLE, placement(1))
    first = laid(sent, extract="placement")

    with pytest.raises(InputError) as raised:
        laid(sent, *(wandering(first, place) for place in range(5)), extract="placement")

    said = raised.value.text("sv").casefold()
    assert "antalen personer för placeringar, 2019-q1, går inte att ge ut utan att någon kan pekas ut" in said


def test_an_offer_that_falls_below_a_count_that_was_shown_is_kept():
    def sent(offered: float):
        return delivery(
            "enterprise", COOMPANION, enterprise("exempel-01", 12, 3, offered), enterprise("exempel-02", 12, 2)
        )

    first = laid(sent(9), extract="enterprise_observation")
    again = laid(sent(3), first, extract="enterprise_observation")

    own = {"enterprise_id": "exempel-01"}
    assert cell(first, **FILLED | own)[2] == "A"
    assert cell(again, **OFFERED | own)[0] == 9
    assert cell(again, **FILLED | own)[2] == "A"
    # Where nothing was shown beside it, it is what was delivered, and the count is protected.
    alone = laid(sent(3), extract="enterprise_observation")
    assert (cell(alone, **OFFERED | own)[0], cell(alone, **FILLED | own)[2]) == (3, "PR")
