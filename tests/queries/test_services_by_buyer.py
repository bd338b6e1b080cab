import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
QUARTERS = ("2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4")


def bought(code: str, actor: str, value: float | None, **more: object) -> dict:
    row = {"municipality_code": code, "period": "2018-Q4", "public_actor": actor, "value": value, "service": "cafe"}
    return {**row, **more}


def answers(code: str, *periods: str) -> list[dict]:
    return [{"municipality_code": code, "delivery_kind": "service_use", "period": period} for period in periods]


def test_number_and_amount_per_buyer(load, filters):
    database = load(
        service_use=[
            bought(GAVLE, "kommun", 6.0, amount_sek=60_000.0, amount_status="A"),
            bought(BOLLNAS, "kommun", 5.0, value_kind="rounded", amount_status="PR"),
            bought(GAVLE, "region", 2.0, amount_sek=0.0, amount_status="A"),
            bought(GAVLE, "kommun", 80.0, period="2017-Q4"),
        ],
        delivery=[*answers(GAVLE, *QUARTERS), *answers(BOLLNAS, *QUARTERS)],
    )

    result = run_query(database, "services_by_buyer", filters())

    assert result.columns == [
        "public_actor", "period", "value", "low", "high", "missing_parts", "rounded_parts", "obs_status", "value_kind",
        "delivered", "delivered_of", "source_refs", "covers", "amount_sek", "amount_qualifier", "amount_status",
        "catalogue",
    ]  # fmt: skip
    # Hofors is silent: numbers and amounts are at least.
    shown = ("public_actor", "value", "low", "high", "missing_parts", "rounded_parts", "value_kind", "amount_sek",
             "amount_qualifier", "amount_status", "covers", "delivered", "delivered_of", "source_refs")  # fmt: skip
    end = (f"{GAVLE} {BOLLNAS}", 2, 3, "kalla")
    assert result.select(shown).rows() == [
        ("kommun", 11.0, 7.0, None, 1, 1, "rounded", 60_000.0, "at_least", "A", *end),
        ("region", 2.0, 2.0, None, 1, 0, "at_least", 0.0, "at_least", "A", *end),
        ("arbetsformedlingen", 0.0, 0.0, None, 1, 0, "at_least", None, None, "NA", *end),
        ("forsakringskassan", 0.0, 0.0, None, 1, 0, "at_least", None, None, "NA", *end),
        ("samordningsforbund", 0.0, 0.0, None, 1, 0, "at_least", None, None, "NA", *end),
    ]
    of_two = run_query(database, "services_by_buyer", filters(municipality_codes=(GAVLE, BOLLNAS)))
    assert of_two.filter(public_actor="region").select(
        "high", "missing_parts", "value_kind", "amount_qualifier"
    ).rows() == [(2.0, 0, "exact", "exact")]


@pytest.mark.parametrize("status", ["NL", "NA", "PR", "NM", "UN", "SU"])
def test_every_kind_of_missing_stays_missing(load, filters, status):
    database = load(service_use=[bought(GAVLE, "kommun", None, obs_status=status)])

    result = run_query(database, "services_by_buyer", filters(municipality_codes=(GAVLE,)))

    assert result.filter(public_actor="kommun").select("value", "obs_status", "value_kind").rows() == [
        (None, status, None)
    ]


@pytest.mark.parametrize("status", ["SU", "UN"])
def test_a_sum_with_a_part_that_is_hidden_or_unknown_is_not_whole(load, filters, status):
    database = load(
        service_use=[
            bought(GAVLE, "kommun", 6.0, amount_sek=60_000.0, amount_status="A"),
            bought(GAVLE, "kommun", None, service="praktik", obs_status=status, amount_status=status),
            bought(BOLLNAS, "kommun", 5.0, amount_sek=1_000.0, amount_status="A"),
        ],
        delivery=[*answers(GAVLE, *QUARTERS), *answers(BOLLNAS, *QUARTERS)],
    )

    one = run_query(database, "services_by_buyer", filters(municipality_codes=(GAVLE,))).filter(public_actor="kommun")
    both = run_query(database, "services_by_buyer", filters(municipality_codes=(GAVLE, BOLLNAS)))

    assert one.select("value", "obs_status", "amount_sek", "amount_status", "delivered").rows() == [
        (None, status, None, status, 0)
    ]
    assert both.filter(public_actor="kommun").select("value", "amount_sek", "amount_qualifier", "delivered").rows() == [
        (5.0, 1_000.0, "at_least", 1)
    ]


def test_a_hidden_amount_makes_the_sum_at_least(load, filters):
    database = load(
        service_use=[
            bought(GAVLE, "kommun", 6.0, amount_sek=60_000.0, amount_status="A"),
            bought(GAVLE, "kommun", 2.0, service="praktik", amount_status="SU"),
        ],
        delivery=answers(GAVLE, *QUARTERS),
    )

    result = run_query(database, "services_by_buyer", filters(municipality_codes=(GAVLE,))).filter(
        public_actor="kommun"
    )

    assert result.select("value", "amount_sek", "amount_qualifier").rows() == [(8.0, 60_000.0, "at_least")]


def test_without_any_delivery_all_buyers_are_rows(load, filters):
    result = run_query(load(), "services_by_buyer", filters())

    assert set(result.select("period", "value", "amount_status", "obs_status", "delivered").rows()) == {
        ("2018", None, "NL", "NL", 0)
    }
    assert result.height == 5
