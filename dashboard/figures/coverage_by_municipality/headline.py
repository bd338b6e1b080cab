"""The headline of Täckning: the measure's one message, naming the period, never "har" about an old year."""

import polars as pl

from contract.display import capital, join_names
from dashboard.figures.coverage_by_municipality.states import how_many_have
from dashboard.figures.coverage_by_municipality.words import (
    BY_MUNICIPALITY,
    KEYS,
    all_alike,
    all_missing,
    among,
    are_alike,
    at_least_as_much,
    claims_of,
)
from dashboard.figures.measures import Kind, measure_of, value_in_sentence
from dashboard.figures.parts.coverage import FEW, beginning, in_sentence, known, some_names, year_or_end
from dashboard.wording import text
from dashboard.wording.claims import Sentence, claim_of, sentence_of, surely_largest
from dashboard.wording.moments import moment


def headline(frame: pl.DataFrame, language: str) -> Sentence:
    """The measure's one message: how many have what is asked for, or who has the most of it."""
    if frame.is_empty():
        return sentence_of("coverage_by_municipality.none_there", language)
    if frame.height == 1:
        return _headline_of_one(frame.row(0, named=True), language)
    if measure_of(frame["coverage_measure"][0]).is_state:
        return how_many_have(frame, language)
    valued = known(frame)
    if valued.is_empty():
        return all_missing(frame, language)
    if valued.height == 1:
        return _headline_of_one(valued.row(0, named=True), language)
    if are_alike(valued):
        return all_alike(frame, language)
    return _headline_of_most(frame, valued, language)


def _headline_of_one(row: dict, language: str) -> Sentence:
    name, measure = row["municipality_name"], row["coverage_measure"]
    if row["value"] is None and row["commitment_state"] is None:
        label, status = in_sentence(row["coverage_measure_label"]), row["obs_status_label"]
        entry = "one_missing" if row["period"] else "one_missing_always"
        period = year_or_end(row["period"], language) if row["period"] else ""
        return sentence_of(
            f"coverage_by_municipality.{entry}", language, name=name, measure=label, status=status, period=period
        )
    when = beginning(row["period"], language)
    claims = [] if row["value"] is None else [claim_of(BY_MUNICIPALITY, row, *KEYS)]
    kind = measure_of(measure).kind
    if kind is Kind.STATE:
        things = "plan" if row["commitment_state"] == "planned" else "thing"
        thing = text(f"measures.{things}_{measure}", language)
        entry = f"coverage_by_municipality.one_{row['commitment_state']}"
        return sentence_of(entry, language, *claims, when=when, thing=thing, name=name)
    those = in_sentence(row["coverage_measure_label"])
    words = {"value": value_in_sentence(row, language)}
    words["things"] = text(f"measures.things_{measure}", language, those=those)
    entry = f"measures.one_{measure}" if kind is Kind.SHARE else "coverage_by_municipality.one_number"
    return sentence_of(entry, language, *claims, when=when, name=name, **words)


def _headline_of_most(frame: pl.DataFrame, valued: pl.DataFrame, language: str) -> Sentence:
    """Who has the most, where that is sure of those that it is about; else the first values side by side."""
    period, measure = frame["period"][0], frame["coverage_measure"][0]
    most = surely_largest(valued)
    if most.is_empty():
        return _side_by_side(valued, language)
    row = most.row(0, named=True)
    whom = among(frame, language)
    when = (
        text("coverage_by_municipality.among_when", language, among=whom, when=moment(period, language)) if whom else ""
    )
    return sentence_of(
        f"measures.most_{measure}",
        language,
        *claims_of(most),
        *at_least_as_much(most, valued),
        when=capital(when) or beginning(period, language),
        names=some_names(most["municipality_name"].to_list(), language),
        value=value_in_sentence(row, language),
        those=in_sentence(row["coverage_measure_label"]),
    )


def _side_by_side(valued: pl.DataFrame, language: str) -> Sentence:
    """`I slutet av 2018 hade Dalby ungefär 45 och Berga ungefär 43 anställda i ASF`: the rounding may hide who has more."""
    first = valued.sort("value", descending=True, maintain_order=True).head(FEW - 1)
    values = [f"{row['municipality_name']} {value_in_sentence(row, language)}" for row in first.iter_rows(named=True)]
    return sentence_of(
        "coverage_by_municipality.side_by_side",
        language,
        *claims_of(first),
        when=beginning(first["period"][0], language),
        values=join_names(values, language),
        things=text(f"measures.things_{first['coverage_measure'][0]}", language),
    )
