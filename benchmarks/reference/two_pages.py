"""The simplest app with two pages that Streamlit draws."""

import streamlit as st


def first() -> None:
    """The page that is shown first."""
    st.title("First")


def second() -> None:
    """The other one."""
    st.title("Second")


st.navigation([st.Page(first, title="First", default=True), st.Page(second, title="Second")], position="top").run()
