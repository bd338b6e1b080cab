"""The fields of a draft, each kept in the restricted folder as soon as it is left, and the button that throws it away."""

from functools import partial
from html import escape

import streamlit as st

from contract import CODELISTS
from dashboard.wording import text
from pages.delivery import notices
from publishing.workflow import OpenDraft, change_draft, discard_draft
from publishing.workflow.session import Session

NAME = "deliver_name"


def sender(session: Session, draft: OpenDraft) -> None:
    """Who sends the file, what it is, and who takes it in."""
    language = session.language
    names = {partner.partner_id: partner.name(language) for partner in session.partners.partners}
    known = CODELISTS["delivery_kind"]
    kinds = {kind: known.label(kind, language) for kind in known.codes}
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
            args=(session, draft, field, key),
        )
    with right:
        text_field(session, draft, "by")


def text_field(session: Session, draft: OpenDraft, field: str, *, label: str = "") -> None:
    """A line of text; `label` is the entry of its heading where that is not the field's own."""
    key = f"draft_{field}"
    st.session_state[key] = getattr(draft, field)
    st.text_input(
        text(f"deliver.{label or field}", session.language),
        key=key,
        placeholder=text(f"deliver.{field}_help", session.language),
        autocomplete="off",
        on_change=_keep,
        args=(session, draft, field, key),
    )


def tick_box(session: Session, draft: OpenDraft, field: str) -> None:
    """A yes or no."""
    key = f"draft_{field}"
    st.session_state[key] = getattr(draft, field)
    st.checkbox(text(f"deliver.{field}", session.language), key=key, on_change=_keep, args=(session, draft, field, key))


def _label(labels: dict[str, str], language: str, chosen: str) -> str:
    return labels.get(chosen) or text("deliver.as_file_says", language)


def _keep(session: Session, draft: OpenDraft, field: str, key: str) -> None:
    if field == "by":
        # The next file is most likely taken in by the same person.
        st.session_state[NAME] = st.session_state[key]
    try:
        change_draft(session.restricted(), draft, **{field: st.session_state[key]})
    except OSError as error:
        notices.remember(notices.fault_text(error, session.language))


def discard_button(session: Session, sha256: str, file: str, *, key: str) -> None:
    """A button that asks before it throws a draft away."""
    with st.popover(text("deliver.discard", session.language, file=file), type="tertiary", key=f"discard_{key}"):
        st.html(f"<p>{escape(text('deliver.discard_ask', session.language))}</p>")
        if st.button(text("deliver.discard_yes", session.language), key=f"discard_yes_{key}"):
            discard_draft(session.restricted(), sha256)
            notices.after_rerun(text("deliver.discarded", session.language, file=file))
