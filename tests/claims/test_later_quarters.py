"""A quarter of which only one has spoken yet: what the others said before is told as of then, and never as "none".

The example ends with 2018; one delivery for the first quarter of 2019 moves the reference date of every page.
"""

import random
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial

import polars as pl
import pytest

from contract.periods import last_day
from dashboard.wording import localise
from dashboard.wording.claims import Sentence
from tests.claims.deliveries import KINDS, QUARTERS, Frames, Part, answer, hide, municipality_codes, silent, told
from tests.claims.judge import Answers, Judge, everything, open_frames
from tests.claims.registry import Maker, all_sentences

QUARTER, REFERENCE = "2019-Q1", date(2019, 3, 31)
GAVLE, HUDIKSVALL = "2180", "2184"
ONE_SPEAKS = [(kind, code) for kind in ("dialogue_meeting", "commitment") for code in (GAVLE, HUDIKSVALL)]
# Silence is no "none" and no fall; of a whole that has answered either may be said.
SILENCE_AS_NO = re.compile(r"\b(inga|ingen|inget|sjönk|minskade|färre|föll bort|upphörde)\b", re.IGNORECASE)
NAMES_WHOM_IT_COVERS = re.compile(r"\bi (den enda kommunen|de \w+ kommuner(na)?) (med|som)\b")
OF_THE_NEW_QUARTER = re.compile(r"\b2019\b")


def with_open_quarter(frames: Frames) -> Frames:
    """The frames with a row for everything that is owed for the new quarter, of which nothing has come in."""
    owed = frames["delivery"].filter(pl.col("period") == QUARTERS[-1]).with_columns(
        period=pl.lit(QUARTER), period_end=pl.lit(last_day(QUARTER)), delivery_status=pl.lit("missing")
    )  # fmt: skip
    return frames | {"delivery": pl.concat([frames["delivery"], owed.select(frames["delivery"].columns)])}


@cache
def frames_where_one_speaks(kind: str, code: str) -> Frames:
    return answer(with_open_quarter(told()), {Part(kind, code, QUARTER)}, random.Random(1))


@pytest.fixture(scope="module")
def where_one_speaks() -> Callable[[str, str], Answers]:
    """`where_one_speaks(kind, code)`: what the database of those frames answers."""
    opened: dict[tuple[str, str], Answers] = {}

    def look_up(kind: str, code: str) -> Answers:
        if (kind, code) not in opened:
            opened[kind, code] = open_frames(frames_where_one_speaks(kind, code))
        return opened[kind, code]

    return look_up


@cache
def frames_of_one_quarter() -> Frames:
    """Only the first quarter of the example, which all but its youngest have delivered."""
    later = {Part(kind, code, quarter) for kind in KINDS for code in municipality_codes() for quarter in QUARTERS[1:]}
    return hide(told(), later)


def sentences(answers: Answers, reference_date: date) -> Iterator[tuple[str, Sentence]]:
    """Every sentence of the registry on a day, with its query."""
    for query, make in all_sentences():
        frame = localise(answers.rows(query, everything(reference_date)), "sv")
        yield query, _on(make, reference_date)(frame, "sv")


def _on(make: Maker, reference_date: date) -> Maker:
    """The function with the day of this test, where it takes one."""
    takes_day = isinstance(make, partial) and "reference_date" in make.keywords
    return partial(make, reference_date=reference_date) if takes_day else make


@pytest.mark.parametrize(("kind", "code"), ONE_SPEAKS)
def test_what_is_said_while_one_has_spoken_holds_after_the_others_answer(where_one_speaks, kind, code):
    frames = frames_where_one_speaks(kind, code)
    said = list(sentences(where_one_speaks(kind, code), REFERENCE))
    others = silent(frames)

    assert len([part for part in others if part.period == QUARTER and part.kind == kind]) == 9
    for seed in range(3):
        judge = Judge(open_frames(answer(frames, others, random.Random(seed))), everything(REFERENCE))
        false = [(query, words, claim) for query, words in said for claim in words.claims if not judge.holds(claim)]
        assert false == []


@pytest.mark.parametrize(("kind", "code"), ONE_SPEAKS)
def test_silence_in_the_new_quarter_is_told_as_no_none_and_no_fall(where_one_speaks, kind, code):
    said = sentences(where_one_speaks(kind, code), REFERENCE)
    as_no = [words for _, words in said if SILENCE_AS_NO.search(words) and OF_THE_NEW_QUARTER.search(words)]

    assert [words for words in as_no if not NAMES_WHOM_IT_COVERS.search(words)] == []


def test_agreements_are_told_as_they_were_stated_while_nobody_has_spoken_of_them_since(where_one_speaks):
    answers = where_one_speaks("dialogue_meeting", GAVLE)
    frame = answers.rows("agreements", everything(REFERENCE))
    said = [words for query, words in sentences(answers, REFERENCE) if query == "agreements"]

    assert said == [
        "Om sex avtal gällde den 31 mars 2019 är inte känt",
        "Enligt uppgift från slutet av 2018 löper avtalet i Hudiksvall ut den 31 mars 2019",
    ]
    assert frame.filter(pl.col("in_force").is_null())["period"].unique().to_list() == ["2018-Q4"]
    assert set(frame.select("delivered", "delivered_of").iter_rows()) == {(9, 10)}
    # An end that was stated and has passed is known.
    assert frame.filter(~pl.col("in_force"))["valid_to"].to_list() == [date(2017, 6, 30), date(2018, 6, 30)]


def test_years_of_silence_after_one_quarter_are_no_none_either():
    reference_date = last_day(QUARTERS[-1])
    said = list(sentences(open_frames(frames_of_one_quarter()), reference_date))

    assert [words for query, words in said if query == "agreements"] == [
        "Om två avtal gällde den 31 december 2018 är inte känt",
        "Enligt uppgift från slutet av mars 2016 löper avtalet i Hudiksvall ut den 31 mars 2019",
    ]
    for seed in range(2):
        answered = answer(frames_of_one_quarter(), silent(frames_of_one_quarter()), random.Random(seed))
        judge = Judge(open_frames(answered), everything(reference_date))
        assert [(words, claim) for _, words in said for claim in words.claims if not judge.holds(claim)] == []
