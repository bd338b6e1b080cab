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
        "municipality_code", "municipality_name", "public_actor", "period", "period_end", "value", "low", "high",
        "missing_parts", "rounded_parts", "obs_status", "value_kind", "delivered", "delivered_of", "source_refs",
        "first_value", "first_value_kind", "change", "change_low", "change_high", "change_value_kind",
        "change_missing_parts", "catalogue",
    ]  # fmt: skip
    assert result["public_actor"].unique().to_list() == ["arbetsformedlingen"]
    assert result["catalogue"].unique().to_list() == ["prov"]
    shown = ("municipality_name", "period_end", "value", "low", "high", "missing_parts", "rounded_parts", "obs_status",
             "value_kind", "first_value", "first_value_kind", "delivered", "delivered_of", "source_refs")  # fmt: skip
    silent = (None, 0.0, None, 1, 0, "NL", None)
    assert result.select(shown).rows() == [
        ("Bollnäs", Q2, *silent, 8.0, "exact", 1, 3, None),
        ("Bollnäs", Q3, 8.0, 8.0, 8.0, 0, 0, "A", "exact", 8.0, "exact", 1, 3, "kalla"),
        ("Bollnäs", Q4, 0.0, 0.0, 0.0, 0, 0, "A", "exact", 8.0, "exact", 2, 3, "kalla"),
        ("Gävle", Q2, 17.0, 13.0, 17.0, 0, 1, "A", "rounded", 17.0, "rounded", 1, 3, "kalla"),
        ("Gävle", Q3, *silent, 17.0, "rounded", 1, 3, None),
        ("Gävle", Q4, 20.0, 20.0, 20.0, 0, 0, "A", "exact", 17.0, "rounded", 2, 3, "kalla"),
        ("Hofors", Q2, *silent, None, None, 1, 3, None),
        ("Hofors", Q3, *silent, None, None, 1, 3, None),
        ("Hofors", Q4, None, 0.0, 0.0, 0, 0, "NA", None, None, None, 2, 3, None),
    ]
    # A change is since the first quarter of all; Bollnäs did not answer then.
    changes = result.filter(period="2018-Q4").select("change", "change_low", "change_high", "change_value_kind")
    assert changes.rows() == [(None, None, None, None), (3.0, 3.0, 7.0, "rounded"), (None, None, None, None)]


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
