"""What the headline, the bars and the map of `coverage_by_municipality` share: whom a comparison is of, and what is said
where values are alike or missing.
"""

import polars as pl

from contract.display import spelled
from dashboard.figures.measures import date_words, measure_of, value_in_sentence
from dashboard.figures.parts.coverage import (
    FEW,
    beginning,
    in_sentence,
    in_those,
    is_whole,
    known,
    no_value,
    year_or_end,
)
from dashboard.wording import text
from dashboard.wording.claims import Claim, Relation, Sentence, claim_of, sentence_of, subject_of
from dashboard.wording.moments import in_short

BY_MUNICIPALITY = "coverage_by_municipality"
KEYS = ("municipality_code", "period")


def claims_of(frame: pl.DataFrame, *, covers: tuple[str, ...] = ()) -> list[Claim]:
    """What the value of each row says by itself; `covers` are the municipalities that the sentence is about."""
    valued = frame.filter(pl.col("value").is_not_null())
    return [claim_of(BY_MUNICIPALITY, row, *KEYS, covers=covers) for row in valued.iter_rows(named=True)]


def covered(frame: pl.DataFrame) -> tuple[str, ...]:
    """The codes of those with a figure where others of the frame have none; none where the whole frame has one."""
    valued = frame.filter(pl.col("value").is_not_null())
    return () if valued.height == frame.height else tuple(valued["municipality_code"])


def are_alike(valued: pl.DataFrame) -> bool:
    """Whether all figures are the same number, so that none is the most; changed ones only where all are 0."""
    is_changed = (valued["value_kind"] == "rounded").any()
    return valued["value"].n_unique() == 1 and not (is_changed and valued["value"].max())


def all_alike(frame: pl.DataFrame, language: str) -> Sentence:
    """That the measure is the same in every municipality with a figure, or few or none where the zeros may hide some."""
    valued, covers = known(frame), covered(frame)
    entry = "all_few" if (valued["value_kind"] == "rounded").any() else "all_same"
    words = {
        "when": beginning(frame["period"][0], language),
        "measure": in_sentence(frame["coverage_measure_label"][0]),
        "value": value_in_sentence(valued.row(0, named=True), language),
    }
    if entry == "all_few":
        del words["value"]
    chosen = "" if is_whole(frame) else "_chosen"
    count = spelled(valued.height, language)
    whom = (
        text(f"coverage_by_municipality.in_known{chosen}", language, count=count)
        if covers
        else in_those(frame, language)
    )
    return sentence_of(
        f"coverage_by_municipality.{entry}", language, *claims_of(valued, covers=covers), whom=whom, **words
    )


def among(frame: pl.DataFrame, language: str) -> str:
    """Whom a comparison is about where that is not the whole region: `bland de nio kommunerna med uppgift`."""
    count = spelled(known(frame).height, language)
    chosen = "" if is_whole(frame) else "_chosen"
    if frame["missing_parts"].sum():
        return text(f"coverage_by_municipality.among_known{chosen}", language, count=count)
    return text("coverage_by_municipality.among_chosen", language) if chosen else ""


def at_least_as_much(most: pl.DataFrame, others: pl.DataFrame) -> list[Claim]:
    """That each of the first rows has at least as much as each of the others."""
    return [
        Claim(subject_of(BY_MUNICIPALITY, row, *KEYS), Relation.AT_LEAST, subject_of(BY_MUNICIPALITY, other, *KEYS))
        for row in most.iter_rows(named=True)
        for other in others.iter_rows(named=True)
    ]


def all_missing(frame: pl.DataFrame, language: str) -> Sentence:
    """What the headline says where no municipality of the frame has a value: that nobody has handed it in, or why there is none."""
    measure, statuses = frame["coverage_measure"][0], set(frame["obs_status"].drop_nulls())
    about = text(f"measures.about_{measure}", language, those=in_sentence(frame["coverage_measure_label"][0]))
    where = (
        text("coverage_by_municipality.in_municipalities", language) if is_whole(frame) else in_those(frame, language)
    )
    if statuses == {"NL"} and measure_of(measure).delivered_as:
        if measure_of(measure).is_state and is_whole(frame):
            return sentence_of("coverage_by_municipality.nobody_mark", language, about=about)
        return sentence_of("coverage_by_municipality.nobody", language, about=about, where=where)
    if statuses == {"NL"}:
        return sentence_of(
            "coverage_by_municipality.no_figure", language, about=about, where="" if is_whole(frame) else f" {where}"
        )
    if statuses == {"NA"} or (not is_whole(frame) and frame.height > FEW):
        return no_value(frame, language)
    if not is_whole(frame):
        values = values_in_a_row(frame, language)
        return sentence_of(
            "coverage_by_municipality.measure_values",
            language,
            measure=frame["coverage_measure_label"][0],
            values=values,
        )
    if statuses == {"NL", "NA"}:
        return sentence_of("coverage_by_municipality.no_figure", language, about=about, where=f" {where}")
    when = in_short(frame["period"].drop_nulls().max(), language)
    if measure_of(measure).is_state:
        return sentence_of(
            "coverage_by_municipality.unknown_how_many",
            language,
            thing=text(f"measures.thing_{measure}", language),
            when=when,
        )
    return sentence_of("coverage_by_municipality.unknown", language, about=about, when=when)


def values_in_a_row(frame: pl.DataFrame, language: str) -> Sentence:
    """`Alby: 4, Berga: 5, Granby: ej levererat (slutet av 2018)`."""
    values = ", ".join(
        f"{row['municipality_name']}: {value_in_sentence(row, language)}" for row in frame.iter_rows(named=True)
    )
    period = frame["period"][0]
    if period is None:
        return Sentence(values)
    when = year_or_end(period, language)
    return sentence_of("coverage_by_municipality.values", language, *claims_of(frame), values=values, when=when)


def measure_and_day(frame: pl.DataFrame, language: str, *, entry: str) -> str:
    """The measure and the day it is about, as the text `entry` puts them; the measure alone where there is no day."""
    period, measure = frame["period"][0], frame["coverage_measure"][0]
    if period is None:
        return frame["coverage_measure_label"][0]
    label = frame["coverage_measure_label"][0]
    return text(
        f"coverage_by_municipality.{entry}", language, measure=label, date=date_words(period, measure, language)
    )
