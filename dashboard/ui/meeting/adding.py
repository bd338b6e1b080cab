"""“Put on the agenda” at the foot of each page, for coordinators: what is on the screen waits until the agenda is made of it.

What waits stands in the address, a value for each: a reload keeps it.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qs, urlencode, urlsplit

import streamlit as st

from dashboard import figures, renamed
from dashboard.agenda import SINCE
from dashboard.choices import OF_ALL_PAGES, OF_PAGES
from dashboard.figures.figure import Figure
from dashboard.parameters import PICKED
from dashboard.server import has_restricted
from dashboard.ui import address
from dashboard.ui.machine import is_exposed
from dashboard.ui.markup import html
from dashboard.view import View
from dashboard.wording import text
from dashboard.wording.pages import page_title
from queries import read_query

DRAWN = "drawn"
# What of an address belongs to a view, and not to the reader or the version.
OF_A_VIEW = (*OF_ALL_PAGES, *OF_PAGES)
# Pages without figures for a meeting.
WITHOUT = ("leverera", "skydd")
# A choice is a code or a period, and of municipalities their names: whatever else stands in an address is nobody's choice.
CHOICE = re.compile(r"[\w.:+ -]{1,60}")


@dataclass(frozen=True)
class Added:
    """A view that somebody has picked: its page, what is chosen there, and the figures that it showed, by name."""

    page: str
    choices: dict[str, list[str]]
    figure_names: tuple[str, ...]

    @property
    def in_address(self) -> str:
        """The view as a value in an address: `tackning?matt=residents#coverage_over_time,coverage_by_municipality`."""
        return f"{self.page}?{urlencode(self.choices, doseq=True)}#{','.join(self.figure_names)}"


def note_drawn(shown: Figure) -> None:
    """Remember that a figure was drawn in this run."""
    st.session_state.setdefault(DRAWN, []).append(shown)


def add_button(view: View) -> None:
    """The button, where there is a coordinator and something to show, and how much has been picked."""
    names = _names_of(st.session_state.pop(DRAWN, []))
    if not names or view.page in WITHOUT or not has_restricted() or is_exposed():
        return
    chosen = {name: st.session_state["address"][name] for name in OF_A_VIEW if name in st.session_state["address"]}
    st.button(
        text("agenda.add", view.language),
        key="agenda_add",
        type="tertiary",
        icon=":material/playlist_add:",
        on_click=_add,
        args=(Added(view.page, chosen, names),),
    )
    if waiting := picked():
        words = text("agenda.waiting", view.language, count=len(waiting))
        html(f'<p class="source" role="status">{escape(words)}</p>')


def picked() -> list[Added]:
    """What is picked and waits, in order; what an address names that there is not is passed over."""
    found = []
    for value in st.session_state.get("address", {}).get(PICKED, []):
        with suppress(ValueError):
            found.append(_read(value))
    return found


def keep_picked(added: Iterable[Added]) -> None:
    """Let these wait, and no others."""
    address.change(PICKED, [each.in_address for each in added])


def figure_titles(language: str) -> dict[str, str]:
    """Every figure that an agenda may name, with a title: that of its query, and its own name where several have the same."""
    offered = {name: found for name in figures.__all__ if isinstance(found := getattr(figures, name), Figure)}
    titles = {SINCE: text("since.title", language)}
    for name, figure in offered.items():
        query = read_query(figure.query)
        title = query.title_en if language == "en" else query.title_sv
        titles[name] = title if name == figure.query else f"{title} ({name})"
    return titles


def title_of_page(page: str, language: str) -> str:
    """The title of a page, as in the menu."""
    return page_title(page, language)


def _read(value: str) -> Added:
    """The view of a value in an address, with those of its figures that there are. Raises ValueError for one that names no page with figures,
    no figure, or what cannot be a choice.
    """
    parts = urlsplit(value)
    named = dict.fromkeys(renamed.FIGURES.get(name, name) for name in parts.fragment.split(","))
    names = tuple(name for name in named if isinstance(getattr(figures, name, None), Figure))
    chosen = {name: values for name, values in parse_qs(parts.query).items() if name in OF_A_VIEW}
    # A name that is no page has no other title.
    is_page = parts.path not in WITHOUT and page_title(parts.path, "sv") != parts.path
    if not is_page or not names or not all(CHOICE.fullmatch(each) for values in chosen.values() for each in values):
        raise ValueError(value)
    return Added(parts.path, chosen, names)


def _names_of(drawn: list[Figure]) -> tuple[str, ...]:
    names = {id(getattr(figures, name)): name for name in figures.__all__}
    return tuple(dict.fromkeys(names[id(shown)] for shown in drawn if id(shown) in names))


def _add(added: Added) -> None:
    keep_picked([*picked(), added])
