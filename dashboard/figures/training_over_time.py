"""Participants in training year by year, a panel per training."""

import polars as pl

from dashboard.figures.figure import Figure
from dashboard.figures.parts.panels import Panel, panel_alt, series_panel, top_of_scale
from dashboard.figures.parts.training import GROUP, first_known, nothing_told
from dashboard.theme import Look
from dashboard.wording import figure_words
from dashboard.wording.claims import Sentence, claim_of, sentence_of
from dashboard.wording.covers import chosen
from dashboard.wording.moments import during

QUERY, KEYS = "training_over_time", (GROUP, "period")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """How many took the first training in the latest year that is known of it."""
    row = first_known(frame)
    if row is None:
        return nothing_told(language)
    latest = frame.filter((pl.col(GROUP) == row[GROUP]) & pl.col("value").is_not_null()).row(-1, named=True)
    words = {
        "number": figure_words(latest, language), "training": latest["title"], "where": chosen(places, language),
        "period": during(latest["period"], language),
    }  # fmt: skip
    return sentence_of("training_over_time.sentence", language, claim_of(QUERY, latest, *KEYS), **words)


def chart(frame: pl.DataFrame, look: Look) -> list[Panel]:
    """A panel per training on one scale, in the order of the trainings."""
    return [
        Panel(
            key=rows[GROUP][0],
            title=rows["title"][0],
            chart=series_panel(rows, look, top=top_of_scale(frame), first=rows["value"].drop_nulls().first()),
            alt=panel_alt(rows, rows["title"][0], look.language),
        )
        for rows in frame.partition_by(GROUP, maintain_order=True)
    ]


training_over_time = Figure(
    query=QUERY, sentence=sentence, subtitle="training_over_time.subtitle", chart=chart,
    empty="training_participants.empty",
)  # fmt: skip
