from datetime import date

import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"


def met(code: str, period: str, value: float | None, **more: object) -> dict:
    return {"municipality_code": code, "period": period, "value": value, **more}


def answer(code: str, period: str, status: str = "accepted") -> dict:
    return {"municipality_code": code, "delivery_kind": "dialogue_meeting", "period": period, "delivery_status": status}


def test_meetings_per_year_with_what_is_missing(load, filters):
    database = load(
        dialogue_meeting=[
            met(BOLLNAS, "2016", None, low=1.0, high=2.0, page="10"),
            met(BOLLNAS, "2018-Q3", 1.0),
            met(BOLLNAS, "2018-Q3", 2.0, public_actor="forsakringskassan"),
            met(BOLLNAS, "2018-Q4", None, obs_status="NL"),
            met(GAVLE, "2018-Q3", 1.0),
        ],
        delivery=[
            answer(BOLLNAS, "2018-Q3"),
            answer(BOLLNAS, "2018-Q4", "late"),
            answer(GAVLE, "2018-Q3"),
            answer(GAVLE, "2018-Q4"),
            answer(HOFORS, "2018-Q3", "not_applicable"),
            answer(HOFORS, "2018-Q4"),
        ],
    )

    result = run_query(database, "dialogue_meetings", filters())

    assert result.columns == [
        "municipality_code", "municipality_name", "period", "period_end", "value", "low", "high", "qualifier",
        "obs_status", "value_kind", "delivered", "delivered_of", "catalogue", "source_refs",
    ]  # fmt: skip
    first, last = date(2016, 12, 31), date(2018, 12, 31)
    assert result["catalogue"].unique().to_list() == ["prov"]
    assert result.drop("catalogue").rows() == [
        (BOLLNAS, "Bollnäs", "2016", first, None, 1.0, 2.0, "range", "A", "exact", 0, 3, "kalla:10"),
        (BOLLNAS, "Bollnäs", "2018", last, 3.0, None, None, "at_least", "A", "exact", 1, 3, "kalla"),
        (GAVLE, "Gävle", "2016", first, None, None, None, None, "NL", None, 0, 3, None),
        (GAVLE, "Gävle", "2018", last, 1.0, None, None, "exact", "A", "exact", 1, 3, "kalla"),
        (HOFORS, "Hofors", "2016", first, None, None, None, None, "NL", None, 0, 3, None),
        (HOFORS, "Hofors", "2018", last, 0.0, None, None, "exact", "A", "exact", 1, 3, "kalla"),
    ]


def test_a_year_that_is_not_over_ends_with_its_last_quarter(load, filters):
    database = load(
        dialogue_meeting=[met(GAVLE, "2018-Q1", 1.0), met(GAVLE, "2018-Q2", 1.0), met(GAVLE, "2018-Q3", 9.0)]
    )

    result = run_query(
        database, "dialogue_meetings", filters(municipality_codes=(GAVLE,), reference_date=date(2018, 6, 30))
    )

    assert result.select("period", "period_end", "value").rows() == [("2018", date(2018, 6, 30), 2.0)]


@pytest.mark.parametrize("status", ["NL", "NA", "PR", "NM", "UN", "SU"])
def test_every_kind_of_missing_stays_missing(load, filters, status):
    database = load(dialogue_meeting=[met(GAVLE, "2017", None, obs_status=status)])

    result = run_query(database, "dialogue_meetings", filters(municipality_codes=(GAVLE,)))

    assert result.select("value", "low", "high", "qualifier", "obs_status").rows() == [(None, None, None, None, status)]


def test_without_any_report_every_municipality_says_so(load, filters):
    result = run_query(load(), "dialogue_meetings", filters(municipality_codes=(HOFORS,)))

    assert result.select("municipality_name", "period", "value", "obs_status").rows() == [
        ("Hofors", "2018", None, "NL")
    ]
