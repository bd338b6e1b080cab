"""Stödstruktur: the roll-out towards the target, the criteria of each municipality, the three interpretations, the agreements."""

from functools import partial

import streamlit as st

from dashboard import ui
from dashboard.charts import support, support_agreements, support_ladder, support_readings
from dashboard.wording import support as say
from dashboard.wording import support_agreements as say_agreements
from dashboard.wording import support_ladder as say_ladder

view = ui.view()
# The interpretation is chosen below its table but decides the target line above it, so the places are made first.
top = st.container()
with st.container(key="support_halves"):
    left, right = ui.columns(6, 7)
steps, readings = left.container(), left.container()
with left:
    view = ui.reading_picker(view)
reading, reference_date = view.filters.reading, view.filters.reference_date

with top:
    ui.headline(view, "support_structure_by_period", say.headline, kicker="support.kicker")
with steps:
    ui.figure(
        view,
        "support_structure_by_period",
        sentence=say.steps,
        subtitle=partial(say.steps_subtitle, is_filtered=view.is_filtered),
        chart=support.steps,
        empty="support.empty_steps",
    )
with right:
    ui.figure(
        view,
        "status_ladder",
        sentence=partial(say_ladder.ladder, is_filtered=view.is_filtered),
        subtitle=say_ladder.ladder_subtitle,
        chart=support_ladder.ladder,
        empty="support.empty_ladder",
    )
with readings:
    ui.figure(
        view,
        "target_readings",
        sentence=partial(say.readings, reading=reading),
        subtitle="support.readings_subtitle",
        chart=partial(support_readings.readings, reading=reading),
    )
ui.figure(
    view,
    "agreements",
    sentence=partial(say_agreements.agreements, reference_date=reference_date, is_filtered=view.is_filtered),
    subtitle=partial(say_agreements.agreements_subtitle, reference_date=reference_date),
    chart=partial(support_agreements.agreements, reference_date=reference_date),
    empty="support.empty_agreements",
)
