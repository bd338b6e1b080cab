"""The activities of a plan: who does them, which target they serve, and how far they had come on the reference date."""

from datetime import date

import pytest

from dashboard.query import run_query

EXTRACTS = {
    "plan": [{"plan_id": "a", "position": 1, "first_year": 2016}, {"plan_id": "b", "position": 2, "first_year": 2016}],
    "party": [{"party_id": "x", "position": 1}, {"party_id": "y", "position": 2}],
    "plan_priority": [{"plan_id": "a", "priority": 1}, {"plan_id": "a", "priority": 0}, {"plan_id": "b", "priority": 0}],
    "target": [
        {"target_id": name, "plan_id": "a", "priority": priority, "position": place, "page": "16",
         "baseline_status": "UN", "level_status": "NM", "decision_sv": "d", "decision_en": "d"}
        for place, (name, priority) in enumerate([("X1", 1), ("X2", 1), ("X3", 0)], 1)
    ],
    "activity": [
        {"activity_id": "1", "plan_id": "a", "priority": 1, "position": 1, "page": "14"},
        {"activity_id": "2", "plan_id": "a", "priority": 1, "position": 2, "owner_party_id": "x", "due": date(2017, 6, 30)},
        {"activity_id": "3", "plan_id": "b", "priority": 0, "position": 1},
    ],
    "activity_target": [{"activity_id": "1", "target_id": "X1"}],
}  # fmt: skip


def report(activity_id: str, period: str, progress: str | None, **more: object) -> dict:
    status = "A" if progress else "UN"
    return {"activity_id": activity_id, "period": period, "progress": progress, "obs_status": status, **more}


def activities(load, filters, reports=(), **choices):
    return run_query(load(**EXTRACTS, activity_report=list(reports)), "plan_activities", filters(**choices))


def test_a_target_that_no_activity_serves_is_a_row_without_one_unless_it_is_of_the_whole_plan(load, filters):
    frame = activities(load, filters)

    assert frame.select("activity_id", "target_ids").rows() == [("1", "X1"), ("2", None), (None, "X2")]
    assert frame["source_refs"].to_list() == ["kalla:14", "kalla", "kalla:16"]
    assert frame["activity_status"].to_list() == ["not_delivered", "not_delivered", None]


def test_another_plan_has_its_own(load, filters):
    assert activities(load, filters, plan="b")["activity_id"].to_list() == ["3"]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (report("2", "2017-Q1", "ongoing"), "ongoing"),
        (report("2", "2017-Q1", "not_started"), "not_started"),
        (report("2", "2017-Q1", None), "unknown"),
        # The day on which it was due has passed when the quarter ends.
        (report("2", "2017-Q2", "ongoing"), "late"),
        (report("2", "2017-Q2", "not_started"), "late"),
        (report("2", "2017-Q2", "ongoing", due=date(2017, 9, 30)), "ongoing"),
        (report("2", "2017-Q2", "done", done_on=date(2017, 6, 30)), "done"),
        (report("2", "2017-Q3", "done", done_on=date(2017, 7, 1)), "done_late"),
    ],
)
def test_how_far_it_has_come_is_as_of_the_quarter_that_is_told_of(load, filters, told, status):
    assert activities(load, filters, [told]).filter(activity_id="2")["activity_status"].to_list() == [status]


def test_an_old_report_says_nothing_of_what_came_after(load, filters):
    """It was not late when it was told of; nobody has told since."""
    told = [report("2", "2017-Q1", "ongoing")]

    row = activities(load, filters, told, reference_date=date(2018, 12, 31)).filter(activity_id="2")

    assert row.select("activity_status", "period").rows() == [("ongoing", "2017-Q1")]


def test_the_latest_report_up_to_the_reference_date_counts(load, filters):
    told = [report("1", "2017-Q1", "ongoing"), report("1", "2017-Q4", "done", done_on=date(2017, 12, 1))]

    before = activities(load, filters, told, reference_date=date(2017, 9, 30))
    after = activities(load, filters, told, reference_date=date(2017, 12, 31))

    assert before.select("activity_status", "activities_done", "activities_untold").row(0) == ("ongoing", 0, 1)
    assert after.select("activity_status", "activities_done", "activities_untold").row(0) == ("done", 1, 1)


def test_who_was_appointed_later_stands_in_the_place_of_whom_the_plan_names(load, filters):
    told = [report("1", "2017-Q1", "ongoing", owner_party_id="y"), report("2", "2017-Q1", "ongoing")]

    frame = activities(load, filters, told)

    assert frame.select("owner_sv", "is_owner_in_plan").rows()[:2] == [("x", False), ("x", True)]
