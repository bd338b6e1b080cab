"""Participants in training by municipality: a table of municipalities and target groups."""

import polars as pl

from contract.display import capital, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.training import groups_table, nothing_told
from dashboard.theme import Look
from dashboard.wording import figure_or_few
from dashboard.wording.claims import Sentence, sentence_of


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """How many of the municipalities anything is known of."""
    known = frame.filter(pl.col("value").is_not_null())["municipality_code"].n_unique()
    if not known:
        return nothing_told(language, places)
    whole = frame["municipality_code"].n_unique()
    if whole == 1:
        return sentence_of("training_by_municipality.one", language, name=frame["municipality_name"][0])
    words = {"count": spelled(known, language), "whole": spelled(whole, language)}
    return Sentence(capital(sentence_of("training_by_municipality.sentence", language, **words)))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per municipality, with how many of each target group have taken the training."""
    return groups_table(
        frame, look, of="municipality_name", head="columns.municipality_name",
        cell=lambda row: figure_or_few(row, look.language), caption="training_by_municipality.caption",
    )  # fmt: skip


training_by_municipality = Figure(
    query="training_by_municipality", sentence=sentence, subtitle="training_by_municipality.subtitle", chart=chart,
    empty="training_participants.empty", delivered_as="training_participation",
)  # fmt: skip
