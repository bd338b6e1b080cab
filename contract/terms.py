"""The extracts of the glossary: the words of the field, what each means and who says so, and which lead to each other."""

import dataframely as dy
import polars as pl

from contract.schema import Extract, code, described, page, text

_FORMS = {
    "note_sv": "Med semikolon mellan. Ordet självt behöver inte stå här. En liten första bokstav passar även en stor",
    "note_en": "Semicolons between them. The word itself need not be here. A small first letter fits a capital one as well",
}


class Term(Extract):
    """One word of the field: what it means in one sentence, and who explains it so."""

    since = "4"

    term_id = text("Ord", "Word", key=True)
    term_sv = text("Ordet", "The word in Swedish")
    term_en = text("Ordet på engelska", "The word")
    written_sv = text("Skrivs också", "Also written, in Swedish", nullable=True, **_FORMS)
    written_en = text("Skrivs också, på engelska", "Also written", nullable=True, **_FORMS)
    sentence_sv = text("Förklaring", "Explanation in Swedish")
    sentence_en = text("Förklaring på engelska", "Explanation")
    short_for_sv = text("Förkortar", "Short for, in Swedish", nullable=True)
    short_for_en = text("Förkortar, på engelska", "Short for", nullable=True)
    explained_by = code("explained_by", "Vem som förklarar", "Who explains")
    page = page()


class TermReference(Extract):
    """Two words of the glossary of which each leads to the other."""

    since = "4"

    term_id = dy.String(primary_key=True, metadata=described("Ord", "Word", foreign_key="term.term_id"))
    other_term_id = dy.String(primary_key=True, metadata=described("Se även", "See also", foreign_key="term.term_id"))

    @dy.rule()
    def leads_to_another(cls) -> pl.Expr:
        """A word leads to another, and the pair stands once: in the order of the alphabet."""
        return pl.col("term_id") < pl.col("other_term_id")
