import datetime as dt

import polars as pl
import pytest

from dashboard.query import run_query
from publishing.deliveries.board import board, delivered_by_kind, periods_on_board
from publishing.deliveries.register import Received, delivery_frame
from tests.publishing.delivered_frames import CODES, PARTNERS, receipt, register

TODAY = dt.date(2019, 6, 1)
NONE = register()


def received(receipts, *, published=NONE, today=TODAY, **more):
    return Received(partners=PARTNERS, receipts=receipts, published=published, today=today, **more)


def squares(receipts, *, published=NONE, included=(), withdrawn=(), periods=("2019-Q1",), today=TODAY):
    return board(received(receipts, published=published, included=included, withdrawn=withdrawn, today=today), periods)


def square(frame, partner, kind, period="2019-Q1"):
    row = frame.row(by_predicate=(pl.col("partner_id") == partner) & (pl.col("kind") == kind) & (pl.col("period") == period),
                    named=True)  # fmt: skip
    return row["status"], str(row["received_on"]) if row["received_on"] else None, row["receipt"]


def test_every_owed_kind_of_every_partner_is_a_row():
    frame = squares([])

    assert frame.select("partner_id", "kind").rows() == [
        ("kommun-2104", "placement"), ("kommun-2104", "commitment"),
        ("kommun-2180", "placement"), ("kommun-2180", "commitment"),
        ("kommun-2183", "placement"), ("kommun-2183", "commitment"),
        ("af", "placement"),
    ]  # fmt: skip
    assert frame.row(0, named=True) == {
        "partner_id": "kommun-2104", "kind": "placement", "period": "2019-Q1", "status": "late", "received_on": None,
        "receipt": None, "closing_date": dt.date(2019, 5, 15), "is_held": True, "is_waiting": False,
    }  # fmt: skip


def test_what_is_sent_without_being_owed_is_a_row_once_it_has_come():
    frame = squares([receipt(1, "foretagen", "enterprise", "2019-Q1", "2019-04-12")])

    assert square(frame, "foretagen", "enterprise") == ("received", "2019-04-12", 1)


@pytest.mark.parametrize(
    ("today", "status"),
    [("2019-03-31", "expected"), ("2019-05-15", "expected"), ("2019-05-16", "late"), ("2019-08-14", "late"),
     ("2019-08-15", "missing")],
)  # fmt: skip
def test_nothing_is_expected_then_late_then_missing(today, status):
    assert square(squares([], today=dt.date.fromisoformat(today)), "af", "placement") == (status, None, None)


def one(number, day="2019-04-12", **changes):
    return receipt(number, "kommun-2180", "commitment", "2019-Q1", day, **changes)


@pytest.mark.parametrize(
    ("receipts", "withdrawn", "expected"),
    [
        ([one(1, "2019-05-15")], (), ("received", "2019-05-15", 1)),
        ([one(1, "2019-05-16")], (), ("received_late", "2019-05-16", 1)),
        ([one(1), one(2, "2019-06-01")], (), ("received", "2019-04-12", 2)),
        ([one(1, outcome="refused")], (), ("refused", "2019-04-12", 1)),
        ([one(1, outcome="refused"), one(2, "2019-04-13")], (), ("received", "2019-04-13", 2)),
        ([one(1), one(2, "2019-04-13", outcome="refused")], (), ("received", "2019-04-12", 1)),
        ([one(1)], (1,), ("withdrawn", "2019-04-12", 1)),
        ([one(1), one(2, "2019-04-20")], (1,), ("received", "2019-04-20", 2)),
        ([one(1), one(2, "2019-04-20")], (2,), ("received", "2019-04-12", 1)),
        ([one(1), one(2, "2019-04-20", outcome="refused")], (1,), ("refused", "2019-04-20", 2)),
    ],
    ids=["in time", "late", "corrected", "refused", "sent again", "correction refused", "withdrawn", "come again",
         "correction withdrawn", "withdrawn and refused"],
)  # fmt: skip
def test_what_has_come(receipts, withdrawn, expected):
    assert square(squares(receipts, withdrawn=withdrawn), "kommun-2180", "commitment") == expected


@pytest.mark.parametrize(
    ("changes", "included", "withdrawn", "waits"),
    [({}, (), (), True), ({}, (1,), (), False), ({}, (), (1,), False), ({"outcome": "refused"}, (), (), False)],
)
def test_what_is_in_no_version_waits(changes, included, withdrawn, waits):
    frame = squares([one(1, **changes)], included=included, withdrawn=withdrawn)

    assert frame.filter("is_waiting").height == int(waits)


def test_what_is_published_without_a_receipt_was_received_too():
    published = register(
        ("2104", "placement", "2018-Q4", "accepted", "2019-01-10"),
        ("2180", "placement", "2018-Q4", "late", None),
        ("2183", "placement", "2018-Q4", "accepted", "2019-02-20"),
        ("2180", "commitment", "2018-Q4", "not_applicable", None),
    )

    frame = squares([], published=published, periods=["2018-Q4"])

    assert square(frame, "kommun-2104", "placement", "2018-Q4") == ("received", "2019-01-10", None)
    assert square(frame, "kommun-2180", "placement", "2018-Q4") == ("missing", None, None)
    assert square(frame, "kommun-2183", "placement", "2018-Q4") == ("received_late", "2019-02-20", None)
    assert square(frame, "af", "placement", "2018-Q4") == ("received_late", "2019-02-20", None)
    assert square(frame, "kommun-2180", "commitment", "2018-Q4") == ("not_applicable", None, None)


def test_what_the_register_itself_published_says_nothing_new():
    published = register(("2180", "commitment", "2019-Q1", "accepted", "2019-04-12"), source="leverans_forteckning")

    assert square(squares([one(1)], published=published, withdrawn=(1,)), "kommun-2180", "commitment")[0] == "withdrawn"


@pytest.mark.parametrize(
    ("today", "ended"),
    [("2019-03-30", "2018-Q4"), ("2019-03-31", "2019-Q1"), ("2019-04-01", "2019-Q1"), ("2020-01-01", "2019-Q4")],
)
def test_the_latest_quarter_that_has_ended_is_shown(today, ended):
    assert periods_on_board(received([], included=(), today=dt.date.fromisoformat(today))) == [ended]


def test_the_newest_published_quarters_and_what_waits_are_shown():
    quarters = ["2016-Q4", "2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4", "2018-Q1"]
    published = register(*(("2180", "commitment", period, "missing", None) for period in quarters))
    done = receipt(1, "kommun-2180", "commitment", "2016-Q4", "2019-01-12")
    shown = ["2017-Q2", "2017-Q3", "2017-Q4", "2018-Q1", "2019-Q1"]

    def periods(*receipts, included):
        return periods_on_board(received(list(receipts), published=published, included=included))

    assert periods(done, included={1}) == shown
    assert periods(done, included=()) == ["2016-Q4", *shown]
    refused = receipt(2, "kommun-2180", "commitment", "2016-Q4", "2019-01-12", outcome="refused")
    assert periods(done, refused, included={1}) == ["2016-Q4", *shown]
    unreadable = receipt(3, "kommun-2180", "", "", "2019-01-12", outcome="refused")
    assert periods(done, unreadable, included={1}) == shown


def test_the_figures_are_those_of_the_app(load, filters):
    """Counted by the app's own query, by the board's summary, and from who has delivered what on the board."""
    published = register(
        *((code, "commitment", "2018-Q4", status, None) for code, status in zip(CODES, ("missing", "late", "accepted"), strict=True)),
        ("2104", "placement", "2018-Q4", "not_applicable", None),
    )  # fmt: skip
    receipts = [
        receipt(1, "kommun-2104", "commitment", "2018-Q4", "2019-03-01"),
        receipt(2, "kommun-2104", "commitment", "2019-Q1", "2019-04-12"),
        receipt(3, "kommun-2180", "placement", "2019-Q1", "2019-04-12"),
        receipt(4, "kommun-2183", "placement", "2019-Q1", "2019-04-13", outcome="refused"),
        receipt(5, "af", "placement", "2019-Q1", "2019-04-14"),
        receipt(6, "kommun-2183", "commitment", "2019-Q1", "2019-04-15"),
        receipt(7, "kommun-2180", "commitment", "2019-Q1", "2019-04-15"),
    ]
    included, withdrawn = {1, 2, 3, 5, 6}, {7}
    known = received(receipts, published=published, included=included)
    delivery = delivery_frame(known, municipality_codes=CODES, catalogue="prov")

    summary = delivered_by_kind(delivery, municipality_codes=CODES, periods=["2018-Q4", "2019-Q1"])

    numbers = ["delivered", "held", "late", "missing", "not_applicable", "delivered_of"]
    assert summary.filter(pl.col("kind").is_in(["placement", "commitment"])).rows() == [
        ("placement", "2018-Q4", 0, 0, 0, 2, 1, 3),
        ("commitment", "2018-Q4", 2, 0, 1, 0, 0, 3),
        ("placement", "2019-Q1", 0, 1, 2, 0, 0, 3),
        ("commitment", "2019-Q1", 2, 0, 1, 0, 0, 3),
    ]
    sources = [{"source_id": name} for name in ("fakta", "leverans_forteckning")]
    shown = run_query(
        load(delivery=delivery.to_dicts(), source=sources), "deliveries", filters(reference_date=dt.date(2019, 3, 31))
    )
    by_app = shown.select(pl.col("delivery_kind").alias("kind"), "period", *numbers)
    assert by_app.sort("kind", "period").rows() == summary.sort("kind", "period").rows()

    frame = squares(receipts, published=published, included=included, withdrawn=withdrawn, periods=["2019-Q1"])
    came = {
        row["partner_id"]
        for row in frame.iter_rows(named=True)
        if row["kind"] == "placement" and "received" in row["status"]
    }
    assert sum({f"kommun-{code}", "af"} <= came for code in CODES) == 1


@pytest.mark.parametrize(("today", "is_there"), [("2019-06-29", False), ("2019-07-01", True)])
def test_a_decision_that_was_noted_opens_no_quarter_before_it_is_over(today, is_there):
    noted = receipt(1, "foretagen", "noted_decision", "2019-Q2", "2019-05-20")
    shown = periods_on_board(received([noted], today=dt.date.fromisoformat(today), included=()))

    assert ("2019-Q2" in shown) is is_there
