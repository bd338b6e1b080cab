"""When counts of people are published: not before the quarter has closed, once, and corrections with a later quarter."""

from datetime import UTC, date, datetime

import pytest

from publishing.catalogue.partners import Partners
from publishing.deliveries.receipt import Receipt
from publishing.disclosure.due import due_quarters

PARTNERS = Partners(45, ())
CLOSED_Q1, CLOSED_Q2 = date(2019, 5, 16), date(2019, 8, 15)


def receipt(number: int, kind: str = "placement", period: str = "2019-Q1", partner_id: str = "kommun-2180") -> Receipt:
    return Receipt(
        partner_id=partner_id, kind=kind, period=period, outcome="accepted", received_by="Maria",
        received_at=datetime(2019, 4, 20, tzinfo=UTC), file_name="a.csv", change_kind="new", note="", after_closing="",
        answers={}, municipality_codes=("2180",), contract_version="1", number=number, sha256="", rows=1, rows_sha256="",
    )  # fmt: skip


def due(*receipts: Receipt, counted: dict | None = None, today: date = CLOSED_Q1) -> list[tuple]:
    found = due_quarters(receipts, counted or {}, partners=PARTNERS, today=today)
    return [(one.kind, one.period, one.numbers) for one in found]


@pytest.mark.parametrize(
    ("today", "found"), [(date(2019, 5, 15), []), (CLOSED_Q1, [("placement", "2019-Q1", (1, 2))])]
)  # fmt: skip
def test_a_quarter_is_due_when_it_has_closed(today, found):
    assert due(receipt(1), receipt(2, partner_id="region"), today=today) == found


def test_what_counts_no_people_is_never_due():
    assert due(receipt(1, "commitment"), receipt(2, "dialogue_meeting")) == []


def test_every_kind_of_counts_is_due_together():
    found = due(receipt(1, "enterprise"), receipt(2, "service_use"), receipt(3))

    assert [kind for kind, _, _ in found] == ["placement", "service_use", "enterprise"]


def test_a_year_is_due_with_its_fourth_quarter_after_the_placements():
    found = due(receipt(1, "placement_year", "2019-Q4"), receipt(2, period="2019-Q4"), today=date(2020, 2, 20))

    assert found == [("placement", "2019-Q4", (2,)), ("placement_year", "2019-Q4", (1,))]


def test_a_quarter_is_published_once():
    assert due(receipt(1), counted={"placement": {"2019-Q1": (1,)}}) == []


@pytest.mark.parametrize("late", [receipt(5, partner_id="region"), receipt(5, "service_use")], ids=["partner", "kind"])
def test_what_is_late_waits_for_the_next_quarter(late):
    counted = {"placement": {"2019-Q1": (1,)}}
    assert due(receipt(1), late, counted=counted, today=date(2019, 7, 1)) == []

    found = due(receipt(1), late, receipt(9, period="2019-Q2"), counted=counted, today=CLOSED_Q2)

    late_quarter = ("placement", "2019-Q1", (1, 5)) if late.kind == "placement" else ("service_use", "2019-Q1", (5,))
    assert found == [late_quarter, ("placement", "2019-Q2", (9,))]


def test_an_earlier_quarter_without_a_change_is_not_published_again():
    counted = {"placement": {"2019-Q1": (1,)}}

    assert due(receipt(1), receipt(9, period="2019-Q2"), counted=counted, today=CLOSED_Q2) == [
        ("placement", "2019-Q2", (9,))
    ]


def test_a_delivery_that_was_withdrawn_is_taken_out_with_the_next_quarter():
    counted = {"placement": {"2019-Q1": (1, 2)}}

    assert due(receipt(1), receipt(9, period="2019-Q2"), counted=counted, today=CLOSED_Q2)[0] == (
        "placement", "2019-Q1", (1,),
    )  # fmt: skip
