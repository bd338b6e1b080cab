"""Sentences of the page Läget: the nine targets in words, from the result of `target_status`, localised.

Nothing here says "har" about an old year: every sentence names the period of its figure.
"""

from collections import Counter

import polars as pl

from dashboard.wording.numbers import join_names, number, period_text, share_of, spelled
from dashboard.wording.texts import text
from dashboard.wording.values import figure_text, value_text

# The target of each priority whose number stands large, with its series in `target_history`.
MAIN_TARGETS = {1: "T1", 2: "T2a", 3: "T3d"}
AFTER_REACHED = ("on_track", "behind", "not_reached", "no_outcome", "not_measurable")
WITHOUT_OUTCOME = ("no_outcome", "not_measurable")
UNITS_BESIDE = ("enterprises", "services")
MONTHS_OF_QUARTERS = {"Q1": ("01", "03"), "Q2": ("04", "06"), "Q3": ("07", "09"), "Q4": ("10", "12")}


def headline(frame: pl.DataFrame, language: str) -> str:
    """How many of the targets have been reached, and how it stands with the others, in words."""
    counts, whole, year = Counter(frame["target_status"]), frame.height, frame["target_year"].max()
    words = spelled(whole, language)
    rest = [_counted(status, counts[status], language) for status in AFTER_REACHED if counts[status]]
    if counts["not_measurable"] == whole:
        return text("laget.none_measurable", language, whole=words, year=year)
    if sum(counts[status] for status in WITHOUT_OUTCOME) == whole:
        return text("laget.none_followed", language, whole=words, year=year, rest=", ".join(rest))
    reached = counts["reached"]
    if reached == whole:
        return text("laget.all_reached", language, whole=words, year=year)
    entry = f"reached_{reached if reached < 2 else 'n'}"
    count = spelled(reached, language, capital=True)
    first = text(f"laget.{entry}", language, count=count, whole=words, year=year)
    joined = join_names(rest, language)
    return f"{first} {joined[:1].upper()}{joined[1:]}."


def block(frame: pl.DataFrame, language: str, *, priority: int) -> str:
    """The sentence of one priority, about its main target: the figure with its year, the target, what is missing."""
    row = main_target(frame, priority)
    first = {1: _support, 2: _seats, 3: _services}[priority](row, language)
    if _is_undefined(row):
        return first
    parts = [first, _target(row, language)]
    if row["target_status"] == "no_outcome":
        parts.append(text("laget.no_later", language))
    return " ".join(parts)


def no_subtitle(frame: pl.DataFrame, language: str) -> str:
    """Nothing: the number of a block says its unit and period beside itself."""
    return ""


def main_target(frame: pl.DataFrame, priority: int) -> dict:
    """The row of the target whose number stands large in the block of `priority`."""
    return main_row(frame, priority=priority).row(0, named=True)


def main_row(frame: pl.DataFrame, *, priority: int) -> pl.DataFrame:
    """The same row as a frame."""
    return frame.filter(target_id=MAIN_TARGETS[priority])


def amount(row: dict, language: str, *, baseline: bool = False) -> str:
    """The outcome of one target, or its baseline, as its list shows it: `6 av 10`, `ja`, `1 ASF`, `ej levererat`."""
    value, status = (row["baseline_value"], row["baseline_status"]) if baseline else (row["value"], row["obs_status"])
    if value is None:
        return value_text(None, status, language)
    if row["unit"] == "state":
        return text("frame.yes" if value else "frame.no", language)
    if row["denominator"] is not None:
        return share_of(value, row["denominator"], language)
    shown = number(value, language) if baseline else figure_text(row, language)
    if row["unit"] not in UNITS_BESIDE:
        return shown
    return text(f"laget.{row['unit']}_{1 if value == 1 else 'n'}_beside", language, value=shown)


def delivered(row: dict, language: str) -> str:
    """`9 av 10 kommuner har levererat`, or nothing for a target that does not rest on deliveries."""
    if row["delivered"] is None:
        return ""
    return text("laget.delivered", language, count=row["delivered"], whole=row["delivered_of"])


def when(period: str, language: str) -> str:
    """A state's period as the start of a sentence: `År 2018` for a year or its last quarter, `I juni 2018`."""
    if "-Q" not in period or period.endswith("-Q4"):
        return text("laget.in_year", language, year=period[:4])
    return text("laget.in_month", language, month=_month(period, 1, language))


def _during(period: str, language: str) -> str:
    """A flow's period within a sentence: `2018`, or `från juli 2017 till juni 2018` for four quarters."""
    first, _, last = period.partition("/")
    if not last:
        return text("laget.during_year", language, year=first)
    return text("laget.from_to", language, first=_month(first, 0, language), last=_month(last, 1, language))


def _counted(status: str, count: int, language: str) -> str:
    return text(f"laget.{status}_{1 if count == 1 else 'n'}", language, count=spelled(count, language))


def _is_undefined(row: dict) -> bool:
    """Whether the reading in use sets no level, so that nothing can be counted under it."""
    return row["reading"] is not None and row["level"] is None


def _support(row: dict, language: str) -> str:
    if _is_undefined(row):
        return text("laget.support_undefined", language, reading=row["reading"])
    lacking = "_lacking" if row["reading"] == "B" else ""
    if row["value"] is not None:
        share = amount(row, language)
        return text(f"laget.support{lacking}", language, when=when(row["period"], language), share=share)
    if row["baseline_value"] is None:
        return text("laget.support_missing", language)
    share, started = amount(row, language, baseline=True), when(row["baseline_period"], language)
    entry = "support_lacking_baseline" if lacking else "support"
    return text(f"laget.{entry}", language, when=started, share=share, whole=row["denominator"])


def _seats(row: dict, language: str) -> str:
    if row["value"] is None and row["baseline_value"] is None:
        return text("laget.seats_missing", language, whole=row["denominator"])
    from_start = row["value"] is None
    period = row["baseline_period"] if from_start else row["period"]
    share = amount(row, language, baseline=from_start)
    return text("laget.seats", language, when=when(period, language), share=share)


def _services(row: dict, language: str) -> str:
    if row["value"] is None:
        return text("laget.services_missing", language, period=period_text(row["baseline_period"], language))
    entry = "exactly"
    if row["value_kind"] == "rounded":
        entry = "about" if row["value"] else "few_or_none"
    count = text(f"laget.{entry}", language, value=number(row["value"], language))
    return text("laget.services", language, period=_during(row["period"], language), count=count)


def _target(row: dict, language: str) -> str:
    if row["level"] is None:
        return text("laget.target_none", language)
    entry = "target_was" if row["target_year_over"] else "target_is"
    if row["target_status"] == "reached":
        entry = "target_met"
    return text(f"laget.{entry}", language, year=row["target_year"], level=number(row["level"], language))


def _month(quarter: str, end: int, language: str) -> str:
    year, _, name = quarter.partition("-")
    return period_text(f"{year}-{MONTHS_OF_QUARTERS[name][end]}", language)
