"""What the documents say of the process: goals, what works, what is lacking, what is recommended, examples; each with its page."""

from html import escape

import polars as pl

from contract.display import capital
from dashboard.figures.figure import Figure
from dashboard.figures.parts.stated import counted_kinds
from dashboard.figures.parts.tables import grouped_table
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.provenance import page_text

# The kinds that the sentence counts, in its order.
COUNTED = {
    "lacking": ("pathway_findings.one_lacking", "pathway_findings.several_lacking"),
    "recommended": ("pathway_findings.one_recommended", "pathway_findings.several_recommended"),
    "goal": ("pathway_findings.one_goal", "pathway_findings.several_goal"),
}


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many things the documents find lacking, recommend and have as goals."""
    counts = counted_kinds(frame, "finding_kind", COUNTED, language)
    if not counts:
        return sentence_of("pathway_findings.none", language)
    return sentence_of("pathway_findings.sentence", language, counts=counts)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per finding under its kind: the step that it is about, what is said, and where."""
    language = look.language
    names = ("columns.pathway_step", "columns.finding", "sources.column_source")
    return grouped_table(
        [
            (capital(part["finding_kind_label"][0]), [_row(row, language) for row in part.iter_rows(named=True)])
            for part in frame.partition_by("finding_kind", maintain_order=True)
        ],
        heads=[text(name, language) for name in names],
        caption=text("pathway_findings.subtitle", language),
    )


def _row(row: dict, language: str) -> tuple[str, str, str]:
    """The step, what is said of it, and where."""
    step = row["pathway_step_label"] or text("pathway_findings.whole", language)
    page = page_text(row["page"], language) if row["page"] else ""
    return step, escape(row["finding"]), ", ".join(part for part in (row["source"], page) if part)


pathway_findings = Figure(
    query="pathway_findings", sentence=sentence, subtitle="pathway_findings.subtitle", chart=chart
)  # fmt: skip
