from datetime import date

import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"


def mark(code: str, name: str, period: str, state: str | None, **more: object) -> dict:
    row = {"municipality_code": code, "mark": name, "period": period, "commitment_state": state}
    return {**row, "obs_status": "A" if state else "UN", **more}


def accepted(code: str, period: str) -> dict:
    return {"municipality_code": code, "delivery_kind": "commitment", "period": period}


def test_municipalities_that_hold_the_mark_per_period(load, filters):
    database = load(
        commitment=[
            mark(GAVLE, "policy", "2018-Q3", "planned"),
            mark(BOLLNAS, "policy", "2018-Q3", "held", page="11"),
            mark(GAVLE, "policy", "2018-Q4", "held"),
            mark(BOLLNAS, "policy", "2018-Q4", "held"),
            mark(BOLLNAS, "dialogue_forum", "2018-Q4", "held", page="9"),
        ],
        delivery=[accepted(BOLLNAS, "2018-Q3"), accepted(HOFORS, "2018-Q4"), accepted(BOLLNAS, "2018-Q4")],
    )

    result = run_query(database, "commitments_by_period", filters(mark="policy"))

    assert result.columns == [
        "mark", "period", "period_end", "value", "low", "high", "missing_parts", "rounded_parts", "obs_status",
        "value_kind", "delivered", "delivered_of", "source_refs", "catalogue",
    ]  # fmt: skip
    # Hofors is silent in the third quarter: the one is at least one, and what Gävle plans is none.
    assert result.rows() == [
        (
            "policy", "2018-Q3", date(2018, 9, 30), 1.0, 1.0, 2.0, 1, 0, "A", "at_least", 1, 3,
            "kalla kalla:11", "prov",
        ),
        ("policy", "2018-Q4", date(2018, 12, 31), 2.0, 2.0, 2.0, 0, 0, "A", "exact", 2, 3, "kalla", "prov"),
    ]  # fmt: skip


def test_an_agreement_counts_only_when_it_is_on_support(load, filters):
    database = load(
        commitment=[
            mark(GAVLE, "agreement", "2018-Q4", "held", counts_as_support=False),
            mark(BOLLNAS, "agreement", "2018-Q4", "held", counts_as_support=True),
            mark(BOLLNAS, "agreement", "2018-Q4", "held", counts_as_support=True, commitment_number=2),
        ]
    )

    result = run_query(database, "commitments_by_period", filters(mark="agreement"))

    assert result["value"].to_list() == [1.0]


@pytest.mark.parametrize("status", ["NL", "NA", "PR", "NM", "UN", "SU"])
def test_every_kind_of_missing_stays_missing(load, filters, status):
    database = load(commitment=[mark(GAVLE, "policy", "2017", None, obs_status=status)])

    result = run_query(database, "commitments_by_period", filters(mark="policy"))

    assert result.select("value", "value_kind", "low").rows() == [(None, None, 0.0)]
    # The two others have not delivered, which says more than that it does not apply to Gävle.
    assert result["obs_status"].to_list() == ["NL" if status == "NA" else status]


def test_a_source_that_does_not_say_leaves_the_number_open(load, filters):
    """W1: four policies that a source does not state for certain are not "exactly four", nor at least four."""
    database = load(commitment=[mark(GAVLE, "policy", "2016", None, page="6"), mark(BOLLNAS, "policy", "2016", "held")])

    result = run_query(database, "commitments_by_period", filters(mark="policy"))

    assert result.select("value", "low", "high", "missing_parts", "value_kind").rows() == [
        (1.0, 1.0, 3.0, 2, "at_least")
    ]


def test_a_mark_that_nobody_has_named_is_not_delivered(load, filters):
    database = load(commitment=[mark(GAVLE, "policy", "2017", "held")])

    result = run_query(database, "commitments_by_period", filters(mark="glada_hudik"))

    assert result.select("value", "obs_status").rows() == [(None, "NL")]


def test_delivered_without_the_mark_is_a_true_zero(load, filters):
    database = load(
        commitment=[mark(GAVLE, "policy", "2018-Q4", "held")],
        delivery=[accepted(GAVLE, "2018-Q4"), accepted(HOFORS, "2018-Q4")],
    )

    result = run_query(database, "commitments_by_period", filters(mark="responsible"))

    assert result.select("value", "obs_status", "delivered").rows() == [(0.0, "A", 2)]
