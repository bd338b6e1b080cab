"""Läget: where the council stands. The targets in words, and one block per priority of the action plan."""

from functools import partial

import streamlit as st

from dashboard import ui
from dashboard.charts import laget as charts
from dashboard.wording import laget as say
from dashboard.wording import laget_headline

view = ui.view()
head = st.container()
places = ui.columns(1, 1, 1)

# The interpretation of the target on support structure is chosen under its block but decides the headline too.
blocks = [place.container() for place in places]
with places[0]:
    view = ui.reading_picker(view)
with head:
    ui.headline(view, "target_status", laget_headline.headline, kicker="laget.kicker")

for priority, block in enumerate(blocks, start=1):
    with block:
        ui.figure(
            view,
            "target_status",
            sentence=partial(say.block, priority=priority),
            subtitle=say.no_subtitle,
            chart=partial(charts.priority_block, priority=priority),
            also=("target_history",),
            key=f"priority_{priority}",
            kicker=f"laget.priority_{priority}",
            with_foot=False,
            large=partial(say.main_row, priority=priority),
        )

for place, (query, title) in zip(
    ui.columns(1, 1),
    [("target_status", "laget.status_title"), ("target_history", "laget.history_title")],
    strict=True,
):
    with place:
        ui.foot(view, query, title=title)
