"""Feedback: for what share of those who began a measure it was given, by group."""

import polars as pl

from contract.display import period_text
from dashboard.figures.figure import Figure
from dashboard.figures.parts.pathway import ALL, group_head, period_words, share_claim, share_table, share_words, untold
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.covers import where

QUERY, KEYS = "pathway_feedback", ("pathway_group", "period")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The share of all groups together, where the counts carry one."""
    row = frame.row(by_predicate=pl.col("pathway_group") == ALL, named=True)
    if row["share_pct"] is None:
        return sentence_of("pathway_feedback.missing" if untold(row) else "pathway_feedback.few", language)
    words = {"share": share_words(row, language), "where": where(row, language, places)}
    return sentence_of("pathway_feedback.sentence", language, share_claim(QUERY, row, *KEYS), **words)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """Of whom the shares are."""
    return text("pathway_feedback.subtitle", language, year=period_text(period_words(frame), language))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per group: the share, with both counts."""
    return share_table(frame, look, head=group_head, heads=("columns.pathway_group", "pathway_feedback.head_share"))


pathway_feedback = Figure(query=QUERY, sentence=sentence, subtitle=subtitle, chart=chart, empty="pathway.empty")
