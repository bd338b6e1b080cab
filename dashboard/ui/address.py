"""The address and the choices are one: what the URL says is chosen, and what is chosen is written to the URL.

Streamlit drops query parameters at a page change, so the choices are kept for the session and written back on every run.
An address that differs from what was last written (a pasted link, a step back in the browser) wins.
"""

import streamlit as st

PARAMETERS = ("data", "sprak", "kommun", "period", "matt", "lasning", "aktor", "steg", "version")
# Streamlit's own, and the ones that later pages read.
FOREIGN = ("embed", "embed_options", "visning")


def read() -> dict[str, list[str]]:
    """Every parameter of the view with its values, from the address or from the session after a page change."""
    address = {name: st.query_params.get_all(name) for name in st.query_params}
    remembered = st.session_state.get("address")
    chosen = address if address or remembered is None else remembered
    st.session_state["address"] = chosen
    return chosen


def write(chosen: dict[str, list[str]]) -> None:
    """Make `chosen` the address and the session's memory of it. An empty list leaves the parameter out."""
    kept = {name: values for name, values in chosen.items() if values}
    st.session_state["address"] = kept
    if kept != {name: st.query_params.get_all(name) for name in st.query_params}:
        st.query_params.from_dict(kept)


def change(name: str, values: list[str]) -> None:
    """Set one parameter, as a widget's callback does. Parts of the address that the app does not know are dropped, and
    so is the version when another catalogue is chosen: its number says nothing there.
    """
    known = {key: old for key, old in st.session_state.get("address", {}).items() if key in PARAMETERS + FOREIGN}
    if name == "data":
        known.pop("version", None)
    write({**known, name: values})


def unknown_parameters(chosen: dict[str, list[str]]) -> list[str]:
    """The names in the address that the app does not know."""
    return sorted(set(chosen) - set(PARAMETERS) - set(FOREIGN))
