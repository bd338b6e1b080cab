"""The heading of the map on Täckning: from the localised result of `coverage_by_municipality`."""

import polars as pl

from contract.display import join_names
from dashboard.wording.claims import Sentence, claim_of, sentence
from dashboard.wording.coverage import all_alike, among, are_alike, at_least_as_much
from dashboard.wording.coverage_missing import BY_MUNICIPALITY, KEYS, only_named, values_in_a_row
from dashboard.wording.coverage_states import who_has
from dashboard.wording.coverage_values import FEW, MARKS, RATIOS, known, some_names
from dashboard.wording.moments import in_short
from dashboard.wording.texts import text

NAMES_ON_THE_MAP = 2


def map_title(frame: pl.DataFrame, language: str) -> Sentence:
    """Where the measure is highest, or who has it; of a few that are chosen their places in the county where these are sure."""
    valued, measure = known(frame), frame["coverage_measure"][0]
    if valued.is_empty() and frame["commitment_state"].null_count() == frame.height:
        return _named(frame, language)
    if measure in MARKS and frame.height > 1:
        return who_has(frame, language)
    if measure in MARKS:
        return values_in_a_row(frame, language)
    if frame.height <= FEW:
        has_places = valued.height == frame.height and not valued["rank"].null_count()
        return _places(valued, language) if has_places else _named(frame, language)
    if valued.height == 1:
        return _named(frame, language)
    if are_alike(valued):
        return all_alike(frame, language)
    return _highest(frame, valued, language)


def _highest(frame: pl.DataFrame, valued: pl.DataFrame, language: str) -> Sentence:
    """Those among the first two however ties are counted; where more share the first place, how many they are."""
    place = pl.col("value").rank("max", descending=True)
    top = valued.filter((place <= NAMES_ON_THE_MAP) & (pl.col("value") > 0))
    top = valued.filter(pl.col("value") == pl.col("value").max()) if top.is_empty() else top
    others = valued.filter(~pl.col("municipality_code").is_in(top["municipality_code"].implode()))
    # The rounding may hide who has more; and where all with a figure are named, none of them is said to have the most.
    if others.is_empty() or others["high"].max() > top["low"].min():
        return _named(frame, language)
    entry = "map_highest" if frame["coverage_measure"][0] in RATIOS else "map_most"
    whom = among(frame, language)
    return sentence(
        f"coverage.{entry}_among" if whom else f"coverage.{entry}",
        language,
        *at_least_as_much(top, others),
        names=some_names(top["municipality_name"].to_list(), language),
        among=whom,
        when=in_short(frame["period"][0], language),
    )


def _named(frame: pl.DataFrame, language: str) -> Sentence:
    """`Antal ASF: Bollnäs och Gävle 2018`, or per municipality: what the map shows, without comparing."""
    period, label = frame["period"][0], frame["coverage_measure_label"][0]
    names = join_names(frame["municipality_name"].to_list(), language)
    if period is None and frame.height > FEW:
        return only_named(frame, language, entry="map_measure")
    if period is None:
        return sentence("coverage.map_only_named", language, measure=label, names=names)
    when = in_short(period, language)
    if frame.height > FEW:
        return sentence("coverage.map_each", language, measure=label, when=when)
    return sentence("coverage.map_named", language, measure=label, names=names, when=when)


def _places(valued: pl.DataFrame, language: str) -> Sentence:
    """`Gävle på plats 2 och Bollnäs på plats 3 i länet`: where the few that are chosen stand among all."""
    rows = list(valued.iter_rows(named=True))
    places = [text("coverage.map_place", language, name=row["municipality_name"], rank=row["rank"]) for row in rows]
    return sentence(
        "coverage.map_places",
        language,
        *(claim_of(BY_MUNICIPALITY, row, *KEYS, column="rank") for row in rows),
        places=join_names(places, language),
        when=in_short(valued["period"][0], language),
    )
