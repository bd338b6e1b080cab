"""Whom a plan names for its priorities."""

import pytest

from dashboard.query import run_query

EXTRACTS = {
    "plan": [{"plan_id": "a", "position": 1, "first_year": 2016}, {"plan_id": "b", "position": 2, "first_year": 2016}],
    "party": [{"party_id": name, "position": place} for place, name in enumerate(("x", "y", "z"), 1)],
    "plan_priority": [
        {"plan_id": "a", "priority": 1, "page": "14"},
        {"plan_id": "a", "priority": 2, "page": "15"},
        {"plan_id": "b", "priority": 1},
    ],
    "plan_partner": [
        {"plan_id": "a", "priority": 1, "party_id": "x", "naming": "named", "page": "16"},
        {"plan_id": "a", "priority": 2, "party_id": "x", "naming": "named"},
        {"plan_id": "a", "priority": 2, "party_id": "y", "naming": "through_another", "page": "17"},
    ],
    "activity": [
        {"activity_id": "1", "plan_id": "a", "priority": 1},
        {"activity_id": "2", "plan_id": "a", "priority": 1},
        {"activity_id": "3", "plan_id": "b", "priority": 1},
    ],
}


@pytest.mark.parametrize("plan", ["", "a"])
def test_a_party_that_is_named_anywhere_has_a_row_for_every_priority(load, filters, plan):
    frame = run_query(load(**EXTRACTS), "plan_partners", filters(plan=plan))

    assert frame.select("priority", "party_id", "naming", "activities_named", "source_refs").rows() == [
        (1, "x", "named", 2, "kalla:16"),
        (1, "y", "not_named", 0, "kalla:14"),
        (2, "x", "named", 0, "kalla:15"),
        (2, "y", "through_another", 0, "kalla:17"),
    ]


def test_a_plan_that_names_nobody_has_no_rows(load, filters):
    assert run_query(load(**EXTRACTS), "plan_partners", filters(plan="b")).is_empty()
