"""People in daily activities at the enterprises, by municipality: a part of the municipalities' placements, protected as those."""

from html import escape

import polars as pl

from contract.display import join_names
from dashboard.figures.figure import Figure
from dashboard.figures.parts.actors import LISTED, named
from dashboard.figures.parts.tables import Bar, bar_table, listed_table
from dashboard.theme import Look
from dashboard.wording import figure_text, text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.covers import chosen, of_chosen
from dashboard.wording.moments import moment

QUERY, KEYS = "daily_activities", ("municipality_code", "period")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The largest numbers, each with its municipality; who is first among them is left to the reader."""
    known = frame.filter(pl.col("value").is_not_null())
    words = {"moment": moment(frame["period"][0], language)}
    if known.is_empty():
        return sentence_of("daily_activities.missing", language, where=chosen(places, language))
    rows = [row for row in known.head(LISTED).iter_rows(named=True) if row["value"]]
    if rows:
        numbers = join_names([named(row["municipality_name"], row, language) for row in rows], language)
        return sentence_of("daily_activities.sentence", language, *map(_claim, rows), numbers=numbers, **words)
    if known.height < frame.height:
        return sentence_of("daily_activities.untold", language, chosen=of_chosen(places, language), **words)
    entry = "few" if (known["value_kind"] == "rounded").any() else "none"
    claims = map(_claim, known.iter_rows(named=True))
    return sentence_of(f"daily_activities.{entry}", language, *claims, where=chosen(places, language), **words)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the bars count, and when."""
    return text("daily_activities.subtitle", language, moment=moment(frame["period"][0], language))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A bar per municipality; hatched where nobody has told."""
    bars = [
        Bar(row["municipality_name"], row["value"], figure_text(row, look.language), "")
        for row in frame.iter_rows(named=True)
    ]
    return bar_table([("", bars)], heads=("columns.municipality_name", "daily_activities.head_people"), look=look)


def list_chart(frame: pl.DataFrame, look: Look) -> str:
    """The number of one municipality, as HTML."""
    row = frame.row(0, named=True)
    name = escape(text("daily_activities.list_people", look.language))
    caption = text("daily_activities.list_caption", look.language)
    return listed_table([(name, escape(figure_text(row, look.language)))], caption=caption)


def _claim(row: dict) -> Claim:
    """So many in one municipality: it has answered."""
    return Claim(subject_of(QUERY, row, *KEYS), Relation.EXACTLY, row["value"])


daily_activities = Figure(
    query=QUERY,
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="daily_activities.empty",
    delivered_as="placement",
)
daily_activities_list = Figure(
    query=QUERY,
    sentence=sentence,
    subtitle="daily_activities.list_subtitle",
    chart=list_chart,
    empty="daily_activities.empty",
    delivered_as="placement",
)
