"""What Kompetens says of participants stays true when those who were silent answer, and what was unknown is told."""

import random
from dataclasses import replace
from datetime import date
from functools import cache

import polars as pl
import pytest

from dashboard import figures
from dashboard.wording import localise
from dashboard.wording.claims import Claim
from demo.catalogue.generate import example_frames
from tests.claims.deliveries import Frames, municipality_codes
from tests.claims.judge import Judge, everything, open_frames

KINDS = ("training_participation", "target_group_size")
COUNTS = ((0.0, "rounded"), (5.0, "rounded"), (12.0, "exact"), (60.0, "exact"))
FIGURES = (
    figures.training_participants_headline,
    figures.training_participants,
    figures.training_over_time,
    figures.training_coverage,
)
CHOSEN = (municipality_codes(), municipality_codes()[:1], municipality_codes()[4:8])


@cache
def told() -> Frames:
    return example_frames()


def hidden(chance: random.Random) -> Frames:
    """The example without what some municipalities have sent for some years; every year is told of by some.

    Of a municipality whose sizes are hidden nothing is told of them: what was told stands until it is told anew.
    """
    frames = dict(told())
    for kind, by in zip(KINDS, (["municipality_code", "period"], ["municipality_code"]), strict=True):
        parts = frames[kind].select(by).unique(maintain_order=True)
        silent = parts.sample(fraction=chance.choice((0.1, 0.4, 0.7)), seed=chance.randrange(10**6))
        left = frames[kind].join(silent, on=by, how="anti")
        kept = frames[kind].filter(~pl.col("period").is_in(left["period"].unique().implode()))
        frames[kind] = pl.concat([left, kept])
    return frames


def answered(chance: random.Random) -> Frames:
    """The example once everybody has told everything: any number where there was none."""
    frames = dict(told())
    for kind in KINDS:
        rows = []
        for row in frames[kind].iter_rows(named=True):
            value, how = chance.choice(COUNTS[2:] if kind == "target_group_size" else COUNTS)
            told_now = {"value": value, "value_kind": how, "obs_status": "A"}
            rows.append(row if row["obs_status"] == "A" else row | told_now)
        frames[kind] = pl.DataFrame(rows, schema=frames[kind].schema)
    return frames


def claims(frames: Frames, filters) -> list[tuple[str, Claim]]:
    answers = open_frames(frames)
    said = [each.sentence(localise(answers.rows(each.query, filters), "sv"), "sv") for each in FIGURES]
    return [(words, claim) for words in said for claim in words.claims]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("chosen", CHOSEN, ids=["all", "one", "some"])
@pytest.mark.parametrize("day", [date(2016, 12, 31), date(2018, 12, 31)])
def test_what_is_said_stays_true_whatever_is_told_later(seed, chosen, day):
    chance = random.Random(f"{seed} {chosen} {day}")
    filters = replace(everything(day), municipality_codes=chosen)
    made = claims(hidden(chance), filters)
    judge = Judge(open_frames(answered(chance)), filters)

    assert [words for words, claim in made if not judge.holds(claim)] == []


def test_something_is_said():
    made = claims(told(), everything(date(2018, 12, 31)))

    assert len(made) == len(FIGURES)
