"""A page of bare elements, as many of each kind as the command line says: `streamlit run elements.py -- html=12 popover=3`."""

import sys

import streamlit as st

BARS = {
    "data": {"values": [{"bar": bar, "value": bar} for bar in range(3)]},
    "mark": "bar",
    "encoding": {"x": {"field": "bar"}, "y": {"field": "value", "type": "quantitative"}},
}
ELEMENTS = {
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
