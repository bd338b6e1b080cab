"""Handlingsplan: what the plan says shall be done, whom it names for it, and what leads to no target."""

from dashboard import figures, ui

view = ui.view()
ui.headline(view, figures.plan_activities_headline)
ui.figure(view, figures.plan_partners)
ui.foot(view, figures.plan_activities)
