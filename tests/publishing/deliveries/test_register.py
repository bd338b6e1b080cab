import dataclasses
import datetime as dt

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from contract import EXTRACTS
from publishing.catalogue.partners import read_partners
from publishing.catalogue.settings import read_settings
from publishing.catalogue.validity import there_by
from publishing.deliveries.board import delivered_by_kind
from publishing.deliveries.register import (
    Received,
    delivery_frame,
    quarter_of,
    status_without_delivery,
    with_missing_deliveries,
)
from tests.publishing.delivered_frames import CODES, PARTNERS, REPOSITORY, receipt, register

TODAY = dt.date(2019, 4, 20)
NONE = register()


def made(receipts, *, published=NONE, included=None, today=TODAY, partners=PARTNERS):
    included = {one.number for one in receipts} if included is None else included
    received = Received(partners=partners, receipts=receipts, published=published, today=today, included=included)
    frame = delivery_frame(received, municipality_codes=CODES, catalogue="prov")
    return EXTRACTS["delivery"].validate(frame)


def cells(frame, *kinds):
    """Municipality, kind, quarter → status and day, of the given kinds."""
    rows = frame.select("municipality_code", "delivery_kind", "period", "delivery_status", "delivered_on").rows()
    return {row[:3]: (row[3], str(row[4]) if row[4] else None) for row in rows if row[1] in kinds}


def municipalities(years):
    """The extract `municipality`: its years of validity by code."""
    rows = [
        {"municipality_code": code, "valid_from_year": first, "valid_to_year": last}
        for code, (first, last) in years.items()
    ]
    return pl.DataFrame(rows, schema=EXTRACTS["municipality"].create_empty().schema)


def test_only_municipalities_that_there_are_are_asked_for_a_quarter():
    """Two become one at the turn of the year 2018 to 2019."""
    extract = municipalities({"2180": (None, 2018), "2183": (2019, None), "2104": (None, None)})
    received = Received(
        partners=PARTNERS, receipts=[receipt(1, "kommun-2104", "commitment", "2019-Q1", "2019-04-12")], published=NONE,
        today=TODAY, included={1},
    )  # fmt: skip
    asked = delivery_frame(received, municipality_codes=CODES, catalogue="prov", is_there=there_by(extract))
    settings = dataclasses.replace(read_settings(REPOSITORY / "data", "exempel"), facts_contract_version="2")
    due = with_missing_deliveries({"delivery": NONE, "municipality": extract}, settings)

    assert set(asked["municipality_code"]) == {"2183", "2104"}
    assert set(due["municipality_code"]) == {"2180", "2104"}
    counted = delivered_by_kind(
        asked, municipality_codes=CODES, periods=["2018-Q4", "2019-Q1"], is_there=there_by(extract)
    )
    assert counted.filter(kind="commitment").select("delivered", "delivered_of").rows() == [(0, 2), (1, 2)]


def test_without_receipts_it_stays_as_it_is():
    published = register(("2180", "commitment", "2018-Q4", "accepted", "2019-01-10"),
                         ("2183", "commitment", "2018-Q4", "missing", None))  # fmt: skip

    assert_frame_equal(made([], published=published), published)


def test_a_delivery_opens_its_quarter_for_every_municipality_and_kind():
    frame = made([receipt(1, "kommun-2180", "commitment", "2019-Q1", "2019-04-12")])

    assert frame.height == 3 * 5
    assert set(frame["source_id"]) == {"leverans_forteckning"}
    assert set(frame["catalogue"]) == {"prov"}
    assert cells(frame, "commitment") == {
        ("2104", "commitment", "2019-Q1"): ("missing", None),
        ("2180", "commitment", "2019-Q1"): ("accepted", "2019-04-12"),
        ("2183", "commitment", "2019-Q1"): ("missing", None),
    }


def test_it_has_come_when_everyone_who_owes_it_has_delivered():
    mine = receipt(1, "kommun-2180", "placement", "2019-Q1", "2019-04-12")
    theirs = receipt(2, "af", "placement", "2019-Q1", "2019-04-15", municipality_codes=("2180", "2183"))

    assert cells(made([mine]), "placement")["2180", "placement", "2019-Q1"] == ("missing", None)
    assert cells(made([mine, theirs]), "placement") == {
        ("2104", "placement", "2019-Q1"): ("missing", None),
        ("2180", "placement", "2019-Q1"): ("held", "2019-04-15"),
        ("2183", "placement", "2019-Q1"): ("missing", None),
    }


def test_only_what_is_accepted_and_included_counts():
    refused = receipt(1, "kommun-2104", "commitment", "2019-Q1", "2019-04-12", outcome="refused")
    withdrawn = receipt(2, "kommun-2180", "commitment", "2019-Q1", "2019-04-12")
    taken = receipt(3, "kommun-2183", "commitment", "2019-Q1", "2019-04-13")

    frame = made([refused, withdrawn, taken], included={1, 3})

    assert [status for status, _ in cells(frame, "commitment").values()] == ["missing", "missing", "accepted"]


def test_a_correction_makes_nobody_late():
    first = receipt(1, "kommun-2180", "commitment", "2019-Q1", "2019-04-12")
    correction = receipt(2, "kommun-2180", "commitment", "2019-Q1", "2019-07-01", change_kind="correction")

    assert cells(made([first, correction]), "commitment")["2180", "commitment", "2019-Q1"] == ("accepted", "2019-04-12")
    assert cells(made([first, correction], included={2}), "commitment")["2180", "commitment", "2019-Q1"] == (
        "accepted", "2019-07-01",
    )  # fmt: skip


def test_quarters_are_opened_without_gaps_from_the_first_with_a_receipt():
    published = register(("2180", "commitment", "2016-Q4", "accepted", "2017-01-10"))
    receipts = [
        receipt(1, "kommun-2180", "commitment", "2018-Q2", "2018-07-12"),
        receipt(2, "kommun-2180", "commitment", "2018-Q4", "2019-01-12"),
    ]

    frame = made(receipts, published=published)

    assert sorted(set(frame["period"])) == ["2016-Q4", "2018-Q2", "2018-Q3", "2018-Q4"]
    assert frame.height == 1 + 3 * 3 * 5
    assert cells(frame, "commitment")["2180", "commitment", "2018-Q3"] == ("missing", None)


def test_a_fact_stands_unless_a_receipt_adds_to_it():
    published = register(
        ("2104", "commitment", "2018-Q4", "late", None),
        ("2180", "commitment", "2018-Q4", "missing", None),
        ("2183", "commitment", "2018-Q4", "accepted", "2019-01-10"),
        ("2183", "enterprise", "2018-Q4", "not_applicable", None),
    )
    receipts = [
        receipt(1, "kommun-2180", "commitment", "2018-Q4", "2019-03-01"),
        receipt(2, "kommun-2183", "commitment", "2018-Q4", "2019-03-02", change_kind="correction"),
    ]

    frame = made(receipts, published=published)

    assert frame.select("municipality_code", "delivery_kind", "delivery_status", "source_id").rows() == [
        ("2104", "commitment", "late", "fakta"),
        ("2180", "commitment", "accepted", "leverans_forteckning"),
        ("2183", "commitment", "accepted", "fakta"),
        ("2183", "enterprise", "not_applicable", "fakta"),
    ]
    assert_frame_equal(made(receipts, published=frame), frame)


def test_a_delivered_fact_speaks_for_everyone_who_owed_it():
    published = register(
        ("2180", "placement", "2018-Q4", "missing", None), ("2183", "placement", "2018-Q4", "accepted", "2019-01-10")
    )

    frame = made([receipt(1, "kommun-2180", "placement", "2018-Q4", "2019-03-01")], published=published)

    assert cells(frame, "placement") == {
        ("2180", "placement", "2018-Q4"): ("held", "2019-03-01"),
        ("2183", "placement", "2018-Q4"): ("accepted", "2019-01-10"),
    }


def test_a_kind_that_nobody_owes_has_come_when_anyone_sends_it():
    sent = receipt(1, "foretagen", "enterprise", "2019-Q1", "2019-04-12", municipality_codes=("2180",))

    assert cells(made([sent]), "enterprise") == {
        ("2104", "enterprise", "2019-Q1"): ("missing", None),
        ("2180", "enterprise", "2019-Q1"): ("accepted", "2019-04-12"),
        ("2183", "enterprise", "2019-Q1"): ("missing", None),
    }


def test_what_is_delivered_once_a_year_is_missing_nowhere():
    quarter = receipt(1, "kommun-2180", "commitment", "2019-Q4", "2020-01-12")
    year = receipt(2, "kommun-2180", "placement_year", "2019-Q4", "2020-01-12")

    assert cells(made([quarter]), "placement_year") == {}
    assert cells(made([quarter, year]), "placement_year") == {
        ("2180", "placement_year", "2019-Q4"): ("held", "2020-01-12"),
    }


@pytest.mark.parametrize(
    ("today", "waiting", "status"),
    [
        ("2019-02-01", "expected", "missing"),
        ("2019-05-15", "expected", "missing"),
        ("2019-05-16", "late", "late"),
        ("2019-08-14", "late", "late"),
        ("2019-08-15", "missing", "missing"),
    ],
)
def test_what_has_not_come_is_late_until_the_next_quarter_closes(today, waiting, status):
    day = dt.date.fromisoformat(today)
    frame = made([receipt(1, "kommun-2180", "commitment", "2019-Q1", "2019-04-12")], today=day)

    assert status_without_delivery(PARTNERS, "2019-Q1", day) == waiting
    assert cells(frame, "commitment")["2104", "commitment", "2019-Q1"] == (status, None)


def test_the_quarter_of_a_day():
    days = [dt.date(2019, 1, 1), dt.date(2019, 3, 31), dt.date(2019, 4, 1), dt.date(2018, 12, 31)]

    assert [quarter_of(day) for day in days] == ["2019-Q1", "2019-Q1", "2019-Q2", "2018-Q4"]


def test_the_registers_of_the_catalogues_can_be_laid_over():
    partners = read_partners(REPOSITORY / "data" / "exempel")
    receipts = [receipt(number, one.partner_id, "placement", "2019-Q1", "2019-04-12", municipality_codes=CODES)
                for number, one in enumerate(partners.partners, start=1) if "placement" in one.owes]  # fmt: skip

    frame = made(receipts, partners=partners)

    assert [status for status, _ in cells(frame, "placement").values()] == ["held", "held", "held"]


@pytest.mark.parametrize(("since", "is_missing"), [("1", True), ("2", True), ("3", False)])
def test_a_kind_that_is_younger_than_the_facts_is_missing_in_none_of_their_quarters(monkeypatch, since, is_missing):
    monkeypatch.setattr(EXTRACTS["dialogue_meeting"], "since", since)
    settings = dataclasses.replace(read_settings(REPOSITORY / "data", "exempel"), facts_contract_version="2")
    frames = {"delivery": NONE, "municipality": municipalities(dict.fromkeys(CODES, (None, None)))}

    frame = with_missing_deliveries(frames, settings)

    of_kind = frame.filter(delivery_kind="dialogue_meeting")
    assert of_kind.height == (3 * 12 if is_missing else 0)
    assert frame.height - of_kind.height == 3 * 4 * 12
