"""What stands at the foot of every sheet of paper that a page is printed on."""

from urllib.parse import urlencode

import streamlit as st

from dashboard.theme import FONT, LIGHT
from dashboard.ui.markup import html
from dashboard.ui.tools import OF_ONE
from dashboard.view import View
from dashboard.wording import text

FOOT = f"font:8pt {FONT};color:{LIGHT['muted']};vertical-align:top;overflow-wrap:anywhere"


def foot_of_sheets(view: View) -> None:
    """Which page it is, of whom where it is of one municipality, the version, the address, and the number of the sheet."""
    chosen, page = st.session_state.get("address", {}), text(f"frame.page_{view.page}", view.language)
    if view.page in OF_ONE:
        [name] = view.municipality_names
        chosen, page = {**chosen, "kommun": [name]}, f"{page} {name}"
    words = text(
        "frame.paper",
        view.language,
        page=page,
        title=dict(view.version.titles)[view.language],
        number=view.version.number,
        address=f"{st.context.url or ''}?{urlencode(chosen, doseq=True)}",
    )
    before, between = text("frame.sheet", view.language, page="\n", pages="\n").split("\n")[:2]
    sheet = f"{_quoted(before)} counter(page) {_quoted(between)} counter(pages)"
    margins = f"@bottom-left{{content:{_quoted(words)};{FOOT};width:85%}}@bottom-right{{content:{sheet};{FOOT}}}"
    html(f"<style>@page{{{margins}}}</style>")


def _quoted(words: str) -> str:
    """A string of CSS: what could end it, or the element, is written as its code point."""
    return '"' + "".join(f"\\{ord(letter):x} " if letter in '"\\<>&\n\r' else letter for letter in words) + '"'
