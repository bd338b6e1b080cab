import pytest

from dashboard.figures import knowledge_survey_changes
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH, rows_of
from tests.queries.test_knowledge_survey_changes import AFTER, BEFORE, UNTOLD


@pytest.fixture
def told(load, filters):
    """The localised frame of these surveys."""
    return lambda *surveys: localise(
        run_query(load(knowledge_survey=list(surveys)), "knowledge_survey_changes", filters()), "sv"
    )


def test_two_rounds_are_compared_as_answers_and_not_as_an_effect(told):
    frame = told(BEFORE, AFTER)

    assert knowledge_survey_changes.sentence(frame, "sv") == "Svaren före och efter går att jämföra"
    [row] = rows_of(knowledge_survey_changes.chart(frame, SWEDISH), headed=True)
    assert row[1:] == [
        "Före: 40 (2016 kv 2; 60 av 100 svarade, 60 %)", "Efter: 52 (2018 kv 2; 60 av 100 svarade, 60 %)",
        "Skillnad mellan svaren: +12",
    ]  # fmt: skip


def test_a_round_that_carries_nothing_says_why_there_is_no_difference(told):
    frame = told(BEFORE, AFTER | UNTOLD | {"obs_status": "NL", "index_status": "NL"})

    assert knowledge_survey_changes.sentence(frame, "sv") == (
        "Svaren före och efter går inte att jämföra, så vitt vi vet"
    )
    [row] = rows_of(knowledge_survey_changes.chart(frame, SWEDISH), headed=True)
    assert row[2:] == [
        "Efter: Ej levererat",
        "Skillnad mellan svaren: Ingen skillnad sägs. Efter: svaren är inte kända",
    ]


def test_an_index_without_a_known_number_asked_says_so(told):
    frame = told(BEFORE, AFTER | {"asked": None, "asked_status": "UN", "sample": "strategic"})

    [row] = rows_of(knowledge_survey_changes.chart(frame, SWEDISH), headed=True)
    assert row[2] == "Efter: 52 (2018 kv 2; 60 svarade, okänt av hur många)"
    assert knowledge_survey_changes.sentence(frame, "en") == "The answers before and after cannot be compared"


def test_several_series_are_counted_and_those_that_may_still_be_compared_are_left_open(told):
    more = [row | {"survey_series": "t", "survey_id": row["survey_id"] * 2} for row in (BEFORE, AFTER)]
    low = more[1] | {"answered": 40.0}

    assert knowledge_survey_changes.sentence(told(BEFORE, AFTER, more[0], low), "sv") == (
        "Före och efter går att jämföra i en av två serier av mätningar"
    )
    assert knowledge_survey_changes.sentence(told(BEFORE, AFTER, more[0]), "sv") == (
        "Före och efter går att jämföra i minst en av två serier av mätningar"
    )
