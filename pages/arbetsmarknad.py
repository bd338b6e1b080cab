"""Läget på arbetsmarknaden: one measure by municipality, against the county and the nation, and what the sources state of these."""

from dashboard import figures, ui

view = ui.view()
head, picker = ui.columns(13, 5, alignment="bottom")
with picker:
    view = ui.indicator_picker(view)
with head:
    ui.headline(view, figures.context_by_municipality_headline)

if ui.has_rows(view, figures.context_over_time):
    ui.side_by_side(view, (5, figures.context_by_municipality), (8, figures.context_over_time))
elif ui.has_rows(view, figures.context_by_municipality):
    ui.figure(view, figures.context_by_municipality)
if ui.has_rows(view, figures.context_county):
    ui.figure(view, figures.context_county)
    ui.figure(view, figures.context_county_over_time)
ui.figure(view, figures.context_measures)
