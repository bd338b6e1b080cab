"""Every figure by the name of its query: what is said and drawn of it, in a file of that name; `parts` is what several share.

`figures.placements_by_sex` is a `Figure`, `…_headline` the first line of the page that begins with it.
"""

from dashboard.figures.agreements import agreements
from dashboard.figures.codes import codes
from dashboard.figures.commitments_by_period import commitments_by_period
from dashboard.figures.context_by_municipality import context_by_municipality
from dashboard.figures.context_county import context_county, context_county_headline, context_county_over_time
from dashboard.figures.context_measures import context_measures
from dashboard.figures.context_over_time import context_over_time
from dashboard.figures.county_coverage import county_coverage
from dashboard.figures.county_figures import county_figures
from dashboard.figures.coverage_by_municipality import (
    coverage_by_municipality,
    coverage_by_municipality_headline,
    coverage_by_municipality_map,
)
from dashboard.figures.coverage_over_time import coverage_over_time
from dashboard.figures.deliveries import deliveries
from dashboard.figures.dialogue_meetings import dialogue_meetings
from dashboard.figures.dictionary import dictionary
from dashboard.figures.enhanced_cooperation import enhanced_cooperation
from dashboard.figures.placements_by_actor import placements_by_actor, placements_by_actor_headline
from dashboard.figures.placements_by_measure import placements_by_measure
from dashboard.figures.placements_by_municipality import placements_by_municipality
from dashboard.figures.placements_by_sex import placements_by_sex
from dashboard.figures.placements_year import placements_year
from dashboard.figures.plan_activities import plan_activities, plan_activities_headline, plan_activities_list
from dashboard.figures.plan_partners import plan_partners
from dashboard.figures.plans import plans
from dashboard.figures.services_by_buyer import services_by_buyer
from dashboard.figures.services_by_service import services_by_service
from dashboard.figures.source_accounts import source_accounts
from dashboard.figures.source_conflicts import source_conflicts
from dashboard.figures.sources import sources, sources_headline
from dashboard.figures.status_ladder import status_ladder
from dashboard.figures.stock_and_flow import stock_and_flow
from dashboard.figures.support_structure_by_period import (
    support_structure_by_period,
    support_structure_by_period_headline,
)
from dashboard.figures.target_history import target_history
from dashboard.figures.target_readings import target_readings
from dashboard.figures.target_status import (
    target_status,
    target_status_blocks,
    target_status_headline,
    target_status_table,
)
from dashboard.figures.usage_rate import usage_rate
from dashboard.figures.versions import versions

__all__ = [
    "agreements",
    "codes",
    "commitments_by_period",
    "context_by_municipality",
    "context_county",
    "context_county_headline",
    "context_county_over_time",
    "context_measures",
    "context_over_time",
    "county_coverage",
    "county_figures",
    "coverage_by_municipality",
    "coverage_by_municipality_headline",
    "coverage_by_municipality_map",
    "coverage_over_time",
    "deliveries",
    "dialogue_meetings",
    "dictionary",
    "enhanced_cooperation",
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
    "services_by_buyer",
    "services_by_service",
    "source_accounts",
    "source_conflicts",
    "sources",
    "sources_headline",
    "status_ladder",
    "stock_and_flow",
    "support_structure_by_period",
    "support_structure_by_period_headline",
    "target_history",
    "target_readings",
    "target_status",
    "target_status_blocks",
    "target_status_headline",
    "target_status_table",
    "usage_rate",
    "versions",
]
