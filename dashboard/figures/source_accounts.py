"""What sources tell in words that no figure shows."""

from html import escape

import polars as pl

from contract.display import spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.sources import linked, with_page
from dashboard.figures.parts.tables import column_heads, row_under_heads, scrolling_table, small
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
    rows = "".join(
        row_under_heads(
            linked(row["title"], row["url"])
            + small(with_page(known[row["source_id"]]["short"], row["page"], language)),
            (
                escape(row["reference_period"]),
                f"{escape(row['account'])}{small(known[row['source_id']]['lost'] or '')}",
            ),
            heads,
        )
        for row in frame.iter_rows(named=True)
    )
    return scrolling_table(
        kind="accounts below",
        head=column_heads(heads),
        body=f"<tbody>{rows}</tbody>",
        caption=text("source_accounts.subtitle", language),
    )


source_accounts = Figure(
    query="source_accounts",
    sentence=sentence,
    subtitle="source_accounts.subtitle",
    chart=chart,
    also=("sources",),
)
