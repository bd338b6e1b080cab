"""Vägen till arbete: how far those who apply come, in three groups; and the process as its document describes it."""

from dashboard import figures, ui


def counted(view: ui.View) -> None:
    """What municipalities and the association have counted."""
    ui.side_by_side(view, (8, figures.pathway_steps), (4, figures.pathway_onward))
    ui.side_by_side(view, (4, figures.pathway_talks), (4, figures.pathway_feedback), (4, figures.pathway_by_sex))
    ui.side_by_side(view, (7, figures.pathway_time), (5, figures.participant_steps))


def described(view: ui.View) -> None:
    """The process with its groups, and what else the documents say, where they say it."""
    ui.figure(view, figures.pathway_process)
    if ui.has_rows(view, figures.pathway_comparison):
        ui.side_by_side(view, (5, figures.pathway_groups), (7, figures.pathway_comparison))
    else:
        ui.figure(view, figures.pathway_groups)
    ui.figure(view, figures.pathway_findings)


view = ui.view()
# What holds figures comes first: where nobody has delivered, that is what the documents state.
if ui.has_values(view, figures.pathway_steps):
    ui.headline(view, figures.pathway_steps_headline)
    counted(view)
    described(view)
else:
    ui.headline(view, figures.pathway_process_headline)
    described(view)
    ui.side_by_side(view, (7, figures.pathway_steps), (5, figures.participant_steps))
