from datetime import date

from dashboard.query import run_query

COUNTED = {
    "counting": "milestones_reached", "window_quarters": 1, "followed_from": date(2016, 1, 1), "baseline_value": 0.0,
    "baseline_status": "A", "level": 1.0, "level_status": "A",
}  # fmt: skip


def test_what_targets_ask_for_but_seats(load, filters):
    day = date(2017, 5, 17)
    database = load(
        target=[
            {"target_id": "T8", "position": 1, "counted": "seat", **COUNTED},
            {"target_id": "T9", "position": 2, "counted": "routine", **COUNTED},
        ],
        milestone=[
            {"target_id": "T8", "milestone": "seat_asf", "milestone_state": "reached", "reached_on": day},
            {"target_id": "T9", "milestone": "routine_who", "milestone_state": "reached", "reached_on": day},
            {"target_id": "T9", "milestone": "routine_what", "milestone_state": None, "obs_status": "UN"},
            {"target_id": "T9", "milestone": "routine_when", "milestone_state": "not_reached"},
        ],
        activity=[{"activity_id": "a", "priority": 1, "position": 1, "title_sv": "Workshop"}],
        activity_target=[{"activity_id": "a", "target_id": "T9"}],
    )

    def said(until: date) -> list[tuple]:
        result = run_query(database, "governing_documents", filters(reference_date=until))
        return result.select("milestone", "milestone_state", "milestone_status", "reached_on", "activities_sv").rows()

    assert said(day) == [
        ("routine_who", "reached", "A", day, "Workshop"),
        ("routine_what", None, "UN", None, "Workshop"),
        ("routine_when", "not_reached", "A", None, "Workshop"),
    ]
    assert said(date(2017, 5, 16))[0] == ("routine_who", "not_reached", "A", None, "Workshop")
