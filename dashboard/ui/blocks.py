"""A page of blocks: what holds something is drawn, the rest is one line."""

from html import escape

import streamlit as st

from contract.display import capital, join_names
from dashboard.figures.figure import Figure
from dashboard.manifests import DataError
from dashboard.ui.figure import figure
from dashboard.ui.markup import html
from dashboard.view import View, has_rows, has_values
from dashboard.wording import text

# What is said of a figure that holds nothing: that nothing has been handed in, unless another line is named here.
OTHER_LINES = {
    "agreements": "unknown",
    "enterprise_register": "unknown",
    "enterprise_statements": "unknown",
    "projects_of_municipality": "unknown",
    "wishes": "unknown",
    "daily_activities": "unknown_of",
    "procurements": "unknown_of",
    "purchasing_statements": "unknown_of",
    "structure_components": "unknown_of",
    "structure_distance": "unknown_of",
    "training_participants": "unknown_of",
}


def blocks(
    view: View, sheet: str, *shown: Figure, silent_before: tuple[Figure, ...] | None = None
) -> tuple[Figure, ...]:
    """Draw those of the figures that hold something side by side, as one `sheet` on paper; gives those that hold nothing.

    The last sheet is given those of the sheets before: a line below its figures says what nothing is known of.
    """
    silent = tuple(each for each in shown if not _speaks(view, each))
    with st.container(key=f"sheet_{sheet}"):
        for each in shown:
            if each not in silent:
                figure(view, each)
        if silent_before is not None:
            _silent_line(view, silent_before + silent)
    return silent


def _speaks(view: View, shown: Figure) -> bool:
    """Whether the figure holds anything; one whose data are at fault is drawn, since it says so. One that says that
    nothing can be told speaks too.
    """
    try:
        return not shown.empty or (has_rows(view, shown) and has_values(view, shown))
    except DataError:
        return True


def _silent_line(view: View, silent: tuple[Figure, ...]) -> None:
    """One line on all that nothing is known of, in place of as many empty figures.

    Of what there may be none of nobody can say that nothing has been handed in: none is known.
    """
    language = view.language
    kinds = [
        (line, [each.query for each in silent if OTHER_LINES.get(each.query, "silent") == line])
        for line in ("silent", "unknown", "unknown_of")
    ]
    told = [
        capital(
            text(f"profile.{kind}", language, what=join_names([_named(name, language) for name in names], language))
        )
        for kind, names in kinds
        if names
    ]
    if told:
        html(f'<p class="silent">{escape(" ".join(told))}</p>')


def _named(query: str, language: str) -> str:
    return text(f"profile.silent_{query}", language)
