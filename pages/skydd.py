"""Så skyddas uppgifterna: what is rounded, why, and how much it can matter, in plain words."""

import streamlit as st

from dashboard import ui
from dashboard.sections import protection
from dashboard.wording import text

view = ui.view()
look = view.look

ui.headline_text(view, text("skydd.headline", view.language), kicker="skydd.kicker")
st.html(protection.lead(look))
for left, right in (
    ([protection.example], [protection.signs]),
    ([protection.errors], [protection.when, protection.avoid]),
    ([protection.tries], [protection.files]),
):
    for place, parts in zip(ui.columns(7, 6), (left, right), strict=True):
        with place:
            for part in parts:
                st.html(part(look))
