from dashboard.figures import training_over_time
from tests.dashboard.drawn import SWEDISH, rows_of
from tests.dashboard.figures.training_frames import told

QUERY = "training_over_time"


def test_the_latest_year_of_the_training_that_most_took(load, filters):
    sentence = training_over_time.sentence(told(load, filters, QUERY), "sv")

    assert sentence == "Individen: minst 18 deltagare 2018"
    assert [claim.relation for claim in sentence.claims] == ["at_least"]


def test_a_bar_per_year_with_how_many_municipalities(load, filters):
    drawn = rows_of(training_over_time.chart(told(load, filters, QUERY), SWEDISH))

    assert drawn == [
        ["BAS"], ["2017", "minst 50", "2 av 2"], ["2018", "minst ≈ 5", "2 av 2"],
        ["Individen"], ["2017", "minst 36", "2 av 2"], ["2018", "minst 18", "2 av 2"],
    ]  # fmt: skip


def test_where_nobody_has_told_anything_it_says_so(load, filters):
    frame = told(load, filters, QUERY, people=[])

    assert training_over_time.sentence(frame, "en") == "There are no figures on participants in the training"
