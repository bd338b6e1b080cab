from datetime import date

import pytest

from dashboard.query import run_query
from tests.queries.component_rows import COMPONENTS, FUNDING, mark, state

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
CRITERIA = ["responsible", "policy", "dialogue_forum", "glada_hudik", FUNDING, "agreement"]
COMMITMENTS = [
    mark(GAVLE, "agreement", "not_held", "2016-Q4"),
    mark(GAVLE, "agreement", "held"),
    mark(GAVLE, "responsible", "held"),
    mark(GAVLE, "policy", "planned"),
    mark(BOLLNAS, "agreement", "held", "2016-Q4"),
    mark(BOLLNAS, "agreement", "not_held"),
]

STATES = (state(GAVLE, FUNDING, None, evidence_sv="Sägs inte", page="14"),)


@pytest.fixture
def told(load, filters):
    def ask(commitments=COMMITMENTS, states=STATES, **choices):
        database = load(structure_component=COMPONENTS, component_state=list(states), commitment=commitments)
        return run_query(database, "structure_distance", filters(**choices))

    return ask


def test_the_criteria_then_the_conditions_and_the_agreement_last(told):
    of_gavle = told().filter(municipality_code=GAVLE)

    assert of_gavle.select("criterion", "commitment_state", "obs_status", "is_criterion", "is_agreement").rows() == [
        ("responsible", "held", "A", True, False),
        ("policy", "planned", "NA", True, False),
        ("dialogue_forum", None, "NL", True, False),
        ("glada_hudik", None, "NL", True, False),
        (FUNDING, None, "UN", False, False),
        ("agreement", "held", "A", True, True),
    ]
    assert of_gavle.filter(criterion=FUNDING).select("evidence_en", "page", "source_refs").row(0) == (
        "Sägs inte", "14", "kalla:14",
    )  # fmt: skip


def test_who_lacked_a_structure_is_what_was_known_first(told):
    each = told().filter("is_agreement")

    assert dict(each.select("municipality_code", "lacked_structure").iter_rows()) == {
        GAVLE: True, BOLLNAS: False, HOFORS: None,
    }  # fmt: skip
    assert each.filter(municipality_code=GAVLE)["first_known_in"][0] == "2016-Q4"


def test_a_planned_agreement_is_none_yet(told):
    commitments = [mark(GAVLE, "agreement", "planned", "2016-Q4"), mark(GAVLE, "agreement", "held")]

    assert told(commitments).filter("is_agreement", municipality_code=GAVLE)["lacked_structure"][0] is True


def test_how_many_are_met_and_can_be(told):
    each = told().unique("municipality_code", maintain_order=True)

    assert each.select("municipality_code", "marks_low", "marks_high", "marks_of").rows() == [
        (GAVLE, 2.0, 5.0, 6), (BOLLNAS, 0.0, 5.0, 6), (HOFORS, 0.0, 6.0, 6),
    ]  # fmt: skip


def test_what_comes_after_the_reference_date_is_not_known_yet(told):
    before = told(reference_date=date(2016, 12, 31)).filter("is_agreement", municipality_code=GAVLE)

    assert before.select("commitment_state", "period").row(0) == ("not_held", "2016-Q4")


def test_one_municipality_alone_and_a_version_without_components(told, load, filters):
    assert told(municipality_codes=(GAVLE,))["criterion"].to_list() == CRITERIA
    without = run_query(load(commitment=COMMITMENTS), "structure_distance", filters(municipality_codes=(GAVLE,)))
    assert without["criterion"].to_list() == [name for name in CRITERIA if name != FUNDING]
