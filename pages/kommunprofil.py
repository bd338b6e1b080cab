"""Kommunprofil: one municipality on one page, and on two sheets of paper."""

from dashboard import figures, ui

view = ui.view()
head, picker = ui.columns(13, 5, alignment="bottom")
with picker:
    view = ui.municipality_picker(view)
with head:
    ui.headline(view, figures.status_ladder_headline)

# Where nobody has reported, what documents say in words of this municipality stands in its place.
enterprises, procurements = figures.enterprise_register_list, figures.procurements_list
if not ui.has_rows(view, enterprises):
    enterprises = figures.enterprise_statements_of_place
if not ui.has_values(view, procurements):
    procurements = figures.purchasing_statements_of_place

silent = ui.blocks(
    view,
    "support",
    figures.status_ladder_list,
    figures.structure_components_list,
    figures.structure_distance_conditions,
    figures.agreements,
    figures.area_comparison,
    figures.similar_municipalities,
)
ui.blocks(
    view,
    "context",
    figures.context_of_municipality,
    enterprises,
    procurements,
    figures.daily_activities_list,
    figures.training_participants_list,
    figures.dialogue_meetings,
    figures.projects_of_municipality,
    figures.wishes_of_municipalities,
    figures.deliveries_of_municipality,
    silent_before=silent,
)
