"""The groups as the document defines them: shape, name, definition and page."""

from html import escape

import polars as pl

from contract.display import spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.pathway import group_mark
from dashboard.figures.parts.tables import small
from dashboard.theme import Look
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.provenance import page_text


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many groups there are."""
    entry = {0: "none", 1: "sentence_one"}.get(frame.height, "sentence")
    return sentence_of(f"pathway_groups.{entry}", language, count=spelled(frame.height, language, capital=True))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per group."""
    rows = "".join(_row(row, look.language) for row in frame.iter_rows(named=True))
    return f'<dl class="groups">{rows}</dl>'


def _row(row: dict, language: str) -> str:
    page = small(page_text(row["page"], language)) if row["page"] else ""
    name = f"{group_mark(row['pathway_group'])}{escape(row['pathway_group_label'])}"
    return f"<dt>{name}</dt><dd>{escape(row['group_definition'])} {page}</dd>"


pathway_groups = Figure(
    query="pathway_groups", sentence=sentence, subtitle="pathway_groups.subtitle", chart=chart
)  # fmt: skip
