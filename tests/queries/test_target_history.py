from datetime import date

import polars as pl
import pytest

from dashboard.query import run_query

TARGETS = [
    {"target_id": "T1", "position": 1, "baseline_value": 1.0, "baseline_status": "A", "level": 3.0, "level_status": "A", "page": "14"},
    {"target_id": "T2a", "position": 2, "baseline_status": "UN", "level": 9.0, "level_status": "A",
     "decision_sv": "x", "decision_en": "x"},
    {"target_id": "T3b", "position": 3, "baseline_status": "UN", "level_status": "NM", "decision_sv": "x", "decision_en": "x"},
    {"target_id": "T3d", "position": 4, "baseline_status": "UN", "level_status": "NM", "decision_sv": "x", "decision_en": "x"},
]  # fmt: skip
READINGS = [
    {"target_id": "T1", "reading": "A", "level": 3.0, "level_status": "A"},
    {"target_id": "T1", "reading": "B", "level": 2.0, "level_status": "A", "only_lacking": True},
    {"target_id": "T1", "reading": "C", "level_status": "NM"},
]


def agreement(code, period, **more):
    row = {
        "municipality_code": code,
        "mark": "agreement",
        "period": period,
        "commitment_state": "held",
        "counts_as_support": True,
    }
    return {**row, **more}


def delivery(kind, period, code, status="accepted"):
    return {"municipality_code": code, "delivery_kind": kind, "period": period, "delivery_status": status}


ROWS = {
    "target": TARGETS,
    "target_reading": READINGS,
    "commitment": [
        agreement("2183", "2016", page="7"), agreement("2180", "2016", commitment_state="not_held"),
        agreement("2183", "2017-Q1"), agreement("2180", "2017-Q1", page="2"),
        agreement("2104", "2017-Q1", commitment_state=None, obs_status="NL"),
        agreement("2183", "2017-Q2", valid_to=date(2017, 6, 29), valid_to_status="known"),
    ],
    "milestone": [
        {"target_id": "T2a", "milestone": "seat_asf", "milestone_state": "reached", "reached_on": date(2017, 6, 30)},
        {"target_id": "T2a", "milestone": "seat_kommun", "milestone_state": "not_reached"},
    ],
    "service_use": [
        {"period": "2017-Q1", "municipality_code": "2180", "value": 5.0, "value_kind": "rounded"},
        {"period": "2017-Q1", "municipality_code": "2183", "value": 4.0, "service": "cafe", "service_group": "utforartjanst"},
        {"period": "2017-Q1", "municipality_code": "2104", "obs_status": "PR"},
    ],
    "delivery": [
        delivery("commitment", "2016-Q4", "2180", "missing"), delivery("commitment", "2017-Q1", "2180"),
        delivery("commitment", "2017-Q1", "2183"), delivery("commitment", "2017-Q2", "2183"),
        delivery("service_use", "2017-Q1", "2180"), delivery("service_use", "2017-Q2", "2180"),
        delivery("service_use", "2017-Q3", "2180"),
    ],
}  # fmt: skip
Q4, Q1, Q2 = date(2016, 12, 31), date(2017, 3, 31), date(2017, 6, 30)


def test_every_quarter_is_a_row_and_the_baseline_stands_where_nothing_was_measured(load, filters):
    result = run_query(load(**ROWS), "target_history", filters(reference_date=Q2)).filter(pl.col("period_end") >= Q4)

    assert result.columns == [
        "target_id", "reading", "period", "period_end", "value", "low", "high", "missing_parts", "rounded_parts",
        "obs_status", "value_kind", "qualifier", "delivery_kind", "delivered", "delivered_of", "catalogue", "source_refs",
    ]  # fmt: skip
    shown = (
        "target_id",
        "period",
        "value",
        "low",
        "high",
        "missing_parts",
        "rounded_parts",
        "obs_status",
        "value_kind",
        "delivered",
        "source_refs",
    )
    assert result.select(shown).rows() == [
        ("T1", "2016", 1.0, 1.0, 1.0, 0, 0, "A", "stated", None, "kalla:14"),
        ("T1", "2016-Q4", None, None, None, None, None, "NL", None, 0, None),
        ("T1", "2017-Q1", 2.0, 2.0, 3.0, 1, 0, "A", "at_least", 2, "kalla kalla:2"),
        # One that has delivered no longer has one; two have not answered.
        ("T1", "2017-Q2", 0.0, 0.0, 2.0, 2, 0, "A", "at_least", 1, "kalla"),
        ("T2a", "2016-Q4", 0.0, 0.0, 7.0, 7, 0, "A", "at_least", None, "kalla"),
        ("T2a", "2017-Q1", 0.0, 0.0, 7.0, 7, 0, "A", "at_least", None, "kalla"),
        ("T2a", "2017-Q2", 1.0, 1.0, 8.0, 7, 0, "A", "at_least", None, "kalla"),
        ("T3d", "2016-Q4", None, None, None, None, None, "NL", None, 0, None),
        # What is known of Bollnäs is not all of it: its delivery has not been accepted.
        ("T3d", "2017-Q1", 9.0, 5.0, None, 2, 1, "A", "rounded", 1, "kalla"),
        ("T3d", "2017-Q2", 0.0, 0.0, None, 2, 0, "A", "at_least", 1, "kalla"),
    ]  # fmt: skip


def test_the_other_interpretations_count_all_municipalities_or_nothing_at_all(load, filters):
    database = load(**ROWS)

    def of_t1(reading):
        result = run_query(database, "target_history", filters(reading=reading, reference_date=Q2))
        of_target = result.filter(pl.col("period_end") >= Q4, target_id="T1")
        return of_target.select("reading", "period", "value", "obs_status").rows()

    # What stood in the plan of 2016 is never drawn as none.
    assert of_t1("B") == [
        ("B", "2016", 1.0, "A"), ("B", "2016-Q4", None, "NL"), ("B", "2017-Q1", 2.0, "A"), ("B", "2017-Q2", 0.0, "A"),
    ]  # fmt: skip
    assert of_t1("C") == [("C", quarter, None, "NM") for quarter in ("2016-Q4", "2017-Q1", "2017-Q2")]


def test_seats_that_nobody_has_reported_are_unknown_and_not_zero(load, filters):
    seats = [{"target_id": "T2a", "milestone": "seat_asf", "obs_status": "UN"}]
    result = run_query(load(**{**ROWS, "milestone": seats}), "target_history", filters(reference_date=Q2))

    shown = result.filter(pl.col("period_end") >= Q4, target_id="T2a").select("value", "obs_status").rows()
    assert shown == [(None, "UN")] * 3


@pytest.mark.parametrize(
    ("qualifier", "ends"),
    [(None, (1.0, 1.0)), ("exact", (1.0, 1.0)), ("approximate", (None, None)), ("at_least", (1.0, None))],
)
def test_a_baseline_is_as_sure_as_its_source_says(load, filters, qualifier, ends):
    targets = [row | ({"baseline_qualifier": qualifier} if row["target_id"] == "T1" else {}) for row in ROWS["target"]]

    result = run_query(load(**{**ROWS, "target": targets}), "target_history", filters(reference_date=Q2))

    known = result.filter(target_id="T1", obs_status="A").select("period", "value", "low", "high", "qualifier").rows()
    assert known[0] == ("2016", 1.0, *ends, qualifier)
    assert {row[4] for row in known[1:]} == {None}
