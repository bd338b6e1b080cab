"""Publishing: what waits, what it changes, and a second person's approval."""

from html import escape

import streamlit as st

from contract import HELD_KINDS, label_of
from dashboard.charts.tables import small
from dashboard.wording import join_names, text
from pages.delivery import difference, releasing, said, tables
from publishing.command.state import State
from publishing.desk import Desk, approvers_refused, prepare_publication
from publishing.figures import day, number, period_text
from publishing.publication import Publication
from publishing.receipts import Receipt
from publishing.waiting import waiting

_PREPARED = "publication"


def show(desk: Desk, state: State) -> None:
    """What waits and what it would change, and the button that publishes it."""
    language = desk.language
    prepared = _prepared(desk, state)
    count = len(prepared.receipts)
    if not count:
        nothing = text("deliver.nothing_waits_below", language, version=state.base.manifest.version)
        said.headline(desk, text("deliver.nothing_waits", language), below=nothing)
        return
    said.headline(
        desk,
        text("deliver.waits" if count > 1 else "deliver.waits_one", language, count=number(count, language)),
        below=text("deliver.waits_below", language, version=state.base.manifest.version),
    )
    heads = [text(f"deliver.head_{name}", language) for name in ("receipt", "partner", "delivery", "received", "file")]
    st.html(
        tables.table(
            "receipts",
            caption=text("deliver.waits_caption", language),
            heads=heads,
            rows=[_receipt(state, receipt, language) for receipt in prepared.receipts],
        )
    )
    difference.show(prepared.difference, prepared.targets_before, prepared.targets_after, language)
    _approve(desk, state, prepared)


def _prepared(desk: Desk, state: State) -> Publication:
    """The publication as this visitor has seen it: made once, so that what is approved is what is shown."""
    numbers = tuple(
        receipt.number for receipt in waiting(state.received.receipts, state.base, state.received.withdrawn)
    )
    key = (desk.catalogue, state.base.manifest.version, numbers, desk.today)
    kept, prepared = st.session_state.get(_PREPARED, (None, None))
    if kept != key:
        prepared = prepare_publication(desk, state)
        st.session_state[_PREPARED] = (key, prepared)
    return prepared


def _receipt(state: State, receipt: Receipt, language: str) -> list[str]:
    what = f"{label_of('delivery_kind', receipt.kind, language)}, {period_text(receipt.period, language)}"
    about = [label_of("change_kind", receipt.change_kind, language)]
    if receipt.kind in HELD_KINDS:
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


def _approve(desk: Desk, state: State, prepared: Publication) -> None:
    """Who approves, a note on the version, and the button. Who took in a delivery cannot approve it."""
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
    if not st.button(text("deliver.publish", language), key="publish", type="primary"):
        return
    fault = ""
    if not author:
        fault = text("deliver.approver_missing", language)
    elif author.casefold() in {name.casefold() for name in refused}:
        fault = text("deliver.approver_same", language, name=author)
    if fault:
        st.html(f'<p class="notice" role="alert">{escape(fault)}</p>')
        return
    releasing.release(desk, prepared, author=author, note=note.strip())
