from datetime import date

import pytest

from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"
Q3, Q4 = date(2018, 9, 30), date(2018, 12, 31)
STATED = {
    "indicator_code": "placed_via_af",
    "period": "2016",
    "period_end": date(2016, 12, 31),
    "value": 260.0,
    "qualifier": "approximate",
    "source_id": "kalla",
    "page": "9",
}


def placed(code: str, period: str, value: float | None, **more: object) -> dict:
    return {"municipality_code": code, "period": period, "value": value, **more}


def answer(code: str, period: str, status: str = "accepted") -> dict:
    return {"municipality_code": code, "delivery_kind": "placement", "period": period, "delivery_status": status}


def of(result, actor: str) -> list[tuple]:
    return result.filter(public_actor=actor).drop("public_actor", "catalogue").rows()


def test_sums_what_is_delivered_and_compares_like_with_like(load, filters):
    database = load(
        placement=[
            placed(GAVLE, "2018-Q3", 20.0),
            placed(GAVLE, "2018-Q3", 5.0, sex="F", value_kind="rounded"),
            placed(BOLLNAS, "2018-Q3", 10.0),
            placed(GAVLE, "2018-Q4", 31.0),
            placed(HOFORS, "2018-Q4", 7.0, public_actor="kommun"),
        ],
        delivery=[
            answer(GAVLE, "2018-Q3"),
            answer(BOLLNAS, "2018-Q3"),
            answer(GAVLE, "2018-Q4"),
            answer(BOLLNAS, "2018-Q4", "late"),
            answer(HOFORS, "2018-Q4"),
        ],
        observation=[STATED],
    )

    result = run_query(database, "placements_by_actor", filters())

    assert result.columns == [
        "public_actor", "period", "period_end", "value", "change", "change_value_kind", "obs_status", "value_kind", "rounded_parts", "delivered",
        "delivered_of", "baseline_value", "baseline_qualifier", "baseline_period", "catalogue", "source_refs",
    ]  # fmt: skip
    assert result["public_actor"].unique(maintain_order=True).to_list() == [
        "arbetsformedlingen", "kommun", "forsakringskassan", "samordningsforbund", "region",
    ]  # fmt: skip
    # Bollnäs is silent in the last quarter: 31 + 0 in all, but 6 more in Gävle, the one that can be compared.
    assert of(result, "arbetsformedlingen") == [
        ("2018-Q3", Q3, 35.0, None, None, "A", "rounded", 1, 2, 3, 260.0, "approximate", "2016", "kalla kalla:9"),
        ("2018-Q4", Q4, 31.0, 6.0, "rounded", "A", "exact", 0, 2, 3, 260.0, "approximate", "2016", "kalla kalla:9"),
    ]
    assert of(result, "kommun") == [
        ("2018-Q3", Q3, 0.0, None, None, "A", "exact", 0, 2, 3, None, None, None, "kalla"),
        ("2018-Q4", Q4, 7.0, 0.0, "exact", "A", "exact", 0, 2, 3, None, None, None, "kalla"),
    ]


def test_a_silent_quarter_is_a_gap_and_not_a_zero(load, filters):
    database = load(
        placement=[placed(GAVLE, "2018-Q2", 6.0), placed(GAVLE, "2018-Q4", 8.0)],
        delivery=[answer(GAVLE, "2018-Q2"), answer(GAVLE, "2018-Q3", "missing"), answer(GAVLE, "2018-Q4")],
    )

    result = run_query(database, "placements_by_actor", filters(municipality_codes=(GAVLE,)))

    rows = result.filter(public_actor="arbetsformedlingen")
    assert rows.select("period", "value", "change", "obs_status", "value_kind", "source_refs").rows() == [
        ("2018-Q2", 6.0, None, "A", "exact", "kalla"),
        ("2018-Q3", None, None, "NL", None, None),
        ("2018-Q4", 8.0, 2.0, "A", "exact", "kalla"),
    ]


@pytest.mark.parametrize("status", ["NL", "NA", "PR", "NM", "UN", "SU"])
def test_every_kind_of_missing_stays_missing(load, filters, status):
    database = load(placement=[placed(GAVLE, "2018-Q4", None, obs_status=status)])

    result = run_query(database, "placements_by_actor", filters(municipality_codes=(GAVLE,)))

    assert result.filter(public_actor="arbetsformedlingen").select("value", "obs_status").rows() == [(None, status)]


@pytest.mark.parametrize("status", ["SU", "UN"])
def test_a_sum_with_a_part_that_is_hidden_or_unknown_is_not_whole(load, filters, status):
    database = load(
        placement=[
            placed(GAVLE, "2018-Q4", 31.0),
            placed(GAVLE, "2018-Q4", None, placement_measure="arbetstraning", obs_status=status),
            placed(BOLLNAS, "2018-Q4", 10.0),
        ],
        delivery=[answer(GAVLE, "2018-Q4"), answer(BOLLNAS, "2018-Q4")],
    )

    one = run_query(database, "placements_by_actor", filters(municipality_codes=(GAVLE,)))
    both = run_query(database, "placements_by_actor", filters(municipality_codes=(GAVLE, BOLLNAS)))
    measures = run_query(
        database, "placements_by_measure", filters(municipality_codes=(GAVLE,), public_actor="arbetsformedlingen")
    )

    columns = ("value", "obs_status", "delivered", "delivered_of")
    assert one.filter(public_actor="arbetsformedlingen").select(columns).rows() == [(None, status, 0, 1)]
    assert both.filter(public_actor="arbetsformedlingen").select(columns).rows() == [(10.0, "A", 1, 2)]
    # What is whole stays: the measure of which every part is known, and the actors that have placed nobody.
    shown = {row["placement_measure"]: (row["value"], row["obs_status"]) for row in measures.iter_rows(named=True)}
    assert shown["arbetstraning"] == (None, status)
    assert shown["sysselsattning"] == (0.0, "A")
    assert one.filter(public_actor="kommun").select(columns).rows() == [(0.0, "A", 1, 1)]


def test_the_plans_county_figure_stands_beside_the_whole_county_only(load, filters):
    database = load(placement=[placed(GAVLE, "2018-Q4", 9.0)], observation=[STATED])

    some = run_query(database, "placements_by_actor", filters(municipality_codes=(GAVLE, HOFORS)))
    before = run_query(database, "placements_by_actor", filters(reference_date=date(2015, 12, 31)))

    assert some["baseline_value"].drop_nulls().to_list() == []
    assert before["baseline_value"].drop_nulls().to_list() == []


def test_without_any_quarter_every_actor_says_so_under_the_year_of_the_plan(load, filters):
    result = run_query(load(observation=[STATED]), "placements_by_actor", filters())

    shown = result.select("public_actor", "period", "value", "obs_status", "delivered", "baseline_value").rows()
    assert shown == [
        ("arbetsformedlingen", "2016", None, "NL", 0, 260.0),
        ("kommun", "2016", None, "NL", 0, None),
        ("forsakringskassan", "2016", None, "NL", 0, None),
        ("samordningsforbund", "2016", None, "NL", 0, None),
        ("region", "2016", None, "NL", 0, None),
    ]


def test_quarters_after_the_reference_date_are_not_read(load, filters):
    database = load(placement=[placed(GAVLE, "2018-Q3", 6.0), placed(GAVLE, "2018-Q4", 8.0)])

    result = run_query(database, "placements_by_actor", filters(reference_date=Q3))

    assert result["period"].unique().to_list() == ["2018-Q3"]
