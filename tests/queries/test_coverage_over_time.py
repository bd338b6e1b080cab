from datetime import date

import pytest

from contract import CODELISTS
from dashboard.query import run_query

GAVLE, BOLLNAS, HOFORS = "2180", "2183", "2104"


@pytest.fixture
def database(load):
    """Gävle delivers both quarters, Bollnäs the second, Hofors none; one mark, and residents of one year."""
    return load(
        enterprise=[
            {"enterprise_id": "a", "municipality_code": GAVLE},
            {"enterprise_id": "b", "municipality_code": GAVLE, "start_date": date(2018, 9, 3)},
            {"enterprise_id": "c", "municipality_code": BOLLNAS},
        ],
        enterprise_observation=[
            {"enterprise_id": "a", "period": "2018-Q3", "enterprise_variable": "employees", "value": 7.0},
        ],
        delivery=[
            {"municipality_code": code, "delivery_kind": "enterprise", "period": period, "delivery_status": status}
            for code, period, status in [
                (GAVLE, "2018-Q2", "accepted"),
                (GAVLE, "2018-Q3", "accepted"),
                (BOLLNAS, "2018-Q2", "missing"),
                (BOLLNAS, "2018-Q3", "accepted"),
                (HOFORS, "2018-Q3", "not_applicable"),
                (HOFORS, "2019-Q1", "accepted"),
            ]
        ],
        commitment=[
            {"municipality_code": GAVLE, "mark": "policy", "period": "2016", "commitment_state": "planned"},
            {"municipality_code": GAVLE, "mark": "policy", "period": "2017", "commitment_state": "held"},
        ],
        population=[{"municipality_code": BOLLNAS, "period": "2017", "value": 25_000.0}],
    )


def test_every_municipality_and_period_is_a_row(database, filters):
    frame = run_query(database, "coverage_over_time", filters(coverage_measure="enterprises"))

    assert frame.columns == [
        "municipality_code", "municipality_name", "coverage_measure", "period", "period_end", "value", "low", "high", "missing_parts", "rounded_parts", "obs_status", "value_kind",
        "commitment_state", "delivered", "delivered_of", "catalogue", "source_refs",
    ]  # fmt: skip
    second, third = ("2018-Q2", date(2018, 6, 30)), ("2018-Q3", date(2018, 9, 30))
    assert frame.drop("delivered", "delivered_of").rows() == [
        (BOLLNAS, "Bollnäs", "enterprises", *second, None, 0.0, None, 1, None, "NL", None, None, "prov", None),
        (BOLLNAS, "Bollnäs", "enterprises", *third, 1.0, 1.0, 1.0, 0, 0, "A", "exact", None, "prov", "kalla"),
        (GAVLE, "Gävle", "enterprises", *second, 1.0, 1.0, 1.0, 0, 0, "A", "exact", None, "prov", "kalla"),
        (GAVLE, "Gävle", "enterprises", *third, 2.0, 2.0, 2.0, 0, 0, "A", "exact", None, "prov", "kalla"),
        (HOFORS, "Hofors", "enterprises", *second, None, 0.0, None, 1, None, "NL", None, None, "prov", None),
        (HOFORS, "Hofors", "enterprises", *third, None, 0.0, 0.0, 0, None, "NA", None, None, "prov", None),
    ]
    assert frame.select("period", "delivered", "delivered_of").unique(maintain_order=True).rows() == [
        ("2018-Q2", 1, 3),
        ("2018-Q3", 2, 3),
    ]


def test_a_mark_has_its_state(database, filters):
    frame = run_query(
        database, "coverage_over_time", filters(coverage_measure="policy", municipality_codes=(GAVLE, HOFORS))
    )

    columns = ("municipality_name", "period", "value", "low", "high", "commitment_state", "obs_status")
    assert frame.select(columns).rows() == [
        ("Gävle", "2016", None, 0.0, 0.0, "planned", "NA"),
        ("Gävle", "2017", 1.0, 1.0, 1.0, "held", "A"),
        ("Hofors", "2016", None, 0.0, 1.0, None, "NL"),
        ("Hofors", "2017", None, 0.0, 1.0, None, "NL"),
    ]
    assert frame.select("delivered_of").unique().rows() == [(3,)]


def test_a_measure_without_periods_has_one_empty_row_a_municipality(load, filters):
    frame = run_query(load(), "coverage_over_time", filters(coverage_measure="residents"))

    assert frame.select("municipality_name", "period", "value", "obs_status").rows() == [
        ("Bollnäs", None, None, "NL"),
        ("Gävle", None, None, "NL"),
        ("Hofors", None, None, "NL"),
    ]


@pytest.mark.parametrize("measure", list(CODELISTS["coverage_measure"].codes))
def test_the_three_queries_agree_on_every_measure(database, filters, measure):
    chosen = filters(coverage_measure=measure)
    now = run_query(database, "coverage_by_municipality", chosen)
    over_time = run_query(database, "coverage_over_time", chosen)
    measures = run_query(database, "coverage_measures", chosen)

    columns = (
        "municipality_code",
        "value",
        "low",
        "high",
        "commitment_state",
        "obs_status",
        "value_kind",
        "source_refs",
    )
    at_period = [row for row in over_time.iter_rows(named=True) if row["period"] == now["period"][0]]
    assert sorted([tuple(row[name] for name in columns) for row in at_period]) == sorted(now.select(columns).rows())
    assert (
        dict(measures.select("coverage_measure", "observed").iter_rows())[measure]
        == now.filter(
            now["value"].is_not_null() | now["commitment_state"].is_not_null() | now["evidence_sv"].is_not_null()
        ).height
    )
