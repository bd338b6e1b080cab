"""Nyttjande: how public actors use the enterprises, against the plan's targets for 2018."""

from functools import partial

from dashboard import ui
from dashboard.charts import usage as charts
from dashboard.charts import usage_bars as bars
from dashboard.charts import usage_shares as shares
from dashboard.charts import usage_year as year
from dashboard.wording import usage as say
from dashboard.wording import usage_panels as say_panels
from dashboard.wording import usage_rates as say_rates
from dashboard.wording import usage_shares as say_shares
from dashboard.wording import usage_year as say_year

PLACEMENTS, SERVICES = "usage.empty_placements", "usage.empty_services"


# One figure is one call: two lines each are easier to read as a page than eight.
# fmt: off
def delivered(view: ui.View) -> None:
    """What is delivered by quarter: placements, places, services."""
    left, right = ui.columns(7, 5)
    with left:
        ui.figure(view, "placements_by_actor", sentence=say.by_actor, subtitle=say.by_actor_subtitle,
                  chart=charts.by_actor, empty=PLACEMENTS)
    with right:
        ui.figure(view, "placements_by_sex", sentence=say.by_sex, subtitle=say.by_sex_subtitle,
                  chart=shares.women_and_men, empty=PLACEMENTS)
    view = ui.actor_picker(view)
    ui.figure(view, "placements_by_municipality", sentence=say_panels.by_municipality,
              subtitle=say_panels.by_municipality_subtitle, chart=charts.by_municipality, empty=PLACEMENTS)
    left, right = ui.columns(7, 5)
    with left:
        ui.figure(view, "placements_by_measure", sentence=say_panels.by_measure,
                  subtitle=say_panels.by_measure_subtitle, chart=bars.by_measure, empty=PLACEMENTS)
    with right:
        ui.figure(view, "usage_rate", sentence=say_rates.rate, subtitle=say_rates.rate_subtitle,
                  chart=bars.rates, empty="usage.empty_rate")
    # Delivered once a year by those who can: until somebody has, there is nothing to say.
    if ui.rows(view, "placements_year").height:
        ui.figure(view, "placements_year", sentence=say_year.different_people,
                  subtitle="usage_year.subtitle", chart=year.different_people, empty="usage_year.empty")
    left, right = ui.columns(7, 5)
    with left:
        ui.figure(view, "services_by_service", sentence=say_shares.by_service,
                  subtitle=say_shares.by_service_subtitle, chart=bars.by_service, empty=SERVICES)
    with right:
        ui.figure(view, "services_by_buyer", sentence=say_shares.by_buyer,
                  subtitle=say_shares.by_buyer_subtitle, chart=bars.by_buyer, empty=SERVICES)


def stated(view: ui.View) -> None:
    """What the plan itself states, and what has followed: stock and flow, cooperation, meetings, policies."""
    left, right = ui.columns(7, 5)
    with left:
        ui.figure(view, "stock_and_flow", sentence=say_shares.stock_and_flow,
                  subtitle="usage.two_measures_subtitle", chart=shares.stock_and_flow, empty="usage.empty_stock")
    with right:
        ui.figure(view, "enhanced_cooperation", sentence=say_shares.enhanced,
                  subtitle="usage.enhanced_subtitle", chart=shares.enhanced, empty="usage.empty_enhanced")
    left, right = ui.columns(7, 5)
    with left:
        ui.figure(view, "dialogue_meetings", sentence=say_shares.dialogue,
                  subtitle="usage.dialogue_subtitle", chart=bars.dialogue, empty="usage.empty_dialogue")
    with right:
        ui.figure(view.with_filters(mark="policy"), "commitments_by_period", sentence=say_shares.policy,
                  subtitle="usage.policy_subtitle", chart=shares.policy, empty="usage.empty_policy")
# fmt: on


view = ui.view()
places = view.municipality_names if view.is_filtered else ()
ui.headline(view, "placements_by_actor", partial(say.headline, places=places), kicker="usage.kicker")
# What holds figures comes first: where no quarter is delivered, that is what the plan states.
has_quarters = (ui.rows(view, "placements_by_actor")["obs_status"] == "A").any()
for part in (delivered, stated) if has_quarters else (stated, delivered):
    part(view)
