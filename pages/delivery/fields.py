"""The fields of a draft: each is kept in the restricted folder as soon as it is left."""

from functools import partial

import streamlit as st

from contract import CODELISTS, FORMS
from dashboard.wording import text
from pages.delivery import said
from publishing.deliveries.drafts import OpenDraft, change_draft
from publishing.workflow.session import Desk, State

NAME = "deliver_name"


def sender(desk: Desk, state: State, draft: OpenDraft) -> None:
    """Who sends the file, what it is, and who takes it in."""
    language = desk.language
    names = {partner.partner_id: partner.name(language) for partner in state.partners.partners}
    kinds = {kind: CODELISTS["delivery_kind"].label(kind, language) for kind in FORMS}
    left, middle, right = st.columns(3, gap="large")
    for column, field, labels in ((left, "partner_id", names), (middle, "kind", kinds)):
        key = f"draft_{field}"
        st.session_state[key] = getattr(draft, field) if getattr(draft, field) in labels else ""
        column.selectbox(
            text(f"deliver.{field}", language),
            ["", *labels],
            format_func=partial(_label, labels, language),
            key=key,
            filter_mode=None if field == "kind" else "fuzzy",
            on_change=_keep,
            args=(desk, draft, field, key),
        )
    with right:
        text_field(desk, draft, "by")


def text_field(desk: Desk, draft: OpenDraft, field: str, *, label: str = "") -> None:
    """A line of text; `label` is the entry of its heading where that is not the field's own."""
    key = f"draft_{field}"
    st.session_state[key] = getattr(draft, field)
    st.text_input(
        text(f"deliver.{label or field}", desk.language),
        key=key,
        placeholder=text(f"deliver.{field}_help", desk.language),
        autocomplete="off",
        on_change=_keep,
        args=(desk, draft, field, key),
    )


def tick_box(desk: Desk, draft: OpenDraft, field: str) -> None:
    """A yes or no."""
    key = f"draft_{field}"
    st.session_state[key] = getattr(draft, field)
    st.checkbox(text(f"deliver.{field}", desk.language), key=key, on_change=_keep, args=(desk, draft, field, key))


def _label(labels: dict[str, str], language: str, chosen: str) -> str:
    return labels.get(chosen) or text("deliver.as_file_says", language)


def _keep(desk: Desk, draft: OpenDraft, field: str, key: str) -> None:
    if field == "by":
        # The next file is most likely taken in by the same person.
        st.session_state[NAME] = st.session_state[key]
    try:
        change_draft(desk.restricted(), draft, **{field: st.session_state[key]})
    except OSError as error:
        said.remember(said.fault_text(error, desk.language))
