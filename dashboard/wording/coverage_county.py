"""The county's own figures on Täckning, in words: from the localised result of `county_coverage`."""

import polars as pl

from dashboard.wording.numbers import period_text
from dashboard.wording.texts import text
from dashboard.wording.values import value_text


def strip(frame: pl.DataFrame, language: str) -> str:
    """The county's number of enterprises in the period that all of its figures share."""
    shared = frame.filter(pl.col("is_same_period") & (pl.col("indicator_code") == "enterprises"))
    if shared.is_empty():
        return text("coverage.strip_missing", language)
    row = shared.row(0, named=True)
    return text(
        "coverage.strip", language, period=period_text(row["period"], language), value=county_words(row, language)
    )


def county_words(row: dict, language: str) -> str:
    """The value of a row of `county_coverage` with its precision: `≈ 30`, `≈ 1,1`."""
    decimals = 1 if row["unit"] == "per_10000" else None
    limits = {name: row[name] for name in ("low", "high", "qualifier")}
    return value_text(row["value"], row["obs_status"], language, decimals=decimals, **limits)
