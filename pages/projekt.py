"""Projekt: the portfolio of projects, what made them last, where they were carried out, and what lives on."""

from dashboard import figures, ui

view = ui.view()
ui.headline(view, figures.projects_headline)
ui.figure(view, figures.projects)
# A version from before there were projects has none.
if ui.has_rows(view, figures.projects):
    ui.figure(view, figures.project_factors)
    ui.figure(view, figures.project_municipalities)
    ui.figure(view, figures.project_outcomes)
