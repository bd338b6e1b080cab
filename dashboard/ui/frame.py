"""The frame around every page: catalogue, language, municipalities, period; version and reference date; the style."""

import os
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache, partial
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from dashboard.choices import choices_in, period_ends
from dashboard.extracts import Database
from dashboard.figures.figure import Headline, every_row
from dashboard.filters import Unknown, choose, choose_one
from dashboard.manifests import DataError
from dashboard.server import catalogues
from dashboard.server.catalogues import PROJECT, Catalogues
from dashboard.theme import Look, css_on_paper, css_variables
from dashboard.ui import address, banners, browser, graphics, machine, meeting, paper, tools
from dashboard.ui.figure import example_button
from dashboard.ui.markup import html
from dashboard.ui.page_foot import whole_view_downloads
from dashboard.ui.problems import show_problem, show_unknown, show_unknown_parameters, show_unknown_version
from dashboard.view import View, said
from dashboard.wording import LANGUAGES, day, text
from dashboard.wording.lines import on_one_line

CSS = Path(__file__).parent.parent / "css"
FIRST_PAGE = "laget"


def pages(files: Mapping[str, str], language: str) -> dict[str, StreamlitPage]:
    """The pages of the menu by their names, from the paths of their files in the project, with their titles.

    They are made once a visit and language: Streamlit looks up the path of each that is made.
    """
    made = st.session_state.setdefault("pages", {})
    if language not in made:
        made[language] = {
            name: st.Page(file, title=text(f"frame.page_{name}", language), url_path=name, default=name == FIRST_PAGE)
            for name, file in files.items()
        }
    return made[language]


def start(page: str, pages: Collection[str]) -> None:
    """Read the address, load the catalogue, draw the frame's tools. Call once per run, before the page.
    `pages` are the names of all pages.

    A catalogue or manifest that cannot be read is said in the page's place, and the page does not run; nor does any page
    of a server that has the restricted folder and could be reached from elsewhere.
    """
    chosen = address.read()
    language, strange = choose_one("sprak", chosen.get("sprak", []), {name: name for name in LANGUAGES}, default="sv")
    lost = choose("sida", chosen.get("sida", []), {name: name for name in pages if name != FIRST_PAGE}).unknown
    look = Look("dark" if st.context.theme.type == "dark" else "light", language)
    _style(look)
    machine.stop_if_exposed(language)
    st.session_state["figures"], st.session_state["tables"], st.session_state["terms"] = {}, {}, set()
    st.session_state["drawn"] = []
    found = Catalogues({})
    try:
        found = catalogues.look_up()
        catalogue, not_found = _catalogue(chosen, found)
        history = found.history(catalogue)
        version, no_version = _version(chosen, history.numbers)
        shown = catalogues.served(history, version)
        view, unknown = _view(chosen, base=shown.database, look=look, page=page)
    except DataError as problem:
        show_problem(problem, language)
        tools.way_out(found, language)
        st.stop()
    is_meeting = meeting.is_asked()
    whole = {**chosen, "sida": [], "data": [catalogue], "sprak": [language]}
    address.complete(meeting.address_of(whole, view) if is_meeting else whole, page=page)
    st.session_state["view"] = view
    if not is_meeting:
        tools.draw(view, catalogues=found, chosen=chosen)
    banners.draw(view, shown, history, real=found.first)
    show_unknown((*lost, *strange, *not_found, *unknown), language)
    show_unknown_version(no_version, history.numbers, language)
    show_unknown_parameters(address.unknown_parameters(chosen), language)


def run(page: StreamlitPage) -> None:
    """Run the page's script, and draw what stands under every page; or in their place the meeting view. A fault in published data that no figure has caught
    is said, and ends the page.
    """
    if meeting.is_asked():
        meeting.show(view(), partial(_view, base=view().database, look=view().look))
        return
    try:
        page.run()
    except DataError as problem:
        show_problem(problem, view().language)
    whole_view_downloads(view())
    paper.foot_of_sheets(view())
    meeting.add_button(view())
    graphics.ask()


def view() -> View:
    """The view of this run, as `start` made it.

    Where the server has not been started as `app.py` starts it, as in a test without one, a folder `pages` means Streamlit's
    older page list until `st.navigation` has been called once, and a page's file may run without the frame. Then it is
    called here, and the run begins anew.
    """
    if "view" not in st.session_state:
        files = sorted((PROJECT / "pages").glob("*.py"))
        pages = [st.Page(file, url_path=file.stem, default=file.stem == FIRST_PAGE) for file in files]
        st.navigation(pages, position="hidden")
        st.rerun()
    return st.session_state["view"]


def headline(view: View, first: Headline, **kicker_words: str) -> None:
    """The page's first line: a kicker with the reference date, whose other blanks are given, and a sentence made from a frame."""
    try:
        words = said(view, first.query, first.sentence, shows=every_row)
        note = said(view, first.query, first.note, shows=every_row) if first.note else ""
    except DataError as problem:
        headline_text(view, text(f"frame.page_{view.page}", view.language), kicker=first.kicker, **kicker_words)
        show_problem(problem, view.language)
    else:
        headline_text(view, words, kicker=first.kicker, note=note, **kicker_words)


def headline_text(view: View, words: str, *, kicker: str, note: str = "", **kicker_words: str) -> None:
    """The page's first line from a sentence that is already made, and a `note` below it. `kicker` is a text key and may use
    {reference_date}.
    """
    shown_until = day(view.filters.reference_date, view.language)
    above = text(kicker, view.language, reference_date=shown_until, **kicker_words)
    above += f" · {text('frame.version_short', view.language, number=view.version.number)}"
    with st.container(key="head", horizontal=True, vertical_alignment="top", gap="small"):
        below = f'<p class="about">{escape(note)}</p>' if note else ""
        head = f'<header class="head"><p class="kicker">{escape(above)}</p><h1>{escape(words)}</h1>{below}</header>'
        html(on_one_line(head))
        if not view.version.is_example:
            example_button(view, key="head")


def _catalogue(chosen: dict[str, list[str]], found: Catalogues) -> tuple[str, tuple[Unknown, ...]]:
    default = os.environ.get("ASF_CATALOGUE") or found.first
    return choose_one("data", chosen.get("data", []), {name: name for name in found.names}, default=default)


def _version(chosen: dict[str, list[str]], numbers: tuple[int, ...]) -> tuple[int, tuple[Unknown, ...]]:
    """The number of the version that the address asks for, the newest unless it says otherwise."""
    known = {str(number): str(number) for number in numbers}
    number, unknown = choose_one("version", chosen.get("version", []), known, default=str(numbers[-1]))
    return int(number), unknown


def _view(chosen: dict[str, list[str]], *, base: Database, look: Look, page: str) -> tuple[View, tuple[Unknown, ...]]:
    """The view that the address describes, and the names in it that do not exist."""
    ends = _period_ends(base, look.language)
    choices = choices_in(chosen, base, ends=ends, language=look.language)
    view = View(
        database=base,
        filters=choices.filters,
        look=look,
        municipality_names=choices.municipality_names,
        is_filtered=choices.is_filtered,
        periods=tuple(ends),
        page=page,
        period=choices.period,
    )
    return view, choices.unknown


def _period_ends(base: Database, language: str) -> dict[str, date]:
    """The periods to choose from, with their last days; none, and a message, when their extract is broken."""
    try:
        return period_ends(base, language)
    except DataError as problem:
        show_problem(problem, language)
        return {}


def _style(look: Look) -> None:
    """The style sheets, the colour roles of the mode, and what the browser is told of the language."""
    with st.container(key="style"):
        html(_sheets(look.mode))
        browser.prepare(look)


@cache
def _sheets(mode: str) -> str:
    """The style sheets. They ship with the code and cannot change while the app runs, so no other key is needed."""
    shared = sorted(path for path in CSS.glob("*.css") if path != meeting.SHEET)
    sheets = "\n".join(path.read_text(encoding="utf-8") for path in shared)
    return f"<style>:root{{{css_variables(mode)}}}\n{sheets}\n{css_on_paper(mode)}</style>"
