"""The heading of the ranked bars on Täckning: from the localised result of `coverage_by_municipality`."""

import polars as pl

from dashboard.wording.claims import Claim, Relation, Sentence, claim_of, sentence, subject_of
from dashboard.wording.coverage import none_has_any
from dashboard.wording.coverage_missing import BY_MUNICIPALITY, KEYS, all_missing, claims_of, values_in_a_row
from dashboard.wording.coverage_states import states
from dashboard.wording.coverage_values import (
    FEW,
    MARKS,
    RATIOS,
    beginning,
    capital,
    is_whole,
    known,
    municipalities,
    ratio_words,
    some_names,
)
from dashboard.wording.moments import in_short
from dashboard.wording.numbers import spelled
from dashboard.wording.texts import text
from dashboard.wording.values import Known, known_of, known_words


def bars(frame: pl.DataFrame, language: str) -> Sentence:
    """How the municipalities compare: with the county's rate, as a part of the county's total, or how they stand."""
    valued, measure = known(frame), frame["coverage_measure"][0]
    if valued.is_empty() and frame["commitment_state"].null_count() == frame.height:
        return all_missing(frame, language, unknown="unknown_evidence")
    if frame.height <= FEW:
        return values_in_a_row(frame, language)
    if measure in MARKS:
        return states(frame, language)
    if not valued["value"].max():
        return none_has_any(frame, language)
    return _above(frame, valued, language) if measure in RATIOS else _first_three(valued, language)


def _above(frame: pl.DataFrame, valued: pl.DataFrame, language: str) -> Sentence:
    """How many lie above the county's rate; where somebody is silent, above the rate of those that have a figure."""
    first = valued.row(0, named=True)
    limit, is_county = first["county_value"], not first["county_missing_parts"]
    above, others = valued.filter(pl.col("value") > limit), valued.filter(pl.col("value") <= limit)
    than = subject_of(BY_MUNICIPALITY, first, *KEYS, column="county_value") if is_county else limit
    claims = [
        Claim(subject_of(BY_MUNICIPALITY, row, *KEYS), relation, than)
        for rows, relation in ((above, Relation.MORE_THAN), (others, Relation.AT_MOST))
        for row in rows.iter_rows(named=True)
    ]
    if is_county:
        claims.append(claim_of(BY_MUNICIPALITY, first, *KEYS, column="county_value"))
    entry = "none" if above.is_empty() else "some"
    count = municipalities(above.height, language)
    if not is_whole(frame):
        entry += "_chosen"
        one = text("coverage.one", language)
        count = text(
            "coverage.of_the_chosen", language, who=one if above.height == 1 else spelled(above.height, language)
        )
    value = ratio_words(limit, first["coverage_measure"], language)
    rate = text("coverage.rate_of_county" if is_county else "coverage.rate_of_known", language, value=value)
    return sentence(
        f"coverage.above_{entry}", language, *claims, when=beginning(first["period"], language), count=count, rate=rate
    )


def _first_three(valued: pl.DataFrame, language: str) -> Sentence:
    """`Hudiksvall och Gävle hade 13 av länets minst 29 ASF 2018`: those among the first three however ties are counted."""
    place = pl.col("value").rank("max", descending=True)
    top = valued.filter((place <= FEW) & (pl.col("value") > 0))
    top = valued.filter(pl.col("value") == pl.col("value").max()) if top.is_empty() else top
    kind = "rounded" if (top["value_kind"] == "rounded").any() else "exact"
    part = Known(top["value"].sum(), value_kind=kind, rounded_parts=int(top["rounded_parts"].sum()))
    first = top.row(0, named=True)
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
