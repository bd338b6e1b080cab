"""The plan's two measures of placements side by side, never added."""

from html import escape

import polars as pl

from dashboard.figures.figure import Figure
from dashboard.theme import Look
from dashboard.wording import figure_text, text
from dashboard.wording.claims import Sentence, sentence_of


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """That the two measures are never added."""
    is_known = (frame["obs_status"] == "A").any()
    return sentence_of("stock_and_flow.sentence" if is_known else "stock_and_flow.missing", language)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """The two numbers beside each other with a line between, each with its kind and year, and no sum."""
    return f'<div class="two">{"".join(_measure(row, look) for row in frame.iter_rows(named=True))}</div>'


def _measure(row: dict, look: Look) -> str:
    kind, language = row["stock_flow"], look.language
    shown = figure_text(row, language)
    parts = (
        f'<p class="kicker">{escape(text(f"stock_and_flow.{kind}_kicker", language, period=row["period"]))}</p>',
        f'<p class="v">{escape(shown)}</p>',
        f"<p>{escape(text(f'stock_and_flow.{kind}_words', language))}</p>",
    )
    return f"<div>{''.join(parts)}</div>"


stock_and_flow = Figure(
    query="stock_and_flow",
    sentence=sentence,
    subtitle="stock_and_flow.subtitle",
    chart=chart,
    empty="stock_and_flow.empty",
)
