"""The definition and the SQL of every figure, as they run, with the shared sets and the macros that they use."""

import streamlit as st

from dashboard.ui.terms import with_terms
from dashboard.view import View
from dashboard.wording import text
from queries import query_names, read_macros, read_query, shared_names


def query_catalogue(view: View) -> None:
    """The queries, the shared sets that they start from, and the macros of all, each folded: what is folded is not drawn, and a hundred
    rows would take longer than the rest of the page.
    """
    for group, names in (("queries", query_names()), ("shared", shared_names())):
        label = text(f"files.{group}_title", view.language, count=len(names))
        folded = st.expander(label, key=f"sql_of_{group}", on_change="rerun")
        if folded.open:
            with folded:
                for name in names:
                    _query(view, name)
    macros = st.expander(text("files.macros_title", view.language), key="sql_macros", on_change="rerun")
    if macros.open:
        macros.markdown(text("files.macros_text", view.language))
        macros.code(read_macros(), language="sql", wrap_lines=True)


def _query(view: View, name: str) -> None:
    """One expander: title, definition, and its SQL."""
    query = read_query(name)
    title, definition = (
        (query.title_en, query.definition_en) if view.language == "en" else (query.title_sv, query.definition_sv)
    )
    expander = st.expander(f"{title} ({name})", key=f"sql_{name}", on_change="rerun")
    if expander.open:
        expander.html(f'<p class="definition">{with_terms(view, definition)}</p>')
        expander.code(query.sql, language="sql", wrap_lines=True)
