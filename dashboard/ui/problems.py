"""What is wrong, which file, and what to do: in the reader's language, in place of the figure that it concerns."""

import streamlit as st

from dashboard.extracts import DataError
from dashboard.filters import Unknown
from dashboard.wording import join_names, problem_text, text


def show_problem(problem: DataError, language: str) -> None:
    """Show a DataError where its figure would stand; the rest of the page goes on."""
    st.error(f"**{text('frame.problem_title', language)}.** {problem_text(problem.key, problem.details, language)}")


def show_unknown(unknown: tuple[Unknown, ...], language: str) -> None:
    """Say which names in the address do not exist, and which names are nearest; the rest of the choices apply."""
    for name in unknown:
        words = [text("frame.unknown_name", language, name=name.name, parameter=name.parameter)]
        if name.nearest:
            words.append(text("frame.unknown_nearest", language, names=join_names(name.nearest, language)))
        st.warning(" ".join([*words, text("frame.unknown_rest", language)]))
