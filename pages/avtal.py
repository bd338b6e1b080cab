"""Avtal och upphandling: the agreements and what they cost, procurements with social criteria, daily activities, and what is said of them."""

from dashboard import figures, ui

view = ui.view()
ui.headline(view, figures.agreements_headline)
ui.figure(view, figures.agreements)
# Nobody owes procurements, and daily activities come with the placements: until somebody has told, the sources' words stand alone.
told = [
    (width, shown)
    for width, shown in ((7, figures.procurements), (5, figures.daily_activities))
    if ui.has_values(view, shown)
]
if told:
    ui.side_by_side(view, *told)
if ui.has_rows(view, figures.purchasing_statements):
    ui.figure(view, figures.purchasing_statements)
