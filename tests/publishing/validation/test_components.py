"""What is asked about a component of the support structure, and what is refused."""

import datetime as dt

COMPONENT, SENDER = "component_state", "kommun-2183"


def test_a_component_in_place_with_its_evidence_is_taken_in(desk):
    report = desk.check(COMPONENT, {"in_place_since": dt.date(2018, 3, 1)}, partner=SENDER)

    assert report.is_accepted
    assert report.warnings == ()


def test_a_day_beside_what_is_not_in_place_is_refused(desk, marks, words):
    change = {"commitment_state": "planned", "in_place_since": dt.date(2018, 3, 1)}

    report = desk.check(COMPONENT, change, partner=SENDER)

    assert marks(report.faults) == [("since_beside_state", 2, "F")]
    assert words(report.faults[0])[0] == "Det står sedan vilken dag delen är på plats, men läget är inte ”ja”."


def test_a_day_after_the_quarter_is_refused(desk, marks):
    report = desk.check(COMPONENT, {"in_place_since": dt.date(2019, 4, 1)}, partner=SENDER)

    assert marks(report.faults) == [("day_after_quarter", 2, "F")]


def test_in_place_without_evidence_is_asked_about(desk, marks):
    report = desk.check(COMPONENT, {"evidence_sv": None}, partner=SENDER)

    assert report.faults == ()
    assert marks(report.warnings) == [("in_place_without_evidence", 2, "G")]


def test_what_is_not_known_says_so(desk):
    change = {"commitment_state": None, "obs_status": "UN", "evidence_sv": None}

    report = desk.check(COMPONENT, change, partner=SENDER)

    assert report.is_accepted
    assert report.warnings == ()
