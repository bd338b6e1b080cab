"""The county's own figures on Täckning, in words: from the localised result of `county_coverage`."""

import polars as pl

from contract.display import period_text
from dashboard.wording.claims import Sentence, claim_of, sentence
from dashboard.wording.values import figure_text, figure_words


def strip(frame: pl.DataFrame, language: str) -> Sentence:
    """The county's number of enterprises in the period that all of its figures share."""
    shared = frame.filter(pl.col("is_same_period") & (pl.col("indicator_code") == "enterprises"))
    if shared.is_empty():
        return sentence("coverage.strip_missing", language)
    row = shared.row(0, named=True)
    claims = (
        [] if row["value"] is None else [claim_of("county_coverage", row, "indicator_code", "period", "source_refs")]
    )
    words = {"period": period_text(row["period"], language), "value": figure_words(row, language)}
    return sentence("coverage.strip", language, *claims, **words)


def county_words(row: dict, language: str) -> str:
    """The value of a row of `county_coverage` with its precision: `omkring 30`, `omkring 1,1`."""
    return figure_text(row, language, decimals=1 if row["unit"] == "per_10000" else None)
