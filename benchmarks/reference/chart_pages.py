"""The simplest app with two pages that have charts, as many as the command line says: what a browser takes to draw them, whatever is in them."""

import sys

import streamlit as st


def page(name: str, values: list[int]) -> None:
    """A title, and three bars in each chart."""
    st.title(name)
    rows = [{"bar": bar, "value": value} for bar, value in enumerate(values)]
    axes = {"x": {"field": "bar"}, "y": {"field": "value", "type": "quantitative"}}
    for number in range(int(sys.argv[1])):
        st.vega_lite_chart({"data": {"values": rows}, "mark": "bar", "encoding": axes}, key=f"{name} {number}")


def first() -> None:
    """The page that is shown first."""
    page("First", [1, 2, 3])


def second() -> None:
    """The other one."""
    page("Second", [3, 2, 1])


st.navigation([st.Page(first, title="First", default=True), st.Page(second, title="Second")], position="top").run()
