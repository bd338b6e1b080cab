"""HTML as it is sent: in one piece, as it stands."""

import streamlit as st


class _Ready:
    """HTML that Streamlit is to take as it stands: of plain text it would look at every line for an indentation to take away,
    which takes milliseconds for the style sheets.
    """

    __slots__ = ("_html",)

    def __init__(self, html: str) -> None:
        self._html = html

    def _repr_html_(self) -> str:
        return self._html


def html(body: str, *, width: str = "stretch", has_script: bool = False) -> None:
    """Draw a piece of HTML. Its words have been escaped; only what `has_script` runs scripts."""
    st.html(_Ready(body), width=width, unsafe_allow_javascript=has_script)
