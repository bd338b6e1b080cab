"""The training that is proposed: whom each module is for, what it is to reach and what it holds."""

from html import escape

import polars as pl

from contract.display import spelled
from dashboard.figures.figure import Figure, Headline
from dashboard.figures.parts.tables import stacked_table
from dashboard.theme import Look
from dashboard.wording import text

COLUMNS = ("column_module", "column_target_group", "column_goal", "column_content")


def headline(frame: pl.DataFrame, language: str) -> str:
    """How many modules of training are proposed, and that nobody has told who has taken part. From `training_modules`."""
    if frame.is_empty():
        return text("training_modules.none", language)
    return text("training_modules.headline", language, count=spelled(frame.height, language, capital=True))


def sentence(frame: pl.DataFrame, language: str) -> str:
    """What the list holds. From `training_modules`."""
    return text("training_modules.sentence" if frame.height else "training_modules.none", language)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """One row per module as HTML; on a phone each cell below the other under its heading."""
    language = look.language
    if frame.is_empty():
        return ""
    heads = [text(f"training_modules.{name}", language) for name in COLUMNS]
    rows = (_row(row, language) for row in frame.iter_rows(named=True))
    return stacked_table(heads=heads, rows=rows, caption=text("training_modules.sentence", language))


def _row(row: dict, language: str) -> tuple[str, list[str]]:
    not_said = text("training_modules.not_said", language)
    return escape(row["title"]), [row[name] or not_said for name in ("target_group", "goal", "content")]


training_modules_headline = Headline(query="training_modules", sentence=headline, kicker="training_modules.kicker")
training_modules = Figure(
    query="training_modules", sentence=sentence, subtitle="training_modules.subtitle", chart=chart
)
