"""The heading of the ranked bars on Täckning: from the localised result of `coverage_by_municipality`."""

import polars as pl

from contract.display import capital, spelled
from dashboard.wording.claims import Claim, Relation, Sentence, claim_of, sentence, subject_of
from dashboard.wording.coverage import all_alike, among, are_alike
from dashboard.wording.coverage_missing import BY_MUNICIPALITY, KEYS, claims_of, covered, only_named, values_in_a_row
from dashboard.wording.coverage_states import states
from dashboard.wording.coverage_values import (
    FEW,
    MARKS,
    RATIOS,
    beginning,
    is_whole,
    known,
    municipalities,
    ratio_words,
    some_names,
)
from dashboard.wording.moments import in_short, moment
from dashboard.wording.texts import text
from dashboard.wording.values import Known, known_of, known_words


def bars(frame: pl.DataFrame, language: str) -> Sentence:
    """How the municipalities compare: with the county's rate, as a part of the county's total, or how they stand."""
    valued, measure = known(frame), frame["coverage_measure"][0]
    if frame.height <= FEW and not is_whole(frame):
        return values_in_a_row(frame, language)
    if valued.is_empty() and frame["commitment_state"].null_count() == frame.height:
        return _without_values(frame, language)
    if frame.height <= FEW:
        return values_in_a_row(frame, language)
    if measure in MARKS:
        return states(frame, language)
    if valued.height == 1:
        return values_in_a_row(valued, language)
    if are_alike(valued):
        return all_alike(frame, language)
    return _above(frame, valued, language) if measure in RATIOS else _first_three(valued, language)


def _without_values(frame: pl.DataFrame, language: str) -> Sentence:
    """Of a mark with evidence that does not decide it, that the sources do not say; else only what the figure is about."""
    measure = frame["coverage_measure"][0]
    if measure not in MARKS or "UN" not in frame["obs_status"] or not is_whole(frame):
        return only_named(frame, language, entry="bars_measure")
    thing, when = text(f"coverage.thing_{measure}", language), in_short(frame["period"][0], language)
    return sentence("coverage.unknown_evidence", language, thing=thing, when=when)


def _above(frame: pl.DataFrame, valued: pl.DataFrame, language: str) -> Sentence:
    """How many lie above the county's rate; where somebody is silent, how many of those with a figure above theirs."""
    first, covers = valued.row(0, named=True), covered(frame)
    limit, is_county = first["county_value"], not first["county_missing_parts"]
    above, others = valued.filter(pl.col("value") > limit), valued.filter(pl.col("value") <= limit)
    than = subject_of(BY_MUNICIPALITY, first, *KEYS, column="county_value", covers=covers) if is_county else limit
    claims = [
        Claim(subject_of(BY_MUNICIPALITY, row, *KEYS, covers=covers), relation, than)
        for rows, relation in ((above, Relation.MORE_THAN), (others, Relation.AT_MOST))
        for row in rows.iter_rows(named=True)
    ]
    if not is_county:
        return _above_known(frame, above.height, language, claims)
    claims.append(claim_of(BY_MUNICIPALITY, first, *KEYS, column="county_value", covers=covers))
    entry = "none" if above.is_empty() else "some"
    count = municipalities(above.height, language)
    if not is_whole(frame):
        entry += "_chosen"
        count = text("coverage.of_the_chosen", language, who=_how_many(above.height, language))
    value = ratio_words(limit, first["coverage_measure"], language)
    when = beginning(first["period"], language)
    return sentence(f"coverage.above_{entry}", language, *claims, when=when, count=count, value=value)


def _above_known(frame: pl.DataFrame, count: int, language: str, claims: list[Claim]) -> Sentence:
    """`Bland de nio kommunerna med uppgift i slutet av 2018 låg fem över deras snitt`."""
    when, whom = moment(frame["period"][0], language), among(frame, language)
    who = _how_many(count, language) if count else text("coverage.none_of_them", language)
    entry = "above_known" if is_whole(frame) else "above_known_chosen"
    among_when = capital(text("coverage.among_when", language, among=whom, when=when))
    return sentence(f"coverage.{entry}", language, *claims, among=among_when, count=who)


def _how_many(count: int, language: str) -> str:
    return text("coverage.one", language) if count == 1 else spelled(count, language)


def _first_three(valued: pl.DataFrame, language: str) -> Sentence:
    """`Hudiksvall och Gävle hade 13 av länets minst 29 ASF 2018`: those among the first three however ties are counted."""
    place = pl.col("value").rank("max", descending=True)
    top = valued.filter((place <= FEW) & (pl.col("value") > 0))
    top = valued.filter(pl.col("value") == pl.col("value").max()) if top.is_empty() else top
    kind = "rounded" if (top["value_kind"] == "rounded").any() else "exact"
    part = Known(top["value"].sum(), value_kind=kind, rounded_parts=int(top["rounded_parts"].sum()))
    first = top.row(0, named=True)
    if first["county_missing_parts"] and part.value == first["county_value"]:
        # All that anybody has told of: a part of the whole only by name.
        return values_in_a_row(top if top.height <= FEW else valued, language)
    return sentence(
        "coverage.bars_top",
        language,
        *claims_of(top),
        claim_of(BY_MUNICIPALITY, first, *KEYS, column="county_value"),
        names=capital(some_names(top["municipality_name"].to_list(), language)),
        part=known_words(part, language),
        whole=known_words(known_of(first, prefix="county_"), language),
        things=text(f"coverage.things_{first['coverage_measure']}", language),
        when=in_short(first["period"], language),
    )
