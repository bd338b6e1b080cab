"""Sentences on a measure that is yes or no: how many municipalities have it, plan it, lack it, and of whom it is unknown.

All take the localised result of `coverage_by_municipality` for one of the marks.
"""

from collections.abc import Iterator

import polars as pl

from contract import CODELISTS
from contract.display import at_least_text, capital, join_names, share_of, spelled
from dashboard.figures.coverage_by_municipality.words import BY_MUNICIPALITY, KEYS, all_missing, claims_of
from dashboard.figures.parts.coverage import FEW, beginning, is_whole, municipalities
from dashboard.wording import code_labels, text
from dashboard.wording.claims import Sentence, claim_of, sentence_of
from dashboard.wording.moments import in_short


def how_many_have(frame: pl.DataFrame, language: str) -> Sentence:
    """`År 2016 hade minst 3 av 10 kommuner en ansvarig för ASF`; where none is known to have it, who stands how."""
    first, held = frame.row(0, named=True), _in_state(frame, "held")
    if held.is_empty():
        if _answered(frame).is_empty():
            return all_missing(frame, language)
        return states(frame, language)
    share = share_of(held.height, frame.height, language)
    if frame["missing_parts"].sum():
        share = at_least_text(share, language)
    is_county = is_whole(frame)
    county = [claim_of(BY_MUNICIPALITY, first, *KEYS, column="county_value")]
    return sentence_of(
        "coverage_by_municipality.held_by" if is_county else "coverage_by_municipality.held_by_chosen",
        language,
        *(county if is_county else claims_of(frame)),
        when=beginning(first["period"], language),
        share=share,
        thing=_thing(frame, language),
    )


def who_has(frame: pl.DataFrame, language: str) -> Sentence:
    """`Alby och Berga hade stödstruktur 2016`; more than three are counted."""
    held = _in_state(frame, "held")
    if held.is_empty():
        return how_many_have(frame, language)
    who = join_names(held["municipality_name"].to_list(), language)
    if held.height > FEW:
        who = municipalities(held.height, language) if is_whole(frame) else _chosen(held.height, language)
        if frame["missing_parts"].sum():
            who = at_least_text(who, language)
    words = {"who": capital(who), "thing": _thing(frame, language), "when": _when(frame, language)}
    return sentence_of("coverage_by_municipality.state_held", language, *claims_of(held), **words)


def states(frame: pl.DataFrame, language: str) -> Sentence:
    """`Tre kommuner hade en ansvarig för ASF 2016, en planerade det och sex är okända`; where all is known and none
    plans it, how many lack it: `Sju kommuner saknade stödstruktur 2016`.
    """
    lacking = _in_state(frame, "not_held")
    words = {"thing": _thing(frame, language), "when": _when(frame, language)}
    if lacking.height == frame.height:
        entry = "nobody_had" if is_whole(frame) else "nobody_chosen_had"
        return sentence_of(f"coverage_by_municipality.{entry}", language, *claims_of(frame), **words)
    counts = list(_counts(frame))
    if [state for state, _ in counts] == ["held", "not_held"]:
        counts = counts[1:]
    (state, count), *others = counts
    first = municipalities(count, language) if is_whole(frame) else _chosen(count, language)
    if state == "planned":
        words["thing"] = text(f"measures.plan_{frame['coverage_measure'][0]}", language)
    clauses = [text(f"coverage_by_municipality.state_{state}", language, who=capital(first), **words)]
    clauses += [_clause(state, count, language) for state, count in others]
    return sentence_of(
        "coverage_by_municipality.states", language, *claims_of(frame), clauses=join_names(clauses, language)
    )


def _counts(frame: pl.DataFrame) -> Iterator[tuple[str, int]]:
    """How many stand in each state and, without a state, with each status, in the order of the lists."""
    for state in CODELISTS["commitment_state"].codes:
        if count := _in_state(frame, state).height:
            yield state, count
    without = frame.filter(pl.col("commitment_state").is_null())
    for status in CODELISTS["obs_status"].codes:
        if count := without.filter(pl.col("obs_status") == status).height:
            yield status, count


def _clause(state: str, count: int, language: str) -> str:
    entry = f"coverage_by_municipality.also_{state}" + ("_one" if count == 1 else "")
    if state not in ("planned", "not_held", "UN", "NL"):
        entry, state = "coverage_by_municipality.also_other", code_labels("obs_status", language)[state]
    who = text("coverage_by_municipality.one", language) if count == 1 else spelled(count, language)
    return text(entry, language, who=who, status=state)


def _chosen(count: int, language: str) -> str:
    who = text("coverage_by_municipality.one", language) if count == 1 else spelled(count, language)
    return text("coverage_by_municipality.of_the_chosen", language, who=who)


def _answered(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.filter(pl.col("commitment_state").is_not_null())


def _in_state(frame: pl.DataFrame, state: str) -> pl.DataFrame:
    return frame.filter(pl.col("commitment_state") == state)


def _thing(frame: pl.DataFrame, language: str) -> str:
    return text(f"measures.thing_{frame['coverage_measure'][0]}", language)


def _when(frame: pl.DataFrame, language: str) -> str:
    return in_short(frame["period"][0], language)
