"""Words of the glossary in the texts of a page: the first time that one stands there it leads to its explanation."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard.filters import Filters
from dashboard.frames import kept_of
from dashboard.manifests import DataError
from dashboard.view import View
from dashboard.wording.terms import Piece, lexicon_of

# The page of the glossary, and the part of the address that looks a word up.
GLOSSARY, PARAMETER = "ordlista", "ord"


def with_terms(view: View, words: str) -> str:
    """A text as HTML, with a quiet link to the glossary for each word that has not had one on the page yet.

    Without a glossary, or where it cannot be read, the text alone: the glossary's own page says what is wrong with it.
    """
    if view.page == GLOSSARY:
        return escape(words)
    try:
        # The glossary is the same whatever is chosen, so that it is asked for once.
        everything = Filters(municipality_codes=(), reference_date=view.version.as_of)
        lexicon = kept_of(view.database, "terms", everything, view.language, key=("lexicon",), make=lexicon_of)
    except DataError:
        return escape(words)
    known: set[str] = st.session_state.setdefault("terms", set())
    pieces = lexicon.pieces(words, known=known)
    known |= {piece.term_id for piece in pieces if piece.term_id}
    return "".join(
        _link(piece, lexicon.sentences[piece.term_id]) if piece.term_id else escape(piece.words) for piece in pieces
    )


def _link(piece: Piece, sentence: str) -> str:
    address = {**st.session_state["address"], PARAMETER: [piece.term_id]}
    way = escape(f"{GLOSSARY}?{urlencode(address, doseq=True)}")
    return f'<a class="term" href="{way}" target="_self" title="{escape(sentence)}">{escape(piece.words)}</a>'
