"""Throwing a draft away, after a question."""

import streamlit as st

from dashboard.wording import text
from pages.delivery import said, tables
from publishing.deliveries.drafts import discard_draft
from publishing.workflow.session import Desk


def discard_button(desk: Desk, sha256: str, file: str, *, key: str) -> None:
    """A button that asks before it throws a draft away."""
    with st.popover(text("deliver.discard", desk.language, file=file), type="tertiary", key=f"discard_{key}"):
        st.html(f"<p>{tables.plain(text('deliver.discard_ask', desk.language))}</p>")
        if st.button(text("deliver.discard_yes", desk.language), key=f"discard_yes_{key}"):
            discard_draft(desk.restricted(), sha256)
            said.after_rerun(text("deliver.discarded", desk.language, file=file))
