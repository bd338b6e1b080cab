"""Participants in training year by year, under each training."""

import polars as pl

from contract.display import number, of_text, period_text
from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import Bar, bar_table
from dashboard.figures.parts.training import GROUP, largest, nothing_told
from dashboard.theme import Look
from dashboard.wording import figure_or_few, figure_words
from dashboard.wording.claims import Sentence, claim_of, sentence_of
from dashboard.wording.covers import chosen
from dashboard.wording.moments import during

QUERY, KEYS = "training_over_time", (GROUP, "period")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """How many took one training in the latest year that anything is known of."""
    known = frame.filter(pl.col("value").is_not_null())
    latest = largest(known.filter(pl.col("period_end") == pl.col("period_end").max()))
    if latest is None:
        return nothing_told(language, places)
    words = {
        "number": figure_words(latest, language), "training": latest["title"], "where": chosen(places, language),
        "period": during(latest["period"], language),
    }  # fmt: skip
    return sentence_of("training_over_time.sentence", language, claim_of(QUERY, latest, *KEYS), **words)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A bar per year under each training, all on one scale, with how many municipalities it is of."""
    language = look.language
    groups = [
        (rows["title"][0], [_bar(row, language) for row in rows.iter_rows(named=True)])
        for rows in frame.partition_by(GROUP, maintain_order=True)
    ]
    heads = ("training_over_time.head_year", "training_participants.head_participants", "training_over_time.head_of")
    return bar_table(groups, heads=heads, look=look)


def _bar(row: dict, language: str) -> Bar:
    of = of_text(number(row["delivered"], language), number(row["delivered_of"], language), language)
    return Bar(period_text(row["period"], language), row["value"], figure_or_few(row, language), of)


training_over_time = Figure(
    query=QUERY, sentence=sentence, subtitle="training_over_time.subtitle", chart=chart,
    empty="training_participants.empty", delivered_as="training_participation",
)  # fmt: skip
