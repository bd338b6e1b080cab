from datetime import date

from contract import QUARTERLY_KINDS
from dashboard.query import run_query


def delivery(code, kind, period, status):
    return {"municipality_code": code, "delivery_kind": kind, "period": period, "delivery_status": status}


def test_a_municipality_without_a_row_is_missing_and_later_quarters_are_left_out(load, filters):
    rows = [
        delivery("2180", "placement", "2018-Q1", "accepted"),
        delivery("2183", "placement", "2018-Q1", "late"),
        delivery("2104", "placement", "2018-Q2", "not_applicable"),
        delivery("2180", "placement", "2018-Q2", "accepted"),
        delivery("2183", "placement", "2018-Q2", "accepted"),
        delivery("2180", "enterprise", "2018-Q3", "accepted"),
    ]

    result = run_query(load(delivery=rows), "deliveries", filters(reference_date=date(2018, 6, 30)))

    assert result.columns == [
        "delivery_kind", "period", "period_end", "delivered", "held", "late", "missing", "not_applicable",
        "delivered_of", "catalogue", "source_refs",
    ]  # fmt: skip
    assert result.rows()[:2] == [
        ("placement", "2018-Q1", date(2018, 3, 31), 1, 0, 1, 1, 0, 3, "prov", "kalla"),
        ("placement", "2018-Q2", date(2018, 6, 30), 2, 0, 0, 0, 1, 3, "prov", "kalla"),
    ]
    others = [kind for kind in QUARTERLY_KINDS if kind != "placement"]
    assert [(row[0], row[1], row[3:9]) for row in result.rows()[2:]] == [
        (kind, period, (0, 0, 0, 3, 0, 3)) for kind in others for period in ("2018-Q1", "2018-Q2")
    ]


def test_what_has_come_in_and_is_published_later_is_neither_delivered_nor_missing(load, filters):
    rows = [
        delivery("2180", "placement", "2018-Q4", "held"),
        delivery("2183", "placement", "2018-Q4", "held"),
        delivery("2104", "placement", "2018-Q4", "accepted"),
    ]

    result = run_query(load(delivery=rows), "deliveries", filters())

    assert result.filter(delivery_kind="placement").select("delivered", "held", "late", "missing", "delivered_of").rows() == [
        (1, 2, 0, 0, 3)
    ]  # fmt: skip


def test_what_is_delivered_once_a_year_is_missing_nowhere(load, filters):
    rows = [
        delivery("2180", "placement", "2018-Q3", "accepted"),
        delivery("2180", "placement_year", "2018-Q4", "accepted"),
        delivery("2183", "placement_year", "2018-Q4", "held"),
    ]

    result = run_query(load(delivery=rows), "deliveries", filters())

    of_year = result.filter(delivery_kind="placement_year")
    assert of_year.select("period", "delivered", "held", "late", "missing", "delivered_of").rows() == [
        ("2018-Q4", 1, 1, 0, 0, 2)
    ]  # fmt: skip


def test_nothing_expected_gives_no_rows(load, filters):
    assert run_query(load(), "deliveries", filters()).is_empty()
