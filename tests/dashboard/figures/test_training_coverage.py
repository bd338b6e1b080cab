import pytest

from dashboard.figures import training_coverage
from dashboard.figures.training_coverage import size_told
from tests.dashboard.drawn import ENGLISH_DARK, SWEDISH, rows_of
from tests.dashboard.figures.training_frames import told
from tests.queries.training_rows import GAVLE, trained

QUERY = "training_coverage"


def test_a_share_stands_beside_its_counts_and_says_how_many_municipalities_it_is_of(load, filters):
    frame = told(load, filters, QUERY)

    assert training_coverage.sentence(frame, "sv") == (
        "Kommunerna: 67\u00a0% av gruppen handläggare har gått sin utbildning 2017–2018, i den enda av två kommuner där båda antalen går att visa. "
        "Gruppens storlek gäller slutet av mars 2018."
    )
    rows = {row[0]: row[1:] for row in rows_of(training_coverage.chart(frame, SWEDISH), headed=True)}
    assert rows["Kommunerna"][1] == "Handläggare: 67 % (40 av 60)"
    assert rows["Försäkringskassan"][1] == "Handläggare: Okänt"
    assert rows["Kommunerna"][2] == "Ledning och styrning: Ej levererat"


@pytest.mark.parametrize(
    ("period", "language", "words"),
    [
        ("2018-Q4", "en", "The size of the group is as at the end of 2018."),
        (
            "2017-Q2/2018-Q4",
            "sv",
            "Gruppens storlek är den senast lämnade, från slutet av juni 2017 till slutet av 2018.",
        ),
    ],
)
def test_the_sentence_says_of_when_the_size_is(period, language, words):
    assert size_told(period, language) == words


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ([trained(GAVLE, 5.0)], "För få för en andel (≈ 5 av 60)"),
        ([trained(GAVLE, 61.0)], "Fler än som hör till gruppen nu (61 av 60)"),
        # Rounded in the participants alone: the share is, too.
        ([trained(GAVLE, 5.0, "2017"), trained(GAVLE, 28.0)], "≈ 55 % (≈ 33 av 60)"),
    ],
)
def test_what_the_counts_do_not_carry_is_said_in_words(load, filters, people, words):
    frame = told(load, filters, QUERY, people=people)
    rows = {row[0]: row[1:] for row in rows_of(training_coverage.chart(frame, SWEDISH), headed=True)}

    assert rows["Kommunerna"][1] == f"Handläggare: {words}"


def test_counts_that_carry_no_share_at_all(load, filters):
    frame = told(load, filters, QUERY, people=[trained(GAVLE, 5.0)])

    assert training_coverage.sentence(frame, "en") == (
        "The numbers are too small to tell what share of any target group has taken the training"
    )


def test_where_nobody_has_told_anything_it_says_so(load, filters):
    frame = told(load, filters, QUERY, people=[])

    assert training_coverage.sentence(frame, "sv") == "Ingen uppgift finns om deltagare i utbildningarna"


def test_the_table_is_complete_in_english(load, filters):
    frame = told(load, filters, QUERY, language="en")

    rows = {row[0]: row[1:] for row in rows_of(training_coverage.chart(frame, ENGLISH_DARK), headed=True)}
    assert rows["The municipalities"][1] == "Case workers: 67% (40 of 60)"
