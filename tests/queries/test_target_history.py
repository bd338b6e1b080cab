from datetime import date

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
COLUMNS = [
    "target_id",
    "period",
    "period_end",
    "value",
    "obs_status",
    "value_kind",
    "rounded_parts",
    "delivery_kind",
    "delivered",
    "delivered_of",
    "catalogue",
    "source_refs",
]
Q4, Q1, Q2 = date(2016, 12, 31), date(2017, 3, 31), date(2017, 6, 30)


def test_every_quarter_is_a_row_and_the_baseline_stands_where_nothing_was_measured(load, filters):
    result = run_query(load(**ROWS), "target_history", filters(reference_date=Q2))

    assert result.columns == COLUMNS
    assert result.rows() == [
        ("T1", "2016", Q4, 1.0, "A", "exact", 0, None, None, None, "prov", "kalla:14"),
        ("T1", "2016-Q4", Q4, None, "NL", None, None, "commitment", 0, 3, "prov", None),
        ("T1", "2017-Q1", Q1, 2.0, "A", "exact", 0, "commitment", 2, 3, "prov", "kalla kalla:2"),
        ("T1", "2017-Q2", Q2, 0.0, "A", "exact", 0, "commitment", 1, 3, "prov", "kalla"),
        ("T2a", "2016-Q4", Q4, 0.0, "A", "exact", 0, None, None, None, "prov", "kalla"),
        ("T2a", "2017-Q1", Q1, 0.0, "A", "exact", 0, None, None, None, "prov", "kalla"),
        ("T2a", "2017-Q2", Q2, 1.0, "A", "exact", 0, None, None, None, "prov", "kalla"),
        ("T3d", "2016-Q4", Q4, None, "NL", None, None, "service_use", 0, 3, "prov", None),
        ("T3d", "2017-Q1", Q1, 9.0, "A", "rounded", 1, "service_use", 1, 3, "prov", "kalla"),
        ("T3d", "2017-Q2", Q2, 0.0, "A", "exact", 0, "service_use", 1, 3, "prov", None),
    ]


def test_the_other_readings_count_only_those_that_lacked_one_or_nothing_at_all(load, filters):
    database = load(**ROWS)

    def of_t1(reading):
        result = run_query(database, "target_history", filters(reading=reading, reference_date=Q2))
        return [
            row[1:4] for row in result.select("target_id", "period", "value", "obs_status").rows() if row[0] == "T1"
        ]

    assert of_t1("B") == [("2016", 0.0, "A"), ("2016-Q4", None, "NL"), ("2017-Q1", 1.0, "A"), ("2017-Q2", 0.0, "A")]
    assert of_t1("C") == [("2016-Q4", None, "NM"), ("2017-Q1", None, "NM"), ("2017-Q2", None, "NM")]


def test_seats_that_nobody_has_reported_are_unknown_and_not_zero(load, filters):
    seats = [{"target_id": "T2a", "milestone": "seat_asf", "obs_status": "UN"}]
    result = run_query(load(**{**ROWS, "milestone": seats}), "target_history", filters(reference_date=Q2))

    assert result.select("target_id", "value", "obs_status").rows()[4:7] == [("T2a", None, "UN")] * 3
