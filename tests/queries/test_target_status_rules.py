"""The status of every target, recomputed the slow obvious way in plain Python over many made-up plans in which everybody
answers; what a missing answer does is tried in `test_target_status_completions.py`.
"""

import itertools
from datetime import date, timedelta

import pytest

from contract import CODELISTS
from dashboard.query import run_query

ALL = ("2180", "2183", "2104")
QUARTERS = [f"{year}-Q{number}" for year in (2016, 2017, 2018, 2019) for number in (1, 2, 3, 4)]
DATES = [
    date(2016, 6, 30), date(2016, 12, 31), date(2017, 1, 1), date(2017, 6, 30), date(2017, 12, 31), date(2018, 3, 31),
    date(2018, 12, 30), date(2018, 12, 31), date(2019, 12, 31),
]  # fmt: skip
IDS = ("T1", "T1L", "T2a", "T2b", "T2c", "T3a", "T3b", "T3c", "T3d")
KIND = {"T1": "commitment", "T1L": "enterprise", "T3b": "commitment", "T3c": "dialogue_meeting", "T3d": "service_use"}
MILESTONES = {
    name: [code for code in CODELISTS["milestone"].codes if code.startswith(start)]
    for name, start in (("T2a", "seat_"), ("T2b", "plan_"), ("T2c", "routine_"))
}


def quarter_end(quarter):
    year, number = int(quarter[:4]), int(quarter[-1])
    after = date(year + number // 4, number % 4 * 3 + 1, 1)
    return after - timedelta(days=1)


def plan(*, baselines, levels, holders, starts, reached, delivers, meetings, services):
    """Literal rows of one made-up plan. `holders` says from which quarter a municipality has agreement and policy."""
    commitments = [
        {"municipality_code": code, "mark": mark, "period": period, "counts_as_support": mark == "agreement",
         "commitment_state": "held" if quarter_end(period if "Q" in period else f"{period}-Q4") >= quarter_end(holders[code])
         else "not_held"}
        for code in ALL for mark in ("agreement", "policy") for period in ["2016", *delivers.get("commitment", [])]
    ]  # fmt: skip
    return {
        "target": [
            {"target_id": name, "position": place, "baseline_value": baselines.get(name), "level": levels.get(name),
             "baseline_status": "A" if name in baselines else "UN", "level_status": "A" if name in levels else "NM",
             "decision_sv": "rådet", "decision_en": "the council"}
            for place, name in enumerate(IDS, start=1)
        ],
        "target_reading": [
            {"target_id": "T1", "reading": "A", "level": levels.get("T1"), "level_status": "A" if "T1" in levels else "NM"},
            {"target_id": "T1", "reading": "B", "level": 2.0, "level_status": "A", "only_lacking": True},
            {"target_id": "T1", "reading": "C", "level_status": "NM"},
        ],
        "commitment": commitments,
        "delivery": [
            {"municipality_code": code, "delivery_kind": kind, "period": quarter}
            for kind, quarters in delivers.items() for quarter in quarters for code in ALL
        ],
        "enterprise": [
            {"enterprise_id": str(number), "enterprise_name": str(number), "municipality_code": "2180", "start_date": day}
            for number, day in enumerate(starts)
        ],
        "milestone": [
            {"target_id": name, "milestone": milestone, "milestone_state": "reached" if reached.get(milestone) else "not_reached",
             "reached_on": reached.get(milestone)}
            for name, milestones in MILESTONES.items() for milestone in milestones
        ],
        "dialogue_meeting": [
            {"municipality_code": code, "period": quarter, "value": 1.0} for code, quarter in meetings
            if quarter in delivers.get("dialogue_meeting", [])
        ],
        "service_use": [
            {"municipality_code": "2183", "period": quarter, "value": float(count)} for quarter, count in services.items()
            if quarter in delivers.get("service_use", [])
        ],
    }  # fmt: skip


def slow_window(rows, name, day):
    """The quarter whose end the status is about: the last of the target year once it is over, else the latest with data."""
    if day >= date(2018, 12, 31):
        return "2018-Q4"
    quarters = set(QUARTERS)
    if name in KIND:
        quarters = {row["period"] for row in rows["delivery"] if row["delivery_kind"] == KIND[name]}
    if name == "T1L":
        quarters = {quarter for quarter in quarters if quarter.endswith("Q4")}
    return max((quarter for quarter in quarters if quarter_end(quarter) <= day), default=None)


def slow_outcome(rows, name, reading, day):
    """The outcome after the baseline, counted from the rows one by one; None when there is none."""
    last = slow_window(rows, name, day)
    if name == "T3a" or last is None or quarter_end(last) <= date(2016, 12, 31):
        return None
    if name == "T1" and (reading == "C" or (reading == "A" and level_of(rows, name, reading) is None)):
        return None
    if name in MILESTONES:
        mine = [row for row in rows["milestone"] if row["target_id"] == name]
        return float(sum(1 for row in mine if row["reached_on"] is not None and row["reached_on"] <= quarter_end(last)))
    if not any(row["period"] == last and row["delivery_kind"] == KIND[name] for row in rows["delivery"]):
        return None
    window = QUARTERS[QUARTERS.index(last) - 3 : QUARTERS.index(last) + 1]
    if name == "T1L":
        return float(sum(1 for row in rows["enterprise"] if row["start_date"].year == int(last[:4])))
    if name == "T3c":
        return float(len({row["municipality_code"] for row in rows["dialogue_meeting"] if row["period"] in window}))
    if name == "T3d":
        return float(sum(row["value"] for row in rows["service_use"] if row["period"] in window))
    mark = "agreement" if name == "T1" else "policy"
    held = [
        row
        for row in rows["commitment"]
        if (row["mark"], row["period"], row["commitment_state"]) == (mark, last, "held")
    ]
    return float(len(held))


def baseline_of(rows, name):
    return next(row["baseline_value"] for row in rows["target"] if row["target_id"] == name)


def level_of(rows, name, reading):
    if name != "T1":
        return next(row["level"] for row in rows["target"] if row["target_id"] == name)
    level = next(row.get("level") for row in rows["target_reading"] if row["reading"] == reading)
    if reading != "B":
        return level
    # Those that lacked one, and those that had one.
    return None if baseline_of(rows, name) is None else level + baseline_of(rows, name)


def slow_status(rows, name, reading, day):
    level, outcome, baseline = (
        level_of(rows, name, reading),
        slow_outcome(rows, name, reading, day),
        baseline_of(rows, name),
    )
    if level is None or baseline is None:
        return "reached" if level is not None and outcome is not None and outcome >= level else "not_measurable"
    if outcome is None:
        return "no_outcome"
    if outcome >= level:
        return "reached"
    if day >= date(2018, 12, 31):
        return "not_reached"
    end = quarter_end(slow_window(rows, name, day))
    gone = (end - date(2016, 1, 1)).days / (date(2018, 12, 31) - date(2016, 1, 1)).days
    return "on_track" if outcome >= baseline + (level - baseline) * gone else "behind"


EVERY = dict.fromkeys(set(KIND.values()), QUARTERS)
ACTIVE = {
    "holders": {"2183": "2016-Q1", "2180": "2017-Q2", "2104": "2018-Q4"},
    "starts": [date(2016, 5, 1), date(2017, 3, 1), date(2018, 1, 1), date(2018, 12, 31), date(2019, 1, 1)],
    "reached": {"seat_asf": date(2016, 9, 14), "seat_kommun": date(2018, 6, 1), "plan_adopted": date(2017, 1, 1),
                "routine_who": date(2018, 12, 31)},
    "meetings": [("2183", "2016-Q2"), ("2183", "2017-Q2"), ("2180", "2017-Q4"), ("2104", "2018-Q4")],
    "services": {quarter: 10 + place for place, quarter in enumerate(QUARTERS)},
}  # fmt: skip
FULL = {"baselines": {"T1": 1.0, "T1L": 1.0, "T2a": 0.0, "T2b": 0.0, "T2c": 0.0, "T3b": 1.0, "T3c": 1.0, "T3d": 46.0},
        "levels": {"T1": 3.0, "T1L": 2.0, "T2a": 2.0, "T2b": 1.0, "T2c": 2.0, "T3b": 3.0, "T3c": 3.0, "T3d": 80.0}}  # fmt: skip
PLANS = {
    "everything is delivered": {**ACTIVE, **FULL, "delivers": EVERY},
    "deliveries stop in the autumn of 2017": {
        **ACTIVE, **FULL, "delivers": dict.fromkeys(EVERY, QUARTERS[:7]),
    },
    "nothing is delivered": {**ACTIVE, **FULL, "delivers": {}},
    "no baseline": {**ACTIVE, **FULL, "baselines": {}, "delivers": EVERY},
    "no level": {**ACTIVE, **FULL, "levels": {}, "delivers": EVERY},
    "levels below the baselines": {**ACTIVE, **FULL, "levels": dict.fromkeys(FULL["levels"], 0.0), "delivers": EVERY},
}  # fmt: skip


@pytest.mark.parametrize("name", PLANS)
def test_the_status_of_every_target_on_many_days_under_every_reading(load, filters, name):
    rows = plan(**PLANS[name])
    database = load(**rows)
    found, expected = {}, {}
    for day, reading in [*itertools.product(DATES, "A"), *itertools.product(DATES[3::2], "BC")]:
        result = run_query(database, "target_status", filters(reading=reading, reference_date=day))
        for target_id, value, status in result.select("target_id", "value", "target_status").iter_rows():
            found[day, reading, target_id] = (value, status)
            expected[day, reading, target_id] = (
                slow_outcome(rows, target_id, reading, day), slow_status(rows, target_id, reading, day),
            )  # fmt: skip

    assert found == expected


def test_the_made_up_plans_reach_every_status():
    seen = {
        slow_status(plan(**choices), name, reading, day)
        for choices, name, reading, day in itertools.product(PLANS.values(), IDS, "ABC", DATES)
    }

    assert seen == {"reached", "on_track", "behind", "not_reached", "no_outcome", "not_measurable"}
