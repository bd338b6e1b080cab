from datetime import date

import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
Q2, Q3, Q4 = date(2018, 6, 30), date(2018, 9, 30), date(2018, 12, 31)


def placed(code: str, period: str, value: float | None, **more: object) -> dict:
    return {"municipality_code": code, "period": period, "value": value, **more}


def answer(code: str, period: str, status: str = "accepted") -> dict:
    return {"municipality_code": code, "delivery_kind": "placement", "period": period, "delivery_status": status}


def test_every_municipality_has_every_quarter(load, filters):
    database = load(
        placement=[
            placed(GAVLE, "2018-Q2", 12.0),
            placed(GAVLE, "2018-Q2", 5.0, sex="M", value_kind="rounded"),
            placed(GAVLE, "2018-Q4", 20.0),
            placed(BOLLNAS, "2018-Q3", 8.0),
            placed(BOLLNAS, "2018-Q3", 80.0, public_actor="kommun"),
        ],
        delivery=[
            answer(GAVLE, "2018-Q2"),
            answer(GAVLE, "2018-Q3", "missing"),
            answer(GAVLE, "2018-Q4"),
            answer(BOLLNAS, "2018-Q3"),
            answer(BOLLNAS, "2018-Q4"),
            answer(HOFORS, "2018-Q4", "not_applicable"),
        ],
    )

    result = run_query(database, "placements_by_municipality", filters())

    assert result.columns == [
        "municipality_code", "municipality_name", "public_actor", "period", "period_end", "value", "obs_status",
        "value_kind", "rounded_parts", "first_value", "first_value_kind", "delivered", "delivered_of", "catalogue", "source_refs",
    ]  # fmt: skip
    assert result["public_actor"].unique().to_list() == ["arbetsformedlingen"]
    assert result["catalogue"].unique().to_list() == ["prov"]
    assert result.drop("public_actor", "catalogue").rows() == [
        (BOLLNAS, "Bollnäs", "2018-Q2", Q2, None, "NL", None, None, 8.0, "exact", 1, 3, None),
        (BOLLNAS, "Bollnäs", "2018-Q3", Q3, 8.0, "A", "exact", 0, 8.0, "exact", 1, 3, "kalla"),
        (BOLLNAS, "Bollnäs", "2018-Q4", Q4, 0.0, "A", "exact", 0, 8.0, "exact", 2, 3, "kalla"),
        (GAVLE, "Gävle", "2018-Q2", Q2, 17.0, "A", "rounded", 1, 17.0, "rounded", 1, 3, "kalla"),
        (GAVLE, "Gävle", "2018-Q3", Q3, None, "NL", None, None, 17.0, "rounded", 1, 3, None),
        (GAVLE, "Gävle", "2018-Q4", Q4, 20.0, "A", "exact", 0, 17.0, "rounded", 2, 3, "kalla"),
        (HOFORS, "Hofors", "2018-Q2", Q2, None, "NL", None, None, None, None, 1, 3, None),
        (HOFORS, "Hofors", "2018-Q3", Q3, None, "NL", None, None, None, None, 1, 3, None),
        (HOFORS, "Hofors", "2018-Q4", Q4, None, "NA", None, None, None, None, 2, 3, None),
    ]


@pytest.mark.parametrize("status", ["NL", "NA", "PR", "NM", "UN", "SU"])
def test_every_kind_of_missing_stays_missing(load, filters, status):
    database = load(placement=[placed(GAVLE, "2018-Q4", None, obs_status=status)])

    result = run_query(database, "placements_by_municipality", filters(municipality_codes=(GAVLE,)))

    assert result.select("value", "obs_status", "value_kind", "first_value").rows() == [(None, status, None, None)]


def test_the_chosen_actor_and_municipality_only(load, filters):
    database = load(placement=[placed(GAVLE, "2018-Q4", 8.0), placed(GAVLE, "2018-Q4", 9.0, public_actor="kommun")])

    result = run_query(
        database, "placements_by_municipality", filters(municipality_codes=(GAVLE,), public_actor="kommun")
    )

    assert result.select("public_actor", "municipality_name", "value").rows() == [("kommun", "Gävle", 9.0)]


def test_without_any_quarter_every_municipality_says_so(load, filters):
    result = run_query(load(), "placements_by_municipality", filters())

    assert result.select("municipality_name", "period", "value", "obs_status").rows() == [
        ("Bollnäs", "2018", None, "NL"),
        ("Gävle", "2018", None, "NL"),
        ("Hofors", "2018", None, "NL"),
    ]
