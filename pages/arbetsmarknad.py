"""Läget på arbetsmarknaden: the region against the nation, one measure by municipality, and what is known and what is lacking."""

from dashboard import figures, ui

view = ui.view()
head, picker = ui.columns(13, 5, alignment="bottom")
with picker:
    view = ui.indicator_picker(view)
with head:
    ui.headline(view, figures.context_county_headline)

# A measure of one day alone has no lines: then the region's own stand beside it.
has_lines = ui.has_rows(view, figures.context_over_time)
if has_lines:
    ui.side_by_side(view, (6, figures.context_by_municipality), (7, figures.context_over_time))
elif ui.has_rows(view, figures.context_by_municipality):
    ui.side_by_side(view, (7, figures.context_by_municipality), (6, figures.context_county_over_time))
if ui.has_rows(view, figures.context_county):
    ui.figure(view, figures.context_county, pictured=[figures.context_county_over_time])
    if has_lines:
        ui.figure(view, figures.context_county_over_time)
ui.figure(view, figures.context_measures)
