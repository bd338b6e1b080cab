"""Knowledge before and after training: two sets of answers beside each other, and their difference where both carry one."""

from html import escape

import polars as pl

from contract.display import capital, number, percent, period_text
from dashboard.figures.figure import Figure
from dashboard.figures.parts.surveys import OPEN, how_many
from dashboard.figures.parts.tables import small, stacked_table
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence

ROUNDS = ("before", "after")


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """Of how many series the two rounds can be compared; at least so many while answers may still come."""
    told = frame.filter(pl.col("index_difference").is_not_null()).height
    is_open = any(frame[f"{name}_conclusion"].is_in(OPEN).any() for name in ROUNDS)
    outcome = "some" if told else "none_known" if is_open else "none"
    entry = f"one_{outcome}" if frame.height == 1 else outcome
    return how_many(f"knowledge_survey_changes.{entry}", told, language, whole=frame.height, is_open=is_open)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per series: both rounds on one scale, each with its index, answers and rate, and the difference or why there is none."""
    language = look.language
    heads = [text(f"knowledge_survey_changes.column_{name}", language) for name in ("series", *ROUNDS, "difference")]
    rows = (_row(row, language) for row in frame.iter_rows(named=True))
    return stacked_table(heads=heads, rows=rows, caption=text("knowledge_survey_changes.caption", language))


def _row(row: dict, language: str) -> tuple[str, tuple[str, ...]]:
    marks = "".join(
        f'<i class="{name}" style="--w:{row[f"{name}_index"]:.0f}"></i>'
        for name in ROUNDS
        if row[f"{name}_index"] is not None
    )
    strip = f'<span class="indexes" aria-hidden="true">{marks}</span>'
    name = f"{escape(row['title'])}{small(row['asked_whom'])}{strip}"
    return name, (*(_round(row, each, language) for each in ROUNDS), _difference(row, language))


def _round(row: dict, name: str, language: str) -> str:
    """`41 (2016 kv 2; 84 av 120 svarade, 70 %)`, or why there is no index."""
    index, answered, asked, rate = (row[f"{name}_{column}"] for column in ("index", "answered", "asked", "rate_pct"))
    shown = row[f"{name}_index_status_label"] if index is None else number(index, language)
    if row[f"{name}_period"] is None or answered is None:
        return capital(shown)
    entry = "round" if asked is not None else "round_asked_unknown"
    words = {"answered": number(answered, language), "period": period_text(row[f"{name}_period"], language)}
    if asked is not None:
        words |= {"asked": number(asked, language), "rate": percent(rate, language, decimals=0)}
    return text(f"knowledge_survey_changes.{entry}", language, index=capital(shown), **words)


def _difference(row: dict, language: str) -> str:
    difference = row["index_difference"]
    if difference is not None:
        sign = "+" if difference > 0 else "−" if difference < 0 else "±"
        return f"{sign}{number(abs(difference), language)}"
    # The first round that does not carry it says why.
    lacking = next(name for name in (*ROUNDS, "index") if name == "index" or row[f"{name}_conclusion"] != "carries")
    if lacking == "index":
        return text("knowledge_survey_changes.no_index", language)
    return text(f"knowledge_survey_changes.{lacking}", language, why=row[f"{lacking}_conclusion_label"])


knowledge_survey_changes = Figure(
    query="knowledge_survey_changes", sentence=sentence, subtitle="knowledge_survey_changes.subtitle", chart=chart
)
