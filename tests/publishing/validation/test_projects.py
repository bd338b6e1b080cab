"""What is asked about a project, and what is refused."""

import datetime as dt


def test_a_project_with_its_evidence_is_taken_in(desk):
    report = desk.check("project", {}, {"municipality_code": "2184"}, partner="region")

    assert report.is_accepted
    assert report.warnings == ()


def test_rows_of_a_project_that_say_different_things_are_refused(desk, marks, words):
    report = desk.check("project", {}, {"municipality_code": "2184", "budget_sek": 500_000.0}, partner="region")

    assert marks(report.faults) == [("project_told_in_two_ways", 3, "J")]
    assert words(report.faults[0])[0] == "Projektet bro står också på rad 2, med en annan uppgift här."


def test_an_end_before_the_start_is_refused(desk, marks):
    report = desk.check("project", {"last_day": dt.date(2019, 1, 15)}, partner="region")

    assert marks(report.faults) == [("end_before_start", 2, "M")]


def test_a_grant_above_the_budget_and_a_factor_that_nothing_shows_are_asked_about(desk, marks):
    change = {"granted_sek": 450_000.0, "collaboration_evidence": None}

    report = desk.check("project", change, partner="region")

    assert report.is_accepted
    assert marks(report.warnings) == [("granted_above_budget", 2, "K"), ("factor_without_evidence", 2, "O")]


def test_a_project_that_was_there_the_quarter_before_is_missed(desk, marks, before):
    earlier = before("project", {}, {"project_id": "vag"})

    report = desk.check("project", {}, partner="region", earlier=earlier)

    assert marks(report.warnings) == [("project_vanished", None, "B")]


def test_others_than_those_who_may_send_it_are_refused(desk, marks):
    assert ("kind_of_another", None, None) in marks(desk.check("project", {}, partner="coompanion").faults)
