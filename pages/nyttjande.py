"""Nyttjande: how public actors use the enterprises, against the plan's targets for 2018."""

from dashboard import figures, ui


def placements(view: ui.View) -> None:
    """The people placed by quarter: by actor, by sex, by municipality, by measure; and over a year."""
    ui.side_by_side(view, (7, figures.placements_by_actor), (5, figures.placements_by_sex))
    view = ui.actor_picker(view)
    ui.figure(view, figures.placements_by_municipality)
    ui.side_by_side(view, (7, figures.placements_by_measure), (5, figures.usage_rate))
    # Delivered once a year by those who can: until somebody has, there is nothing to say.
    if ui.has_rows(view, figures.placements_year):
        ui.figure(view, figures.placements_year)


def services(view: ui.View) -> None:
    """The services used over a year: by service and by buyer."""
    ui.side_by_side(view, (7, figures.services_by_service), (5, figures.services_by_buyer))


def undelivered(view: ui.View) -> None:
    """What nobody has delivered yet: once for each kind, and not once for each figure of it."""
    ui.side_by_side(view, (4, figures.placements_by_actor), (4, figures.services_by_service), (4, figures.usage_rate))


def stated(view: ui.View) -> None:
    """What the plan itself states, and what has followed: stock and flow, cooperation, meetings, policies."""
    ui.side_by_side(view, (7, figures.stock_and_flow), (5, figures.enhanced_cooperation))
    ui.side_by_side(view, (7, figures.dialogue_meetings), (5, figures.commitments_by_period))


view = ui.view()
ui.headline(view, figures.placements_by_actor_headline)
# What holds figures comes first: where no quarter is delivered, that is what the plan states.
if ui.has_values(view, figures.placements_by_actor):
    placements(view)
    services(view)
    stated(view)
else:
    stated(view)
    if ui.has_values(view, figures.services_by_service):
        services(view)
    else:
        undelivered(view)
