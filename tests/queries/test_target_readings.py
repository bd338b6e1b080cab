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
        "target_id", "reading", "explanation_sv", "explanation_en", "page", "baseline_value", "baseline_qualifier", "level", "level_status",
        "period", "value", "low", "high", "missing_parts", "rounded_parts", "obs_status", "value_kind", "is_default",
        "delivered", "delivered_of", "catalogue", "source_refs",
    ]  # fmt: skip
    # All three municipalities are counted under A and B alike; B asks for the two that lacked one and the one that had it.
    assert result.rows() == [
        (
            "T1", "A", "alla", "all", "14", 1.0, None, 2.0, "A", "2018-Q4", 2.0, 2.0, 2.0, 0, 0, "A", "exact", True, 1, 3,
            "prov", "kalla kalla:14",
        ),
        (
            "T1", "B", "x", "x", "15", 1.0, None, 3.0, "A", "2018-Q4", 2.0, 2.0, 2.0, 0, 0, "A", "exact", False, 1, 3,
            "prov", "kalla kalla:15",
        ),
        (
            "T1", "C", "x", "x", "14", None, None, None, "NM", "2018-Q4", None, None, None, 0, 0, "NM", None, False, 1, 3,
            "prov", "kalla kalla:14",
        ),
    ]  # fmt: skip


def test_at_the_baseline_no_interpretation_shows_none_where_there_were_some(load, filters):
    """W2: under B the figure of 2016 was 0 of 7; there was one, and it is counted of the three that B asks for."""
    at_baseline = [
        agreement(BOLLNAS, "2016"),
        agreement(GAVLE, "2016", "not_held"),
        agreement(HOFORS, "2016", "not_held"),
    ]
    database = load(target=[TARGET], target_reading=READINGS, commitment=at_baseline)

    result = run_query(database, "target_readings", filters())

    assert result.select("reading", "baseline_value", "value", "level").rows() == [
        ("A", 1.0, 1.0, 2.0),
        ("B", 1.0, 1.0, 3.0),
        ("C", None, None, None),
    ]


def test_a_level_that_counts_them_all_already_is_taken_as_it_is(load, filters):
    whole = {**READINGS[1], "level": 3.0, "only_lacking": False}
    database = load(target=[TARGET], target_reading=[whole], commitment=[agreement(BOLLNAS, "2016")])

    result = run_query(database, "target_readings", filters())

    assert result.select("value", "level", "baseline_value").rows() == [(1.0, 3.0, 1.0)]


def test_who_has_not_answered_leaves_the_figure_open(load, filters):
    rows = [agreement(BOLLNAS, "2018-Q4"), agreement(GAVLE, "2018-Q4", "not_held")]

    result = run_query(load(target=[TARGET], target_reading=READINGS, commitment=rows), "target_readings", filters())

    assert result.select("reading", "value", "low", "high", "missing_parts", "value_kind").rows() == [
        ("A", 1.0, 1.0, 2.0, 1, "at_least"),
        ("B", 1.0, 1.0, 2.0, 1, "at_least"),
        ("C", None, None, None, 0, None),
    ]


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

    assert result["value"].to_list() == [1.0, 1.0, None]


def test_the_precision_of_the_baseline_goes_along_and_none_where_nothing_is_counted(load, filters):
    database = load(target=[TARGET | {"baseline_qualifier": "approximate"}], target_reading=READINGS)

    result = run_query(database, "target_readings", filters())

    assert result.select("reading", "baseline_qualifier").rows() == [
        ("A", "approximate"),
        ("B", "approximate"),
        ("C", None),
    ]
