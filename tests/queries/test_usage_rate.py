from datetime import date

import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"


def places(enterprise: str, *, filled: float | None, offered: float | None, period: str = "2018-Q4", **more: object):
    def row(variable: str, value: float | None) -> dict:
        status = {} if value is not None else {"obs_status": "NL"}
        return {
            "enterprise_id": enterprise, "period": period, "enterprise_variable": variable, "value": value,
            **status, **more,
        }  # fmt: skip

    return [row("places_filled", filled), row("places_offered", offered)]


ENTERPRISES = [
    {"enterprise_id": "a", "municipality_code": GAVLE},
    {"enterprise_id": "b", "municipality_code": GAVLE},
    {"enterprise_id": "c", "municipality_code": BOLLNAS},
    {"enterprise_id": "d", "municipality_code": GAVLE},
]


def answer(code: str, status: str = "accepted") -> dict:
    return {"municipality_code": code, "delivery_kind": "enterprise", "period": "2018-Q4", "delivery_status": status}


def test_filled_of_offered_over_the_enterprises_that_reported_both(load, filters):
    database = load(
        enterprise=ENTERPRISES,
        enterprise_observation=[
            *places("a", filled=6.0, offered=8.0),
            *places("b", filled=None, offered=50.0),
            *places("d", filled=50.0, offered=None),
            *places("c", filled=0.0, offered=0.0),
            *places("a", filled=1.0, offered=99.0, period="2018-Q3"),
        ],
        delivery=[answer(GAVLE), answer(BOLLNAS), answer(HOFORS)],
    )

    result = run_query(database, "usage_rate", filters())

    assert result.columns == [
        "municipality_code", "municipality_name", "period", "period_end", "places_filled", "places_filled_low",
        "places_filled_high", "places_filled_value_kind", "places_offered", "rate_pct", "value", "low", "high",
        "missing_parts", "rounded_parts", "obs_status", "value_kind", "delivered", "delivered_of", "catalogue",
        "source_refs",
    ]  # fmt: skip
    assert set(result.select("period", "period_end").rows()) == {("2018-Q4", date(2018, 12, 31))}
    # Two of the three in Gävle have told the half: the rate is of the third, and that of all is open.
    shown = ("municipality_name", "places_filled", "places_offered", "rate_pct", "low", "high", "missing_parts",
             "rounded_parts", "obs_status", "value_kind", "delivered", "delivered_of", "source_refs")  # fmt: skip
    end = (3, 3, "kalla")
    assert result.select(shown).rows() == [
        ("Gävle", 6.0, 8.0, 100 * 6 / 8, 0.0, None, 2, 0, "A", "answered", *end),
        ("Bollnäs", 0.0, 0.0, None, 0.0, 0.0, 0, 0, "NA", None, *end),
        ("Hofors", None, None, None, 0.0, 0.0, 0, 0, "NA", None, *end),
    ]


@pytest.mark.parametrize("status", ["missing", "late", "held"])
def test_a_quarter_that_nobody_has_told_of_does_not_hide_the_last_one_with_data(load, filters, status):
    """One file of another kind opens a quarter for every kind: nobody has told of its enterprises yet."""
    later = [{**answer(code, status), "period": "2019-Q1"} for code in (GAVLE, BOLLNAS, HOFORS)]
    database = load(
        enterprise=ENTERPRISES,
        enterprise_observation=[
            *places("a", filled=6.0, offered=8.0),
            *places("a", filled=None, offered=None, period="2019-Q1"),
        ],
        delivery=[answer(GAVLE), *later],
    )

    its = filters(municipality_codes=(GAVLE,), reference_date=date(2019, 3, 31))
    result = run_query(database, "usage_rate", its)

    assert result.select("period", "period_end", "value", "delivered").rows() == [
        ("2018-Q4", date(2018, 12, 31), 75.0, 1)
    ]


def test_a_rounded_count_makes_the_rate_rounded(load, filters):
    rows = places("a", filled=5.0, offered=8.0)
    database = load(enterprise=ENTERPRISES, enterprise_observation=[{**rows[0], "value_kind": "rounded"}, rows[1]])

    result = run_query(database, "usage_rate", filters(municipality_codes=(GAVLE,)))

    assert result.select("rate_pct", "value_kind", "rounded_parts", "places_filled_value_kind").rows() == [
        (62.5, "rounded", 1, "rounded")
    ]
    assert result.select("places_filled_low", "places_filled_high", "low", "high").rows() == [(1.0, 5.0, 12.5, 62.5)]


@pytest.mark.parametrize("status", ["NL", "NA", "PR", "NM", "UN", "SU"])
def test_every_kind_of_missing_stays_missing(load, filters, status):
    rows = places("a", filled=None, offered=None, obs_status=status)
    database = load(enterprise=ENTERPRISES, enterprise_observation=rows)

    result = run_query(database, "usage_rate", filters(municipality_codes=(GAVLE,)))

    assert result.select("value", "obs_status", "value_kind", "source_refs").rows() == [(None, status, None, None)]


def test_not_delivered_is_not_the_same_as_no_places(load, filters):
    result = run_query(load(delivery=[answer(GAVLE, "missing")]), "usage_rate", filters(municipality_codes=(GAVLE,)))

    assert result.select("value", "obs_status").rows() == [(None, "NL")]
