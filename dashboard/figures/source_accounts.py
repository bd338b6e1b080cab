"""What sources tell in words that no figure shows."""

from html import escape

import polars as pl

from contract.display import spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.sources import linked, with_page
from dashboard.figures.parts.tables import column_heads, headed_cells, scrolling_table, small
from dashboard.theme import Look
from dashboard.wording import text


def sentence(frame: pl.DataFrame, language: str) -> str:
    """How many sources tell something in words that no figure shows. From `source_accounts`."""
    entry = "one" if frame.height == 1 else "sentence"
    return text(f"source_accounts.{entry}", language, count=spelled(frame.height, language, capital=True))


def chart(frame: pl.DataFrame, look: Look, *, sources: pl.DataFrame) -> str:
    """One row per source that tells something in words: the source with its page, what it covers, its words and what we lack."""
    language = look.language
    known = {row["source_id"]: row for row in sources.iter_rows(named=True)}
    names = ("sources.column_source", "sources.column_covers", "source_accounts.column_account")
    heads = [text(name, language) for name in names]
    rows = "".join(_account(row, known[row["source_id"]], heads, language) for row in frame.iter_rows(named=True))
    return scrolling_table(
        kind="accounts stacks",
        head=column_heads(heads),
        body=f"<tbody>{rows}</tbody>",
        caption=text("source_accounts.subtitle", language),
    )


def _account(row: dict, source: dict, heads: list[str], language: str) -> str:
    told = escape(row["account"]) + small(source["lost"] or "")
    return (
        f'<tr><th scope="row">{linked(row["title"], row["url"])}{small(with_page(source["short"], row["page"], language))}</th>'
        f"{headed_cells(heads[1:], (escape(row['reference_period']), told))}</tr>"
    )


source_accounts = Figure(
    query="source_accounts",
    sentence=sentence,
    subtitle="source_accounts.subtitle",
    chart=chart,
    also=("sources",),
)
