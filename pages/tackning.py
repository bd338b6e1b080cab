"""Täckning: one measure per municipality, on a map, in ranked bars and over time, under the region's own figures."""

from dashboard import figures, ui

view = ui.view()
head, picker = ui.columns(13, 5, alignment="bottom")
with picker:
    view = ui.measure_picker(view)
with head:
    ui.headline(view, figures.coverage_by_municipality_headline)

ui.figure(view, figures.county_coverage)
# A municipality that was merged from others has nothing at a time when it was not there.
if ui.has_rows(view, figures.coverage_by_municipality):
    ui.side_by_side(view, (5, figures.coverage_by_municipality_map), (8, figures.coverage_by_municipality))
    ui.figure(view, figures.coverage_over_time)
else:
    ui.note(view, "coverage_by_municipality.none_there_do")
