"""One row per extract that keeps the contract, for tests to break."""

import datetime as dt

import polars as pl
import pytest

from contract import EXTRACTS

_YEAR_END = dt.date(2016, 12, 31)
_OBSERVED = {"period": "2016", "period_end": _YEAR_END, "value": 5.0, "obs_status": "A"}
_COUNTED = {**_OBSERVED, "value_kind": "rounded"}
_TEXTS = {
    "source": "title_sv title_en short_sv short_en publisher document_sv document_en reference_period_sv reference_period_en",
    "area": "label_sv label_en",
    "code_label": "label_sv label_en",
    "indicator": "label_sv label_en definition_sv definition_en",
    "target": "title_sv title_en wording_sv wording_en baseline_note_sv baseline_note_en",
    "target_reading": "explanation_sv explanation_en",
    "plan": "title_sv title_en owner_sv owner_en standing_sv standing_en",
    "party": "name_sv name_en",
    "plan_priority": "title_sv title_en",
    "activity": "title_sv title_en",
    "pathway_step": "wording_sv wording_en",
    "pathway_group": "wording_sv wording_en",
    "pathway_finding": "wording_sv wording_en",
    "comparison_figure": "topic_sv topic_en place_sv place_en",
    "source_conflict": "subject_sv subject_en statement_a_sv statement_a_en statement_b_sv statement_b_en "
    "handling_sv handling_en",
    "wish": "title_sv title_en wording_sv wording_en",
    "term": "term_sv term_en sentence_sv sentence_en",
    "project": "title_sv title_en owner_sv owner_en",
    "statement": "statement_sv statement_en",
    "structure_component": "title_sv title_en",
    "training_module": "title_sv title_en target_group_sv target_group_en",
    "knowledge_survey": "title_sv title_en asked_whom_sv asked_whom_en",
}
_ROWS: dict[str, dict[str, object]] = {
    "source": {"source_kind": "plan"},
    "area": {"area_code": "21", "area_level": "county", "is_region": True},
    "code_label": {"codelist": "public_actor", "code": "region"},
    "municipality": {"municipality_code": "2180", "municipality_name": "Gävle", "part": "gastrikland"},
    "indicator": {"indicator_code": "residents", "unit": "persons", "stock_flow": "stock", "theme": "population"},
    "target": {
        "target_id": "T1", "priority": 1, "position": 1, "unit": "municipalities", "stock_flow": "stock",
        "baseline_value": 3.0, "baseline_status": "A", "baseline_period": "2016", "baseline_end": _YEAR_END,
        "level": 7.0, "level_status": "A", "target_year": 2018, "direction": "at_least",
    },
    "target_reading": {
        "target_id": "T1", "reading": "A", "level": 7.0, "level_status": "A", "only_lacking": False, "is_default": True,
    },
    "source_conflict": {"conflict_id": "residents", "other_source_id": "plan"},
    "enterprise": {
        "enterprise_id": "1", "enterprise_name": "ASF 01", "municipality_code": "2180",
        "legal_form": "aktiebolag", "industry": "cafe",
    },
    "population": {"municipality_code": "2180", **_OBSERVED},
    "observation": {
        "indicator_code": "residents", "area_code": "21", "sex": "T", "qualifier": "exact", **_OBSERVED,
    },
    "commitment": {
        "municipality_code": "2180", "mark": "agreement", "period": "2016", "commitment_number": 1,
        "period_end": _YEAR_END, "commitment_state": "held", "obs_status": "A", "counts_as_support": True,
        "valid_from_status": "unknown", "valid_to_status": "unknown", "annual_cost_status": "UN",
    },
    "milestone": {
        "target_id": "T2b", "milestone": "plan_adopted", "milestone_state": "not_reached", "obs_status": "A",
    },
    "enterprise_observation": {"enterprise_id": "1", "enterprise_variable": "employees", **_COUNTED},
    "placement": {
        "municipality_code": "2180", "public_actor": "kommun", "placement_measure": "praktik",
        "enhanced_cooperation": False, "sex": "F", **_COUNTED,
    },
    "service_use": {
        "municipality_code": "2180", "public_actor": "kommun", "service": "cafe", "agreement_form": "ramavtal",
        "service_group": "utforartjanst", "amount_sek": 1000.0, "amount_status": "A", **_COUNTED,
    },
    "dialogue_meeting": {"municipality_code": "2180", "public_actor": "kommun", **_OBSERVED},
    "placement_year": {"municipality_code": "2180", "public_actor": "kommun", "sex": "F", **_COUNTED, "period": "2016"},
    "plan": {"plan_id": "p", "position": 1, "first_year": 2016},
    "party": {"party_id": "region", "position": 1},
    "plan_priority": {"plan_id": "p", "priority": 1},
    "plan_partner": {"plan_id": "p", "priority": 1, "party_id": "region", "naming": "named"},
    "activity": {"activity_id": "A11", "plan_id": "p", "priority": 1, "position": 1},
    "activity_target": {"activity_id": "A11", "target_id": "T1"},
    "activity_report": {
        "activity_id": "A11", "period": "2016-Q4", "period_end": _YEAR_END, "progress": "ongoing", "obs_status": "A",
    },
    "provision_agreement": {
        "delivery_kind": "placement", "partner_id": "verket", "position": 1, "partner_name_sv": "verket",
        "partner_name_en": "the agency", "contact_sv": "samordnare", "contact_en": "coordinator", "is_due": True,
    },
    "context_observation": {
        "indicator_code": "residents", "area_code": "2180", "sex": "T", "age_group": "18-24", **_OBSERVED,
    },
    "pathway_step": {"pathway_step": "referral"},
    "pathway_group": {"pathway_group": "red"},
    "pathway_finding": {"finding_id": "lacking-1", "position": 1, "finding_kind": "lacking"},
    "comparison_figure": {"series": "unemployment", "period": "2012", "position": 1, "unit": "pct", "value": 7.6},
    "pathway": {
        "municipality_code": "2180", "pathway_group": "red", "pathway_step": "referral", "talk_held": False,
        "feedback_given": False, "referred_again": True, "sex": "F", **_COUNTED, "period": "2016-Q4",
    },
    "pathway_time": {"municipality_code": "2180", "pathway_group": "red", **_COUNTED, "value_kind": "exact", "period": "2016"},
    "participant_step": {
        "municipality_code": "2180", "step_taken": True, "sex": "F", **_COUNTED, "period": "2016-Q4",
    },
    "procurement": {
        "municipality_code": "2180", "procurement_kind": "reserved", "is_joint": True, **_OBSERVED, "period": "2016-Q4",
        "amount_sek": 1000.0, "amount_status": "A",
    },
    "delivery": {
        "municipality_code": "2180", "delivery_kind": "placement", "period": "2016-Q4", "period_end": _YEAR_END,
        "delivery_status": "missing",
    },
    "term": {"term_id": "iop", "explained_by": "named"},
    "term_reference": {"term_id": "iop", "other_term_id": "lou"},
    "project": {
        "project_id": "bro", "project_kind": "project", "owner_status": "A", "funder_status": "UN",
        "programme_status": "UN", "budget_sek": 1000.0, "budget_status": "A", "granted_status": "UN",
        "first_day": dt.date(2014, 1, 15), "first_day_status": "known", "last_day_status": "unknown",
    },
    "training_module": {"module_id": "bas", "position": 1},
    "knowledge_survey": {
        "survey_id": "enkat", "period": "2016", "period_end": _YEAR_END, "occasion": "only", "sample": "random",
        "asked": 200.0, "asked_status": "A", "answered": 149.0, "obs_status": "A", "knowledge_index": 41.0, "index_status": "A",
    },
    "training_participation": {
        "municipality_code": "2180", "employer": "kommun", "training_target_group": "case_workers", **_COUNTED, "period": "2016",
    },
    "target_group_size": {
        "municipality_code": "2180", "employer": "kommun", "training_target_group": "other_staff", **_COUNTED, "period": "2016-Q4",
    },
    "project_municipality": {"project_id": "bro", "municipality_code": "0580"},
    "project_factor": {
        "project_id": "bro", "project_factor": "learning", "period": "2016", "period_end": _YEAR_END,
        "factor_state": "held", "obs_status": "A",
    },
    "project_outcome": {
        "project_id": "bro", "period": "2016", "outcome_number": 1, "period_end": _YEAR_END, "lives_on": "partly",
        "obs_status": "A",
    },
    "statement": {
        "statement_id": "flest", "position": 1, "statement_subject": "enterprises", "statement_topic": "place",
        "municipality_code": "2180",
    },
    "structure_component": {"structure_component_id": "board", "position": 3, "component_kind": "component"},
    "component_state": {
        "municipality_code": "2180", "structure_component_id": "board", "period": "2016-Q4", "period_end": _YEAR_END,
        "commitment_state": "held", "obs_status": "A", "in_place_since": _YEAR_END,
    },
    "council_meeting": {"meeting_date": dt.date(2016, 11, 30), "period": "2016-Q4", "period_end": _YEAR_END},
    "agenda_item": {
        "meeting_date": dt.date(2016, 11, 30), "position": 1, "period": "2016-Q4", "period_end": _YEAR_END,
        "page_name": "radet", "figure_name": "wishes", "choices": "kommun=Alby",
    },
    "attendance": {
        "meeting_date": dt.date(2016, 11, 30), "party_id": "asf", "period": "2016-Q4", "period_end": _YEAR_END,
        "attendance": "present", "obs_status": "A",
    },
    "seat": {
        "party_id": "asf", "period": "2016-Q4", "period_end": _YEAR_END, "seat_state": "not_seated", "obs_status": "A",
    },
    "council_decision": {"decision_id": "1", "title_sv": "Rutin", "decided_on": dt.date(2016, 11, 30)},
    "decision_report": {
        "decision_id": "1", "period": "2016-Q4", "period_end": _YEAR_END, "progress": "ongoing", "obs_status": "A",
    },
    "noted_decision": {
        "decision_id": "1", "period": "2016-Q4", "period_end": _YEAR_END, "decided_on": dt.date(2016, 11, 30),
        "title_sv": "Rutin", "seen_version": 1, "seen_as_of": dt.date(2016, 9, 30), "page_name": "radet",
        "figure_name": "wishes", "choices": "kommun=Alby",
    },
    "wish": {"wish_id": "1", "request_kind": "wish", "position": 1, "asked_by_party_id": "asf"},
    "wish_asked_of": {"wish_id": "1", "position": 1, "party_id": "asf"},
    "wish_report": {
        "wish_id": "1", "period": "2016-Q4", "period_end": _YEAR_END, "progress": "ongoing", "obs_status": "A",
    },
}  # fmt: skip


@pytest.fixture
def frame_of():
    """A function that gives a one-row frame of an extract that keeps the contract, with the changes asked for."""

    def build(extract: str, **changes: object) -> pl.DataFrame:
        columns = EXTRACTS[extract].columns()
        texts = dict.fromkeys(_TEXTS.get(extract, "").split(), "text")
        row = {"catalogue": "gavleborg", "source_id": "plan", **texts, **_ROWS[extract], **changes}
        assert set(row) <= set(columns), f"{extract} has no column {set(row) - set(columns)}"
        return pl.DataFrame([row], schema={name: column.dtype for name, column in columns.items()})

    return build
