from dashboard.figures.participant_steps import chart, sentence
from tests.dashboard.drawn import SWEDISH
from tests.dashboard.figures.pathway_frames import rows_of
from tests.queries.test_participant_steps import ended

GAVLE = "2180"
__all__ = ["rows_of"]


def test_the_share_who_took_a_step_with_whose_it_is(rows_of):
    steps = [ended(GAVLE, True, 60.0), ended(GAVLE, False, 40.0)]

    frame = rows_of("participant_steps", participant_step=steps)

    said = sentence(frame, "sv", places=("Gävle",))
    assert said == "60\u00a0% av deltagarna tog ett steg närmare arbete eller studier 2018 kv 4 i Gävle"
    assert [claim.than for claim in said.claims] == [60.0]
    html = chart(frame, SWEDISH)
    assert [html.count(name) for name in ("Totalt", "Kvinnor", "Män")] == [1, 1, 1]
    assert html.count("60 av 100") == 2


def test_too_few_are_no_share_and_nothing_delivered_is_said(rows_of):
    few = [ended(GAVLE, True, 6.0), ended(GAVLE, False, 5.0, value_kind="rounded")]

    assert sentence(rows_of("participant_steps", participant_step=few), "sv") == (
        "Antalet deltagare är för litet för en andel"
    )
    assert sentence(rows_of("participant_steps", participant_step=[]), "en") == (
        "There are no figures on the participants' steps towards work or study"
    )
