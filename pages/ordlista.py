"""Ordlista: the words of the field, one sentence each with its source, to look up or to read from A to Ö."""

from dashboard import figures, ui

view = ui.view()
if ui.has_rows(view, figures.terms):
    head, picker = ui.columns(13, 5, alignment="bottom")
    with picker:
        view = ui.term_picker(view)
    with head:
        ui.headline(view, figures.terms_headline)
else:
    ui.headline(view, figures.terms_headline)
ui.figure(view, figures.terms)
