"""Values and dates of the page Täckning in words: what a measure counts decides how its value is written."""

from decimal import ROUND_HALF_UP, Decimal

import polars as pl

from contract.periods import last_day
from dashboard.wording.moments import moment
from dashboard.wording.numbers import day, join_names, number, percent, period_text, spelled
from dashboard.wording.texts import text
from dashboard.wording.values import figure_text

# Up to so many municipalities are named; more are counted.
FEW = 3
MARKS = frozenset({"support_structure", "responsible", "policy", "dialogue_forum"})
RATIOS = frozenset({"enterprises_per_10000", "af_agreement_pct"})


def value_words(row: dict, language: str) -> str:
    """The value of a localised row of `coverage_by_municipality` or `coverage_over_time`, as the page shows it.

    A mark is `ja`, `planerat` or `nej`; a missing value is the word of its status, never 0.
    """
    if row["value"] is None:
        return row["obs_status_label"]
    if row["coverage_measure"] in MARKS:
        return row["commitment_state_label"]
    if row["coverage_measure"] in RATIOS:
        return ratio_words(row["value"], row["coverage_measure"], language)
    return figure_text(row, language)


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
    words = moment(period, language)
    return words[:1].upper() + words[1:]


def date_words(period: str, measure: str, language: str) -> str:
    """What day the figure is about: `31 december 2018`; a year where the source says no more than the year."""
    if period.isdecimal() and measure != "residents":
        return period_text(period, language)
    return day(last_day(period), language, article=False)


def nothing_delivered(frame: pl.DataFrame, language: str) -> str:
    """That nothing has been delivered of the measure of a localised frame."""
    if frame["coverage_measure"][0] in ("enterprises", "enterprises_per_10000"):
        return text("coverage.missing_enterprises", language)
    return text("coverage.missing", language, measure=in_sentence(frame["coverage_measure_label"][0]))


def in_sentence(label: str) -> str:
    """A label with a small first letter, unless it begins with an abbreviation."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def all_missing(frame: pl.DataFrame, language: str) -> str:
    """What stands where no municipality of the frame has a value: nothing delivered, or the word of each that is chosen."""
    is_whole = frame.height == frame["delivered_of"][0]
    return nothing_delivered(frame, language) if is_whole else values_in_a_row(frame, language)


def values_in_a_row(frame: pl.DataFrame, language: str) -> str:
    """`I slutet av 2018: Bollnäs 4, Gävle 5, Ovanåker ej levererat`."""
    values = [f"{row['municipality_name']} {value_words(row, language)}" for row in frame.iter_rows(named=True)]
    period = frame["period"][0]
    entry = "bars_list" if period else "bars_list_always"
    when = beginning(period, language) if period else ""
    return text(f"coverage.{entry}", language, values=", ".join(values), when=when)


def some_names(names: list[str], language: str) -> str:
    """Up to three names, else how many."""
    if len(names) > FEW:
        return text("coverage.count_municipalities", language, count=spelled(len(names), language))
    return join_names(names, language)
