"""The definition and the SQL of every figure, as they run, with the shared sets and the macros that they use."""

import streamlit as st

from dashboard.ui.terms import with_terms
from dashboard.ui.view import View
from dashboard.wording import text
from queries import query_names, read_macros, read_query, shared_names


def query_catalogue(view: View) -> None:
    """One expander per query, then per shared set that queries start from: title, definition, and its SQL; last the macros of all."""
    for name in (*query_names(), *shared_names()):
        query = read_query(name)
        title, definition = (
            (query.title_en, query.definition_en) if view.language == "en" else (query.title_sv, query.definition_sv)
        )
        expander = st.expander(f"{title} ({name})", key=f"sql_{name}", on_change="rerun")
        if expander.open:
            expander.html(f'<p class="definition">{with_terms(view, definition)}</p>')
            expander.code(query.sql, language="sql", wrap_lines=True)
    macros = st.expander(text("files.macros_title", view.language), key="sql_macros", on_change="rerun")
    if macros.open:
        macros.markdown(text("files.macros_text", view.language))
        macros.code(read_macros(), language="sql", wrap_lines=True)
