"""The address and the choices are one: what the URL says is chosen, and what is chosen is written to the URL.

Streamlit drops query parameters at a page change, so the choices are kept for the session and written back when a page is
opened. An address that differs from what was last written (a pasted link, a step back in the browser) wins. A choice is a
new step in the browser's history; what is written back when a page is opened is none.
"""

import streamlit as st

from dashboard.parameters import CATALOGUE, OF_PAGES, OTHERS, PICKED, VERSION
from dashboard.ui import browser


def read() -> dict[str, list[str]]:
    """Every parameter of the view with its values, from the address or from the session after a page change."""
    address = _in_url()
    remembered = st.session_state.get("address")
    chosen = address if address or remembered is None else remembered
    st.session_state["address"] = chosen
    return chosen


def complete(chosen: dict[str, list[str]], *, page: str) -> None:
    """Make `chosen` the address of the page that has been opened, and the session's memory of it. An empty list leaves the
    parameter out.
    """
    kept = _remember(chosen)
    with st.container(key="address"):
        if kept != _in_url():
            browser.show_address(kept, page=page)


def change(name: str, values: list[str]) -> None:
    """Set one parameter, as a widget's callback does. Parts of the address that the app does not know are dropped, and
    so are the version and what is picked for an agenda when another catalogue is chosen: they are of the one before.
    """
    known = {key: old for key, old in st.session_state.get("address", {}).items() if key in OF_PAGES + OTHERS}
    if name == CATALOGUE:
        known = {key: old for key, old in known.items() if key not in (VERSION, PICKED)}
    kept = _remember({**known, name: values})
    if kept != _in_url():
        st.query_params.from_dict(kept)


def unknown_parameters(chosen: dict[str, list[str]]) -> list[str]:
    """The names in the address that the app does not know."""
    return sorted(set(chosen) - set(OF_PAGES) - set(OTHERS))


def _remember(chosen: dict[str, list[str]]) -> dict[str, list[str]]:
    """Keep the choices for the session, those that are none left out."""
    kept = {name: values for name, values in chosen.items() if values}
    st.session_state["address"] = kept
    return kept


def _in_url() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}
