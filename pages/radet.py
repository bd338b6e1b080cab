"""Rådet: who has a seat, who comes, what was decided and what became of it; and what the parties asked for before there was a council."""

from dashboard import figures, ui

view = ui.view()
ui.headline(view, figures.council_seats_headline)
ui.meeting_link(view)
meetings, asked = ui.columns(31, 24) if ui.has_rows(view, figures.wishes) else (ui.columns(1)[0],) * 2
with meetings:
    ui.figure(view, figures.council_seats)
    ui.figure(view, figures.council_decisions)
with asked:
    ui.figure(view, figures.wishes)
# In the column that is the shorter: that of the decisions, until somebody has told of one.
with asked if ui.has_rows(view, figures.council_decisions) else meetings:
    ui.figure(view, figures.governing_documents)
stated, needed = ui.columns(1, 1)
with stated:
    ui.figure(view, figures.agenda)
    ui.figure(view, figures.obstacles)
    ui.figure(view, figures.council_attendance)
with needed:
    ui.figure(view, figures.needs_and_parts)
