"""Nothing that was said before is false after: hide any part of the example's deliveries, make every sentence and every
status, let any answers come in, and judge what was said.

`ASF_EXAMPLES=200 pytest tests/claims/test_claims.py` looks for longer, each time in another place.
"""

import ast
import os
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dashboard import figures
from dashboard.figures.figure import Table
from dashboard.filters import Filters
from dashboard.wording import localise
from dashboard.wording.claims import Claim, Relation, Sentence, Subject, claim_of, surely_largest
from queries import read_query
from tests.claims.deliveries import (
    COUNTED,
    KINDS,
    QUARTERS,
    Part,
    answer,
    hide,
    municipality_codes,
    silent,
    told,
    uncover,
    withhold,
)
from tests.claims.judge import Answers, Judge, everything, open_frames
from tests.claims.registry import Maker, all_sentences

EXAMPLES = int(os.environ.get("ASF_EXAMPLES", "0"))
PAGES = Path(__file__).parent.parent.parent / "pages"
# Their sentences count sources, files and definitions, or tell of statistics that nobody delivers; or they are fixed texts. What
# a value that is lacking may do to statistics: tests/dashboard/figures/test_context_by_municipality.py. What is said of
# the council rests on no municipality's answer: tests/claims/test_council.py judges it.
NOT_ABOUT_ANSWERS = {
    "kallor", "skydd", "leverera", "radet", "kompetens", "ordlista", "projekt", "arbetsmarknad",
}  # fmt: skip
# What documents and sources state, and a list of names, on a page that is about answers. Of participants tests/claims/test_training.py judges.
STATED = {
    "enterprise_statements.sentence_of_place", "purchasing_statements.sentence_of_place", "projects.sentence",
    "project_municipalities.sentence", "plans.no_plan", "structure_distance.conditions_sentence",
    "training_participants.headline", "enterprise_register.list_sentence",
}  # fmt: skip
DAYS = [date(2016, 12, 31), date(2017, 6, 30), date(2018, 12, 31), date(2026, 11, 22)]
MEASURES = ("support_structure", "enterprises", "enterprises_per_10000", "employees", "places_offered")
MEASURES += ("af_agreement_pct", "sak_member", "responsible", "policy", "dialogue_forum", "residents")
ACTORS = ("arbetsformedlingen", "kommun", "samordningsforbund")
# Statuses that say that something is not known yet: an answer may lead to any other.
OPEN_STATUSES = ("undecided", "no_outcome", "not_measurable")

# Of the things that the example holds some of everywhere.
NONE_OF_THEM = re.compile(r"[Ii]nga tjänster|[Ii]ngen (var placerad|aktör placerade)|[Ff]å eller inga (tjänster|var)")
# That two measures are never added claims no figure; nobody has delivered a year's different people in the example.
# What a plan says of itself no answer changes.
SAYS_NOTHING_HERE = {"stock_and_flow", "placements_year", "plan_partners", "plans"} | {
    "pathway_process", "pathway_groups", "pathway_findings", "pathway_comparison", "enterprise_register",
    "enterprise_statements", "county_figures", "purchasing_statements",
    # Statistics, what sources name and what has come in so far.
    "similar_municipalities", "context_of_municipality", "projects_of_municipality", "deliveries_of_municipality", "wishes",
}  # fmt: skip


@st.composite
def parts(draw: st.DrawFn) -> frozenset[Part]:
    """Some municipalities, kinds and a run of quarters that stay silent."""
    kinds = draw(st.sets(st.sampled_from(KINDS), min_size=1))
    places = draw(st.sets(st.sampled_from(municipality_codes()), min_size=1, max_size=10))
    first, last = sorted(draw(st.tuples(st.integers(0, 11), st.integers(0, 11))))
    if draw(st.booleans()):
        last = 11
    return frozenset(Part(k, m, q) for k in sorted(kinds) for m in sorted(places) for q in QUARTERS[first : last + 1])


@st.composite
def views(draw: st.DrawFn) -> Filters:
    """A date and a choice of municipalities, measure, actor and reading."""
    codes = municipality_codes()
    chosen = draw(st.sampled_from([codes, codes, codes[:1], codes[3:6], codes[2:9]]))
    return replace(
        everything(draw(st.sampled_from(DAYS))),
        municipality_codes=chosen,
        coverage_measure=draw(st.sampled_from(MEASURES)),
        public_actor=draw(st.sampled_from(ACTORS)),
        reading=draw(st.sampled_from(["A", "B", "C"])),
    )


def sentences_said(answers: Answers, filters: Filters) -> list[tuple[str, Sentence]]:
    """Every sentence, with its query."""
    return [(query, make(localise(answers.rows(query, filters), "sv"), "sv")) for query, make in all_sentences()]


def claims_of(said: list[tuple[str, Sentence]]) -> list[tuple[str, Claim]]:
    """Every claim of the sentences, with the words that it stands in."""
    return [(f"{query}: {words}", claim) for query, words in said for claim in words.claims]


def claims_made(answers: Answers, filters: Filters) -> list[tuple[str, Claim]]:
    return claims_of(sentences_said(answers, filters))


@pytest.fixture(scope="module")
def as_answered() -> Callable[[int], Answers]:
    """`as_answered(seed)`: the answers that were given, where there were some, and any others from those that are silent."""
    opened: dict[int, Answers] = {}

    def look_up(seed: int) -> Answers:
        if seed not in opened:
            opened[seed] = open_frames(answer(told(), silent(told()), random.Random(seed)))
        return opened[seed]

    return look_up


def any_other_answers(
    hidden: frozenset[Part], withheld: frozenset[Part], frames: dict[str, pl.DataFrame], seed: int
) -> Iterator[Answers]:
    """Two sets of any answers; nobody is silent any more."""
    for more in range(2):
        chance = random.Random(seed + more + 1)
        yield open_frames(answer(uncover(frames, withheld, chance), silent(frames) | hidden, chance))


def statuses(answers: Answers, filters: Filters) -> dict[tuple, str]:
    rows = answers.rows("target_status", filters)
    return {(row["target_id"], row["period"]): row["target_status"] for row in rows.iter_rows(named=True)}


@settings(
    max_examples=EXAMPLES or 8,
    derandomize=not EXAMPLES,
    deadline=None,
    # What was said falsely is plain to read as it is; making the example smaller takes minutes.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    hidden=parts(),
    of_places=st.sets(st.sampled_from(municipality_codes())),
    filters=views(),
    seed=st.integers(0, 10_000),
)
def test_nothing_that_was_said_is_false_after_any_answer(as_answered, hidden, of_places, filters, seed):
    # Of some, the sender has answered and hidden the numbers.
    withheld = frozenset(part for part in hidden if part.kind in COUNTED and part.municipality_code in of_places)
    silent_parts = hidden - withheld
    frames = withhold(hide(told(), silent_parts), withheld)
    before = open_frames(frames)
    said, decided = claims_made(before, filters), statuses(before, filters)
    for after in (as_answered(seed), *any_other_answers(silent_parts, withheld, frames, seed)):
        judge = Judge(after, filters)
        false = [(words, claim) for words, claim in said if not judge.holds(claim)]
        assert false == []
        now = statuses(after, filters)
        taken_back = {
            key: (status, now.get(key))
            for key, status in decided.items()
            if status not in OPEN_STATUSES and now.get(key) not in (status, None)
        }
        assert taken_back == {}


@pytest.mark.parametrize("kind", COUNTED)
@pytest.mark.parametrize("some", [municipality_codes(), ("2184",)], ids=["all", "one"])
def test_numbers_that_their_senders_hid_are_none_of_none(as_answered, kind, some):
    """Hidden counts are delivered: what was said of them, in the county or one municipality, holds once they are told."""
    parts_of_kind = frozenset(Part(kind, code, quarter) for code in some for quarter in QUARTERS)
    frames = withhold(told(), parts_of_kind)
    views = [replace(everything(DAYS[2]), municipality_codes=chosen) for chosen in (municipality_codes(), ("2184",))]
    before = open_frames(frames)
    said = [sentences_said(before, filters) for filters in views]
    assert [words for sentences in said for _, words in sentences if NONE_OF_THEM.search(words)] == []
    for after in (as_answered(7), *any_other_answers(frozenset(), parts_of_kind, frames, 7)):
        for filters, sentences in zip(views, said, strict=True):
            judge = Judge(after, filters)
            assert [(words, claim) for words, claim in claims_of(sentences) if not judge.holds(claim)] == []


def test_a_day_with_every_choice_says_something():
    """A judge that hears nothing would find nothing."""
    database = open_frames(told())
    said = [claims_made(database, replace(everything(DAYS[2]), coverage_measure=one)) for one in MEASURES]

    speaking = {words.partition(":")[0] for claims in said for words, _ in claims}
    assert {query for query, _ in all_sentences()} - speaking == SAYS_NOTHING_HERE


class TestTheJudge:
    """What was said before this was held to anything: each is found."""

    @pytest.fixture(scope="class")
    @staticmethod
    def hidden() -> frozenset[Part]:
        return frozenset(Part(kind, code, "2018-Q4") for kind in KINDS for code in ("2183", "2184", "2180"))

    @pytest.fixture(scope="class")
    @staticmethod
    def before(hidden) -> Answers:
        return open_frames(hide(told(), hidden))

    @pytest.fixture(scope="class")
    @staticmethod
    def after(hidden) -> Answers:
        return open_frames(answer(told(), silent(told()), random.Random(1)))

    def test_a_sum_of_those_that_answered_called_that_of_all(self, before, after):
        filters = everything(DAYS[2])
        row = before.rows("support_structure_by_period", filters).row(-1, named=True)
        subject = Subject("support_structure_by_period", (("period", row["period"]),))

        assert not Judge(after, filters).holds(Claim(subject, Relation.EXACTLY, row["value"]))
        assert Judge(after, filters).holds(claim_of("support_structure_by_period", row, "period"))

    def test_the_largest_of_those_that_answered_called_the_largest(self, before, after):
        filters = replace(everything(DAYS[2]), coverage_measure="enterprises")
        rows = before.rows("coverage_by_municipality", filters)
        first, others = rows.row(0, named=True), rows.slice(1)["municipality_code"]
        keys = ("municipality_code", "period")

        def subject(code: str) -> Subject:
            return Subject("coverage_by_municipality", tuple(zip(keys, (code, first["period"]), strict=True)))

        said = [Claim(subject(first["municipality_code"]), Relation.AT_LEAST, subject(other)) for other in others]

        assert not all(Judge(after, filters).holds(claim) for claim in said)
        assert surely_largest(rows).is_empty()

    def test_silence_told_as_a_fall(self, before, after):
        filters = everything(DAYS[2])
        rows = before.rows("support_structure_by_period", filters)
        first, last = (
            Subject("support_structure_by_period", (("period", period),)) for period in ("2018-Q3", "2018-Q4")
        )

        assert rows["value"][-1] < rows["value"][-2]
        assert not Judge(after, filters).holds(Claim(last, Relation.LESS_THAN, first))


@cache
def makers() -> set[str]:
    return {_name(make) for _, make in all_sentences()}


def _name(make: Maker) -> str:
    function = make.func if isinstance(make, partial) else make
    return f"{function.__module__}.{function.__qualname__}"


@pytest.mark.parametrize("page", sorted(path.stem for path in PAGES.glob("*.py") if path.stem not in NOT_ABOUT_ANSWERS))
def test_every_sentence_of_the_pages_is_judged(page):
    tree = ast.parse((PAGES / f"{page}.py").read_text(encoding="utf-8"))
    drawn = [
        getattr(figures, node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "figures"
    ]
    drawn = [each for value in drawn for each in (value if isinstance(value, tuple) else (value,))]
    asked = {_name(each.sentence) for each in drawn if not isinstance(each, Table)}

    assert asked
    assert sorted(asked - makers() - {f"dashboard.figures.{name}" for name in STATED}) == []


def test_every_query_of_the_registry_is_one():
    assert all(read_query(query).name == query for query, _ in all_sentences())
