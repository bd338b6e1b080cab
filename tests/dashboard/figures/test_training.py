"""What the figures of training say and draw, of rows as the queries give them."""

import pytest

from contract.display import number
from dashboard.figures import (
    knowledge_survey_changes,
    training_by_employer,
    training_by_municipality,
    training_coverage,
    training_over_time,
    training_participants,
    training_participants_headline,
)
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import ENGLISH_DARK, SWEDISH, rows_of
from tests.queries.test_knowledge_survey_changes import AFTER, BEFORE, UNTOLD
from tests.queries.training_rows import BOLLNAS, GAVLE, MODULES, sized, trained

PEOPLE = [
    trained(GAVLE, 30.0, "2017"), trained(GAVLE, 10.0), trained(BOLLNAS, 6.0, "2017"), trained(BOLLNAS, 8.0),
    trained(GAVLE, 50.0, "2017", training_target_group="everybody"), trained(GAVLE, 5.0, training_target_group="everybody"),
    *(
        trained(code, None, year, employer="forsakringskassan", training_target_group=group, obs_status="UN")
        for code in (GAVLE, BOLLNAS) for year in ("2017", "2018")
        for group in ("everybody", "case_workers", "management", "coordinators")
    ),
]  # fmt: skip
SIZES = [sized(GAVLE, 60.0), sized(BOLLNAS, None, obs_status="PR")]
CHOSEN = (GAVLE, BOLLNAS)


@pytest.fixture
def told(load, filters):
    """The localised frame of a query, of two municipalities, unless nothing has been told."""

    def ask(query: str, people=PEOPLE, language="sv", surveys=()):
        database = load(
            training_participation=people,
            target_group_size=SIZES,
            training_module=MODULES,
            knowledge_survey=list(surveys),
        )
        return localise(run_query(database, query, filters(municipality_codes=CHOSEN)), language)

    return ask


def test_the_headline_and_the_figure_say_one_training_each_and_no_more_than_they_know(told):
    frame = told("training_participants")

    assert training_participants_headline.sentence(frame, "sv") == "Minst ungefär 55 anställda har gått BAS 2017–2018"
    assert training_participants.sentence(frame, "sv") == "Individen: minst 54 deltagare 2017–2018"
    assert training_participants.sentence(frame, "sv", places=("Gävle", "Bollnäs")) == (
        "Individen: minst 54 deltagare 2017–2018 i Gävle och Bollnäs"
    )
    [claim] = training_participants.sentence(frame, "sv").claims
    assert (claim.relation, claim.than) == ("at_least", 54.0)


def test_a_bar_per_training_with_its_target_group(told):
    assert rows_of(training_participants.chart(told("training_participants"), SWEDISH)) == [
        ["BAS", "minst ≈ 55", "Alla anställda"], ["Individen", "minst 54", "Handläggare"],
    ]  # fmt: skip


def test_year_by_year_with_how_many_municipalities(told):
    frame = told("training_over_time")

    assert training_over_time.sentence(frame, "sv") == "BAS: minst ungefär 5 deltagare 2018"
    drawn = rows_of(training_over_time.chart(frame, SWEDISH))
    assert ["2017", "minst 36", "2 av 2"] in drawn, drawn


def test_an_employer_that_nothing_is_known_of_is_named(told):
    frame = told("training_by_employer")

    assert training_by_employer.sentence(frame, "sv") == "Ingen uppgift om deltagare finns från Försäkringskassan"
    rows = {row[0]: row[1:] for row in rows_of(training_by_employer.chart(frame, SWEDISH))}
    assert rows["Kommunerna"][1] == "Handläggare: 54"
    assert rows["Försäkringskassan"][1] == "Handläggare: okänt"
    assert rows["ASF"][0] == "Alla anställda: gäller inte"


def test_municipalities_with_figures_are_counted(told):
    assert training_by_municipality.sentence(told("training_by_municipality"), "sv") == (
        "Uppgifter om deltagare finns från två av två kommuner"
    )
    few = told("training_by_municipality", people=[trained(GAVLE, 30.0)])
    assert training_by_municipality.sentence(few, "en") == (
        "There are figures on participants from one of two municipalities"
    )
    rows = {row[0]: row[1:] for row in rows_of(training_by_municipality.chart(few, SWEDISH))}
    assert rows["Bollnäs"][1] == "Handläggare: ej levererat"


def test_a_share_stands_beside_its_counts_and_names_how_many_municipalities_it_is_of(told):
    frame = told("training_coverage")

    assert training_coverage.sentence(frame, "sv") == (
        "Kommunerna: 67\u00a0% av gruppen handläggare har gått sin utbildning, i den enda av två kommuner där båda antalen går att visa"
    )
    rows = {row[0]: row[1:] for row in rows_of(training_coverage.chart(frame, SWEDISH))}
    assert rows["Kommunerna"][1] == "Handläggare: 67 % (40 av 60)"
    assert rows["Försäkringskassan"][1] == "Handläggare: Okänt"
    assert rows["Kommunerna"][2] == "Ledning och styrning: Ej levererat"


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ([trained(GAVLE, 5.0)], "För få för en andel (≈ 5 av 60)"),
        ([trained(GAVLE, 61.0)], "Fler än som hör till gruppen nu (61 av 60)"),
        # Rounded in the participants alone: the share is, too.
        ([trained(GAVLE, 5.0, "2017"), trained(GAVLE, 28.0)], "≈ 55 % (≈ 33 av 60)"),
    ],
)
def test_what_the_counts_do_not_carry_is_said_in_words(told, people, words):
    rows = {row[0]: row[1:] for row in rows_of(training_coverage.chart(told("training_coverage", people), SWEDISH))}

    assert rows["Kommunerna"][1] == f"Handläggare: {words}"


def test_counts_that_carry_no_share_at_all(told):
    frame = told("training_coverage", [trained(GAVLE, 5.0)])

    assert training_coverage.sentence(frame, "en") == (
        "The numbers are too small to tell what share of any target group has taken the training"
    )


@pytest.mark.parametrize(
    "figure",
    [training_participants, training_over_time, training_by_employer, training_by_municipality, training_coverage],
)
def test_where_nobody_has_told_anything_each_figure_says_so(told, figure):
    frame = told(figure.query, people=[])

    assert figure.sentence(frame, "sv") == "Ingen uppgift finns om deltagare i utbildningarna"
    assert frame.filter(obs_status="A").is_empty()


def test_two_rounds_are_compared_as_answers_and_not_as_an_effect(told):
    frame = told("knowledge_survey_changes", surveys=(BEFORE, AFTER))

    assert knowledge_survey_changes.sentence(frame, "sv") == "Svaren före och efter går att jämföra"
    [row] = rows_of(knowledge_survey_changes.chart(frame, SWEDISH))
    assert row[1:] == [
        "Före: 40 (2016 kv 2; 60 av 100 svarade, 60 %)", "Efter: 52 (2018 kv 2; 60 av 100 svarade, 60 %)",
        "Skillnad mellan svaren: +12",
    ]  # fmt: skip


def test_a_round_that_carries_nothing_says_why_there_is_no_difference(told):
    silent = AFTER | UNTOLD | {"obs_status": "NL", "index_status": "NL"}
    frame = told("knowledge_survey_changes", surveys=(BEFORE, silent))

    assert knowledge_survey_changes.sentence(frame, "sv").endswith("så vitt vi vet")
    [row] = rows_of(knowledge_survey_changes.chart(frame, SWEDISH))
    assert row[2:] == [
        "Efter: Ej levererat",
        "Skillnad mellan svaren: Ingen skillnad sägs. Efter: svaren är inte kända",
    ]


def test_the_tables_are_complete_in_english(told):
    frame = told("training_coverage", language="en")

    rows = {row[0]: row[1:] for row in rows_of(training_coverage.chart(frame, ENGLISH_DARK))}
    assert rows["The municipalities"][1] == f"Case workers: {number(67, 'en')}% (40 of 60)"
