from datetime import date

import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
FLOOR = {"value_kind": "at_least"}


def people(code: str, sex: str, value: float | None, **more: object) -> dict:
    return {"municipality_code": code, "period": "2018", "sex": sex, "value": value, **more}


def test_the_latest_year_of_one_actor_by_municipality_and_sex(load, filters):
    database = load(
        placement_year=[
            people(GAVLE, "F", 60.0, **FLOOR),
            people(GAVLE, "M", None, obs_status="PR"),
            people(GAVLE, "F", 90.0, period="2017", **FLOOR),
            people(BOLLNAS, "F", 15.0, public_actor="kommun", **FLOOR),
            people(BOLLNAS, "M", None, obs_status="UN"),
        ]
    )

    result = run_query(database, "placements_year", filters())

    assert result.columns == [
        "municipality_code", "municipality_name", "public_actor", "period", "period_end", "sex", "value", "low", "high",
        "missing_parts", "rounded_parts", "obs_status", "value_kind", "catalogue", "source_refs",
    ]  # fmt: skip
    end = date(2018, 12, 31)
    shared = ("arbetsformedlingen", "2018", end)
    open_end = (None, 0.0, None, 1, 0)
    assert result.rows() == [
        (BOLLNAS, "Bollnäs", *shared, "F", *open_end, "NL", None, "prov", None),
        (BOLLNAS, "Bollnäs", *shared, "M", *open_end, "UN", None, "prov", "kalla"),
        (GAVLE, "Gävle", *shared, "F", 60.0, 60.0, None, 0, 0, "A", "at_least", "prov", "kalla"),
        (GAVLE, "Gävle", *shared, "M", *open_end, "PR", None, "prov", "kalla"),
        (HOFORS, "Hofors", *shared, "F", *open_end, "NL", None, "prov", None),
        (HOFORS, "Hofors", *shared, "M", *open_end, "NL", None, "prov", None),
    ]


def test_the_year_that_is_over_and_the_actor_and_the_municipality_that_are_chosen(load, filters):
    database = load(
        placement_year=[
            people(BOLLNAS, "F", 15.0, public_actor="kommun", period="2017", **FLOOR),
            people(BOLLNAS, "F", 25.0, public_actor="kommun", **FLOOR),
        ]
    )

    chosen = filters(municipality_codes=(BOLLNAS,), public_actor="kommun", reference_date=date(2018, 12, 30))

    assert run_query(database, "placements_year", chosen).select("period", "sex", "value").rows() == [
        ("2017", "F", 15.0), ("2017", "M", None)
    ]  # fmt: skip


@pytest.mark.parametrize("day", [date(2016, 12, 31), date(2018, 12, 31)])
def test_where_no_year_has_been_delivered_there_are_no_rows(load, filters, day):
    later = [people(GAVLE, "F", 60.0, period="2019", **FLOOR)]

    assert run_query(load(placement_year=later), "placements_year", filters(reference_date=day)).is_empty()
