"""Publishing: what waits, what it changes, and a second person's approval."""

from html import escape

import streamlit as st

from contract import HELD_KINDS, label_of
from dashboard import ui
from dashboard.figures.parts.tables import small
from dashboard.wording import join_names, text
from pages.delivery import difference, releasing, said, tables
from pages.delivery.note import objection
from publishing.command.state import State, nothing_left_text, refuse_unaccounted
from publishing.desk import Desk, approvers_refused, prepare_publication
from publishing.figures import day, number, period_text
from publishing.messages import say
from publishing.problems import InputError
from publishing.publication import Publication
from publishing.receipts import Receipt

_PREPARED = "publication"


def show(desk: Desk, state: State) -> None:
    """What waits and what it would change, and the button that publishes it."""
    language = desk.language
    # While something is damaged or lost nothing is published, and no difference is shown that could not be.
    refuse_unaccounted(desk)
    prepared, is_seen = _prepared(desk, state)
    for problem in prepared.unreadable:
        st.html(f"<p>{escape(say('counts_left_out', language, problem=problem.text(language)))}</p>")
    count = len(prepared.all_receipts)
    if prepared.is_empty:
        said.headline(desk, text("deliver.nothing_waits", language), below=nothing_left_text(state, language))
        return
    said.headline(
        desk,
        text("deliver.waits_one" if count == 1 else "deliver.waits", language, count=number(count, language)),
        below=text("deliver.waits_below", language, version=state.base.manifest.version),
    )
    heads = [text(f"deliver.head_{name}", language) for name in ("receipt", "partner", "delivery", "received", "file")]
    st.html(
        tables.table(
            "receipts",
            caption=text("deliver.waits_caption", language),
            heads=heads,
            rows=[_receipt(state, receipt, prepared, language) for receipt in prepared.all_receipts],
        )
    )
    for due in prepared.due:
        kind = label_of("delivery_kind", due.kind, language).lower()
        words = say("publishes_people", language, kind=kind, period=period_text(due.period, language))
        st.html(f"<p>{escape(words)}</p>")
    difference.show(prepared.difference, prepared.targets_before, prepared.targets_after, language)
    _approve(desk, prepared, is_seen=is_seen)


def _prepared(desk: Desk, state: State) -> tuple[Publication, bool]:
    """The publication, made once so that what is approved is what is shown; and whether this visitor has seen it."""
    received = state.received
    numbers = tuple(receipt.number for receipt in received.receipts)
    key = (desk.catalogue, state.base.manifest.version, numbers, received.withdrawn, desk.today)
    kept, prepared = st.session_state.get(_PREPARED, (None, None))
    if kept == key:
        return prepared, True
    prepared = prepare_publication(desk, state)
    st.session_state[_PREPARED] = (key, prepared)
    return prepared, False


def _receipt(state: State, receipt: Receipt, prepared: Publication, language: str) -> list[str]:
    what = f"{label_of('delivery_kind', receipt.kind, language)}, {period_text(receipt.period, language)}"
    about = [label_of("change_kind", receipt.change_kind, language)]
    if receipt.kind in HELD_KINDS and not any(receipt in due.receipts for due in prepared.due):
        about.append(text("deliver.held", language))
    came = f"{day(receipt.received_at.date(), language, article=False)}, {receipt.received_by}"
    name = state.partners.find(receipt.partner_id).name(language)
    return [
        escape(str(receipt.number)),
        escape(name),
        escape(what) + small(", ".join(about)) + small(receipt.note),
        escape(came),
        escape(receipt.file_name),
    ]


def _approve(desk: Desk, prepared: Publication, *, is_seen: bool) -> None:
    """Who approves, a note on the version, and the button. Who took in a delivery cannot approve it, and nobody what they
    have not seen: something may have been received or published since the difference was shown.
    """
    language, refused = desk.language, approvers_refused(prepared)
    names = join_names(refused, language)
    said.heading(text("deliver.approve", language), below=text("deliver.approve_below", language, names=names))
    left, right = st.columns([1, 2], gap="large")
    author = left.text_input(text("deliver.approver", language), key="approver", autocomplete="off").strip()
    note = right.text_input(
        text("deliver.version_note", language),
        key="version_note",
        placeholder=text("deliver.version_note_help", language),
        autocomplete="off",
    )
    unfit = objection(desk, note.strip(), "version_note", holds_people=prepared.holds_people)
    if not st.button(text("deliver.publish", language), key="publish", type="primary"):
        return
    fault = _objection(prepared, author, language, is_seen=is_seen) or unfit
    if fault:
        ui.show_notice(fault, role="alert")
        return
    releasing.release(desk, prepared, author=author, note=note.strip())


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
