"""The measures of Täckning: how the value of each is shown. The rest of a measure is its row in the code lists and its words.

A measure is what the end of its code says: `_pct` a share in per cent, `_per_10000` a rate of residents, else a count that
the enterprises deliver; but for those that are named here. `queries/macros/measures.sql` reads the codes in the same way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import partial

from contract import CODELISTS
from contract.display import day, number, per_cent, percent, period_text
from contract.periods import last_day
from dashboard.wording import figure_text, figure_words


class Kind(StrEnum):
    """What kind of value a measure has."""

    COUNT = "count"
    RATE = "rate"
    SHARE = "share"
    STATE = "state"


@dataclass(frozen=True)
class Measure:
    """How one measure is shown, and in which kind of delivery it comes: in none where it is official statistics."""

    kind: Kind
    delivered_as: str = "enterprise"

    @property
    def is_state(self) -> bool:
        """Whether it is yes, planned or no, and no number."""
        return self.kind is Kind.STATE

    @property
    def is_ratio(self) -> bool:
        """Whether the region's value is a rate of its own, and not the sum of its municipalities'."""
        return self.kind in (Kind.RATE, Kind.SHARE)

    @property
    def decimals(self) -> int | None:
        """How many decimals a value has; None for as many as it needs."""
        return {Kind.RATE: 1, Kind.SHARE: 0}.get(self.kind)


OFFICIAL = {"residents": Measure(Kind.COUNT, delivered_as="")}
STATES = {
    code: Measure(Kind.STATE, delivered_as="commitment") for code in ("support_structure", *CODELISTS["mark"].codes)
}
KINDS_BY_END = {"_pct": Kind.SHARE, "_per_10000": Kind.RATE}


def measure_of(code: str) -> Measure:
    """How the measure `code` is shown."""
    if named := (OFFICIAL | STATES).get(code):
        return named
    return Measure(next((kind for end, kind in KINDS_BY_END.items() if code.endswith(end)), Kind.COUNT))


def value_words(row: dict, language: str, *, write: Callable[..., str] = figure_text) -> str:
    """The value of a localised row of `coverage_by_municipality` or `coverage_over_time`, as the page shows it.

    A mark is `ja`, `planerat` or `nej`; a missing value is the word of its status, never 0. `write` is `figure_words`
    inside a sentence.
    """
    if row["commitment_state"] is not None:
        return row["commitment_state_label"]
    if row["value"] is None:
        return row["obs_status_label"]
    measure = measure_of(row["coverage_measure"])
    if measure.kind is Kind.SHARE:
        return write(row, language, decimals=measure.decimals, unit=partial(per_cent, language=language))
    return write(row, language, decimals=_decimals(measure, row["value"]))


def value_in_sentence(row: dict, language: str) -> str:
    """The same in full words: `ungefär 45`, `få eller inga`."""
    return value_words(row, language, write=figure_words)


def as_shown(value: float, code: str) -> float:
    """The value as precise as the page writes it, so that a class never contradicts the number beside it."""
    decimals = measure_of(code).decimals
    if decimals is None:
        return value
    return float(Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def ratio_words(value: float, code: str, language: str) -> str:
    """A rate with one decimal, a share in whole per cent; a true zero is `0`."""
    measure = measure_of(code)
    if measure.kind is Kind.SHARE:
        return percent(value, language, decimals=measure.decimals)
    return number(value, language, decimals=_decimals(measure, value))


def date_words(period: str, code: str, language: str) -> str:
    """What day the figure is about: `31 december 2018`; a year where the source says no more than the year."""
    # Official statistics of a year are of its last day.
    if period.isdecimal() and measure_of(code).delivered_as:
        return period_text(period, language)
    return day(last_day(period), language, article=False)


def _decimals(measure: Measure, value: float) -> int | None:
    """A zero has no decimals."""
    return 0 if measure.decimals and not value else measure.decimals
