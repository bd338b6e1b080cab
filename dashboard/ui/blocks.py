"""A page of blocks: what holds something is drawn, the rest is one line; and how the page comes out on paper."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from contract.display import capital, join_names
from dashboard.figures.figure import Figure
from dashboard.manifests import DataError
from dashboard.theme import FONT, LIGHT, css_variables
from dashboard.ui.figure import figure
from dashboard.ui.markup import html
from dashboard.view import View, has_rows, has_values
from dashboard.wording import text

FOOT = f"font:8pt {FONT};color:{LIGHT['muted']};vertical-align:top"

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


def on_paper(view: View) -> None:
    """What stands at the foot of every sheet of paper: whose profile it is, the version, the address, the number of the sheet."""
    chosen = {**st.session_state.get("address", {}), "kommun": list(view.municipality_names)}
    words = text(
        "profile.paper",
        view.language,
        name=view.municipality_names[0],
        title=dict(view.version.titles)[view.language],
        number=view.version.number,
        address=f"{st.context.url or ''}?{urlencode(chosen, doseq=True)}",
    )
    before, between = text("profile.sheet", view.language, page="\n", pages="\n").split("\n")[:2]
    sheet = f"{_quoted(before)} counter(page) {_quoted(between)} counter(pages)"
    margins = f"@bottom-left{{content:{_quoted(words)};{FOOT};width:85%}}@bottom-right{{content:{sheet};{FOOT}}}"
    # Paper is white, whatever the colours of the machine.
    light = (
        f"@media print{{:root{{{css_variables('light')}}}[data-testid=stApp]{{background:{LIGHT['paper']}!important}}}}"
    )
    html(f"<style>@page{{size:A4;margin:10mm 12mm 14mm;{margins}}}{light}</style>")


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


def _quoted(words: str) -> str:
    """A string of CSS: what could end it, or the element, is written as its code point."""
    return '"' + "".join(f"\\{ord(letter):x} " if letter in '"\\<>&\n\r' else letter for letter in words) + '"'
