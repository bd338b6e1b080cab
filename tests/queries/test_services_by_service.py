from datetime import date

import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
QUARTERS = ("2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4")


def used(code: str, service: str, value: float | None, period: str = "2018-Q4", **more: object) -> dict:
    return {"municipality_code": code, "period": period, "service": service, "value": value, **more}


def paid(sek: float | None, status: str = "A") -> dict:
    return {"amount_sek": sek, "amount_status": status}


def answers(code: str, *periods: str, status: str = "accepted") -> list[dict]:
    return [
        {"municipality_code": code, "delivery_kind": "service_use", "period": period, "delivery_status": status}
        for period in periods
    ]


def test_number_and_amount_over_the_latest_four_quarters(load, filters):
    database = load(
        service_use=[
            used(GAVLE, "cafe", 4.0, "2017-Q4", **paid(99_000.0)),
            used(GAVLE, "cafe", 4.0, "2018-Q1", **paid(40_000.0)),
            used(BOLLNAS, "cafe", 3.0, "2018-Q4", **paid(30_500.0)),
            used(BOLLNAS, "stad", 2.0, "2018-Q3", **paid(20_000.0)),
            used(GAVLE, "stad", 1.0, "2018-Q2", **paid(None, "UN")),
            used(GAVLE, "praktik", 0.0, value_kind="rounded"),
            used(GAVLE, "lagenhetsrustning", 1.0, **paid(None, "PR")),
        ],
        delivery=[
            *answers(GAVLE, *QUARTERS),
            *answers(BOLLNAS, "2018-Q3", "2018-Q4"),
            *answers(HOFORS, *QUARTERS, status="missing"),
        ],
    )

    result = run_query(database, "services_by_service", filters())

    assert result.columns == [
        "service_group", "service", "period", "value", "low", "high", "missing_parts", "rounded_parts", "obs_status",
        "value_kind", "delivered", "delivered_of", "source_refs", "covers", "amount_sek", "amount_qualifier",
        "amount_status", "group_total", "group_total_missing_parts", "catalogue",
    ]  # fmt: skip
    # Bollnäs has told of two quarters of four, Hofors of none.
    outside, inside, kind = ("utforartjanst", 11.0, 2), ("individinsats", 0.0, 2), "at_least"
    shown = ("service_group", "group_total", "group_total_missing_parts", "service", "value", "low", "high",
             "missing_parts", "rounded_parts", "value_kind", "amount_sek", "amount_qualifier", "amount_status")  # fmt: skip
    assert result.select(shown).rows()[:5] == [
        (*outside, "cafe", 7.0, 7.0, None, 2, 0, kind, 70_500.0, "at_least", "A"),
        (*outside, "stad", 3.0, 3.0, None, 2, 0, kind, 20_000.0, "at_least", "A"),
        (*outside, "lagenhetsrustning", 1.0, 1.0, None, 2, 0, kind, None, None, "PR"),
        (*inside, "praktik", 0.0, 0.0, None, 2, 1, "rounded", None, None, "NA"),
        (*inside, "arbetstraning", 0.0, 0.0, None, 2, 0, kind, None, None, "NA"),
    ]
    assert set(result.select("period", "delivered", "delivered_of", "source_refs").rows()) == {("2018", 1, 3, "kalla")}
    assert result.height == 15


def test_four_quarters_over_two_years_name_both_ends(load, filters):
    database = load(delivery=answers(GAVLE, "2017-Q2", "2017-Q3", "2017-Q4", "2018-Q1", "2018-Q2"))

    result = run_query(database, "services_by_service", filters(reference_date=date(2018, 6, 30)))

    assert set(result.select("period", "value", "delivered").rows()) == {("2017-Q3/2018-Q2", 0.0, 1)}


@pytest.mark.parametrize("status", ["NL", "NA", "PR", "NM", "UN", "SU"])
def test_every_kind_of_missing_stays_missing(load, filters, status):
    database = load(service_use=[used(GAVLE, "cafe", None, obs_status=status)])

    result = run_query(database, "services_by_service", filters(municipality_codes=(GAVLE,)))

    row = result.filter(service="cafe")
    assert row.select("value", "amount_sek", "amount_qualifier", "obs_status", "value_kind").rows() == [
        (None, None, None, status, None)
    ]


def test_without_any_delivery_all_services_are_rows(load, filters):
    result = run_query(load(), "services_by_service", filters())

    shown = result.select("period", "value", "amount_sek", "amount_status", "obs_status", "delivered").rows()
    assert set(shown) == {("2018", None, None, "NL", "NL", 0)}
    assert result["service_group"].value_counts().sort("service_group").rows() == [
        ("individinsats", 6),
        ("utforartjanst", 9),
    ]
