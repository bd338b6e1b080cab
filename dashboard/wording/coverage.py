"""Sentences of the page Täckning: what its frames say, naming the period, never "har" about an old year.

All take the localised result of `coverage_by_municipality`. The sentences over time stand in `coverage_series`, those of
the county in `coverage_county`.
"""

import polars as pl

from dashboard.wording.coverage_values import (
    FEW,
    MARKS,
    RATIOS,
    all_missing,
    beginning,
    date_words,
    in_sentence,
    ratio_words,
    some_names,
    value_words,
    values_in_a_row,
)
from dashboard.wording.labels import code_labels
from dashboard.wording.moments import in_short, moment
from dashboard.wording.numbers import join_names, number, period_text, share_of, spelled
from dashboard.wording.texts import text
from dashboard.wording.values import value_text


def headline(frame: pl.DataFrame, language: str) -> str:
    """The measure's one message: who has taken the step, or who has the most."""
    known = _known(frame)
    first = frame.row(0, named=True)
    if frame.height == 1:
        return _headline_of_one(first, language)
    if known.is_empty():
        return all_missing(frame, language)
    when, measure = beginning(first["period"], language), first["coverage_measure"]
    if measure not in MARKS:
        if frame.height < first["delivered_of"]:
            when = text("coverage.among_chosen", language, when=moment(first["period"], language))
        return _headline_of_most(known, when, language)
    share = share_of(int(known["value"].sum()), frame.height, language)
    if known.height < frame.height:
        share = text("numbers.at_least", language, value=share)
    entry = "held_by" if frame.height == first["delivered_of"] else "held_by_chosen"
    thing = text(f"coverage.thing_{measure}", language)
    return text(f"coverage.{entry}", language, when=when, share=share, thing=thing)


def bars(frame: pl.DataFrame, language: str) -> str:
    """How the municipalities compare: with the county's rate, as a share of the total, or how many hold the mark."""
    known, measure = _known(frame), frame["coverage_measure"][0]
    if known.is_empty():
        return all_missing(frame, language)
    if frame.height <= FEW or (measure not in MARKS and not known["value"].sum()):
        return values_in_a_row(frame, language)
    when = in_short(frame["period"][0], language)
    if measure in MARKS:
        return _states(frame, language, measure=measure, when=when)
    if measure in RATIOS:
        return _bars_above(known, language)
    top = value_text(known.head(3)["value"].sum(), "A", language, value_kind=_kind(known.head(3)))
    first = known.row(0, named=True)
    whole = value_text(first["county_value"], "A", language, value_kind=first["county_value_kind"])
    things, share = text(f"coverage.things_{measure}", language), text("numbers.of", language, count=top, whole=whole)
    return text("coverage.bars_top", language, share=share, things=things, when=when)


def bars_subtitle(frame: pl.DataFrame, language: str) -> str:
    """The measure, the day it is about, and what stands in brackets."""
    measure = frame["coverage_measure"][0]
    entry = "subtitle_mark" if measure in MARKS else "subtitle_count" if measure in RATIOS else "subtitle"
    return _subtitle(frame, language, entry=entry)


def map_subtitle(frame: pl.DataFrame, language: str) -> str:
    """The measure and the day it is about."""
    return _subtitle(frame, language, entry="subtitle")


def empty_text(measure: str) -> str:
    """The key of the text that says what is missing of a measure, who delivers it and how."""
    if measure in MARKS:
        return "coverage.empty_mark"
    return "coverage.empty_population" if measure == "residents" else "coverage.empty_enterprise"


def _headline_of_one(row: dict, language: str) -> str:
    name, measure = row["municipality_name"], row["coverage_measure"]
    if row["value"] is None:
        label, status = in_sentence(row["coverage_measure_label"]), row["obs_status_label"]
        entry = "one_missing" if row["period"] else "one_missing_always"
        period = period_text(row["period"], language) if row["period"] else ""
        return text(f"coverage.{entry}", language, name=name, measure=label, status=status, period=period)
    when = beginning(row["period"], language)
    if measure in MARKS:
        thing = text(f"coverage.thing_{measure}", language)
        return text(f"coverage.one_{row['commitment_state']}", language, when=when, thing=thing, name=name)
    entry = "one_share" if measure == "af_agreement_pct" else "one_number"
    things = text(f"coverage.things_{measure}", language)
    return text(f"coverage.{entry}", language, when=when, name=name, value=value_words(row, language), things=things)


def _headline_of_most(known: pl.DataFrame, when: str, language: str) -> str:
    most = known.filter(pl.col("value") == known["value"].max())
    row = most.row(0, named=True)
    if not row["value"]:
        entry = "all_few" if _kind(known) == "rounded" else "all_zero"
        return text(f"coverage.{entry}", language, when=when, measure=in_sentence(row["coverage_measure_label"]))
    names = some_names(most["municipality_name"].to_list(), language)
    entry = f"coverage.most_{row['coverage_measure']}"
    return text(entry, language, when=when, names=names, value=value_words(row, language))


def _states(frame: pl.DataFrame, language: str, *, measure: str, when: str) -> str:
    """`Sju kommuner saknade stödstruktur`, or where more than yes and no is known `6 ja, 1 planerat, 2 nej och 1 ej levererat av 10 kommuner`: the states in the order of their list."""
    words = [value_words(row, language) for row in frame.iter_rows(named=True)]
    order = [*code_labels("commitment_state", language).values(), *code_labels("obs_status", language).values()]
    counts = [f"{words.count(word)} {word}" for word in order if word in words]
    yes, no = (code_labels("commitment_state", language)[state] for state in ("held", "not_held"))
    lacking = words.count(no)
    if lacking > 1 and set(words) == {yes, no}:
        count, thing = spelled(lacking, language, capital=True), text(f"coverage.thing_{measure}", language)
        return text("coverage.bars_lacking", language, count=count, thing=thing, when=when)
    whole = number(frame.height, language)
    return text("coverage.bars_states", language, states=join_names(counts, language), whole=whole, when=when)


def _bars_above(known: pl.DataFrame, language: str) -> str:
    when = beginning(known["period"][0], language)
    above = known.filter(pl.col("value") > pl.col("county_value")).height
    county = ratio_words(known["county_value"][0], known["coverage_measure"][0], language)
    if above < 2:
        entry = "bars_above_one" if above else "bars_above_none"
        return text(f"coverage.{entry}", language, value=county, when=when)
    count = text("coverage.count_municipalities", language, count=spelled(above, language))
    return text("coverage.bars_above", language, count=count, value=county, when=when)


def _subtitle(frame: pl.DataFrame, language: str, *, entry: str) -> str:
    period, measure = frame["period"][0], frame["coverage_measure"][0]
    if period is None:
        return frame["coverage_measure_label"][0]
    label = frame["coverage_measure_label"][0]
    return text(f"coverage.{entry}", language, measure=label, date=date_words(period, measure, language))


def _known(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("value").is_not_null())


def _kind(frame: pl.DataFrame) -> str:
    return "rounded" if (frame["value_kind"] == "rounded").any() else "exact"
