from dashboard.figures import development_groups
from dashboard.query import run_query
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH
from tests.queries.test_development_groups import FUNDED, PROPOSED


def test_a_square_per_group_and_those_with_funds_filled(load, filters):
    frame = localise(run_query(load(observation=[PROPOSED, FUNDED]), "development_groups", filters()), "sv")
    drawn = development_groups.chart(frame, SWEDISH)

    assert development_groups.sentence(frame, "sv") == "18 av 40 utvecklingsgrupper fick fortsatta medel"
    assert (drawn.count('<i class="on">'), drawn.count("<i")) == (18, 40)
    assert "(s. 4)" in development_groups.subtitle(frame, "sv")


def test_what_the_document_states_as_about_is_about_in_the_sentence(load, filters):
    stated = [PROPOSED | {"qualifier": "approximate"}, FUNDED | {"qualifier": "at_least"}]
    frame = localise(run_query(load(observation=stated), "development_groups", filters()), "sv")

    assert development_groups.sentence(frame, "sv").startswith("minst 18 av omkring 40 utvecklingsgrupper")
