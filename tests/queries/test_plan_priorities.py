"""The priorities of the chosen plan."""

import pytest

from dashboard.query import run_query

PLANS = [{"plan_id": "a", "position": 2, "first_year": 2016}, {"plan_id": "b", "position": 1, "first_year": 2016}]
PRIORITIES = [{"plan_id": "a", "priority": 1}, {"plan_id": "b", "priority": 2}, {"plan_id": "b", "priority": 0}]


@pytest.mark.parametrize(
    ("plan", "seen"), [("a", [("a", 1)]), ("b", [("b", 0), ("b", 2)]), ("", [("b", 0), ("b", 2)]), ("c", [])]
)
def test_are_those_of_the_plan_and_of_the_first_where_none_is_chosen(load, filters, plan, seen):
    frame = run_query(load(plan=PLANS, plan_priority=PRIORITIES), "plan_priorities", filters(plan=plan))

    assert frame.select("plan_id", "priority").rows() == seen
