from datetime import date

import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
AF = "arbetsformedlingen"
Q3, Q4, YEAR_END = date(2018, 9, 30), date(2018, 12, 31), date(2016, 12, 31)
STATED = {
    "indicator_code": "enhanced_cooperation_share_pct",
    "period": "2016",
    "value": 20.0,
    "qualifier": "approximate",
    "page": "13",
}


def placed(code: str, period: str, value: float | None, *, within: bool = False, **more: object) -> dict:
    row = {"municipality_code": code, "period": period, "value": value, "enhanced_cooperation": within}
    return {**row, **more}


def answer(code: str, period: str, status: str = "accepted") -> dict:
    return {"municipality_code": code, "delivery_kind": "placement", "period": period, "delivery_status": status}


def test_share_of_the_employment_service_over_time(load, filters):
    database = load(
        placement=[
            placed(GAVLE, "2018-Q3", 30.0),
            placed(GAVLE, "2018-Q3", 10.0, within=True),
            placed(GAVLE, "2018-Q4", 24.0),
            placed(GAVLE, "2018-Q4", 5.0, within=True, value_kind="rounded"),
            placed(BOLLNAS, "2018-Q4", 11.0),
            placed(BOLLNAS, "2018-Q4", 90.0, public_actor="kommun"),
        ],
        delivery=[answer(GAVLE, "2018-Q3"), answer(GAVLE, "2018-Q4"), answer(BOLLNAS, "2018-Q4")],
        observation=[STATED],
    )

    result = run_query(database, "enhanced_cooperation", filters())

    assert result.columns == [
        "public_actor", "period", "period_end", "within_value", "total_value", "total_value_kind", "value", "low",
        "high", "missing_parts", "rounded_parts", "qualifier", "obs_status", "value_kind", "covers", "baseline_value",
        "baseline_low", "baseline_high", "baseline_qualifier", "baseline_value_kind", "baseline_period",
        "baseline_area_code", "baseline_area_code_label_sv", "baseline_area_code_label_en", "delivered",
        "delivered_of", "catalogue", "source_refs",
    ]  # fmt: skip
    # A share of those that have answered is neither exact nor the least: the others may move it either way.
    shown = ("period_end", "within_value", "total_value", "total_value_kind", "value", "low", "high", "missing_parts",
             "rounded_parts", "value_kind", "covers", "delivered", "delivered_of")  # fmt: skip
    assert result.select(shown).rows() == [
        (Q3, 10.0, 40.0, "at_least", 25.0, 0.0, 100.0, 2, 0, "answered", GAVLE, 1, 3),
        (Q4, 5.0, 40.0, "rounded", 100 * 5 / 40, 0.0, 100.0, 1, 1, "answered", f"{GAVLE} {BOLLNAS}", 2, 3),
    ]
    region = ("21", "Gävleborgs län", "Gävleborg county")
    stated = [name for name in result.columns if name.startswith("baseline")]
    assert set(result.select(stated).rows()) == {(20.0, None, None, "approximate", "stated", "2016", *region)}
    assert set(result.select("public_actor", "obs_status", "qualifier", "source_refs").rows()) == {
        (AF, "A", None, "kalla kalla:13")
    }


def test_a_share_of_all_lies_between_the_ends_of_what_was_rounded(load, filters):
    """Of 24 and of what is shown as 5, within are 1 to 5 of 25 to 29."""
    rows = [placed(GAVLE, "2018-Q4", 24.0), placed(GAVLE, "2018-Q4", 5.0, within=True, value_kind="rounded")]
    database = load(placement=rows, delivery=[answer(GAVLE, "2018-Q4")])

    result = run_query(database, "enhanced_cooperation", filters(municipality_codes=(GAVLE,)))

    assert result.select("low", "value", "high", "missing_parts", "value_kind").rows() == [
        (100 * 1 / 25, 100 * 5 / 29, 100 * 5 / 29, 0, "rounded")
    ]


def test_nobody_placed_gives_no_share(load, filters):
    database = load(delivery=[answer(GAVLE, "2018-Q4")])

    result = run_query(database, "enhanced_cooperation", filters(municipality_codes=(GAVLE,)))

    assert result.select("period", "total_value", "value", "obs_status", "value_kind").rows() == [
        ("2018-Q4", 0.0, None, "NA", None)
    ]


def test_a_rounded_zero_may_be_someone_and_its_share_is_protected(load, filters):
    rows = [
        placed(GAVLE, "2018-Q4", 0.0, value_kind="rounded"),
        placed(GAVLE, "2018-Q4", 0.0, sex="F", value_kind="rounded"),
    ]
    database = load(placement=rows, delivery=[answer(GAVLE, "2018-Q4")])

    result = run_query(database, "enhanced_cooperation", filters(municipality_codes=(GAVLE,)))

    columns = ("total_value", "total_value_kind", "value", "obs_status", "value_kind", "rounded_parts")
    assert result.select(columns).rows() == [(0.0, "rounded", None, "PR", None, 0)]


@pytest.mark.parametrize("status", ["NL", "NA", "PR", "NM", "UN", "SU"])
def test_every_kind_of_missing_stays_missing(load, filters, status):
    database = load(placement=[placed(GAVLE, "2018-Q4", None, obs_status=status)])

    result = run_query(database, "enhanced_cooperation", filters(municipality_codes=(GAVLE,)))

    assert result.select("within_value", "total_value", "value", "obs_status").rows() == [(None, None, None, status)]


def test_the_plans_share_is_shown_for_its_year_where_no_quarter_has_one(load, filters):
    database = load(delivery=[answer(GAVLE, "2018-Q4", "missing")], observation=[STATED])

    result = run_query(database, "enhanced_cooperation", filters())

    assert result.select(
        "period", "period_end", "value", "qualifier", "obs_status", "delivered", "source_refs"
    ).rows() == [
        ("2016", YEAR_END, 20.0, "approximate", "A", None, "kalla:13"),
        ("2018-Q4", Q4, None, None, "NL", 0, "kalla:13"),
    ]


def test_the_plans_share_is_the_countys_and_no_municipalitys(load, filters):
    result = run_query(load(observation=[STATED]), "enhanced_cooperation", filters(municipality_codes=(GAVLE,)))

    assert result.select("period", "value", "obs_status", "baseline_value").rows() == [("2018", None, "NL", None)]
