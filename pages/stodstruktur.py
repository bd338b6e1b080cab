"""Stödstruktur: the roll-out towards the target, the criteria of each municipality, the three interpretations."""

import streamlit as st

from dashboard import figures, ui

view = ui.view()
# The interpretation is chosen below its table but decides the target line above it, so the places are made first.
top = st.container()
with st.container(key="support_halves"):
    left, right = ui.columns(6, 7)
steps, readings = left.container(), left.container()
# A catalogue without a target that may be read in several ways has none to choose between.
has_readings = ui.has_rows(view, figures.target_readings)
if has_readings:
    with left:
        view = ui.reading_picker(view)

with top:
    ui.headline(view, figures.support_structure_by_period_headline)
with steps:
    ui.figure(view, figures.support_structure_by_period)
with right:
    ui.figure(view, figures.status_ladder)
if has_readings:
    with readings:
        ui.figure(view, figures.target_readings)
