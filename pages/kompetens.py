"""Kompetens: the training that is proposed, for whom, and the surveys of what people know."""

from dashboard import figures, ui

view = ui.view()
ui.headline(view, figures.training_modules_headline)
ui.figure(view, figures.training_modules)
ui.figure(view, figures.knowledge_surveys)
