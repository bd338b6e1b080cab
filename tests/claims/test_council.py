"""What is said of the council stays true when what was left out is told afterwards.

The example's own minutes and reports are the truth. Rows of them are hidden or made unknown by chance; whatever is then said
to be known has to be what the whole truth says of the same day.
"""

import random
from datetime import date

import polars as pl
import pytest

from contract.periods import last_day
from demo.catalogue.generate import example_frames
from tests.claims.judge import Answers, everything, open_frames

DAYS = (date(2017, 3, 31), date(2018, 6, 30), date(2018, 12, 31))
# The extracts with a state for each row, and the column with it.
STATES = {"attendance": "attendance", "seat": "seat_state", "decision_report": "progress", "wish_report": "progress"}


@pytest.fixture(scope="module")
def frames() -> dict[str, pl.DataFrame]:
    return example_frames()


@pytest.fixture(scope="module")
def truth(frames) -> Answers:
    return open_frames(frames)


def hidden(frames: dict[str, pl.DataFrame], seed: int) -> dict[str, pl.DataFrame]:
    """The example with some rows left out, and some made unknown."""
    rng, made = random.Random(seed), dict(frames)
    share = rng.choice([0.05, 0.3, 0.7])
    for extract, column in STATES.items():
        frame = frames[extract]
        kept = frame.filter(pl.Series([rng.random() > share for _ in range(frame.height)], dtype=pl.Boolean))
        unknown = pl.Series([rng.random() < share / 3 for _ in range(kept.height)], dtype=pl.Boolean)
        emptied = [
            pl.when(~unknown).then(pl.col(name)).alias(name)
            for name in (column, "done_on", "seated_on")
            if name in kept.columns
        ]
        is_unknown = pl.when(unknown & (pl.col("obs_status") == "A")).then(pl.lit("UN")).otherwise("obs_status")
        made[extract] = kept.with_columns(*emptied, obs_status=is_unknown)
    return made


@pytest.mark.parametrize("seed", range(40))
def test_a_state_that_is_said_to_be_known_is_that_of_the_day_it_is_said_of(frames, truth, seed):
    told = open_frames(hidden(frames, seed))
    for day in DAYS:
        for query, key, state in (
            ("council_decisions", "decision_id", "decision_state"),
            ("wishes", "wish_id", "progress"),
            ("council_seats", "party_id", "seat_state"),
        ):
            for row in told.rows(query, everything(day)).filter(pl.col(state).is_not_null()).iter_rows(named=True):
                then = truth.rows(query, everything(last_day(row["period"])))
                assert then.filter(pl.col(key) == row[key])[state].to_list() == [row[state]], (query, day, row)


@pytest.mark.parametrize("seed", range(40))
def test_at_least_so_many_meetings_is_no_more_than_there_were(frames, truth, seed):
    told = open_frames(hidden(frames, seed) | {"seat": frames["seat"]})
    for day in DAYS:
        full = truth.rows("council_seats", everything(day))
        for row in told.rows("council_seats", everything(day)).filter(obs_status="A").iter_rows(named=True):
            most = full.filter(party_id=row["party_id"])["value"].item()
            assert row["low"] <= most <= row["high"], row
            assert row["value_kind"] == ("exact" if row["low"] == row["high"] else "at_least")
