"""Sentences of the page Täckning: what its frames say, naming the period, never "har" about an old year.

All take the localised result of `coverage_by_municipality`. What is said of the measures that are yes or no stands in
`coverage_states`, of the bars in `coverage_bars`, of the map in `coverage_map`, over time in `coverage_series`, of the
county in `coverage_county`.
"""

import polars as pl

from contract.display import capital, join_names, spelled
from dashboard.wording.claims import Claim, Relation, Sentence, claim_of, sentence, subject_of, surely_largest
from dashboard.wording.coverage_missing import BY_MUNICIPALITY, KEYS, all_missing, claims_of, covered, in_those
from dashboard.wording.coverage_states import how_many_have
from dashboard.wording.coverage_values import (
    FEW,
    MARKS,
    RATIOS,
    beginning,
    date_words,
    in_sentence,
    is_whole,
    known,
    some_names,
    value_in_sentence,
    year_or_end,
)
from dashboard.wording.moments import moment
from dashboard.wording.texts import text


def headline(frame: pl.DataFrame, language: str) -> Sentence:
    """The measure's one message: how many have what is asked for, or who has the most of it."""
    if frame.height == 1:
        return _headline_of_one(frame.row(0, named=True), language)
    if frame["coverage_measure"][0] in MARKS:
        return how_many_have(frame, language)
    valued = known(frame)
    if valued.is_empty():
        return all_missing(frame, language)
    if valued.height == 1:
        return _headline_of_one(valued.row(0, named=True), language)
    if are_alike(valued):
        return all_alike(frame, language)
    return _headline_of_most(frame, valued, language)


def bars_subtitle(frame: pl.DataFrame, language: str) -> str:
    """The measure, the day it is about, and what stands in brackets."""
    measure = frame["coverage_measure"][0]
    entry = "subtitle_mark" if measure in MARKS else "subtitle_count" if measure in RATIOS else "subtitle"
    return _subtitle(frame, language, entry=entry)


def map_subtitle(frame: pl.DataFrame, language: str) -> str:
    """The measure and the day it is about."""
    return _subtitle(frame, language, entry="subtitle")


def empty_text(measure: str) -> str:
    """The key of the text that says what is missing of a measure, who is to deliver it and how."""
    if measure in MARKS:
        return "coverage.empty_mark"
    return "coverage.empty_population" if measure == "residents" else "coverage.empty_enterprise"


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
    whom = text(f"coverage.in_known{chosen}", language, count=count) if covers else in_those(frame, language)
    return sentence(f"coverage.{entry}", language, *claims_of(valued, covers=covers), whom=whom, **words)


def among(frame: pl.DataFrame, language: str) -> str:
    """Whom a comparison is about where that is not the whole county: `bland de nio kommunerna med uppgift`."""
    count = spelled(known(frame).height, language)
    chosen = "" if is_whole(frame) else "_chosen"
    if frame["missing_parts"].sum():
        return text(f"coverage.among_known{chosen}", language, count=count)
    return text("coverage.among_chosen", language) if chosen else ""


def at_least_as_much(most: pl.DataFrame, others: pl.DataFrame) -> list[Claim]:
    """That each of the first rows has at least as much as each of the others."""
    return [
        Claim(subject_of(BY_MUNICIPALITY, row, *KEYS), Relation.AT_LEAST, subject_of(BY_MUNICIPALITY, other, *KEYS))
        for row in most.iter_rows(named=True)
        for other in others.iter_rows(named=True)
    ]


def _headline_of_one(row: dict, language: str) -> Sentence:
    name, measure = row["municipality_name"], row["coverage_measure"]
    if row["value"] is None and row["commitment_state"] is None:
        label, status = in_sentence(row["coverage_measure_label"]), row["obs_status_label"]
        entry = "one_missing" if row["period"] else "one_missing_always"
        period = year_or_end(row["period"], language) if row["period"] else ""
        return sentence(f"coverage.{entry}", language, name=name, measure=label, status=status, period=period)
    when = beginning(row["period"], language)
    claims = [] if row["value"] is None else [claim_of(BY_MUNICIPALITY, row, *KEYS)]
    if measure in MARKS:
        things = "plan" if row["commitment_state"] == "planned" else "thing"
        thing = text(f"coverage.{things}_{measure}", language)
        entry = f"coverage.one_{row['commitment_state']}"
        return sentence(entry, language, *claims, when=when, thing=thing, name=name)
    entry = "one_share" if measure == "af_agreement_pct" else "one_number"
    words = {"value": value_in_sentence(row, language), "things": text(f"coverage.things_{measure}", language)}
    return sentence(f"coverage.{entry}", language, *claims, when=when, name=name, **words)


def _headline_of_most(frame: pl.DataFrame, valued: pl.DataFrame, language: str) -> Sentence:
    """Who has the most, where that is sure of those that it is about; else the first values side by side."""
    period, measure = frame["period"][0], frame["coverage_measure"][0]
    most = surely_largest(valued)
    if most.is_empty():
        return _side_by_side(valued, language)
    row = most.row(0, named=True)
    whom = among(frame, language)
    when = text("coverage.among_when", language, among=whom, when=moment(period, language)) if whom else ""
    return sentence(
        f"coverage.most_{measure}",
        language,
        *claims_of(most),
        *at_least_as_much(most, valued),
        when=capital(when) or beginning(period, language),
        names=some_names(most["municipality_name"].to_list(), language),
        value=value_in_sentence(row, language),
    )


def _side_by_side(valued: pl.DataFrame, language: str) -> Sentence:
    """`I slutet av 2018 hade Hudiksvall ungefär 45 och Gävle ungefär 43 anställda i ASF`: the rounding may hide who has more."""
    first = valued.sort("value", descending=True, maintain_order=True).head(FEW - 1)
    values = [f"{row['municipality_name']} {value_in_sentence(row, language)}" for row in first.iter_rows(named=True)]
    return sentence(
        "coverage.side_by_side",
        language,
        *claims_of(first),
        when=beginning(first["period"][0], language),
        values=join_names(values, language),
        things=text(f"coverage.things_{first['coverage_measure'][0]}", language),
    )


def _subtitle(frame: pl.DataFrame, language: str, *, entry: str) -> str:
    period, measure = frame["period"][0], frame["coverage_measure"][0]
    if period is None:
        return frame["coverage_measure_label"][0]
    label = frame["coverage_measure_label"][0]
    return text(f"coverage.{entry}", language, measure=label, date=date_words(period, measure, language))
