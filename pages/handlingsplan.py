"""Handlingsplan: the plans that are followed, and of the chosen one: what shall be done, by whom, and where its targets stand."""

import streamlit as st

from dashboard import figures, ui

view = ui.view()
top, picker = ui.columns(13, 5, alignment="bottom") if ui.has_several_plans(view) else [st.container()] * 2
with picker:
    view = ui.plan_picker(view)
has_targets = ui.has_rows(view, figures.target_status_table)
is_known = has_targets or ui.has_rows(view, figures.plans)
with top:
    ui.headline(view, figures.plan_activities_headline if is_known else figures.plans_headline_without_any)

if ui.has_rows(view, figures.plan_activities_list):
    # A plan that names no partners has its activities as a figure of their own.
    if ui.has_rows(view, figures.plan_partners):
        ui.figure(view, figures.plan_partners)
        ui.foot(view, figures.plan_activities)
    else:
        ui.figure(view, figures.plan_activities_list)
if has_targets:
    ui.figure(view, figures.target_status_table)
elif not is_known:
    ui.note(view, "target_status.no_targets_do")
ui.figure(view, figures.plans)
