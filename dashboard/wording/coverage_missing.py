"""What Täckning says where no municipality has a value, and the list of values where only a few are chosen."""

import polars as pl

from dashboard.wording.claims import Sentence, claim_of, sentence
from dashboard.wording.coverage_values import MARKS, is_whole, value_in_sentence
from dashboard.wording.moments import end_of, in_short
from dashboard.wording.texts import text

BY_MUNICIPALITY = "coverage_by_municipality"
KEYS = ("municipality_code", "period")


def claims_of(frame: pl.DataFrame) -> list:
    """What the value of each row says by itself."""
    valued = frame.filter(pl.col("value").is_not_null())
    return [claim_of(BY_MUNICIPALITY, row, *KEYS) for row in valued.iter_rows(named=True)]


def nothing_known(frame: pl.DataFrame, language: str, *, unknown: str = "unknown_mark") -> Sentence:
    """That nobody has handed in anything on the measure, or that what there is does not say it for certain.

    `unknown` is the text of the latter for a measure that is yes or no.
    """
    measure, statuses = frame["coverage_measure"][0], set(frame["obs_status"].drop_nulls())
    if statuses <= {"NL", "NA"}:
        entry = "nobody_residents" if measure == "residents" else "nobody_mark" if measure in MARKS else "nobody"
        return sentence(f"coverage.{entry}", language, about=text(f"coverage.about_{measure}", language))
    words = {
        name: text(f"coverage.{name}_{measure}", language)
        for name in ("about", "thing")
        if name == "about" or measure in MARKS
    }
    words["when"] = in_short(frame["period"].drop_nulls().max(), language)
    return sentence(f"coverage.{unknown if measure in MARKS else 'unknown'}", language, **words)


def all_missing(frame: pl.DataFrame, language: str, *, unknown: str = "unknown_mark") -> Sentence:
    """What stands where no municipality of the frame has a value: of the county in one sentence, else of each that is chosen."""
    if is_whole(frame):
        return nothing_known(frame, language, unknown=unknown)
    return values_in_a_row(frame, language)


def values_in_a_row(frame: pl.DataFrame, language: str) -> Sentence:
    """`Bollnäs: 4, Gävle: 5, Ovanåker: ej levererat (slutet av 2018)`."""
    values = ", ".join(
        f"{row['municipality_name']}: {value_in_sentence(row, language)}" for row in frame.iter_rows(named=True)
    )
    period = frame["period"][0]
    if period is None:
        return Sentence(values)
    when = period if period.isdecimal() else end_of(period, language)
    return sentence("coverage.values", language, *claims_of(frame), values=values, when=when)
