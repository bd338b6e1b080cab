"""Every figure by the name of its query: what is said and drawn of it, in a file of that name; `parts` is what several share.

`figures.placements_by_sex` is a `Figure`, `…_headline` the first line of the page that begins with it.
"""

from dashboard.figures.agenda import agenda
from dashboard.figures.agreements import agreements, agreements_headline
from dashboard.figures.area_comparison import area_comparison
from dashboard.figures.codes import codes
from dashboard.figures.commitments_by_period import commitments_by_period
from dashboard.figures.context_by_municipality import context_by_municipality
from dashboard.figures.context_county import context_county, context_county_headline, context_county_over_time
from dashboard.figures.context_measures import context_measures
from dashboard.figures.context_of_municipality import context_of_municipality
from dashboard.figures.context_over_time import context_over_time
from dashboard.figures.council_attendance import council_attendance
from dashboard.figures.council_decisions import council_decisions
from dashboard.figures.council_seats import council_seats, council_seats_headline
from dashboard.figures.county_coverage import county_coverage
from dashboard.figures.county_figures import county_figures, county_figures_enterprises
from dashboard.figures.coverage_by_municipality import (
    coverage_by_municipality,
    coverage_by_municipality_headline,
    coverage_by_municipality_map,
)
from dashboard.figures.coverage_over_time import coverage_over_time
from dashboard.figures.daily_activities import daily_activities, daily_activities_list
from dashboard.figures.deliveries import deliveries
from dashboard.figures.deliveries_of_municipality import deliveries_of_municipality
from dashboard.figures.development_groups import development_groups
from dashboard.figures.dialogue_meetings import dialogue_meetings
from dashboard.figures.dictionary import dictionary
from dashboard.figures.enhanced_cooperation import enhanced_cooperation
from dashboard.figures.enterprise_groups import enterprise_groups, enterprise_groups_members
from dashboard.figures.enterprise_populations import enterprise_populations, enterprise_populations_headline
from dashboard.figures.enterprise_register import enterprise_register, enterprise_register_list
from dashboard.figures.enterprise_statements import enterprise_statements, enterprise_statements_of_place
from dashboard.figures.governing_documents import governing_documents
from dashboard.figures.knowledge_survey_changes import knowledge_survey_changes
from dashboard.figures.knowledge_surveys import knowledge_surveys
from dashboard.figures.needs_and_parts import needs_and_parts
from dashboard.figures.obstacles import obstacles
from dashboard.figures.participant_steps import participant_steps
from dashboard.figures.pathway_by_sex import pathway_by_sex
from dashboard.figures.pathway_comparison import pathway_comparison
from dashboard.figures.pathway_feedback import pathway_feedback
from dashboard.figures.pathway_findings import pathway_findings
from dashboard.figures.pathway_groups import pathway_groups
from dashboard.figures.pathway_onward import pathway_onward
from dashboard.figures.pathway_process import pathway_process, pathway_process_headline
from dashboard.figures.pathway_steps import pathway_steps, pathway_steps_headline
from dashboard.figures.pathway_talks import pathway_talks
from dashboard.figures.pathway_time import pathway_time
from dashboard.figures.placements_by_actor import placements_by_actor, placements_by_actor_headline
from dashboard.figures.placements_by_measure import placements_by_measure
from dashboard.figures.placements_by_municipality import placements_by_municipality
from dashboard.figures.placements_by_sex import placements_by_sex
from dashboard.figures.placements_year import placements_year
from dashboard.figures.plan_activities import plan_activities, plan_activities_headline, plan_activities_list
from dashboard.figures.plan_partners import plan_partners
from dashboard.figures.plans import plans, plans_headline_without_any
from dashboard.figures.procurements import procurements, procurements_list
from dashboard.figures.project_factors import project_factors
from dashboard.figures.project_municipalities import project_municipalities
from dashboard.figures.project_outcomes import project_outcomes
from dashboard.figures.projects import projects, projects_headline
from dashboard.figures.projects_of_municipality import projects_of_municipality
from dashboard.figures.provision_agreements import provision_agreements
from dashboard.figures.purchasing_statements import purchasing_statements, purchasing_statements_of_place
from dashboard.figures.services_by_buyer import services_by_buyer
from dashboard.figures.services_by_service import services_by_service
from dashboard.figures.similar_municipalities import similar_municipalities
from dashboard.figures.source_accounts import source_accounts
from dashboard.figures.source_conflicts import source_conflicts
from dashboard.figures.sources import sources, sources_headline
from dashboard.figures.status_ladder import status_ladder, status_ladder_headline, status_ladder_list
from dashboard.figures.stock_and_flow import stock_and_flow
from dashboard.figures.structure_components import structure_components, structure_components_list
from dashboard.figures.structure_distance import structure_distance, structure_distance_conditions
from dashboard.figures.support_structure_by_period import (
    support_structure_by_period,
    support_structure_by_period_headline,
)
from dashboard.figures.target_history import target_history
from dashboard.figures.target_readings import target_readings
from dashboard.figures.target_status import (
    target_status,
    target_status_headline,
    target_status_headline_without_plan,
    target_status_table,
)
from dashboard.figures.terms import terms, terms_headline
from dashboard.figures.training_by_employer import training_by_employer
from dashboard.figures.training_by_municipality import training_by_municipality
from dashboard.figures.training_coverage import training_coverage
from dashboard.figures.training_modules import training_modules, training_modules_headline
from dashboard.figures.training_over_time import training_over_time
from dashboard.figures.training_participants import (
    training_participants,
    training_participants_headline,
    training_participants_list,
)
from dashboard.figures.usage_rate import usage_rate
from dashboard.figures.versions import versions
from dashboard.figures.wishes import wishes, wishes_of_municipalities

__all__ = [
    "agenda",
    "agreements",
    "agreements_headline",
    "area_comparison",
    "codes",
    "commitments_by_period",
    "context_by_municipality",
    "context_county",
    "context_county_headline",
    "context_county_over_time",
    "context_measures",
    "context_of_municipality",
    "context_over_time",
    "council_attendance",
    "council_decisions",
    "council_seats",
    "council_seats_headline",
    "county_coverage",
    "county_figures",
    "county_figures_enterprises",
    "coverage_by_municipality",
    "coverage_by_municipality_headline",
    "coverage_by_municipality_map",
    "coverage_over_time",
    "daily_activities",
    "daily_activities_list",
    "deliveries",
    "deliveries_of_municipality",
    "development_groups",
    "dialogue_meetings",
    "dictionary",
    "enhanced_cooperation",
    "enterprise_groups",
    "enterprise_groups_members",
    "enterprise_populations",
    "enterprise_populations_headline",
    "enterprise_register",
    "enterprise_register_list",
    "enterprise_statements",
    "enterprise_statements_of_place",
    "governing_documents",
    "knowledge_survey_changes",
    "knowledge_surveys",
    "needs_and_parts",
    "obstacles",
    "participant_steps",
    "pathway_by_sex",
    "pathway_comparison",
    "pathway_feedback",
    "pathway_findings",
    "pathway_groups",
    "pathway_onward",
    "pathway_process",
    "pathway_process_headline",
    "pathway_steps",
    "pathway_steps_headline",
    "pathway_talks",
    "pathway_time",
    "placements_by_actor",
    "placements_by_actor_headline",
    "placements_by_measure",
    "placements_by_municipality",
    "placements_by_sex",
    "placements_year",
    "plan_activities",
    "plan_activities_headline",
    "plan_activities_list",
    "plan_partners",
    "plans",
    "plans_headline_without_any",
    "procurements",
    "procurements_list",
    "project_factors",
    "project_municipalities",
    "project_outcomes",
    "projects",
    "projects_headline",
    "projects_of_municipality",
    "provision_agreements",
    "purchasing_statements",
    "purchasing_statements_of_place",
    "services_by_buyer",
    "services_by_service",
    "similar_municipalities",
    "source_accounts",
    "source_conflicts",
    "sources",
    "sources_headline",
    "status_ladder",
    "status_ladder_headline",
    "status_ladder_list",
    "stock_and_flow",
    "structure_components",
    "structure_components_list",
    "structure_distance",
    "structure_distance_conditions",
    "support_structure_by_period",
    "support_structure_by_period_headline",
    "target_history",
    "target_readings",
    "target_status",
    "target_status_headline",
    "target_status_headline_without_plan",
    "target_status_table",
    "terms",
    "terms_headline",
    "training_by_employer",
    "training_by_municipality",
    "training_coverage",
    "training_modules",
    "training_modules_headline",
    "training_over_time",
    "training_participants",
    "training_participants_headline",
    "training_participants_list",
    "usage_rate",
    "versions",
    "wishes",
    "wishes_of_municipalities",
]
