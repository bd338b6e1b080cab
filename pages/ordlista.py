"""Ordlista: the words of the field, one sentence each with its source, to look up or to read from A to Ö."""

from dashboard import figures, ui

view = ui.view()
ui.headline(view, figures.terms_headline)
if ui.has_rows(view, figures.terms):
    view = ui.term_picker(view)
ui.figure(view, figures.terms)
