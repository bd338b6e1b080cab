"""Feedback: for what share of those who began a measure it was given, by group."""

import polars as pl

from dashboard.figures.figure import Figure
from dashboard.figures.parts.pathway import group_head, period_words, sentence_of_all, share_table
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The share of all groups together, where the counts carry one."""
    return sentence_of_all("pathway_feedback", frame, language, places=places)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """Of whom the shares are."""
    return text("pathway_feedback.subtitle", language, year=period_words(frame, language))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per group: the share, with both counts."""
    return share_table(frame, look, head=group_head, heads=("columns.pathway_group", "pathway_feedback.head_share"))


pathway_feedback = Figure(
    query="pathway_feedback",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="pathway.empty",
    delivered_as="pathway",
)
