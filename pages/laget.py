"""Läget: where the council stands. The targets in words, and one block per priority of the plan; without targets what else is known."""

import streamlit as st

from dashboard import figures, ui

view = ui.view()
head = st.container()
blocks = ui.plan_blocks(view)
lines = {"first": figures.target_status_headline, "without_plan": figures.target_status_headline_without_plan}

if blocks:
    # The interpretation of the target on support structure is chosen under its block but decides the headline too.
    # A single block takes half of the page: its few points would lie far apart.
    with st.container(key="blocks" if len(blocks) > 1 else "one_block"):
        columns = ui.columns(*[1] * max(len(blocks), 2))
    places = [column.container() for column in columns[: len(blocks)]]
    if ui.has_rows(view, figures.target_readings):
        with columns[0]:
            view = ui.reading_picker(view)
    with head:
        ui.plan_headline(view, **lines)
    for place, block in zip(places, blocks, strict=True):
        with place:
            ui.figure(view, block)
    targets, history = ui.columns(1, 1)
    with targets:
        ui.foot(view, figures.target_status)
    with history:
        ui.foot(view, figures.target_history, pictured=blocks)
else:
    # Without targets that count anything: those there are, and what is known of the region.
    with head:
        ui.plan_headline(view, **lines)
    if ui.has_rows(view, figures.target_status_table):
        ui.figure(view, figures.target_status_table)
    else:
        ui.note(view, "target_status.no_targets_do")
    if ui.has_rows(view, figures.projects):
        ui.figure(view, figures.projects)
    ui.figure(view, figures.project_municipalities)
    ui.side_by_side(
        view.with_filters(coverage_measure="residents"),
        (5, figures.coverage_by_municipality_map),
        (8, figures.coverage_by_municipality),
    )
ui.meeting_pack(view)
