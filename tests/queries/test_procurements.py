from datetime import date

import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
QUARTERS = ("2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4")


def told(code: str, value: float | None, period: str = "2018-Q4", **more: object) -> dict:
    return {"municipality_code": code, "value": value, "period": period, **more}


def year_of(code: str, **last: object) -> list[dict]:
    """None in the first three quarters, and what is given in the fourth."""
    return [told(code, 0.0, quarter) for quarter in QUARTERS[:3]] + [told(code, **last)]


def amount(sek: float) -> dict:
    return {"amount_sek": sek, "amount_status": "A"}


def of(load, filters, *rows: dict, **choices: object):
    return run_query(load(procurement=list(rows)), "procurements", filters(**choices))


def test_a_row_per_municipality_over_four_quarters(load, filters):
    result = of(
        load, filters, *year_of(GAVLE, value=2.0, **amount(900.0)),
        told(GAVLE, 1.0, procurement_kind="reserved", is_joint=True, **amount(100.0)), *year_of(BOLLNAS, value=0.0),
    )  # fmt: skip

    assert result.columns == [
        "municipality_code", "municipality_name", "period", "value", "low", "high", "missing_parts", "rounded_parts",
        "obs_status", "value_kind", "delivered", "delivered_of", "source_refs", "reserved_value", "joint_value",
        "amount_sek", "amount_qualifier", "amount_status", "all_value", "all_reserved_value", "all_missing_parts",
        "catalogue",
    ]  # fmt: skip
    shown = result.select(
        "municipality_name", "period", "value", "reserved_value", "joint_value", "amount_sek", "amount_qualifier",
        "amount_status",
    )  # fmt: skip
    assert shown.rows() == [
        ("Gävle", "2018", 3.0, 1.0, 1.0, 1000.0, "exact", "A"),
        ("Bollnäs", "2018", 0.0, 0.0, 0.0, None, None, "NA"),
        ("Hofors", "2018", None, None, None, None, None, "NL"),
    ]
    assert set(result.select("delivered", "delivered_of").iter_rows()) == {(2, 3)}
    assert set(result.select("all_value", "all_reserved_value", "all_missing_parts").iter_rows()) == {(3.0, 1.0, 1)}


def test_a_quarter_that_nobody_has_told_of_leaves_the_sum_at_least(load, filters):
    """Nobody has told of the third quarter: the four end with the fourth all the same, and reach no further back."""
    rows = [told(code, 1.0, quarter) for code in (GAVLE, BOLLNAS) for quarter in ("2017-Q4", *QUARTERS[:2], "2018-Q4")]

    result = of(load, filters, *rows, municipality_codes=(GAVLE, BOLLNAS))

    assert set(result.select("period", "value", "value_kind", "high", "all_missing_parts").rows()) == {
        ("2018", 3.0, "at_least", None, 1)
    }


def test_a_quarter_that_is_not_told_leaves_the_sum_at_least(load, filters):
    result = of(load, filters, *year_of(GAVLE, value=0.0), told(BOLLNAS, 1.0, **amount(500.0)), told(HOFORS, 0.0))

    assert result.select("municipality_name", "value", "value_kind", "high", "obs_status", "amount_qualifier").rows() == [
        ("Bollnäs", 1.0, "at_least", None, "A", "at_least"),
        ("Gävle", 0.0, "exact", 0.0, "A", None),
        # "At least none" says nothing.
        ("Hofors", None, None, None, "NL", None),
    ]  # fmt: skip


@pytest.mark.parametrize(("value", "shown"), [(None, (None, "UN")), (2.0, (2.0, "A"))])
def test_a_number_that_is_not_known_is_not_none(load, filters, value, shown):
    rows = [
        *year_of(GAVLE, value=value, obs_status="A" if value else "UN"),
        told(GAVLE, None, is_joint=True, obs_status="UN"),
    ]

    result = of(load, filters, *rows, municipality_codes=(GAVLE,))

    assert result.select("value", "obs_status", "missing_parts").rows() == [(*shown, 1)]


def test_an_amount_that_is_missing_is_left_out_and_said(load, filters):
    rows = [*year_of(GAVLE, value=1.0, **amount(500.0)), told(GAVLE, 1.0, is_joint=True, amount_status="UN")]

    result = of(load, filters, *rows, municipality_codes=(GAVLE,))

    assert result.select("value", "amount_sek", "amount_qualifier").rows() == [(2.0, 500.0, "at_least")]


def test_the_reference_date_and_the_municipalities_choose(load, filters):
    rows = [*year_of(GAVLE, value=2.0), *year_of(BOLLNAS, value=1.0)]

    result = of(load, filters, *rows, municipality_codes=(BOLLNAS,), reference_date=date(2018, 9, 30))

    assert result.select("municipality_name", "period", "value", "all_value").rows() == [
        ("Bollnäs", "2018-Q1/2018-Q3", 0.0, 0.0)
    ]


def test_without_any_delivery_every_municipality_says_so(load, filters):
    result = of(load, filters)

    assert [result["value"].to_list(), set(result["obs_status"])] == [[None] * 3, {"NL"}]
