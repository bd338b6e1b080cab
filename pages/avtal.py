"""Avtal och upphandling: the agreements and what they cost, procurements with social criteria, daily activities, and what is said of them."""

from dashboard import figures, ui

view = ui.view()
ui.headline(view, figures.agreements_headline)
ui.figure(view, figures.agreements)
# Until somebody has told, what is missing is a line each, and the sources' words stand alone.
counted = ((7, figures.procurements), (5, figures.daily_activities))
if told := [placed for placed in counted if ui.has_values(view, placed[1])]:
    ui.side_by_side(view, *told)
if not ui.has_values(view, figures.procurements):
    ui.note(view, "procurements.empty", delivered_as="procurement")
if not ui.has_values(view, figures.daily_activities):
    ui.note(view, "daily_activities.empty", delivered_as="placement")
if ui.has_rows(view, figures.purchasing_statements):
    ui.figure(view, figures.purchasing_statements)
