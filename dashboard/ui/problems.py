"""What is wrong, where, and what to do: in the reader's language, in place of what it concerns.

Messages may hold words from the address, so they are escaped text: as Markdown a pasted link could make the browser
fetch a picture from outside.
"""

from html import escape

import streamlit as st

from dashboard.extracts import DataError
from dashboard.filters import Unknown
from dashboard.wording import join_names, problem_text, text


def show_problem(problem: DataError, language: str) -> None:
    """Show a DataError where its figure would stand; the rest of the page goes on."""
    title = escape(text("frame.problem_title", language))
    words = escape(problem_text(problem.key, problem.details, language))
    st.html(f'<p class="notice" role="alert"><b>{title}.</b> {words}</p>')


def show_unknown(unknown: tuple[Unknown, ...], language: str) -> None:
    """Say which names in the address do not exist, and which names are nearest; the rest of the choices apply."""
    for name in unknown:
        words = [text("frame.unknown_name", language, name=name.name, parameter=name.parameter)]
        if name.nearest:
            words.append(text("frame.unknown_nearest", language, names=join_names(name.nearest, language)))
        _notice(" ".join([*words, text("frame.unknown_rest", language)]))


def show_unknown_parameters(names: list[str], language: str) -> None:
    """Say which parts of the address the app does not know."""
    for name in names:
        _notice(text("frame.unknown_parameter", language, name=name))


def _notice(words: str) -> None:
    st.html(f'<p class="notice" role="status">{escape(words)}</p>')
