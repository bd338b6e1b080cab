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
        "public_actor", "period", "period_end", "value", "low", "high", "missing_parts", "rounded_parts", "obs_status",
        "value_kind", "delivered", "delivered_of", "source_refs", "covers", "change", "change_low", "change_high",
        "change_value_kind", "change_missing_parts", "change_covers", "baseline_value", "baseline_low", "baseline_high",
        "baseline_qualifier", "baseline_value_kind", "baseline_period", "catalogue",
    ]  # fmt: skip
    assert result["public_actor"].unique(maintain_order=True).to_list() == [
        "arbetsformedlingen", "kommun", "forsakringskassan", "samordningsforbund", "region",
    ]  # fmt: skip
    # Bollnäs is silent in the last quarter: 31 + 0 in all, but 6 more in Gävle, the one that can be compared.
    sums = ("period_end", "value", "low", "high", "missing_parts", "rounded_parts", "value_kind", "covers")
    af = result.filter(public_actor="arbetsformedlingen")
    assert af.select(sums).rows() == [
        (Q3, 35.0, 31.0, None, 1, 1, "rounded", f"{GAVLE} {BOLLNAS}"),
        (Q4, 31.0, 31.0, None, 1, 0, "at_least", f"{HOFORS} {GAVLE}"),
    ]
    changes = [name for name in result.columns if name.startswith("change")]
    assert af.select(changes).rows() == [(None,) * 6, (6.0, 6.0, 10.0, "rounded", 2, GAVLE)]
    stated = [name for name in result.columns if name.startswith("baseline")]
    assert af.select(stated).rows() == [(260.0, None, None, "approximate", "stated", "2016")] * 2
    assert set(af.select("obs_status", "delivered", "delivered_of", "source_refs").rows()) == {
        ("A", 2, 3, "kalla kalla:9")
    }
    municipal = result.filter(public_actor="kommun")
    assert municipal.select(sums).rows() == [
        (Q3, 0.0, 0.0, None, 1, 0, "at_least", f"{GAVLE} {BOLLNAS}"),
        (Q4, 7.0, 7.0, None, 1, 0, "at_least", f"{HOFORS} {GAVLE}"),
    ]
    assert municipal.select(changes).rows()[1] == (0.0, 0.0, 0.0, "exact", 2, GAVLE)
    assert municipal["baseline_value"].null_count() == 2


def test_a_sum_of_all_is_exact_and_the_change_covers_all(load, filters):
    database = load(
        placement=[placed(GAVLE, "2018-Q3", 8.0), placed(GAVLE, "2018-Q4", 9.0), placed(BOLLNAS, "2018-Q4", 5.0)],
        delivery=[answer(code, period) for code in (GAVLE, BOLLNAS) for period in ("2018-Q3", "2018-Q4")],
    )

    result = run_query(database, "placements_by_actor", filters(municipality_codes=(GAVLE, BOLLNAS)))

    [_, last] = result.filter(public_actor="arbetsformedlingen").rows(named=True)
    assert (last["value"], last["high"], last["missing_parts"], last["value_kind"]) == (14.0, 14.0, 0, "exact")
    assert (last["change"], last["change_missing_parts"], last["change_covers"]) == (6.0, 0, f"{GAVLE} {BOLLNAS}")


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
