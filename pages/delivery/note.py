"""The note on a version, which becomes public: its field, what in it tells of people, and the yes that it may all the same."""

from html import escape

import streamlit as st

from dashboard import ui
from dashboard.figures.parts.tables import small
from dashboard.wording import text
from publishing.checking.sentences import sentences
from publishing.desk import Desk
from publishing.notes import note_remarks, refuse_note
from publishing.problems import InputError


def objection(desk: Desk, note: str, key: str, *, holds_people: bool) -> str:
    """Shows what in the note tells of people, with a box to tick; gives why it cannot be published yet, or "".

    A changed note is asked about anew. In a version that holds numbers of people no tick lets a number of people through.
    """
    language = desk.language
    try:
        refuse_note(note, holds_people=holds_people)
    except InputError as error:
        spoken = sentences(error.problems[0], language)
        words = f"{spoken.what} {spoken.remedy}"
        ui.show_notice(words, role="alert")
        return words
    remarks = note_remarks(note, key)
    if not remarks:
        return ""
    spoken = [sentences(remark, language) for remark in remarks]
    st.html("".join(f"<p>{escape(one.what)}{small(one.remedy)}</p>" for one in spoken))
    agreed = st.checkbox(text("deliver.note_yes", language), key=f"{key}_yes_{remarks[0].remark_id}")
    return "" if agreed else text("deliver.note_left", language)
