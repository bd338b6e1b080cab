"""What the sources say in words of agreements, procurement and services, each statement as what it is and with its page."""

from html import escape

import polars as pl

from contract.display import capital
from dashboard.figures.figure import Figure
from dashboard.figures.parts.stated import by_topic, counted_kinds
from dashboard.figures.parts.tables import grouped_table, listed_table, small
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.provenance import page_text

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


def chart_of_place(frame: pl.DataFrame, look: Look) -> str:
    """What is said of the municipality, a row for each with where it stands, as HTML."""
    language = look.language
    rows = [(words, escape(where)) for _, words, where in (_row(row, language) for row in frame.iter_rows(named=True))]
    return listed_table(rows, caption=text("purchasing_statements.of_place", language))


def sentence_of_place(frame: pl.DataFrame, language: str) -> Sentence:
    """The first that is said of the municipality."""
    return Sentence(frame["statement"][0])


def is_of_place(frame: pl.DataFrame) -> pl.DataFrame:
    """The statements on a municipality, not on the region."""
    return frame.filter(pl.col("municipality_code").is_not_null())


def _row(row: dict, language: str) -> tuple[str, str, str]:
    inferred = text("provenance.our_inference", language, words=row["inference"]) if row["inference"] else ""
    page = page_text(row["page"], language) if row["page"] else ""
    where = ", ".join(part for part in (row["source"], page) if part)
    return capital(row["statement_kind_label"]), escape(row["statement"]) + small(inferred), where


purchasing_statements = Figure(
    query="purchasing_statements", sentence=sentence, subtitle="purchasing_statements.subtitle", chart=chart
)  # fmt: skip
purchasing_statements_of_place = Figure(
    query="purchasing_statements",
    sentence=sentence_of_place,
    subtitle="purchasing_statements.of_place",
    chart=chart_of_place,
    empty="purchasing_statements.none",
    shows=is_of_place,
)
