"""Templates to send out: for a kind, a partner and a quarter, as a workbook or as CSV."""

from functools import partial

import streamlit as st

from contract import CODELISTS
from contract.display import period_text
from dashboard.wording import text
from pages.delivery import notices
from publishing.workflow import quarter_of
from publishing.workflow.files import template_file
from publishing.workflow.overview import quarters_on_board
from publishing.workflow.session import Session

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(session: Session) -> None:
    """What the template is for, and the two files."""
    language = session.language
    notices.headline(session, text("deliver.templates", language), below=text("deliver.templates_below", language))
    kinds, partners, quarters = st.columns(3, gap="large")
    kind = kinds.selectbox(
        text("deliver.kind", language),
        list(CODELISTS["delivery_kind"].codes),
        format_func=lambda kind: CODELISTS["delivery_kind"].label(kind, language),
        key="template_kind",
        filter_mode=None,
    )
    known = {partner.partner_id: partner for partner in session.partners.partners if partner.delivers(kind)}
    partner_id = partners.selectbox(
        text("deliver.partner", language),
        ["", *known],
        format_func=lambda chosen: known[chosen].name(language) if chosen else text("deliver.any_partner", language),
        key="template_partner",
    )
    on_board = quarters_on_board(session)
    coming = sorted({*on_board, quarter_of(session.today)}, reverse=True)
    period = quarters.selectbox(
        text("deliver.quarter", language),
        coming,
        index=coming.index(on_board[-1]),
        format_func=lambda quarter: period_text(quarter, language),
        key="template_quarter",
        filter_mode=None,
    )
    make = partial(template_file, session, kind, partner_id=partner_id, period=period)
    with st.container(key="template_files", horizontal=True, gap="small"):
        _file(session, make, as_csv=False)
        _file(session, make, as_csv=True)


def _file(session: Session, make: partial, *, as_csv: bool) -> None:
    """A button whose file is made before it is asked for: it holds headings and choices, nobody's figures."""
    with notices.FaultsTold(session.language):
        name, content = make(as_csv=as_csv)
        st.download_button(
            text("deliver.template_csv" if as_csv else "deliver.template_xlsx", session.language),
            data=content,
            file_name=name,
            mime="text/csv" if as_csv else XLSX,
            key=f"template_{'csv' if as_csv else 'xlsx'}",
            on_click="ignore",
            type="secondary" if as_csv else "primary",
            icon=":material/download:",
        )
