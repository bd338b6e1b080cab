"""Publishing: what waits, what it changes, and a second person's approval."""

from html import escape

import streamlit as st

from contract import label_of
from contract.display import day, number, period_text
from dashboard import ui
from dashboard.figures.parts.tables import small
from dashboard.wording import join_names, text
from pages.delivery import difference, notices, releasing, tables
from publishing.messages import say
from publishing.messages.problems import InputError
from publishing.messages.said import said
from publishing.workflow import Publication, Receipt
from publishing.workflow import publish as work
from publishing.workflow.session import Session

_PREPARED = "publication"


def show(session: Session) -> None:
    """What waits and what it would change, and the button that publishes it."""
    language = session.language
    # While something is damaged or lost nothing is published, and no difference is shown that could not be.
    work.refuse_unaccounted(session)
    prepared, is_seen = _prepared(session)
    for problem in prepared.unreadable:
        st.html(f"<p>{escape(say('counts_left_out', language, problem=problem.text(language)))}</p>")
    count = len(prepared.all_receipts)
    if prepared.is_empty:
        notices.headline(session, text("deliver.nothing_waits", language), below=work.nothing_left_text(session))
        return
    notices.headline(
        session,
        text("deliver.waits_one" if count == 1 else "deliver.waits", language, count=number(count, language)),
        below=text("deliver.waits_below", language, version=session.base.manifest.version),
    )
    st.html(
        tables.table(
            "receipts",
            language,
            caption=text("deliver.waits_caption", language),
            heads=("receipt", "partner", "delivery", "received", "file"),
            rows=[_receipt(session, receipt, prepared, language) for receipt in prepared.all_receipts],
        )
    )
    for due in prepared.due:
        st.html(f"<p>{escape(work.due_text(due, language))}</p>")
    difference.show(prepared, language)
    _approve(session, prepared, is_seen=is_seen)


def _prepared(session: Session) -> tuple[Publication, bool]:
    """The publication, made once so that what is approved is what is shown; and whether this visitor has seen it."""
    numbers = tuple(receipt.number for receipt in session.receipts)
    key = (session.catalogue, session.base.manifest.version, numbers, session.withdrawn, session.today)
    kept, prepared = st.session_state.get(_PREPARED, (None, None))
    if kept == key:
        return prepared, True
    prepared = work.preview(session)
    st.session_state[_PREPARED] = (key, prepared)
    return prepared, False


def _receipt(session: Session, receipt: Receipt, prepared: Publication, language: str) -> list[str]:
    what = f"{label_of('delivery_kind', receipt.kind, language)}, {period_text(receipt.period, language)}"
    about = [label_of("change_kind", receipt.change_kind, language)]
    if prepared.is_waiting(receipt):
        about.append(text("deliver.held", language))
    came = f"{day(receipt.received_at.date(), language, article=False)}, {receipt.received_by}"
    name = session.partners.find(receipt.partner_id).name(language)
    return [
        escape(str(receipt.number)),
        escape(name),
        escape(what) + small(", ".join(about)) + small(receipt.note),
        escape(came),
        escape(receipt.file_name),
    ]


def _approve(session: Session, prepared: Publication, *, is_seen: bool) -> None:
    """Who approves, a note on the version, and the button. Who took in a delivery cannot approve it, and nobody what they
    have not seen: something may have been received or published since the difference was shown.
    """
    language, refused = session.language, work.approvers_refused(prepared)
    names = join_names(refused, language)
    notices.heading(text("deliver.approve", language), below=text("deliver.approve_below", language, names=names))
    left, right = st.columns([1, 2], gap="large")
    author = said(left.text_input(text("deliver.approver", language), key="approver", autocomplete="off"))
    note = right.text_input(
        text("deliver.version_note", language),
        key="version_note",
        placeholder=text("deliver.version_note_help", language),
        autocomplete="off",
    )
    unfit = releasing.note_objection(session, said(note), "version_note", holds_people=prepared.holds_people)
    if not st.button(text("deliver.publish", language), key="publish", type="primary"):
        return
    fault = _objection(prepared, author, language, is_seen=is_seen) or unfit
    if fault:
        ui.show_notice(fault, role="alert")
        return
    releasing.release(session, prepared, author=author, note=said(note))


def _objection(prepared: Publication, author: str, language: str, *, is_seen: bool) -> str:
    """Why it cannot be published like this, if so."""
    if not is_seen:
        return text("deliver.changed_meanwhile", language)
    if not author:
        return text("deliver.approver_missing", language)
    try:
        prepared.refuse_own_approval(author)
    except InputError:
        return text("deliver.approver_same", language, name=author)
    return ""
