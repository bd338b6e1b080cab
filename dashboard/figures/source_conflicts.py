"""Where the sources disagree, the two statements side by side."""

from html import escape

import polars as pl

from contract.display import spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.sources import with_page
from dashboard.figures.parts.tables import column_heads, headed_cells, scrolling_table, small
from dashboard.theme import Look
from dashboard.wording import text


def sentence(frame: pl.DataFrame, language: str) -> str:
    """How many contradictions there are. From `source_conflicts`."""
    entry = {0: "none", 1: "one"}.get(frame.height, "many")
    return text(f"source_conflicts.{entry}", language, count=spelled(frame.height, language, capital=True))


def chart(frame: pl.DataFrame, look: Look, *, sources: pl.DataFrame) -> str:
    """One row per contradiction: the two statements side by side with their sources, and what the app does."""
    language = look.language
    titles = dict(sources.select("source_id", "short").iter_rows())
    names = ("subject", "statement_a", "statement_b", "handling")
    heads = [text(f"source_conflicts.column_{name}", language) for name in names]
    rows = "".join(_conflict(row, titles, heads, language) for row in frame.iter_rows(named=True))
    return scrolling_table(
        kind="conflicts stacks",
        head=column_heads(heads),
        body=f"<tbody>{rows}</tbody>",
        caption=text("source_conflicts.subtitle", language),
    )


def _conflict(row: dict, titles: dict[str, str], heads: list[str], language: str) -> str:
    first = with_page(titles[row["source_id"]], row["page_a"], language)
    second = with_page(titles[row["other_source_id"]], row["page_b"], language)
    statements = [escape(row["statement_a"]) + small(first), escape(row["statement_b"]) + small(second)]
    cells = headed_cells(heads[1:], [*statements, escape(row["handling"])])
    return f'<tr><th scope="row">{escape(row["subject"])}</th>{cells}</tr>'


source_conflicts = Figure(
    query="source_conflicts",
    sentence=sentence,
    subtitle="source_conflicts.subtitle",
    chart=chart,
    also=("sources",),
)
