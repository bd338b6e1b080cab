from dashboard.figures import training_participants, training_participants_headline
from tests.dashboard.drawn import SWEDISH, rows_of
from tests.dashboard.figures.training_frames import told

QUERY = "training_participants"


def test_the_headline_and_the_figure_say_one_training_each_and_no_more_than_they_know(load, filters):
    frame = told(load, filters, QUERY)

    assert (
        training_participants_headline.sentence(frame, "sv")
        == "Ungefär 55 eller fler anställda har gått ”BAS” 2017–2018"
    )
    assert training_participants.sentence(frame, "sv") == "Individen: minst 54 deltagare 2017–2018"
    chosen = training_participants.sentence(frame, "sv", places=("Gävle", "Bollnäs"))
    assert chosen == "Individen: minst 54 deltagare 2017–2018 i Gävle och Bollnäs"
    [claim] = chosen.claims
    assert (claim.relation, claim.than) == ("at_least", 54.0)


def test_a_bar_per_training_with_its_target_group(load, filters):
    assert rows_of(training_participants.chart(told(load, filters, QUERY), SWEDISH)) == [
        ["BAS", "minst ≈ 55", "Alla anställda"], ["Individen", "minst 54", "Handläggare"],
    ]  # fmt: skip


def test_where_nobody_has_told_anything_it_says_so(load, filters):
    frame = told(load, filters, QUERY, people=[])

    assert training_participants.sentence(frame, "sv") == "Ingen uppgift finns om deltagare i utbildningarna"
    assert frame.filter(obs_status="A").is_empty()
