from datetime import date

from contract import CODELISTS
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
    others = [kind for kind in CODELISTS["delivery_kind"].codes if kind != "placement"]
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


def test_nothing_expected_gives_no_rows(load, filters):
    assert run_query(load(), "deliveries", filters()).is_empty()
