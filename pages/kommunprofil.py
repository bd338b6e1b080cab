"""Kommunprofil: one municipality on one page, and on two sheets of paper."""

from dashboard import figures, ui

view = ui.view()
head, picker = ui.columns(13, 5, alignment="bottom")
with picker:
    view = ui.municipality_picker(view)
with head:
    ui.headline(view, figures.status_ladder_headline)

silent = ui.blocks(
    view,
    "support",
    figures.status_ladder_list,
    figures.area_comparison,
    figures.agreements,
    figures.similar_municipalities,
)
silent += ui.blocks(
    view,
    "context",
    figures.context_of_municipality,
    figures.dialogue_meetings,
    figures.projects_of_municipality,
    figures.wishes_of_municipalities,
    figures.deliveries_of_municipality,
)
ui.silent_line(view, silent)
ui.on_paper(view)
