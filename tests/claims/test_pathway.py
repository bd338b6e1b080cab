"""What Vägen till arbete says stays true when those who were silent answer, and what was hidden is told.

Its kinds are owed by nobody and stand in no register, so that they are hidden and answered by themselves, in the example as it is made.
"""

import random
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import cache

import polars as pl
import pytest

from dashboard.filters import Filters
from dashboard.wording import localise
from dashboard.wording.claims import Claim
from demo.catalogue.generate import example_frames
from tests.claims.deliveries import Frames, municipality_codes
from tests.claims.judge import Answers, Judge, everything, open_frames
from tests.claims.registry import vagen

COUNTED = ("pathway", "participant_step")
YEARLY = "pathway_time"
COUNTS = ((0.0, "rounded"), (5.0, "rounded"), (7.0, "exact"), (60.0, "exact"))
DAYS = (date(2016, 12, 31), date(2017, 6, 30), date(2018, 12, 31))
# What the documents say, and no number in it that somebody delivers; in the example nothing at all.
NOT_DELIVERED = {"pathway_process", "pathway_groups", "pathway_findings", "pathway_comparison"}


@cache
def told() -> Frames:
    return example_frames()


def hide(frames: Frames, chance: random.Random) -> Frames:
    """The frames without what some municipalities have sent for some quarters, and for some years."""
    hidden = dict(frames)
    for kind in (*COUNTED, YEARLY):
        rows = frames[kind]
        parts = rows.select("municipality_code", "period").unique(maintain_order=True)
        silent = parts.sample(fraction=chance.choice((0.05, 0.3, 0.8)), seed=chance.randrange(10**6))
        hidden[kind] = rows.join(silent, on=["municipality_code", "period"], how="anti")
    return hidden


def answered(before: Frames, chance: random.Random) -> Frames:
    """The frames once everybody has told everything, where nothing was told as another municipality told of another quarter."""
    after = dict(before)
    for kind in (*COUNTED, YEARLY):
        rows = _uncovered(before[kind], chance)
        whole = rows.filter(pl.col("obs_status") == "A")
        found = [rows.filter(pl.col("obs_status") != "NL")]
        there = set(found[0].select("municipality_code", "period").rows())
        known = whole.select("municipality_code", "period").unique(maintain_order=True).rows()
        for period in sorted(set(told()[kind]["period"])):
            for code in municipality_codes():
                if (code, period) not in there and known:
                    found.append(_as_told_elsewhere(whole, known, code, period, chance))
        after[kind] = pl.concat(found)
    return after


def _uncovered(rows: pl.DataFrame, chance: random.Random) -> pl.DataFrame:
    """Every number that was unknown or hidden, told: any."""
    is_untold = rows["obs_status"].is_in(["UN", "SU"])
    values = [chance.choice(COUNTS) if untold else None for untold in is_untold]
    new = pl.DataFrame(
        {
            "value": [each[0] if each else None for each in values],
            "value_kind": [each[1] if each else None for each in values],
            "obs_status": ["A" if each else None for each in values],
        },
        schema={"value": pl.Float64, "value_kind": pl.String, "obs_status": pl.String},
    )
    return rows.with_columns(pl.coalesce(new[name], pl.col(name)).alias(name) for name in new.columns)


def _as_told_elsewhere(
    whole: pl.DataFrame, known: Collection[tuple[str, str]], code: str, period: str, chance: random.Random
) -> pl.DataFrame:
    other, quarter = chance.choice(list(known))
    rows = whole.filter(municipality_code=other, period=quarter)
    end = told()["pathway"].filter(period=period)["period_end"]
    ends = {"period_end": pl.lit(end[0] if end.len() else date(int(period[:4]), 12, 31))}
    return rows.with_columns(municipality_code=pl.lit(code), period=pl.lit(period), **ends)


def said(answers: Answers, filters: Filters) -> list[tuple[str, Claim]]:
    found = []
    for query, make in vagen.SENTENCES:
        sentence = make(localise(answers.rows(query, filters), "sv"), "sv")
        found += [(f"{query}: {sentence}", claim) for claim in sentence.claims]
    return found


def views() -> list[Filters]:
    codes = municipality_codes()
    choices = (codes, ("2180",), codes[3:7])
    return [replace(everything(day), municipality_codes=chosen) for day in DAYS for chosen in choices]


@pytest.mark.parametrize("seed", range(4))
def test_nothing_that_was_said_is_false_after_any_answer(seed):
    chance = random.Random(seed)
    before = hide(told(), chance)
    answers = open_frames(before)
    after = open_frames(answered(before, chance))
    for filters in views():
        judge = Judge(after, filters)
        assert [(words, claim) for words, claim in said(answers, filters) if not judge.holds(claim)] == []


def test_every_sentence_on_what_is_delivered_claims_something():
    """A judge that hears nothing would find nothing."""
    answers = open_frames(told())

    speaking = {words.partition(":")[0] for filters in views() for words, _ in said(answers, filters)}

    assert speaking == {query for query, _ in vagen.SENTENCES} - NOT_DELIVERED


def test_the_largest_drop_is_said_where_it_is_sure_and_nowhere_else():
    """In one municipality the counts are large enough; in the county one has not answered, and may have any number."""
    answers = open_frames(told())
    make = vagen.SENTENCES[0][1]

    def headline(codes: tuple[str, ...]) -> str:
        frame = answers.rows("pathway_steps", replace(everything(DAYS[2]), municipality_codes=codes))
        return make(localise(frame, "sv"), "sv")

    assert headline(("2180",)).endswith("Störst är tappet före remiss.")
    assert "tappet" not in headline(municipality_codes())
    assert "tappet" not in headline(("2132",))


LEVELS = (20.0, 40.0, 50.0, 60.0, 70.0, 80.0, 100.0)


def with_share_targets(frames: Frames) -> Frames:
    """The frames with targets more: each a share of the participants who take a step, over the last year."""
    targets = frames["target"]
    like = targets.filter(counting="services_used")
    made = [
        like.with_columns(
            target_id=pl.lit(f"A{place}"), counting=pl.lit("share"), counted=pl.lit("participant_step"), unit=pl.lit("pct"),
            baseline_value=pl.lit(0.0), baseline_status=pl.lit("A"), level=pl.lit(level), level_status=pl.lit("A"),
        )
        for place, level in enumerate(LEVELS)
    ]  # fmt: skip
    return frames | {"target": pl.concat([targets, *made])}


def as_it_was(rows: pl.DataFrame, chance: random.Random) -> pl.DataFrame:
    """The counts before they were changed: any that a 0 or a 5 may hide."""
    true = [
        float(chance.randint(0, 4) if value == 0 else chance.randint(1, 5)) if kind == "rounded" else value
        for value, kind in rows.select("value", "value_kind").iter_rows()
    ]
    kind = pl.when(pl.col("value_kind").is_not_null()).then(pl.lit("exact"))
    return rows.with_columns(value=pl.Series(true, dtype=pl.Float64), value_kind=kind)


def share_targets(frames: Frames) -> list[dict]:
    rows = open_frames(with_share_targets(frames)).rows("target_status", everything(DAYS[2]))
    return rows.filter(counting="share").rows(named=True)


def test_a_share_is_where_it_was_said_to_be_and_its_target_as_was_decided():
    seen = set()
    for seed in range(4):
        chance = random.Random(seed)
        whole = answered(told(), chance)
        before = hide(whole, chance) if seed % 2 else whole
        after = answered(before, chance)
        after["participant_step"] = as_it_was(after["participant_step"], chance)
        for then, now in zip(share_targets(before), share_targets(after), strict=True):
            seen.add(then["target_status"])
            assert then["low"] is None or then["low"] <= now["value"] <= then["high"]
            assert then["target_status"] in ("undecided", "no_outcome", now["target_status"])

    assert {"reached", "not_reached", "undecided"} <= seen
