"""Taking in: a file becomes a draft at once; a draft is taken up again, or thrown away."""

import json
from html import escape

import streamlit as st

from contract.display import day
from dashboard.figures.parts.tables import small
from dashboard.server import LARGEST_SUM_MB, take
from dashboard.wording import text
from pages.delivery import notices, report
from pages.delivery.fields import NAME, discard_button
from publishing.messages.problems import InputError
from publishing.workflow import Drafts, OpenDraft, change_draft, keep_draft, open_drafts
from publishing.workflow.session import Session

CHOSEN = "draft"
# The uploader may be drawn after its script has come.
_NAMES = """(function name() {
  const button = document.querySelector('.st-key-KEY button'), input = document.querySelector('.st-key-KEY input');
  if (!button || !input) return requestAnimationFrame(name);
  button.setAttribute('aria-label', BUTTON);
  input.setAttribute('aria-label', LABEL);
})()"""


def show(session: Session) -> None:
    """The chosen draft and its report; without one the place for a new file, and the drafts."""
    drafts = open_drafts(session.restricted())
    chosen = [draft for draft in drafts.open if draft.sha256 == st.session_state.get(CHOSEN)]
    if chosen:
        st.button(
            text("deliver.to_drafts", session.language),
            key="to_drafts",
            type="tertiary",
            icon=":material/arrow_back:",
            on_click=_choose,
            args=("",),
        )
        report.show(session, chosen[0])
        return
    notices.headline(
        session, text("deliver.upload", session.language), below=text("deliver.upload_below", session.language)
    )
    _upload(session)
    _list(session, drafts)


def _upload(session: Session) -> None:
    """The place for a file, a new one each time.

    Streamlit's own words are English. The style sheet shows ours in their place, those on a file that did not arrive only
    when one did not, and a script gives the names that a screen reader says.
    """
    key = f"upload_{st.session_state.get('uploads', 0)}"
    label = text("deliver.uploader", session.language)
    words = {name: text(f"deliver.uploader_{name}", session.language) for name in ("button", "how")}
    variables = "".join(f'--upload-{name}:"{line}";' for name, line in words.items())
    with st.container(key="upload"):
        st.html(f"<style>:root{{{variables}}}</style>")
        st.file_uploader(label, key=key, on_change=_keep, args=(session, key))
        failed = escape(text("deliver.uploader_failed", session.language, sum=LARGEST_SUM_MB))
        st.html(f'<p class="notice upload-failed" role="alert">{failed}</p>')
        script = (
            _NAMES.replace("KEY", key)
            .replace("BUTTON", json.dumps(words["button"]))
            .replace("LABEL", json.dumps(label))
        )
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def _keep(session: Session, key: str) -> None:
    uploaded = st.session_state.get(key)
    if uploaded is None:
        return
    name, content = take(uploaded)
    try:
        draft = keep_draft(session.restricted(), content, name, now=session.now)
        if NAME in st.session_state and not draft.by:
            change_draft(session.restricted(), draft, by=st.session_state[NAME])
    except (InputError, OSError) as error:
        notices.remember(notices.fault_text(error, session.language))
        return
    finally:
        st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1
    _choose(draft.sha256)


def _choose(sha256: str) -> None:
    st.session_state[CHOSEN] = sha256


def _list(session: Session, drafts: Drafts) -> None:
    language = session.language
    if not drafts.open and not drafts.broken:
        return
    notices.heading(text("deliver.drafts", language), below=text("deliver.drafts_below", language))
    for place, draft in enumerate(drafts.open):
        with st.container(key=f"draft_{place}", horizontal=True, vertical_alignment="center", gap="small"):
            st.html(f"<p><b>{escape(draft.file_name)}</b>{small(_about(session, draft, language))}</p>")
            st.button(
                text("deliver.go_on", language, file=draft.file_name),
                key=f"go_on_{place}",
                on_click=_choose,
                args=(draft.sha256,),
            )
            discard_button(session, draft.sha256, draft.file_name, key=str(place))
    for place, sha256 in enumerate(drafts.broken):
        with st.container(key=f"draft_broken_{place}", horizontal=True, vertical_alignment="center", gap="small"):
            st.html(f"<p>{escape(text('deliver.draft_broken', language))}</p>")
            discard_button(session, sha256, text("deliver.draft", language), key=f"broken_{place}")


def _about(session: Session, draft: OpenDraft, language: str) -> str:
    """Since when, from whom and by whom, as far as it is known."""
    names = {partner.partner_id: partner.name(language) for partner in session.partners.partners}
    since = f"{day(draft.kept_at.date(), language, article=False)} {draft.kept_at:%H:%M}"
    return " · ".join(filter(None, (since, names.get(draft.partner_id, draft.partner_id), draft.by)))
