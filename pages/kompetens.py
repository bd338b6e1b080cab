"""Kompetens: the training that is proposed, who has taken it, and the surveys of what people know."""

from dashboard import figures, ui


def counted(view: ui.View) -> None:
    """Who has taken part, of how many."""
    people, years = ui.columns(1, 1)
    with people:
        ui.figure(view, figures.training_participants)
        ui.figure(view, figures.training_by_employer)
    with years:
        ui.figure(view, figures.training_over_time)
    ui.figure(view, figures.training_coverage)
    ui.figure(view, figures.training_by_municipality)


view = ui.view()
# Where nobody has delivered, what the documents propose comes first.
if ui.has_values(view, figures.training_participants):
    ui.headline(view, figures.training_participants_headline)
    counted(view)
    ui.figure(view, figures.training_modules)
else:
    ui.headline(view, figures.training_modules_headline)
    ui.figure(view, figures.training_modules)
    if ui.has_rows(view, figures.training_participants):
        ui.figure(view, figures.training_participants)
    else:
        ui.note(view, "training_participants.empty", delivered_as="training_participation")
ui.figure(view, figures.knowledge_surveys)
ui.figure(view, figures.knowledge_survey_changes)
ui.figure(view, figures.development_groups)
