"""What is asked of a report on how far the activities of a plan have come."""

import datetime as dt

import pytest

from tests.publishing.validation.conftest import COUNCIL

DONE = {"progress": "done", "done_on": dt.date(2019, 3, 1), "evidence_sv": "Rapport"}


@pytest.fixture
def told(desk):
    """The report of a delivery from the secretariat, with the activities and parties of `COUNCIL`."""

    def check(*changes: dict, **more: object):
        desk.publish(**COUNCIL)
        return desk.check("activity_report", *changes, partner="sekretariatet", **more)

    return check


def test_a_right_delivery_is_taken_without_a_question(told):
    report = told({"owner_party_id": "asf", "due": dt.date(2019, 6, 30)}, {"activity_id": "kurs"} | DONE)

    assert (report.is_accepted, report.warnings) == (True, ())


def test_done_without_a_day_is_a_fault(told, marks):
    assert marks(told(DONE | {"done_on": None}).faults) == [("activity_without_day", 2, "G")]


def test_done_after_the_quarter_is_a_fault(told, marks):
    assert marks(told(DONE | {"done_on": dt.date(2019, 4, 1)}).faults) == [("day_after_quarter", 2, "G")]


def test_a_day_of_what_is_not_done_is_a_fault(told, marks):
    assert marks(told(DONE | {"progress": "ongoing"}).faults) == [("done_day_beside_state", 2, "G")]


def test_a_day_of_what_nobody_knows_is_a_fault_that_names_no_decision(told, marks, words):
    report = told(DONE | {"progress": None, "obs_status": "UN"})

    assert marks(report.faults) == [("done_day_beside_state", 2, "G")]
    assert words(report.faults[0])[0] == "Det finns en dag för genomförandet, men läget är inte ”genomfört”."


def test_done_without_evidence_is_asked_about(told, marks):
    assert marks(told(DONE | {"evidence_sv": None}).warnings) == [("activity_without_evidence", 2, "H")]


def test_one_that_was_told_of_the_quarter_before_and_is_gone_is_asked_about(told, before, words):
    [asked] = told({}, earlier=before("activity_report", {}, {"activity_id": "kurs"})).warnings

    assert asked.message == "activity_report_vanished"
    assert words(asked)[0] == "Kurs finns inte med, men fanns 2018 kv 4."
