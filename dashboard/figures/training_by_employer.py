"""Participants in training by employer: a table of employers and target groups."""

import polars as pl

from contract.display import join_names
from dashboard.figures.figure import Figure
from dashboard.figures.parts.training import groups_table, nothing_told
from dashboard.theme import Look
from dashboard.wording import figure_or_few
from dashboard.wording.claims import Sentence, sentence_of


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """Which employers nothing is known of."""
    known = frame.filter(pl.col("value").is_not_null())["employer"].unique()
    if known.is_empty():
        return nothing_told(language, places)
    silent = frame.filter(~pl.col("employer").is_in(known.implode()))["employer_label"].unique(maintain_order=True)
    if silent.is_empty():
        return sentence_of("training_by_employer.all", language)
    return sentence_of("training_by_employer.silent", language, employers=join_names(silent.to_list(), language))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per employer, with how many of each target group have taken the training."""
    return groups_table(
        frame, look, of="employer", head="columns.employer", cell=lambda row: figure_or_few(row, look.language),
        caption="training_by_employer.caption",
    )  # fmt: skip


training_by_employer = Figure(
    query="training_by_employer", sentence=sentence, subtitle="training_by_employer.subtitle", chart=chart,
    empty="training_participants.empty", delivered_as="training_participation",
)  # fmt: skip
