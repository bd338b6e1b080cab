"""The register of plans: what each states, and how much of it can be measured."""

from dashboard.query import run_query

PLANS = [
    {"plan_id": "b", "position": 2, "first_year": 2023},
    {"plan_id": "a", "position": 1, "first_year": 2016, "last_year": 2018, "page": "3"},
    {"plan_id": "empty", "position": 3, "first_year": 2016},
]


def test_a_plan_states_so_many_activities_and_targets(load, filters):
    targets = [
        {"target_id": "X1", "plan_id": "a", "baseline_value": 3.0, "baseline_status": "A", "level": 7.0, "level_status": "A"},
        {"target_id": "X2", "plan_id": "a", "baseline_value": 3.0, "baseline_status": "A", "level": 7.0, "level_status": "A",
         "target_year": None},
        {"target_id": "X3", "plan_id": "a", "baseline_status": "UN", "level_status": "NM", "decision_sv": "d", "decision_en": "d"},
        {"target_id": "X4", "plan_id": "b", "baseline_status": "UN", "level": 1.0, "level_status": "A", "decision_sv": "d",
         "decision_en": "d"},
    ]  # fmt: skip
    activities = [
        {"activity_id": "1", "plan_id": "b", "owner_party_id": "x"},
        {"activity_id": "2", "plan_id": "b"},
    ]
    database = load(plan=PLANS, target=targets, activity=activities, party=[{"party_id": "x", "position": 1}])

    frame = run_query(database, "plans", filters())

    counted = frame.select("plan_id", "activities_stated", "activities_owned", "targets_stated", "targets_measurable")
    assert counted.rows() == [("a", 0, 0, 3, 1), ("b", 2, 1, 1, 0), ("empty", 0, 0, 0, 0)]
    assert frame["source_refs"].to_list() == ["kalla:3", "kalla", "kalla"]


def test_that_a_plan_has_ended_rests_on_the_source_that_says_so(load, filters):
    ended = {"ended_period": "2017-06", "ended_page": "9"}
    plans = [PLANS[0], PLANS[1] | ended | {"ended_source_id": "kalla"}, PLANS[2] | ended | {"ended_source_id": "annan"}]
    sources = [{"source_id": "kalla"}, {"source_id": "annan", "short_sv": "En annan", "short_en": "Another"}]

    frame = run_query(load(plan=plans, source=sources), "plans", filters())

    told = frame.select("plan_id", "ended_period", "ended_source_sv", "ended_source_en", "ended_page", "source_refs")
    assert told.rows() == [
        ("a", "2017-06", None, None, "9", "kalla:3 kalla:9"),
        ("b", None, None, None, None, "kalla"),
        ("empty", "2017-06", "En annan", "Another", "9", "annan:9 kalla"),
    ]


def test_a_version_without_a_register_has_none(load, filters):
    assert run_query(load(), "plans", filters()).is_empty()
