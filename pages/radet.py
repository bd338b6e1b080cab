"""Rådet: who has a seat, who comes, what was decided and what became of it; and what the parties asked for before there was a council."""

from dashboard import figures, ui


def met(view: ui.View) -> None:
    """The seats and meetings, and the decisions."""
    ui.figure(view, figures.council_seats)
    ui.figure(view, figures.council_decisions)


view = ui.view()
ui.headline(view, figures.council_seats_headline)
if ui.has_rows(view, figures.wishes):
    meetings, asked = ui.columns(31, 24)
    with meetings:
        met(view)
    with asked:
        ui.figure(view, figures.wishes)
        ui.figure(view, figures.governing_documents)
else:
    met(view)
    ui.figure(view, figures.governing_documents)
stated, needed = ui.columns(1, 1)
with stated:
    ui.figure(view, figures.obstacles)
    ui.figure(view, figures.council_attendance)
with needed:
    ui.figure(view, figures.needs_and_parts)
