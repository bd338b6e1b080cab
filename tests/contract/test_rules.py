"""Every rule of the contract is there for a row that it refuses."""

import datetime as dt

import pytest

from contract import CODELISTS, EXTRACTS
from tests.each import each

DAY = dt.date(2018, 3, 1)

COUNTED = {"window_quarters": 1, "followed_from": DAY}
AGREEMENTS = COUNTED | {"counting": "municipalities_with_mark", "counted": "agreement"}
SHARE = COUNTED | {"counting": "share", "counted": "participant_step", "unit": "pct", "denominator": None}
# extract, rule, the change that breaks it
BROKEN = [
    ("area", "one_area_is_the_region", {"is_region": False}),
    ("code_label", "code_is_of_the_list", {"code": "regionen"}),
    ("code_label", "code_is_of_the_list", {"codelist": "unit"}),
    ("area", "part_lies_in_an_area", {"area_level": "part"}),
    ("population", "value_is_null_exactly_when_not_a", {"value": None}),
    ("population", "value_is_null_exactly_when_not_a", {"obs_status": "UN"}),
    ("observation", "has_a_figure_exactly_when_a", {"value": None}),
    ("observation", "has_a_figure_exactly_when_a", {"obs_status": "UN"}),
    ("observation", "range_has_ends_and_no_value", {"qualifier": "range"}),
    ("observation", "range_has_ends_and_no_value", {"qualifier": "range", "value": None, "low": 60.0, "high": 50.0}),
    ("observation", "range_has_ends_and_no_value", {"qualifier": "approximate", "low": 1.0}),
    (
        "observation",
        "range_has_ends_and_no_value",
        {"qualifier": "approximate", "value": None, "low": 60.0, "high": 50.0},
    ),
    ("observation", "range_has_ends_and_no_value", {"qualifier": "exact", "value": None, "low": 50.0, "high": 60.0}),
    ("commitment", "state_is_null_exactly_when_not_a", {"commitment_state": None}),
    ("commitment", "state_is_null_exactly_when_not_a", {"obs_status": "UN"}),
    ("commitment", "validity_dates_follow_their_status", {"valid_from": DAY}),
    ("commitment", "validity_dates_follow_their_status", {"valid_to_status": "known"}),
    ("milestone", "state_is_null_exactly_when_not_a", {"obs_status": "NM"}),
    ("milestone", "reached_has_a_day", {"milestone_state": "reached"}),
    ("milestone", "reached_has_a_day", {"reached_on": DAY}),
    ("enterprise_observation", "value_is_null_exactly_when_not_a", {"value": None, "value_kind": None}),
    ("enterprise_observation", "value_kind_follows_value", {"value_kind": None}),
    ("placement", "value_is_null_exactly_when_not_a", {"obs_status": "PR"}),
    ("placement", "value_kind_follows_value", {"obs_status": "NL", "value": None}),
    ("service_use", "value_is_null_exactly_when_not_a", {"obs_status": "NL"}),
    ("service_use", "value_kind_follows_value", {"value_kind": None}),
    ("service_use", "amount_is_null_exactly_when_not_a", {"amount_sek": None}),
    ("placement_year", "value_is_null_exactly_when_not_a", {"obs_status": "PR"}),
    ("placement_year", "value_kind_follows_value", {"value_kind": None}),
    ("placement_year", "is_of_a_whole_year", {"period": "2016-Q4"}),
    ("pathway", "value_is_null_exactly_when_not_a", {"obs_status": "PR"}),
    ("pathway", "value_kind_follows_value", {"value_kind": None}),
    ("pathway_time", "value_is_null_exactly_when_not_a", {"obs_status": "PR"}),
    ("pathway_time", "value_kind_follows_value", {"value_kind": None}),
    ("pathway_time", "is_of_a_whole_year", {"period": "2016-Q4"}),
    ("participant_step", "value_is_null_exactly_when_not_a", {"obs_status": "PR"}),
    ("participant_step", "value_kind_follows_value", {"value_kind": None}),
    ("commitment", "cost_is_null_exactly_when_not_a", {"annual_cost_sek": 1000.0}),
    ("commitment", "cost_is_null_exactly_when_not_a", {"annual_cost_status": "A"}),
    ("procurement", "value_is_null_exactly_when_not_a", {"obs_status": "UN"}),
    ("procurement", "amount_is_null_exactly_when_not_a", {"amount_status": "UN"}),
    ("dialogue_meeting", "has_a_figure_exactly_when_a", {"value": None}),
    ("dialogue_meeting", "has_a_figure_exactly_when_a", {"value": None, "low": 1.0}),
    (
        "target",
        "baseline_is_null_exactly_when_not_a",
        {"baseline_status": "UN", "decision_sv": "x", "decision_en": "x"},
    ),
    (
        "target",
        "only_a_baseline_has_a_precision",
        {
            "baseline_value": None,
            "baseline_status": "UN",
            "baseline_qualifier": "approximate",
            "decision_sv": "x",
            "decision_en": "x",
        },
    ),
    ("target", "level_is_null_exactly_when_not_a", {"level": None}),
    ("target", "unmeasurable_says_who_decides", {"level": None, "level_status": "NM", "decision_sv": "x"}),
    ("target", "counting_is_whole", {"counting": "services_used", "followed_from": DAY}),
    ("target", "counting_is_whole", {"counting": "services_used", "window_quarters": 4}),
    ("target", "counting_is_whole", {"window_quarters": 4}),
    ("target", "marks_and_milestones_are_named", COUNTED | {"counting": "survey"}),
    ("target", "marks_and_milestones_are_named", COUNTED | {"counting": "services_used", "counted": "agreement"}),
    (
        "target",
        "marks_and_milestones_are_named",
        COUNTED | {"counting": "municipalities_with_mark", "counted": "agreemnt"},
    ),
    ("target", "marks_and_milestones_are_named", COUNTED | {"counting": "milestones_reached", "counted": "seats"}),
    ("target", "marks_and_milestones_are_named", SHARE | {"counted": None}),
    ("target", "share_is_in_per_cent", SHARE | {"unit": "persons"}),
    ("target", "share_is_in_per_cent", SHARE | {"denominator": 10}),
    ("target", "window_fits_what_is_counted", COUNTED | {"counting": "enterprises_started"}),
    ("target", "window_fits_what_is_counted", AGREEMENTS | {"window_quarters": 4}),
    (
        "target",
        "window_fits_what_is_counted",
        AGREEMENTS | {"counting": "survey", "counted": "knowledge", "window_quarters": 2},
    ),
    ("plan", "ends_after_it_begins", {"last_year": 2015}),
    ("plan", "was_not_dropped_before_it_began", {"ended_period": "2015-06", "ended_source_id": "plan"}),
    ("plan", "end_has_its_source", {"ended_period": "2016-06"}),
    ("plan", "end_has_its_source", {"ended_source_id": "plan"}),
    ("plan", "end_has_its_source", {"ended_page": "10"}),
    ("plan", "end_has_its_source", {"ended_inference_sv": "x", "ended_inference_en": "x"}),
    ("activity_report", "state_is_null_exactly_when_not_a", {"progress": None}),
    ("activity_report", "done_has_a_day", {"progress": "done"}),
    ("activity_report", "done_has_a_day", {"done_on": dt.date(2016, 12, 1)}),
    ("activity_report", "done_has_a_day", {"progress": "done", "done_on": DAY}),
    ("context_observation", "value_is_null_exactly_when_not_a", {"value": None}),
    ("context_observation", "value_is_null_exactly_when_not_a", {"obs_status": "SU", "source_mark": "secret"}),
    ("context_observation", "mark_of_source_fits_status", {"source_mark": "secret"}),
    ("context_observation", "mark_of_source_fits_status", {"value": None, "obs_status": "UN", "source_mark": "nil"}),
    ("municipality", "goes_after_it_comes", {"valid_from_year": 2019, "valid_to_year": 2018}),
    ("enterprise", "ends_after_it_starts", {"start_date": DAY, "end_date": DAY}),
    ("enterprise", "ends_after_it_starts", {"start_date": DAY, "end_date": DAY - dt.timedelta(days=1)}),
    ("attendance", "state_is_null_exactly_when_not_a", {"obs_status": "UN"}),
    ("attendance", "state_is_null_exactly_when_not_a", {"attendance": None}),
    ("seat", "state_is_null_exactly_when_not_a", {"seat_state": None}),
    ("seat", "only_a_seat_has_a_day", {"seated_on": DAY}),
    ("seat", "only_a_seat_has_a_day", {"seat_state": None, "obs_status": "UN", "seated_on": DAY}),
    ("council_decision", "is_due_after_it_is_decided", {"due": dt.date(2016, 11, 29)}),
    ("noted_decision", "is_due_after_it_is_decided", {"due": dt.date(2016, 11, 29)}),
    ("decision_report", "state_is_null_exactly_when_not_a", {"obs_status": "UN"}),
    ("decision_report", "only_what_is_done_has_a_day", {"done_on": dt.date(2016, 12, 1)}),
    ("decision_report", "only_what_is_done_has_a_day", {"progress": "done", "done_on": DAY}),
    ("wish_asked_of", "is_a_party_or_a_body", {"party_id": None}),
    ("wish_asked_of", "is_a_party_or_a_body", {"body_sv": "staten", "body_en": "the state"}),
    ("wish_asked_of", "is_a_party_or_a_body", {"party_id": None, "body_sv": "staten"}),
    ("wish_report", "state_is_null_exactly_when_not_a", {"progress": None}),
    ("knowledge_survey", "survey_says_what_it_knows", {"asked": None}),
    ("knowledge_survey", "survey_says_what_it_knows", {"obs_status": "UN"}),
    ("knowledge_survey", "no_more_answer_than_are_asked", {"answered": 201.0}),
    ("knowledge_survey", "index_rests_on_enough_answers", {"knowledge_index": None}),
    ("knowledge_survey", "index_rests_on_enough_answers", {"index_status": "PR"}),
    ("knowledge_survey", "index_rests_on_enough_answers", {"answered": 9.0}),
    ("knowledge_survey", "index_rests_on_enough_answers", {"answered": None, "obs_status": "PR"}),
    ("training_participation", "value_is_null_exactly_when_not_a", {"obs_status": "PR"}),
    ("training_participation", "value_kind_follows_value", {"value_kind": None}),
    ("training_participation", "is_of_a_whole_year", {"period": "2016-Q4"}),
    ("target_group_size", "value_is_null_exactly_when_not_a", {"obs_status": "PR"}),
    ("target_group_size", "value_kind_follows_value", {"value_kind": None}),
    ("term_reference", "leads_to_another", {"other_term_id": "iop"}),
    ("term_reference", "leads_to_another", {"other_term_id": "asf"}),
    ("project", "project_says_what_it_knows", {"owner_sv": None}),
    ("project", "project_says_what_it_knows", {"budget_status": "NL"}),
    ("project", "project_says_what_it_knows", {"funder_sv": "fonden"}),
    ("project", "project_days_follow_their_status", {"first_day": None}),
    ("project", "project_days_follow_their_status", {"last_day": DAY}),
    (
        "project",
        "project_ends_after_it_begins",
        {"last_day": dt.date(2014, 1, 15), "last_day_status": "known"},
    ),
    ("project_factor", "state_is_null_exactly_when_not_a", {"factor_state": None}),
    ("project_factor", "state_is_null_exactly_when_not_a", {"obs_status": "NL"}),
    ("project_outcome", "state_is_null_exactly_when_not_a", {"lives_on": None}),
    ("project_outcome", "state_is_null_exactly_when_not_a", {"obs_status": "UN"}),
    ("component_state", "state_is_null_exactly_when_not_a", {"commitment_state": None, "in_place_since": None}),
    ("component_state", "state_is_null_exactly_when_not_a", {"obs_status": "UN"}),
    ("component_state", "since_a_day_when_in_place", {"commitment_state": "planned"}),
    ("component_state", "since_a_day_when_in_place", {"in_place_since": dt.date(2017, 1, 1)}),
    ("statement", "has_a_kind_when_of_purchasing", {"statement_subject": "purchasing"}),
    ("placement", "a_sum_says_what_it_can_be", {"rounded_parts": 0}),
    ("placement", "a_sum_says_what_it_can_be", {"low": 1.0}),
    ("placement", "a_sum_says_what_it_can_be", {"rounded_parts": 2, "low": 1.0}),
]

KEPT = [
    ("plan", {"last_year": 2016}),
    ("plan", {"ended_period": "2016-06", "ended_source_id": "plan", "ended_page": "10"}),
    ("plan", {"ended_period": "2016", "ended_source_id": "plan", "ended_inference_sv": "x", "ended_inference_en": "x"}),
    ("target", {"baseline_qualifier": "approximate"}),
    ("target", {"baseline_qualifier": "exact"}),
    ("activity_report", {"progress": "done", "done_on": dt.date(2016, 12, 31)}),
    ("activity_report", {"progress": None, "obs_status": "UN"}),
    ("population", {"value": None, "obs_status": "UN"}),
    ("population", {"value": 0.0}),
    ("observation", {"value": None, "low": 50.0, "high": 60.0, "qualifier": "range"}),
    ("observation", {"value": None, "low": 50.0, "high": 60.0, "qualifier": "approximate"}),
    ("observation", {"value": None, "obs_status": "NM"}),
    ("commitment", {"commitment_state": None, "obs_status": "NL"}),
    ("commitment", {"valid_from": DAY, "valid_from_status": "known", "valid_to_status": "open_ended"}),
    ("milestone", {"milestone_state": "reached", "reached_on": DAY}),
    ("placement", {"value": None, "value_kind": None, "obs_status": "NL"}),
    ("placement", {"rounded_parts": 2, "low": 1.0, "high": 9.0}),
    ("placement", {"rounded_parts": 2, "low": 1.0, "value": None, "value_kind": None, "obs_status": "SU"}),
    ("service_use", {"amount_sek": None, "amount_status": "NL"}),
    ("placement_year", {"value": 15.0, "value_kind": "at_least"}),
    ("placement_year", {"value": None, "value_kind": None, "obs_status": "PR"}),
    ("dialogue_meeting", {"value": None, "low": 1.0, "high": 2.0}),
    ("target", {"level": None, "level_status": "NM", "decision_sv": "x", "decision_en": "x"}),
    ("target", AGREEMENTS),
    ("target", COUNTED | {"counting": "services_used"}),
    ("target", COUNTED | {"counting": "enterprises_started", "window_quarters": 4}),
    ("target", COUNTED | {"counting": "milestones_reached", "counted": "seat"}),
    ("target", SHARE),
    ("enterprise", {"start_date": None, "end_date": DAY}),
    ("attendance", {"attendance": None, "obs_status": "NA"}),
    ("seat", {"seat_state": "seated", "seated_on": dt.date(2016, 11, 30)}),
    ("seat", {"seat_state": "seated"}),
    ("seat", {"seat_state": None, "obs_status": "UN"}),
    ("council_decision", {"due": dt.date(2016, 11, 30)}),
    ("noted_decision", {"due": dt.date(2016, 11, 30), "choices": None}),
    ("decision_report", {"progress": "done", "done_on": dt.date(2016, 11, 30)}),
    ("decision_report", {"progress": "done"}),
    ("wish_asked_of", {"party_id": None, "body_sv": "staten", "body_en": "the state"}),
    ("wish_report", {"progress": None, "obs_status": "UN"}),
    ("project", {"first_day": None, "first_day_status": "unknown", "ongoing_in": "2014"}),
    ("project", {"last_day": DAY, "last_day_status": "known"}),
    ("project_municipality", {"municipality_code": "2180"}),
    ("knowledge_survey", {"asked": None, "asked_status": "UN"}),
    ("knowledge_survey", {"answered": 10.0}),
    ("knowledge_survey", {"answered": 9.0, "knowledge_index": None, "index_status": "PR"}),
    ("project_factor", {"factor_state": None, "obs_status": "UN"}),
    ("component_state", {"commitment_state": None, "obs_status": "UN", "in_place_since": None}),
    ("component_state", {"commitment_state": "not_held", "in_place_since": None}),
    ("statement", {"municipality_code": None}),
    ("statement", {"statement_subject": "purchasing", "statement_kind": "done"}),
    ("commitment", {"annual_cost_sek": 0.0, "annual_cost_status": "A"}),
    ("procurement", {"amount_sek": None, "amount_status": "UN"}),
    ("context_observation", {"value": 0.0, "source_mark": "nil"}),
    ("context_observation", {"value": None, "obs_status": "SU", "source_mark": "secret"}),
    ("context_observation", {"value": None, "obs_status": "NL", "age_group": "65+"}),
]


@each("extract", EXTRACTS)
def test_the_row_that_the_tests_break_keeps_the_contract(frame_of, extract):
    good, failures = EXTRACTS[extract].filter(frame_of(extract))
    assert (good.height, failures.counts()) == (1, {})


@each(("extract", "rule", "changes"), BROKEN)
def test_a_rule_refuses_the_row_that_breaks_it(frame_of, extract, rule, changes):
    _, failures = EXTRACTS[extract].filter(frame_of(extract, **changes))
    assert failures.counts() == {rule: 1}


@each(("extract", "changes"), KEPT)
def test_a_rule_lets_through_what_is_right(frame_of, extract, changes):
    _, failures = EXTRACTS[extract].filter(frame_of(extract, **changes))
    assert failures.counts() == {}


def test_every_rule_of_the_contract_is_broken_above():
    rules = {
        (extract, rule)
        for extract, schema in EXTRACTS.items()
        for rule in schema._validation_rules(with_cast=False)
        if "|" not in rule and rule != "primary_key"
    }
    assert rules == {(extract, rule) for extract, rule, _ in BROKEN}


@pytest.mark.parametrize("extract", ["placement", "service_use", "enterprise_observation"])
def test_only_a_year_is_counted_as_at_least(frame_of, extract):
    _, failures = EXTRACTS[extract].filter(frame_of(extract, value_kind="at_least"))
    assert failures.counts() == {"value_kind|check": 1}


@each("extract", EXTRACTS)
def test_a_row_twice_breaks_the_key(frame_of, extract):
    frame = frame_of(extract)
    _, failures = EXTRACTS[extract].filter(frame.vstack(frame))
    assert failures.counts()["primary_key"] == 2


@each("extract", EXTRACTS)
def test_each_column_of_codes_refuses_an_unknown_code(frame_of, extract):
    for name, column in EXTRACTS[extract].columns().items():
        if "codelist" in column.metadata:
            assert column.metadata["codelist"] in CODELISTS
            _, failures = EXTRACTS[extract].filter(frame_of(extract, **{name: "nonsense"}))
            assert f"{name}|check" in failures.counts()


@each("extract", EXTRACTS)
def test_each_required_column_refuses_null_and_each_text_refuses_nothing_at_all(frame_of, extract):
    for name, column in EXTRACTS[extract].columns().items():
        if not column.nullable:
            _, failures = EXTRACTS[extract].filter(frame_of(extract, **{name: None}))
            assert f"{name}|nullability" in failures.counts()


@pytest.mark.parametrize("code", ["180", "21800", "gävle", "2180 "])
def test_a_municipality_code_is_four_digits(frame_of, code):
    _, failures = EXTRACTS["population"].filter(frame_of("population", municipality_code=code))
    assert failures.counts() == {"municipality_code|regex": 1}


@pytest.mark.parametrize("period", ["16", "2016-Q5", "2016-13", "2016-1", "Q1-2016", "2016 kv 4", "2019-2020"])
def test_a_period_that_is_none_is_refused(frame_of, period):
    _, failures = EXTRACTS["population"].filter(frame_of("population", period=period))
    assert failures.counts() == {"period|regex": 1}


def test_a_count_is_never_negative(frame_of):
    _, failures = EXTRACTS["placement"].filter(frame_of("placement", value=-1.0))
    assert failures.counts() == {"value|min": 1}
