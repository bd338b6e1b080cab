"""Nyttjande: how public actors use the enterprises, against the plan's targets for 2018."""

from functools import partial

from dashboard import ui
from dashboard.charts import usage as charts
from dashboard.charts import usage_bars as bars
from dashboard.charts import usage_shares as shares
from dashboard.charts import usage_year as year
from dashboard.wording import usage as say
from dashboard.wording import usage_meetings as say_meetings
from dashboard.wording import usage_panels as say_panels
from dashboard.wording import usage_rates as say_rates
from dashboard.wording import usage_sexes as say_sexes
from dashboard.wording import usage_shares as say_shares
from dashboard.wording import usage_year as say_year

PLACEMENTS, SERVICES = "usage.empty_placements", "usage.empty_services"
view = ui.view()
# A sentence speaks of the chosen municipalities, and says so.
here = partial(partial, places=view.municipality_names if view.is_filtered else ())


# One figure is one call: two lines each are easier to read as a page than eight.
# fmt: off
def placements(view: ui.View) -> None:
    """The people placed by quarter: by actor, by sex, by municipality, by measure."""
    left, right = ui.columns(7, 5)
    with left:
        ui.figure(view, "placements_by_actor", sentence=here(say.by_actor), subtitle=say.by_actor_subtitle,
                  chart=charts.by_actor, empty=PLACEMENTS)
    with right:
        ui.figure(view, "placements_by_sex", sentence=here(say_sexes.by_sex), subtitle=say_sexes.by_sex_subtitle,
                  chart=shares.women_and_men, empty=PLACEMENTS)
    view = ui.actor_picker(view)
    ui.figure(view, "placements_by_municipality", sentence=say_panels.by_municipality,
              subtitle=say_panels.by_municipality_subtitle, chart=charts.by_municipality, empty=PLACEMENTS)
    left, right = ui.columns(7, 5)
    with left:
        ui.figure(view, "placements_by_measure", sentence=here(say_panels.by_measure),
                  subtitle=say_panels.by_measure_subtitle, chart=bars.by_measure, empty=PLACEMENTS)
    with right:
        usage_rate(view)
    # Delivered once a year by those who can: until somebody has, there is nothing to say.
    if ui.rows(view, "placements_year").height:
        ui.figure(view, "placements_year", sentence=say_year.different_people,
                  subtitle="usage_year.subtitle", chart=year.different_people, empty="usage_year.empty")


def usage_rate(view: ui.View) -> None:
    """The places filled of those on offer."""
    ui.figure(view, "usage_rate", sentence=say_rates.rate, subtitle=say_rates.rate_subtitle,
              chart=bars.rates, empty="usage.empty_rate")


def services(view: ui.View) -> None:
    """The services used over a year: by service and by buyer."""
    left, right = ui.columns(7, 5)
    with left:
        ui.figure(view, "services_by_service", sentence=here(say_shares.by_service),
                  subtitle=say_shares.by_service_subtitle, chart=bars.by_service, empty=SERVICES)
    with right:
        ui.figure(view, "services_by_buyer", sentence=here(say_shares.by_buyer),
                  subtitle=say_shares.by_buyer_subtitle, chart=bars.by_buyer, empty=SERVICES)


def undelivered(view: ui.View) -> None:
    """What nobody has delivered yet: once for each kind, and not once for each figure of it."""
    parts = ui.columns(4, 4, 4)
    with parts[0]:
        ui.figure(view, "placements_by_actor", sentence=here(say.by_actor), subtitle=say.by_actor_subtitle,
                  chart=charts.by_actor, empty=PLACEMENTS)
    with parts[1]:
        ui.figure(view, "services_by_service", sentence=here(say_shares.by_service),
                  subtitle=say_shares.by_service_subtitle, chart=bars.by_service, empty=SERVICES)
    with parts[2]:
        usage_rate(view)


def stated(view: ui.View) -> None:
    """What the plan itself states, and what has followed: stock and flow, cooperation, meetings, policies."""
    left, right = ui.columns(7, 5)
    with left:
        ui.figure(view, "stock_and_flow", sentence=say_shares.stock_and_flow,
                  subtitle="usage.two_measures_subtitle", chart=shares.stock_and_flow, empty="usage.empty_stock")
    with right:
        ui.figure(view, "enhanced_cooperation", sentence=here(say_shares.enhanced),
                  subtitle=say_shares.enhanced_subtitle, chart=shares.enhanced, empty="usage.empty_enhanced")
    left, right = ui.columns(7, 5)
    with left:
        ui.figure(view, "dialogue_meetings", sentence=here(say_meetings.dialogue),
                  subtitle="usage.dialogue_subtitle", chart=bars.dialogue, empty="usage.empty_dialogue",
                  spoken_of=say_meetings.spoken_of)
    with right:
        ui.figure(view.with_filters(mark="policy"), "commitments_by_period", sentence=say_meetings.policy,
                  subtitle="usage.policy_subtitle", chart=shares.policy, empty="usage.empty_policy")
# fmt: on


def has_values(query: str) -> bool:
    """Whether a row of a query holds a value."""
    return (ui.rows(view, query)["obs_status"] == "A").any()


ui.headline(view, "placements_by_actor", here(say.headline), kicker="usage.kicker")
# What holds figures comes first: where no quarter is delivered, that is what the plan states.
if has_values("placements_by_actor"):
    placements(view)
    services(view)
    stated(view)
else:
    stated(view)
    if has_values("services_by_service"):
        services(view)
    else:
        undelivered(view)
