"""What is said of procurements stays true when those who were silent answer: owed by nobody, they stand in no register of deliveries."""

import random
from dataclasses import replace
from datetime import date
from functools import cache

import polars as pl
import pytest

from contract.periods import last_day
from dashboard.figures import procurements
from dashboard.filters import Filters
from dashboard.wording import localise
from dashboard.wording.claims import Sentence
from demo.catalogue.generate import example_frames
from tests.claims.deliveries import Frames, municipality_codes
from tests.claims.judge import Answers, Judge, everything, open_frames

KIND, PART = "procurement", ["municipality_code", "period"]
DAYS = (date(2016, 12, 31), date(2017, 6, 30), date(2018, 12, 31))
# One that always tells, so that the four latest quarters stay the same.
ALWAYS = "2180"


@cache
def told() -> Frames:
    return example_frames()


def hide(chance: random.Random) -> Frames:
    """The frames without what some municipalities have sent for some quarters."""
    rows = told()[KIND]
    parts = rows.filter(municipality_code=ALWAYS).select(PART), rows.select(PART).unique(maintain_order=True)
    silent = parts[1].sample(fraction=chance.choice((0.1, 0.4, 0.8)), seed=chance.randrange(10**6))
    return told() | {KIND: rows.join(silent.join(parts[0], on=PART, how="anti"), on=PART, how="anti")}


def answered(before: Frames, chance: random.Random) -> Frames:
    """The frames once everybody has told everything: what was silent as another quarter of another, what was unknown as any number."""
    rows = before[KIND]
    known = rows.select(PART).unique(maintain_order=True).rows()
    missing = [
        (code, period)
        for period in sorted(set(rows["period"]))
        for code in municipality_codes()
        if (code, period) not in set(known)
    ]
    found = [rows]
    for code, period in missing:
        other, quarter = chance.choice(known)
        found.append(
            rows.filter(municipality_code=other, period=quarter).with_columns(
                municipality_code=pl.lit(code), period=pl.lit(period), period_end=pl.lit(last_day(period))
            )
        )
    number = pl.when(obs_status="UN").then(float(chance.randrange(4))).otherwise("value")
    return before | {KIND: pl.concat(found).with_columns(value=number, obs_status=pl.lit("A"))}


def said(answers: Answers, filters: Filters) -> Sentence:
    return procurements.sentence(localise(answers.rows("procurements", filters), "sv"), "sv")


def views() -> list[Filters]:
    codes = municipality_codes()
    return [
        replace(everything(day), municipality_codes=chosen) for day in DAYS for chosen in (codes, ("2184",), codes[3:7])
    ]


@pytest.mark.parametrize("seed", range(6))
def test_nothing_that_was_said_is_false_after_any_answer(seed):
    chance = random.Random(seed)
    before = hide(chance)
    answers, after = open_frames(before), open_frames(answered(before, chance))

    for filters in views():
        judge, sentence = Judge(after, filters), said(answers, filters)
        assert [claim for claim in sentence.claims if not judge.holds(claim)] == [], sentence


def test_the_sentence_claims_something():
    """A judge that hears nothing would find nothing."""
    assert len(said(open_frames(told()), everything(DAYS[2])).claims) == 2
