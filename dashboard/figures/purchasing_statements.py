"""What the sources say in words of agreements, procurement and services, each statement as what it is and with its page."""

from html import escape

import polars as pl

from contract.display import capital
from dashboard.figures.figure import Figure
from dashboard.figures.parts.stated import by_topic, counted_kinds
from dashboard.figures.parts.tables import grouped_table, small
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of

# The kinds that the sentence counts, in its order.
COUNTED = {
    "lacking": ("purchasing_statements.one_lacking", "purchasing_statements.several_lacking"),
    "possible": ("purchasing_statements.one_possible", "purchasing_statements.several_possible"),
    "wanted": ("purchasing_statements.one_wanted", "purchasing_statements.several_wanted"),
}


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many things the sources find lacking, how many possibilities they see and how much they want."""
    counts = counted_kinds(frame, "statement_kind", COUNTED, language)
    if not counts:
        return sentence_of("purchasing_statements.none", language)
    return sentence_of("purchasing_statements.sentence", language, counts=counts)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per statement under its topic: what kind it is, what is said, and where."""
    language = look.language
    heads = ("columns.statement_kind", "columns.statement", "sources.column_source")
    return grouped_table(
        [(title, [_row(row, language) for row in rows]) for title, rows in by_topic(frame)],
        heads=[text(name, language) for name in heads],
        caption=text("purchasing_statements.caption", language),
    )


def _row(row: dict, language: str) -> tuple[str, str, str]:
    inferred = text("provenance.our_inference", language, words=row["inference"]) if row["inference"] else ""
    page = text("commitments.page", language, page=row["page"]) if row["page"] else ""
    where = ", ".join(part for part in (row["source"], page) if part)
    return capital(row["statement_kind_label"]), escape(row["statement"]) + small(inferred), where


purchasing_statements = Figure(
    query="purchasing_statements", sentence=sentence, subtitle="purchasing_statements.subtitle", chart=chart
)  # fmt: skip
