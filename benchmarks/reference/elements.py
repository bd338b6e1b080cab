"""A page of bare elements, as many of each kind as the command line says: `streamlit run elements.py -- html=12 popover=3`."""

import sys

import altair as alt
import polars as pl
import streamlit as st

BARS = {
    "data": {"values": [{"bar": bar, "value": bar} for bar in range(3)]},
    "mark": "bar",
    "encoding": {"x": {"field": "bar"}, "y": {"field": "value", "type": "quantitative"}},
}
# A municipality has some twenty rows in a figure, and a chart of ours three layers.
ROWS = pl.DataFrame({"bar": [f"{number}" for number in range(20)], "value": range(20)})
SENT = ROWS.write_ipc_stream(None, compat_level=pl.CompatLevel.oldest()).getvalue()


def written(name: str) -> None:
    """A chart that Altair writes, of rows that are sent as they are: what it costs without a question, and without checks."""
    base = alt.Chart(alt.NamedData("rows")).encode(alt.X("value:Q", title=name), alt.Y("bar:N"))
    layers = base.mark_bar() + base.mark_text(align="left").encode(alt.Text("value:Q")) + base.mark_rule()
    st.vega_lite_chart({**layers.to_dict(validate=False), "datasets": {"rows": SENT}}, key=name)


ELEMENTS = {
    "altair_chart": written,
    "bidi_component": lambda name: st.components.v2.component(name, js="export default () => {}")(key=name),
    "button": lambda name: st.button(name),
    "column": lambda name: st.container(),
    "download_button": lambda name: st.download_button(name, lambda: b"", on_click="ignore"),
    "expandable": lambda name: st.expander(name),
    "flex_container": lambda name: st.container(),
    "html": lambda name: st.html(f"<p>{name}</p>"),
    "multiselect": lambda name: st.multiselect(name, ["One", "Two"]),
    "popover": lambda name: st.popover(name),
    "radio": lambda name: st.radio(name, ["One", "Two"]),
    "selectbox": lambda name: st.selectbox(name, ["One", "Two"]),
    "button_group": lambda name: st.segmented_control(name, ["One", "Two"]),
    "vega_lite_chart": lambda name: st.vega_lite_chart(BARS, key=name),
}

st.title("Bare elements")
for kind, _, count in (each.partition("=") for each in sys.argv[1:]):
    for number in range(int(count)):
        ELEMENTS[kind](f"{kind} {number}")
