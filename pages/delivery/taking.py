"""What is left before a draft is taken in: the answers, the reason, the note; then it is received, or noted as refused."""

from html import escape

import streamlit as st

from dashboard import ui
from dashboard.figures.parts.tables import small
from dashboard.wording import join_names, text
from pages.delivery import fields, said, tables
from publishing.checking.report import Remark
from publishing.checking.sentences import sentences
from publishing.command.state import State
from publishing.desk import Desk, OpenDraft, is_correction, receive_draft
from publishing.examining import Examined
from publishing.messages import say
from publishing.notes import is_published
from publishing.problems import InputError
from publishing.receipts import keep_answers


def show(desk: Desk, state: State, draft: OpenDraft, examined: Examined, answers: dict[str, str]) -> None:
    """The questions, each answer kept as soon as it is given, and the button that takes the file in."""
    report, language = examined.report, desk.language
    if report.warnings:
        left = len(report.unanswered(answers))
        said.heading(
            text("deliver.warnings", language, count=len(report.warnings)),
            below=text("deliver.warnings_below" if left else "deliver.warnings_done", language, count=left),
        )
        for place, remark in enumerate(report.warnings, start=1):
            _question(desk, draft, remark, place, answers)
    corrects = is_correction(state, examined)
    is_late = draft.after_closing or any(fault.message == "quarter_closed" for fault in report.faults)
    if report.is_accepted or is_late:
        said.heading(text("deliver.last", language))
    if is_late:
        fields.text_field(desk, draft, "after_closing")
    if report.is_accepted:
        if corrects or draft.is_definition:
            fields.text_field(desk, draft, "note", label="note" if is_published(report.kind) else "note_kept")
        fields.tick_box(desk, draft, "is_definition")
    needs_note = (corrects or draft.is_definition) and not draft.note.strip()
    _act(desk, state, draft, examined, answers, left=_left(desk, draft, examined, answers, needs_note=needs_note))


def _question(desk: Desk, draft: OpenDraft, remark: Remark, place: int, answers: dict[str, str]) -> None:
    """One warning and the field for its answer, which is kept as soon as it is left."""
    language, key = desk.language, f"answer_{remark.remark_id}"
    spoken = sentences(remark, language)
    where = [remark.sheet or "", "" if remark.row is None else text("deliver.row", language, row=remark.row)]
    where += [remark.column or "", spoken.cell]
    st.session_state[key] = answers.get(remark.remark_id, "")
    with st.container(key=f"question_{place}", gap="xsmall"):
        shape = tables.status("accepted" if st.session_state[key].strip() else "warning", str(place))
        st.html(
            f'<div class="question">{shape}<div><p>{escape(spoken.what)}{small(spoken.remedy)}</p>'
            f'<p class="where">{escape(" · ".join(filter(None, where)))}</p></div></div>'
        )
        st.text_input(
            text("deliver.answer", language, number=place),
            key=key,
            autocomplete="off",
            on_change=_keep_answer,
            args=(desk, draft, remark.remark_id, key),
        )


def _keep_answer(desk: Desk, draft: OpenDraft, remark_id: str, key: str) -> None:
    try:
        keep_answers(desk.restricted(), draft.sha256, {remark_id: st.session_state[key].strip()})
    except (InputError, OSError) as error:
        said.remember(said.fault_text(error, desk.language))


def _left(desk: Desk, draft: OpenDraft, examined: Examined, answers: dict[str, str], *, needs_note: bool) -> list[str]:
    """What is still to be said before the file can be taken in, or noted as refused."""
    unanswered = len(examined.report.unanswered(answers)) if examined.report.is_accepted else 0
    wanted = {
        "left_name": not draft.by.strip(),
        "left_answer": unanswered == 1,
        "left_answers": unanswered > 1,
        "left_note": needs_note,
    }
    return [text(f"deliver.{name}", desk.language, count=unanswered) for name, is_left in wanted.items() if is_left]


def _act(
    desk: Desk,
    state: State,
    draft: OpenDraft,
    examined: Examined,
    answers: dict[str, str],
    *,
    left: list[str],
) -> None:
    language, is_accepted = desk.language, examined.report.is_accepted
    words = text("deliver.left", language, what=join_names(left, language)) if left else ""
    if words:
        st.html(f'<p class="left">{escape(words)}</p>')
    label = text("deliver.receive" if is_accepted else "deliver.refuse", language)
    if not st.button(label, key="receive", type="primary" if is_accepted else "secondary"):
        return
    if words:
        ui.show_notice(words, role="alert")
        return
    with said.FaultsTold(language):
        receipt = receive_draft(desk, state, draft, examined, answers)
        name = examined.partner.name(language)
        done = say("received" if receipt.is_accepted else "refused", language, number=receipt.number, partner=name)
        more = text("deliver.received_next", language, name=draft.by.strip()) if receipt.is_accepted else ""
        said.after_rerun(f"{done} {more}".strip())
