"""Sums of counts of people: how many rounded counts they rest on, and what is protected beside them."""

import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS = "2180", "2183"
QUARTERS = ("2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4")
HIDDEN = {"value": 0.0, "value_kind": "rounded"}


def placed(code: str, sex: str, **more: object) -> dict:
    return {"municipality_code": code, "period": "2018-Q4", "sex": sex, **HIDDEN, **more}


def used(code: str, quarter: str, **more: object) -> dict:
    return {"municipality_code": code, "period": quarter, **HIDDEN, "amount_status": "PR", **more}


def answers(kind: str, *quarters: str) -> list[dict]:
    return [
        {"municipality_code": code, "delivery_kind": kind, "period": quarter}
        for code in (GAVLE, BOLLNAS)
        for quarter in quarters
    ]


@pytest.fixture
def hidden(load):
    """Every count is rounded to 0: women and men in two municipalities, one service in four quarters, three enterprises."""
    return load(
        placement=[placed(code, sex) for code in (GAVLE, BOLLNAS) for sex in "FM"],
        service_use=[used(code, quarter) for code in (GAVLE, BOLLNAS) for quarter in QUARTERS],
        enterprise=[
            {"enterprise_id": name, "enterprise_name": name, "municipality_code": code}
            for name, code in (("a", GAVLE), ("b", BOLLNAS), ("c", BOLLNAS))
        ],
        enterprise_observation=[
            {"enterprise_id": name, "period": "2018-Q4", "enterprise_variable": "employees", **HIDDEN} for name in "abc"
        ],
        delivery=[
            *answers("placement", "2018-Q4"),
            *answers("service_use", *QUARTERS),
            *answers("enterprise", "2018-Q4"),
        ],
        target=[
            {
                "target_id": "T3d",
                "position": 4,
                "baseline_status": "UN",
                "level_status": "NM",
                "decision_sv": "rådet",
                "decision_en": "the council",
            }
        ],
    )


@pytest.mark.parametrize(
    ("query", "row", "of_one", "of_both"),
    [
        ("placements_by_actor", {"public_actor": "arbetsformedlingen"}, 2, 4),
        ("placements_by_municipality", {"municipality_code": GAVLE}, 2, 2),
        ("placements_by_measure", {"placement_measure": "praktik"}, 2, 4),
        ("placements_by_sex", {"public_actor": "arbetsformedlingen", "sex": "F"}, 1, 2),
        ("services_by_buyer", {"public_actor": "arbetsformedlingen"}, 4, 8),
        ("services_by_service", {"service": "praktik"}, 4, 8),
    ],
)
def test_a_sum_says_how_many_rounded_counts_it_rests_on(hidden, filters, query, row, of_one, of_both):
    for codes, parts in (((GAVLE,), of_one), ((GAVLE, BOLLNAS), of_both)):
        result = run_query(hidden, query, filters(municipality_codes=codes)).filter(**row)

        assert result.select("value", "obs_status", "value_kind", "rounded_parts").rows() == [
            (0.0, "A", "rounded", parts)
        ]


def test_employees_of_one_enterprise_and_of_two(hidden, filters):
    result = run_query(hidden, "coverage_by_municipality", filters(coverage_measure="employees"))

    parts = dict(result.select("municipality_code", "rounded_parts").rows())
    assert (parts[GAVLE], parts[BOLLNAS]) == (1, 2)
    assert set(result["county_value_kind"]) == {"rounded"}


def test_the_services_of_the_target_rest_on_every_count(hidden, filters):
    [status] = run_query(hidden, "target_status", filters()).filter(target_id="T3d").rows(named=True)
    history = run_query(hidden, "target_history", filters()).filter(target_id="T3d")

    assert (status["value"], status["value_kind"], status["rounded_parts"]) == (0.0, "rounded", 8)
    assert history["rounded_parts"].drop_nulls().to_list() == [2, 2, 2, 2]


@pytest.mark.parametrize("query", ["services_by_buyer", "services_by_service"])
def test_amounts_that_are_all_protected_are_protected_and_not_free(hidden, filters, query):
    first = run_query(hidden, query, filters()).filter(rounded_parts=8)

    assert first.select("amount_sek", "amount_qualifier", "amount_status").rows() == [(None, None, "PR")]


def test_a_protected_amount_beside_a_known_one_makes_the_sum_at_least(load, filters):
    outside = {"service": "cafe", "service_group": "utforartjanst", "value": 2.0, "value_kind": "exact"}
    database = load(
        service_use=[
            used(GAVLE, "2018-Q4"),
            used(GAVLE, "2018-Q4", **outside, amount_sek=10_000.0) | {"amount_status": "A"},
        ],
        delivery=answers("service_use", "2018-Q4"),
    )

    both = filters(municipality_codes=(GAVLE, BOLLNAS))
    by_buyer = run_query(database, "services_by_buyer", both).filter(public_actor="arbetsformedlingen")
    by_service = run_query(database, "services_by_service", both)

    shown = ("amount_sek", "amount_qualifier", "amount_status")
    assert by_buyer.select(shown).rows() == [(10_000.0, "at_least", "A")]
    assert by_service.filter(service="cafe").select(shown).rows() == [(10_000.0, "exact", "A")]
    assert by_service.filter(service="praktik").select(shown).rows() == [(None, None, "PR")]


def test_a_count_that_is_shown_as_zero_may_be_four(hidden):
    parts = hidden.connection.cursor().table("target_part").pl().filter(target_id="T3d", period="2018-Q4")

    asked = parts.filter(target_part=GAVLE).select("value", "low", "high")
    assert asked.rows() == [(0.0, 0.0, 4.0)]
