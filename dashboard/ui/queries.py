"""The definition and the SQL of every figure, as they run."""

import streamlit as st

from dashboard.query import query_names, read_query
from dashboard.ui.view import View


def query_catalogue(view: View) -> None:
    """One expander per query: title, definition, the extracts it reads, and its SQL."""
    for name in query_names():
        query = read_query(name)
        title, definition = (
            (query.title_en, query.definition_en) if view.language == "en" else (query.title_sv, query.definition_sv)
        )
        expander = st.expander(f"{title} ({name})", key=f"sql_{name}", on_change="rerun")
        if expander.open:
            expander.markdown(definition)
            expander.code(query.sql, language="sql", wrap_lines=True)
