"""Whether the reader's browser has a graphics processor to draw a map with: asked once a visit, when the first page has been drawn.

Without one deck.gl keeps a browser busy for seconds at each map; then, and until the browser has answered, Vega draws the same one.
"""

from functools import cache
from pathlib import Path

import streamlit as st

SCRIPT = Path(__file__).parent.parent / "js" / "graphics.js"
KNOWN, QUESTION = "has_graphics", "graphics"


def has_graphics() -> bool:
    """Whether the browser has said that it has a graphics processor."""
    return st.session_state.get(KNOWN, False)


def ask() -> None:
    """Ask the browser, unless it has answered. Its answer begins a run of its own."""
    if KNOWN not in st.session_state:
        with st.container(key="graphics_asked"):
            question = st.components.v2.component("asf_graphics", js=_script())
            question(key=QUESTION, on_answer_change=_take_answer)


@cache
def _script() -> str:
    """It ships with the code and cannot change while the app runs, so no key is needed."""
    return SCRIPT.read_text(encoding="utf-8")


def _take_answer() -> None:
    st.session_state[KNOWN] = st.session_state[QUESTION].answer == "processor"
