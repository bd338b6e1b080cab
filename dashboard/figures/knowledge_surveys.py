"""Surveys of what people know: asked, answered, the share that answered, and whether that carries a conclusion."""

from html import escape

import polars as pl

from contract.display import capital, number, percent, period_text
from dashboard.figures.figure import Figure
from dashboard.figures.parts.surveys import OPEN, how_many
from dashboard.figures.parts.tables import small, stacked_table
from dashboard.theme import Look
from dashboard.wording import text

COLUMNS = ("column_survey", "column_asked", "column_answered", "column_rate", "column_index", "column_conclusion")


def sentence(frame: pl.DataFrame, language: str) -> str:
    """Of how many of the surveys conclusions can be drawn: at least so many while answers or the number asked may still come."""
    if frame.is_empty():
        return text("knowledge_surveys.none", language)
    carrying = frame.filter(conclusion="carries").height
    is_open = frame["conclusion"].is_in(OPEN).any()
    if frame.height == 1:
        silent = frame["conclusion"][0] == "not_answered"
        entry = "one_carries" if carrying else "one_is_not_known" if silent else "one_does_not"
    else:
        entry = "some" if carrying else "no_one_known" if is_open else "no_one"
    return how_many(f"knowledge_surveys.{entry}", carrying, language, whole=frame.height, is_open=is_open)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """One row per survey as HTML: what is not known by the word of its status."""
    language = look.language
    if frame.is_empty():
        return ""
    heads = [text(f"knowledge_surveys.{name}", language) for name in COLUMNS]
    rows = (_row(row, language) for row in frame.iter_rows(named=True))
    return stacked_table(heads=heads, rows=rows, caption=text("knowledge_surveys.caption", language))


def _row(row: dict, language: str) -> tuple[str, tuple[str, ...]]:
    when = f"{period_text(row['period'], language)}, {row['occasion_label']}"
    about = " ".join(filter(None, (f"{capital(when)}.", f"{row['asked_whom']}.", row["note"])))
    rate = row["answer_rate_pct"]
    shown = (
        f"{_number(row, 'asked', language)} ({row['sample_label']})",
        _number(row, "answered", language),
        text("knowledge_surveys.no_rate", language) if rate is None else percent(rate, language, decimals=0),
        row["index_status_label"] if row["knowledge_index"] is None else number(row["knowledge_index"], language),
        capital(row["conclusion_label"]),
    )
    return f"{escape(row['title'])}{small(about)}", shown


def _number(row: dict, name: str, language: str) -> str:
    return row[f"{name}_status_label"] if row[name] is None else number(row[name], language)


knowledge_surveys = Figure(
    query="knowledge_surveys", sentence=sentence, subtitle="knowledge_surveys.subtitle", chart=chart
)
