"""Sentences of the panels on Täckning: from the localised result of `coverage_over_time`."""

from functools import partial

import polars as pl

from dashboard.wording.coverage_values import MARKS, as_shown, nothing_delivered, value_words
from dashboard.wording.numbers import period_text, spelled
from dashboard.wording.texts import text


def over_time(frame: pl.DataFrame, language: str) -> str:
    """In how many municipalities the measure rose and fell between its first and its last known period."""
    known = frame.filter(pl.col("value").is_not_null()).sort("period_end")
    label = frame["coverage_measure_label"][0]
    if known.is_empty():
        return nothing_delivered(frame, language)
    if known["period"].n_unique() < 2:
        return text("coverage.single_period", language, measure=label, period=period_text(known["period"][0], language))
    shown = pl.col("value").map_elements(
        partial(as_shown, measure=frame["coverage_measure"][0]), return_dtype=pl.Float64
    )
    ends = known.group_by("municipality_code").agg(first=shown.first(), last=shown.last())
    rose, fell = (
        ends.filter(pl.col("last") > pl.col("first")).height,
        ends.filter(pl.col("last") < pl.col("first")).height,
    )
    if frame["municipality_code"].n_unique() == 1:
        return _one_municipality(known.row(0, named=True), known.row(-1, named=True), language)
    years = _span(*(str(day.year) for day in (known["period_end"][0], known["period_end"][-1])))
    counts = {"up": _municipalities(rose, language), "down": _municipalities(fell, language)}
    if frame["coverage_measure"][0] in MARKS:
        entry = "marks_gained_and_lost" if fell else "marks_gained" if rose else "marks_unchanged"
        return text(f"coverage.{entry}", language, measure=label, gained=counts["up"], lost=counts["down"], years=years)
    series = text(f"coverage.series_{frame['coverage_measure'][0]}", language)
    entry = "rose_and_fell" if rose and fell else "rose" if rose else "fell" if fell else "unchanged"
    return text(f"coverage.{entry}", language, series=series, rose=counts["up"], fell=counts["down"], years=years)


def over_time_subtitle(frame: pl.DataFrame, language: str) -> str:
    """The measure, the periods, and what the grey lines are."""
    label, periods = frame["coverage_measure_label"][0], frame.sort("period_end")["period"].drop_nulls()
    if periods.n_unique() < 2 or not frame["value"].count():
        return label
    entry = "over_time_subtitle_mark" if frame["coverage_measure"][0] in MARKS else "over_time_subtitle"
    if frame["municipality_code"].n_unique() == 1:
        entry = "over_time_subtitle_one"
    span = _span(*(period_text(period, language) for period in (periods[0], periods[-1])))
    return text(f"coverage.{entry}", language, measure=label, period=span)


def panel_alt(rows: pl.DataFrame, language: str) -> str:
    """What one panel shows: the first and the last period of one municipality, each with its value or status."""
    first, last = rows.row(0, named=True), rows.row(-1, named=True)
    return text(
        "coverage.panel_alt",
        language,
        name=first["municipality_name"],
        measure=first["coverage_measure_label"],
        first=value_words(first, language),
        first_period=period_text(first["period"], language),
        last=value_words(last, language),
        last_period=period_text(last["period"], language),
    )


def _one_municipality(first: dict, last: dict, language: str) -> str:
    return text(
        "coverage.one_series",
        language,
        measure=first["coverage_measure_label"],
        name=first["municipality_name"],
        first=value_words(first, language),
        first_year=first["period_end"].year,
        last=value_words(last, language),
        last_year=last["period_end"].year,
    )


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _municipalities(count: int, language: str) -> str:
    if count == 1:
        return text("coverage.one_municipality", language)
    return text("coverage.count_municipalities", language, count=spelled(count, language))
