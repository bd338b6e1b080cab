"""The definition and the SQL of every figure, as they run, with the shared sets that they start from."""

import streamlit as st

from dashboard.ui.view import View
from queries import query_names, read_query, shared_names


def query_catalogue(view: View) -> None:
    """One expander per query, then per shared set that queries start from: title, definition, and its SQL."""
    for name in (*query_names(), *shared_names()):
        query = read_query(name)
        title, definition = (
            (query.title_en, query.definition_en) if view.language == "en" else (query.title_sv, query.definition_sv)
        )
        expander = st.expander(f"{title} ({name})", key=f"sql_{name}", on_change="rerun")
        if expander.open:
            expander.markdown(definition)
            expander.code(query.sql, language="sql", wrap_lines=True)
