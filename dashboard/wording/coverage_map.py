"""The heading of the map on Täckning: from the localised result of `coverage_by_municipality`."""

import polars as pl

from dashboard.wording.coverage_values import FEW, MARKS, RATIOS, all_missing, some_names
from dashboard.wording.moments import in_short
from dashboard.wording.numbers import join_names
from dashboard.wording.texts import text

NAMES_ON_THE_MAP = 2


def map_title(frame: pl.DataFrame, language: str) -> str:
    """Where the measure is highest, or who has taken the step."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return all_missing(frame, language)
    measure = frame["coverage_measure"][0]
    words = {"measure": frame["coverage_measure_label"][0], "when": in_short(frame["period"][0], language)}
    positive = known.filter(pl.col("value") > 0)
    if frame.height <= FEW and measure not in MARKS:
        return _ranks(known, language)
    if measure in MARKS:
        names = some_names(positive["municipality_name"].to_list(), language)
        entry = "map_held" if positive.height > FEW else "map_yes" if positive.height else "map_held_none"
        return text(f"coverage.{entry}", language, names=names, **words)
    # Those that are among the first two however ties are counted; where more share the first place, how many.
    top = positive.filter(pl.col("value").rank("max", descending=True) <= NAMES_ON_THE_MAP)
    top = positive.filter(pl.col("value") == pl.col("value").max()) if top.is_empty() else top
    nobody = "map_few" if (known["value_kind"] == "rounded").any() else "map_none"
    entry = nobody if top.is_empty() else "map_highest" if measure in RATIOS else "map_most"
    return text(f"coverage.{entry}", language, names=some_names(top["municipality_name"].to_list(), language), **words)


def _ranks(known: pl.DataFrame, language: str) -> str:
    """`Gävle på plats 2 och Bollnäs på plats 3 i länet`: where the few that are chosen stand among all."""
    places = [
        text("coverage.map_place", language, name=row["municipality_name"], rank=row["rank"])
        for row in known.iter_rows(named=True)
    ]
    return text(
        "coverage.map_places",
        language,
        places=join_names(places, language),
        when=in_short(known["period"][0], language),
    )
