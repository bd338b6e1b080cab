"""What has been delivered of one municipality, and since when something is missing."""

from dashboard.query import run_query


def told(period: str, status: str, kind: str = "placement", code: str = "2180") -> dict:
    return {"municipality_code": code, "delivery_kind": kind, "period": period, "delivery_status": status}


def test_each_kind_is_counted_by_quarter_with_the_latest_and_the_first_that_is_missing(load, filters):
    rows = [
        told("2018-Q1", "accepted"),
        told("2018-Q2", "late"),
        told("2018-Q3", "accepted"),
        told("2018-Q4", "missing"),
        told("2019-Q1", "missing"),
        told("2018-Q1", "not_applicable", "enterprise"),
        told("2018-Q2", "held", "enterprise"),
        told("2018-Q1", "accepted", code="2183"),
    ]
    frame = run_query(load(delivery=rows), "deliveries_of_municipality", filters(municipality_codes=("2180",)))

    columns = ("delivery_kind", "delivered", "held", "late", "missing", "not_applicable", "delivered_of")
    assert frame.select(*columns, "latest_period", "missing_from", "source_refs").rows() == [
        ("placement", 2, 0, 1, 1, 0, 4, "2018-Q3", "2018-Q2", "kalla"),
        ("enterprise", 0, 1, 0, 0, 1, 2, None, None, "kalla"),
    ]


def test_nothing_that_is_expected_is_no_row(load, filters):
    assert run_query(load(delivery=[]), "deliveries_of_municipality", filters(municipality_codes=("2180",))).is_empty()
