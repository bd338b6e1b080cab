"""The publication itself: the note that becomes public, the stages as they pass, and what comes of it."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard import ui
from dashboard.figures.parts.tables import small
from dashboard.wording import text
from pages.delivery import notices
from publishing.messages import say
from publishing.messages.problems import InputError
from publishing.workflow import OvertakenError, Publication, Published, Stage, UnfinishedError
from publishing.workflow import publish as work
from publishing.workflow.session import Session


def release(session: Session, prepared: Publication, *, author: str, note: str) -> None:
    """Publish what was shown. Overtaken by somebody, nothing is published and the difference is shown anew."""
    language = session.language
    with notices.FaultsTold(language), st.status(text("deliver.stage_check", language), expanded=True) as status:

        def on_stage(stage: Stage) -> None:
            words = text(f"deliver.stage_{stage.value}", language)
            status.update(label=words)
            status.markdown(words)

        try:
            published = work.publish(session, prepared, author=author, note=note, on_stage=on_stage)
        except OvertakenError as error:
            mended = say("version_mended", language, version=error.newest.version)
            notices.after_rerun(mended if work.is_mended(session, error) else notices.fault_text(error, language))
        except UnfinishedError as error:
            notices.after_rerun(error.text(language))
        done(session, published)


def done(session: Session, published: Published) -> None:
    """Begin anew, and say which version there is, what should be known about it, and the ways to it."""
    language, number = session.language, published.manifest.version
    words = text("deliver.published" if published.is_new else "deliver.not_new", language, number=number)
    hints = " ".join(hint.text(language) for hint in published.hints)
    links = {
        text("deliver.to_laget", language): address(session),
        text("deliver.to_version", language, number=number): address(session, number),
    }
    notices.after_rerun(f"{words} {hints}".strip(), links)


def address(session: Session, number: int | None = None) -> str:
    """The first page of the app with the newest version, or with the one that is named."""
    chosen = {"data": session.catalogue, "sprak": session.language} | (
        {} if number is None else {"version": str(number)}
    )
    return f"./?{urlencode(chosen)}"


def note_objection(session: Session, note: str, key: str, *, holds_people: bool) -> str:
    """Shows what in the note tells of people, with a box to tick; gives why it cannot be published yet, or "".

    A changed note is asked about anew. In a version that holds numbers of people no tick lets a number of people through.
    """
    language = session.language
    try:
        remarks = work.note_questions(note, key, holds_people=holds_people)
    except InputError as error:
        words = error.problems[0].what(language)
        ui.show_notice(words, role="alert")
        return words
    if not remarks:
        return ""
    told = [remark.told(language) for remark in remarks]
    st.html("".join(f"<p>{escape(words.what)}{small(words.remedy)}</p>" for words in told))
    agreed = st.checkbox(text("deliver.note_yes", language), key=f"{key}_yes_{remarks[0].remark_id}")
    return "" if agreed else text("deliver.note_left", language)
