from datetime import date

import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
TARGET = {
    "target_id": "T1", "position": 1, "unit": "municipalities", "denominator": 3, "baseline_value": 1.0, "baseline_status": "A",
    "level": 2.0, "level_status": "A", "page": "14",
}  # fmt: skip
READINGS = [
    {
        "target_id": "T1", "reading": "A", "level": 2.0, "level_status": "A", "is_default": True, "page": "14",
        "explanation_sv": "alla", "explanation_en": "all",
    },
    {"target_id": "T1", "reading": "B", "level": 2.0, "level_status": "A", "only_lacking": True, "page": "15"},
    {"target_id": "T1", "reading": "C", "level_status": "NM", "page": "14"},
]  # fmt: skip


def agreement(code: str, period: str, state: str | None = "held", **more: object) -> dict:
    row = {"municipality_code": code, "mark": "agreement", "period": period, "commitment_state": state}
    return {**row, "obs_status": "A" if state else "NL", "counts_as_support": state == "held", **more}


def test_three_readings_of_the_same_municipalities(load, filters):
    database = load(
        target=[TARGET],
        target_reading=READINGS,
        commitment=[
            agreement(BOLLNAS, "2016", page="7"),
            agreement(GAVLE, "2016", "planned"),
            agreement(HOFORS, "2016", "not_held"),
            agreement(BOLLNAS, "2018-Q4"),
            agreement(GAVLE, "2018-Q4"),
        ],
        delivery=[{"municipality_code": HOFORS, "delivery_kind": "commitment", "period": "2018-Q4"}],
    )

    result = run_query(database, "target_readings", filters())

    assert result.columns == [
        "target_id", "reading", "explanation_sv", "explanation_en", "page", "baseline_value", "level", "level_status",
        "value", "period", "obs_status", "is_default", "value_kind", "delivered", "delivered_of", "catalogue",
        "source_refs",
    ]  # fmt: skip
    assert result.rows() == [
        (
            "T1", "A", "alla", "all", "14", 1.0, 2.0, "A", 2.0, "2018-Q4", "A", True, "exact", 1, 3, "prov",
            "kalla kalla:14",
        ),
        (
            "T1", "B", "x", "x", "15", 0.0, 2.0, "A", 1.0, "2018-Q4", "A", False, "exact", 1, 3, "prov",
            "kalla kalla:15",
        ),
        ("T1", "C", "x", "x", "14", None, None, "NM", None, "2018-Q4", "NM", False, None, 1, 3, "prov", "kalla kalla:14"),
    ]  # fmt: skip


def test_a_municipality_that_lost_its_agreement_counts_in_neither(load, filters):
    database = load(
        target=[TARGET],
        target_reading=READINGS,
        commitment=[agreement(BOLLNAS, "2016"), agreement(BOLLNAS, "2018-Q4", "not_held"), agreement(GAVLE, "2018-Q4")],
    )

    result = run_query(database, "target_readings", filters())

    # Gävle's state at the baseline is unknown: it is not one of those that are known to have lacked one.
    assert result["value"].to_list() == [1.0, 0.0, None]


@pytest.mark.parametrize("status", ["NL", "NA", "PR", "NM", "UN", "SU"])
def test_nothing_known_is_not_zero(load, filters, status):
    rows = [agreement(code, "2017", None, obs_status=status) for code in (GAVLE, BOLLNAS, HOFORS)]

    result = run_query(load(target=[TARGET], target_reading=READINGS, commitment=rows), "target_readings", filters())

    assert result.select("reading", "value", "obs_status").rows() == [
        ("A", None, status),
        ("B", None, status),
        ("C", None, "NM"),
    ]


def test_before_the_first_period_there_is_no_value(load, filters):
    database = load(target=[TARGET], target_reading=READINGS, commitment=[agreement(BOLLNAS, "2016")])

    result = run_query(database, "target_readings", filters(reference_date=date(2015, 12, 31)))

    assert result.select("value", "period", "obs_status").rows() == [
        (None, None, "NL"),
        (None, None, "NL"),
        (None, None, "NM"),
    ]


def test_the_municipality_filter_leaves_the_county_whole(load, filters):
    database = load(target=[TARGET], target_reading=READINGS, commitment=[agreement(BOLLNAS, "2016")])

    result = run_query(database, "target_readings", filters(municipality_codes=(HOFORS,)))

    assert result["value"].to_list() == [1.0, 0.0, None]
