from datetime import date

import pytest

from dashboard.query import run_query
from tests.queries.component_rows import BOARD, COMPONENTS, FUNDING, SALES, mark, state

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
COLUMNS = (
    "municipality_name",
    "structure_component_id",
    "commitment_state",
    "obs_status",
    "value",
    "low",
    "high",
    "period",
)
STATES = [
    state(BOLLNAS, BOARD, "planned", "2016-Q4"),
    state(BOLLNAS, BOARD, "held", "2017-Q4", in_place_since=date(2017, 9, 1), evidence_sv="Utbildning", page="3"),
    state(BOLLNAS, SALES, None),
    state(BOLLNAS, FUNDING, "held"),
    state(GAVLE, BOARD, "not_held"),
    state(GAVLE, SALES, "planned"),
]


@pytest.fixture
def told(load, filters):
    def ask(**choices):
        database = load(
            structure_component=COMPONENTS,
            component_state=STATES,
            commitment=[mark(BOLLNAS, "glada_hudik", "held", "2016")],
        )
        return run_query(database, "structure_components", filters(**choices))

    return ask


def test_each_component_as_it_was_last_told_and_no_condition_among_them(told):
    result = told()

    assert result.select(COLUMNS).rows() == [
        ("Bollnäs", BOARD, "held", "A", 1.0, 1.0, 1.0, "2017-Q4"),
        ("Bollnäs", SALES, None, "UN", None, 0.0, 1.0, "2018-Q4"),
        ("Gävle", BOARD, "not_held", "A", 0.0, 0.0, 0.0, "2018-Q4"),
        # A planned one is neither yes nor no, and not in place.
        ("Gävle", SALES, "planned", "NA", None, 0.0, 0.0, "2018-Q4"),
        ("Hofors", BOARD, None, "NL", None, 0.0, 1.0, None),
        ("Hofors", SALES, None, "NL", None, 0.0, 1.0, None),
    ]
    assert result.select("in_place_since", "evidence_en", "source_refs").row(0) == (
        date(2017, 9, 1), "Utbildning", "kalla kalla:3 kalla:7",
    )  # fmt: skip


def test_how_many_are_in_place_and_can_be_and_whether_the_model_is_there(told):
    each = told().unique("municipality_name", maintain_order=True)

    assert each.select("components_low", "components_high", "components_missing_parts", "components_of").rows() == [
        (1.0, 2.0, 1, 2), (0.0, 0.0, 0, 2), (0.0, 2.0, 2, 2),
    ]  # fmt: skip
    assert each.select("model_state", "model_status").rows() == [("held", "A"), (None, "NL"), (None, "NL")]


def test_what_is_told_later_does_not_count_yet(told):
    board = told(reference_date=date(2016, 12, 31)).filter(municipality_name="Bollnäs", structure_component_id=BOARD)

    assert board.select("commitment_state", "period", "components_low").row(0) == ("planned", "2016-Q4", 0.0)


def test_one_municipality_alone(told):
    assert set(told(municipality_codes=(GAVLE,))["municipality_name"]) == {"Gävle"}


def test_where_nobody_has_told_anything_the_components_stand_without_a_state(load, filters):
    result = run_query(load(structure_component=COMPONENTS), "structure_components", filters())

    assert result.height == 6
    assert set(result["obs_status"]) == {"NL"}
    assert set(result["source_refs"]) == {"kalla:7"}
