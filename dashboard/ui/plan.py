"""The plan that a page is about: its name, and the blocks of its priorities, from the rows of the catalogue."""

from dashboard.figures.figure import Figure, Headline
from dashboard.manifests import DataError
from dashboard.ui.frame import headline
from dashboard.view import View, rows
from dashboard.view import plan_blocks as blocks_of_plan


def plan_blocks(view: View) -> list[Figure]:
    """A figure for each priority of the plan whose targets count something; none where no plan has any, or its rows are at fault."""
    try:
        return blocks_of_plan(view)
    except DataError:
        # The headline of the page needs the same rows, and says what is wrong.
        return []


def plan_headline(view: View, first: Headline, *, without_plan: Headline) -> None:
    """The first line of a page on the targets, under the name of the plan; `without_plan` where none is known."""
    try:
        title = rows(view, "plans")["title"].first()
    except DataError:
        title = None
    if title:
        headline(view, first, plan=title)
    else:
        headline(view, without_plan)
