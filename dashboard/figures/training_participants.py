"""Participants in training: a row per training, with how many of those whom it is meant for have taken it."""

from html import escape

import polars as pl

from contract.display import capital
from dashboard.figures.figure import Figure, Headline
from dashboard.figures.parts.tables import Bar, bar_table, listed_table, small
from dashboard.figures.parts.training import GROUP, largest, nothing_told
from dashboard.theme import Look
from dashboard.wording import figure_or_few, figure_words, text
from dashboard.wording.claims import Sentence, claim_of, sentence_of
from dashboard.wording.covers import chosen
from dashboard.wording.moments import during

QUERY, KEYS = "training_participants", (GROUP, "period")


def headline(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """How many have taken the training that most are known to have taken."""
    return _told("training_participants.headline", largest(frame), language, places)


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The same of the training that comes next, so that the page says two things."""
    return _told("training_participants.sentence", largest(frame, 1), language, places)


def _told(entry: str, row: dict | None, language: str, places: tuple[str, ...]) -> Sentence:
    if row is None:
        return nothing_told(language, places)
    words = {
        "number": figure_words(row, language), "training": row["title"], "where": chosen(places, language),
        "period": during(row["period"], language),
    }  # fmt: skip
    made = sentence_of(entry, language, claim_of(QUERY, row, *KEYS), **words)
    return Sentence(capital(made), made.claims)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A bar per training, with its target group beside."""
    bars = [
        Bar(row["title"], row["value"], figure_or_few(row, look.language), capital(row[f"{GROUP}_label"]))
        for row in frame.iter_rows(named=True)
    ]
    heads = (
        "training_modules.column_module",
        "training_participants.head_participants",
        "training_modules.column_target_group",
    )
    return bar_table([("", bars)], heads=heads, look=look)


def list_chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per target group with its training and how many of one municipality have taken it, as HTML."""
    rows = [
        (f"{escape(capital(row[f'{GROUP}_label']))}{small(row['title'])}", escape(figure_or_few(row, look.language)))
        for row in frame.iter_rows(named=True)
    ]
    return listed_table(rows, caption=text("training_participants.list_caption", look.language))


training_participants_headline = Headline(query=QUERY, sentence=headline, kicker="training_modules.kicker")
training_participants = Figure(
    query=QUERY,
    sentence=sentence,
    subtitle="training_participants.subtitle",
    chart=chart,
    empty="training_participants.empty",
    delivered_as="training_participation",
)
training_participants_list = Figure(
    query=QUERY,
    sentence=headline,
    subtitle="training_participants.list_subtitle",
    chart=list_chart,
    empty="training_participants.empty",
    delivered_as="training_participation",
)
