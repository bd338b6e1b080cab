"""Läget: where the council stands. The targets in words, and one block per priority of the action plan."""

import streamlit as st

from dashboard import figures, ui

view = ui.view()
head = st.container()
places = ui.columns(1, 1, 1)

# The interpretation of the target on support structure is chosen under its block but decides the headline too.
blocks = [place.container() for place in places]
with places[0]:
    view = ui.reading_picker(view)
with head:
    ui.headline(view, figures.target_status_headline)

for place, block in zip(blocks, figures.target_status_blocks, strict=True):
    with place:
        ui.figure(view, block)

for place, table in zip(ui.columns(1, 1), (figures.target_status, figures.target_history), strict=True):
    with place:
        ui.foot(view, table)
