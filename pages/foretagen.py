"""Företagen: how many they are, who is in the association, what is known of each, and how far the support for them has come."""

from dashboard import figures, ui


def counted(view: ui.View) -> None:
    """What has been reported: the association, the groups, the register itself; then the components."""
    ui.side_by_side(
        view,
        (6, figures.enterprise_populations),
        (4, figures.enterprise_groups_members),
        (5, figures.enterprise_groups),
    )
    ui.figure(view, figures.enterprise_register)
    components(view)


def stated(view: ui.View) -> None:
    """What documents say where nobody has reported a register."""
    figures_and_components, words = ui.columns(6, 7)
    with figures_and_components:
        ui.figure(view, figures.enterprise_populations)
        components(view)
    with words:
        if ui.has_rows(view, figures.enterprise_statements):
            ui.figure(view, figures.enterprise_statements)


def components(view: ui.View) -> None:
    """The components of the model; a version from before they were asked for has none."""
    if ui.has_rows(view, figures.structure_components):
        ui.figure(view, figures.structure_components)


view = ui.view()
ui.headline(view, figures.enterprise_populations_headline)
if ui.has_rows(view, figures.enterprise_register):
    counted(view)
else:
    stated(view)
ui.figure(view, figures.structure_distance)
ui.figure(view, figures.county_figures_enterprises)
