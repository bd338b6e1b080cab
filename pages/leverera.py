"""Leverera: a coordinator's work, from a partner's file to a published version. The one page that imports `publishing`."""

import os

import streamlit as st

from dashboard import ui
from dashboard.wording import day, text
from pages.delivery import agenda, approval, board, notices, receiving, templates, versions
from publishing.messages import say
from publishing.workflow.session import open_session, open_workplace

STEPS = {
    "tavla": board.show,
    "mallar": templates.show,
    "ta-emot": receiving.show,
    "ge-ut": approval.show,
    "dagordning": agenda.show,
    "versioner": versions.show,
}

view = ui.view()
# The page list has it only where it may be; an address that was kept, or a page list of Streamlit's own, may not.
if ui.is_exposed() or not ui.has_restricted():
    st.stop()
language = view.language
with notices.FaultsTold(language):
    place = open_workplace(os.environ, data=ui.data_folder(), catalogue=view.version.catalogue, language=language)
    session = open_session(place)
    if session.is_exercise:
        with st.container(key="banner_exercise", horizontal=True):
            st.html(f"<p>{text('deliver.exercise', language, day=day(session.today, language))}</p>")
    for file in session.base.damaged:
        ui.show_notice(say("damaged_passed_by", language, file=file, version=session.base.manifest.version))
    labels = {name: text(f"deliver.step_{name.replace('-', '_')}", language) for name in STEPS}
    step = ui.step_picker(labels, label="deliver.steps", language=language)
    notices.show_remembered()
    STEPS[step](session)
