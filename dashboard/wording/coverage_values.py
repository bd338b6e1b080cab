"""Values and dates of the page Täckning in words: what a measure counts decides how its value is written."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import partial

import polars as pl

from contract.display import capital, day, join_names, number, per_cent, percent, period_text, spelled
from contract.periods import last_day
from dashboard.wording.moments import end_of, moment
from dashboard.wording.texts import text
from dashboard.wording.values import figure_text, figure_words

# Up to so many municipalities are named; more are counted.
FEW = 3
MARKS = frozenset({"support_structure", "responsible", "policy", "dialogue_forum"})
RATIOS = frozenset({"enterprises_per_10000", "af_agreement_pct"})


def value_words(row: dict, language: str, *, write: Callable[..., str] = figure_text) -> str:
    """The value of a localised row of `coverage_by_municipality` or `coverage_over_time`, as the page shows it.

    A mark is `ja`, `planerat` or `nej`; a missing value is the word of its status, never 0. `write` is `figure_words`
    inside a sentence.
    """
    if row["commitment_state"] is not None:
        return row["commitment_state_label"]
    if row["value"] is None:
        return row["obs_status_label"]
    if row["coverage_measure"] == "af_agreement_pct":
        return write(row, language, decimals=0, unit=partial(per_cent, language=language))
    if row["coverage_measure"] == "enterprises_per_10000":
        return write(row, language, decimals=1 if row["value"] else 0)
    return write(row, language)


def value_in_sentence(row: dict, language: str) -> str:
    """The same in full words: `ungefär 45`, `få eller inga`."""
    return value_words(row, language, write=figure_words)


def as_shown(value: float, measure: str) -> float:
    """The value as precise as the page writes it, so that a class never contradicts the number beside it."""
    if measure not in RATIOS:
        return value
    places = Decimal(1) if measure == "af_agreement_pct" else Decimal("0.1")
    return float(Decimal(str(value)).quantize(places, ROUND_HALF_UP))


def ratio_words(value: float, measure: str, language: str) -> str:
    """A rate with one decimal, a share in whole per cent; a true zero is `0`."""
    if measure == "af_agreement_pct":
        return percent(value, language, decimals=0)
    return number(value, language, decimals=1 if value else 0)


def beginning(period: str, language: str) -> str:
    """How a sentence about a period begins: `År 2016`, `I slutet av 2018`."""
    return capital(moment(period, language))


def year_or_end(period: str, language: str) -> str:
    """A period in brackets: `2016`, `slutet av 2018`."""
    return period if period.isdecimal() else end_of(period, language)


def date_words(period: str, measure: str, language: str) -> str:
    """What day the figure is about: `31 december 2018`; a year where the source says no more than the year."""
    if period.isdecimal() and measure != "residents":
        return period_text(period, language)
    return day(last_day(period), language, article=False)


def in_sentence(label: str) -> str:
    """A label with a small first letter, unless it begins with an abbreviation."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def municipalities(count: int, language: str) -> str:
    """`en kommun`, `tre kommuner`."""
    if count == 1:
        return text("coverage.one_municipality", language)
    return text("coverage.count_municipalities", language, count=spelled(count, language))


def some_names(names: list[str], language: str) -> str:
    """Up to three names, else how many."""
    return municipalities(len(names), language) if len(names) > FEW else join_names(names, language)


def known(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows with a value."""
    return frame.filter(pl.col("value").is_not_null())


def is_whole(frame: pl.DataFrame) -> bool:
    """Whether all municipalities of the county are in the frame, so that what is said of it is said of the county."""
    return frame["municipality_code"].n_unique() == frame["delivered_of"][0]
