"""What the sources say in words of agreements, procurement and services, each statement as what it is and with its page."""

from html import escape

import polars as pl

from contract.display import capital, join_names, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import grouped_table, small
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of

# The kinds that the sentence counts, in its order.
COUNTED = ("lacking", "possible", "wanted")


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many things the sources find lacking, how many possibilities they see and how much they want."""
    counts = [(kind, frame.filter(statement_kind=kind).height) for kind in COUNTED]
    words = [
        text(f"purchasing_statements.{'one' if count == 1 else 'several'}_{kind}", language, count=spelled(count, language))
        for kind, count in counts
        if count
    ]  # fmt: skip
    if not words:
        return sentence_of("purchasing_statements.none", language)
    return sentence_of("purchasing_statements.sentence", language, counts=join_names(words, language))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per statement under its topic: what kind it is, what is said, and where."""
    language = look.language
    heads = ("columns.statement_kind", "columns.statement", "sources.column_source")
    return grouped_table(
        [
            (part["purchasing_topic_label"][0], [_row(row, language) for row in part.iter_rows(named=True)])
            for part in frame.partition_by("purchasing_topic", maintain_order=True)
        ],
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
