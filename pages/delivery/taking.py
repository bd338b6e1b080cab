"""What is left before a draft is taken in: the answers, the reason, the note; then it is received, or noted as refused."""

from html import escape

import streamlit as st

from dashboard import ui
from dashboard.figures.parts.tables import small
from dashboard.wording import join_names, text
from pages.delivery import fields, notices, tables
from publishing.messages import say
from publishing.messages.problems import InputError, Remark
from publishing.messages.said import said
from publishing.workflow import is_published, keep_answers
from publishing.workflow.examine import Examined
from publishing.workflow.receive import is_correction, take_in_draft
from publishing.workflow.session import Session


def show(session: Session, examined: Examined, answers: dict[str, str]) -> None:
    """The questions, each answer kept as soon as it is given, and the button that takes the file of a draft in."""
    report, draft, language = examined.report, examined.sent, session.language
    if report.warnings:
        left = len(report.unanswered(answers))
        notices.heading(
            text("deliver.warnings", language, count=len(report.warnings)),
            below=text("deliver.warnings_below" if left else "deliver.warnings_done", language, count=left),
        )
        for place, remark in enumerate(report.warnings, start=1):
            _question(session, draft.sha256, remark, place, answers)
    corrects = is_correction(session, examined)
    is_late = draft.after_closing or any(fault.message == "quarter_closed" for fault in report.faults)
    if report.is_accepted or is_late:
        notices.heading(text("deliver.last", language))
    if is_late:
        fields.text_field(session, draft, "after_closing")
    if report.is_accepted:
        if corrects or draft.is_definition:
            fields.text_field(session, draft, "note", label="note" if is_published(report.kind) else "note_kept")
        fields.tick_box(session, draft, "is_definition")
    needs_note = (corrects or draft.is_definition) and not said(draft.note)
    _act(session, examined, answers, left=_left(examined, answers, session.language, needs_note=needs_note))


def _question(session: Session, sha256: str, remark: Remark, place: int, answers: dict[str, str]) -> None:
    """One warning and the field for its answer, which is kept as soon as it is left."""
    language, key = session.language, f"answer_{remark.remark_id}"
    told = remark.told(language)
    where = [remark.sheet or "", "" if remark.row is None else text("deliver.row", language, row=remark.row)]
    where += [remark.column or "", told.cell]
    st.session_state[key] = answers.get(remark.remark_id, "")
    with st.container(key=f"question_{place}", gap="xsmall"):
        shape = tables.status("accepted" if said(st.session_state[key]) else "warning", str(place))
        st.html(
            f'<div class="question">{shape}<div><p>{escape(told.what)}{small(told.remedy)}</p>'
            f'<p class="where">{escape(" · ".join(filter(None, where)))}</p></div></div>'
        )
        st.text_input(
            text("deliver.answer", language, number=place),
            key=key,
            autocomplete="off",
            on_change=_keep_answer,
            args=(session, sha256, remark.remark_id, key),
        )


def _keep_answer(session: Session, sha256: str, remark_id: str, key: str) -> None:
    try:
        keep_answers(session.restricted(), sha256, {remark_id: said(st.session_state[key])})
    except (InputError, OSError) as error:
        notices.remember(notices.fault_text(error, session.language))


def _left(examined: Examined, answers: dict[str, str], language: str, *, needs_note: bool) -> list[str]:
    """What is still to be said before the file can be taken in, or noted as refused."""
    unanswered = len(examined.report.unanswered(answers)) if examined.report.is_accepted else 0
    wanted = {
        "left_name": not said(examined.sent.by),
        "left_answer": unanswered == 1,
        "left_answers": unanswered > 1,
        "left_note": needs_note,
    }
    return [text(f"deliver.{name}", language, count=unanswered) for name, is_left in wanted.items() if is_left]


def _act(session: Session, examined: Examined, answers: dict[str, str], *, left: list[str]) -> None:
    language, is_accepted = session.language, examined.report.is_accepted
    words = text("deliver.left", language, what=join_names(left, language)) if left else ""
    if words:
        st.html(f'<p class="left">{escape(words)}</p>')
    label = text("deliver.receive" if is_accepted else "deliver.refuse", language)
    if not st.button(label, key="receive", type="primary" if is_accepted else "secondary"):
        return
    if words:
        ui.show_notice(words, role="alert")
        return
    with notices.FaultsTold(language):
        receipt = take_in_draft(session, examined, answers)
        name = examined.partner.name(language)
        done = say("received" if receipt.is_accepted else "refused", language, number=receipt.number, partner=name)
        more = text("deliver.received_next", language, name=said(examined.sent.by)) if receipt.is_accepted else ""
        notices.after_rerun(f"{done} {more}".strip())
