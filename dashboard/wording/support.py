"""Sentences of the page Stödstruktur: what its frames say, naming the period, never "har" about an old year.

`steps` and `headline` take the result of `support_structure_by_period`, `ladder` that of `status_ladder`, `readings` that
of `target_readings` and `agreements` that of `agreements`, all localised.
"""

from datetime import date

import polars as pl

from dashboard.wording.numbers import day, join_names, number, period_text, share_of, spelled
from dashboard.wording.texts import text

NAMES_IN_A_SENTENCE = 3


def headline(frame: pl.DataFrame, language: str) -> str:
    """How many municipalities had a support structure in the latest period with a figure, and the target beside it."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return text("support.headline_missing", language) + "."
    last = known.row(-1, named=True)
    share = share_of(last["value"], last["delivered_of"], language)
    outcome = text("support.headline", language, when=_when(last["period"], last["period_end"], language), share=share)
    return f"{outcome} {_target(last, language)}"


def steps(frame: pl.DataFrame, language: str) -> str:
    """Which municipalities have joined since the first period, or that nothing later has been delivered."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return text("support.headline_missing", language)
    first, last = known.row(0, named=True), known.row(-1, named=True)
    if known.height == 1:
        share = share_of(last["value"], last["delivered_of"], language)
        entry = "steps_single" if outcome_is_missing(last) else "steps_single_now"
        return text(f"support.{entry}", language, period=period_text(last["period"], language), share=share)
    if last["value"] < first["value"]:
        ends = {"first": number(first["value"], language), "last": number(last["value"], language)}
        return text("support.steps_fell", language, years=_years(known), **ends)
    joined = known.slice(1).filter(pl.col("joined").is_not_null())
    names = ", ".join(joined["joined"]).split(", ") if joined.height else []
    if not names:
        return text("support.steps_unchanged", language, years=_years(known))
    if len(names) > NAMES_IN_A_SENTENCE:
        count = spelled(len(names), language, capital=True)
        return text("support.steps_joined_count", language, count=count, years=_years(joined))
    return text("support.steps_joined", language, names=join_names(names, language), years=_years(joined))


def steps_subtitle(frame: pl.DataFrame, language: str, *, is_filtered: bool) -> str:
    """What the steps count; with chosen municipalities also that the figure is the whole county's all the same."""
    if frame.is_empty():
        words = text("support.steps_subtitle_empty", language)
    else:
        words = text("support.steps_subtitle", language, whole=number(frame["delivered_of"].max(), language))
    return f"{words} {text('support.steps_whole_county', language)}" if is_filtered else words


def outcome_is_missing(last: dict) -> bool:
    """Whether the target year is over and the last figure is from before its end, short of the level."""
    if last["needed"] is not None or last["level"] is None or last["value"] >= last["level"]:
        return False
    return last["period_end"] < date(last["target_year"], 12, 31)


def needed_words(needed: float, language: str, *, capital: bool = False) -> str:
    """A number of municipalities in words: `en`, `två`, `four`."""
    word = text("support.one", language) if needed == 1 else spelled(int(needed), language)
    return word[:1].upper() + word[1:] if capital else word


def ladder(frame: pl.DataFrame, language: str) -> str:
    """Which municipalities held the most marks, and how many of the five."""
    known = frame.filter(pl.col("rung").is_not_null())
    if known.is_empty():
        return text("support.ladder_missing", language)
    period, most, count = period_text(known["period"][0], language), known["rung"].max(), known["mark"].n_unique()
    if most == 0:
        return text("support.ladder_none", language, period=period)
    holders = known.filter(pl.col("rung") == most)["municipality_name"].unique(maintain_order=True).to_list()
    names = join_names(holders, language)
    if len(holders) > NAMES_IN_A_SENTENCE:
        names = text("support.ladder_names", language, count=spelled(len(holders), language, capital=True))
    if most == count:
        return text("support.ladder_all", language, names=names, spelled=spelled(count, language), period=period)
    entry = "ladder_some" if frame["municipality_code"].n_unique() == 1 else "ladder_most"
    rung, of = spelled(most, language), spelled(count, language)
    return text(f"support.{entry}", language, names=names, rung=rung, count=of, period=period)


def ladder_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the ladder shows, and for which period."""
    period = frame["period"].drop_nulls()
    if period.is_empty():
        return text("support.ladder_subtitle_missing", language)
    return text("support.ladder_subtitle", language, period=period_text(period[0], language))


def readings(frame: pl.DataFrame, language: str, *, reading: str) -> str:
    """The outcome under the reading that is in use."""
    chosen = frame.filter(pl.col("reading") == reading).row(0, named=True)
    if chosen["level"] is None:
        return text("support.readings_unset", language, reading=reading)
    if chosen["value"] is None:
        return text("support.readings_missing", language, reading=reading)
    share = share_of(chosen["value"], chosen["level"], language)
    period = period_text(chosen["period"], language)
    return text("support.readings", language, reading=reading, share=share, period=period)


def agreements(frame: pl.DataFrame, language: str, *, reference_date: date) -> str:
    """Which agreements end within a year of the reference date, else how many were in force or are known at all."""
    if frame.is_empty():
        return text("support.agreements_none", language)
    ending = frame.filter(pl.col("ends_within_year"))
    if ending.height == 1:
        last_day = day(ending["valid_to"][0], language)
        return text("support.agreements_ending", language, name=ending["municipality_name"][0], day=last_day)
    if ending.height:
        names = join_names(ending["municipality_name"].unique(maintain_order=True).to_list(), language)
        count = spelled(ending.height, language, capital=True)
        return text("support.agreements_ending_several", language, count=count, names=names)
    if has_time(frame):
        in_force = int(frame["in_force"].sum())
        words = {"count": spelled(in_force, language, capital=True), "day": day(reference_date, language)}
        return text(f"support.agreements_in_force{_one(in_force)}", language, **words)
    words = {
        "count": spelled(frame.height, language, capital=True),
        "period": period_text(frame["period"].max(), language),
    }
    return text(f"support.agreements_undated{_one(frame.height)}", language, **words)


def agreements_subtitle(frame: pl.DataFrame, language: str, *, reference_date: date) -> str:
    """What the list of agreements shows, and what is not known on the reference date."""
    last_day = day(reference_date, language)
    if frame.is_empty() or has_time(frame):
        return text("support.agreements_subtitle", language, day=last_day)
    period = period_text(frame["period"].max(), language)
    return text("support.agreements_subtitle_undated", language, day=last_day, period=period)


def has_time(frame: pl.DataFrame) -> bool:
    """Whether any agreement has a known date, or is known to be in force or not: without that there is no time to draw."""
    return frame.select(pl.col("valid_from", "valid_to", "in_force").is_not_null().any()).row(0) != (
        False,
        False,
        False,
    )


def _one(count: int) -> str:
    return "_one" if count == 1 else ""


def _when(period: str, period_end: date, language: str) -> str:
    if period.isdecimal():
        return text("support.in_year", language, year=period)
    if period.endswith("-Q4"):
        return text("support.end_of_year", language, year=period[:4])
    last_day = day(period_end, language)
    return text("support.on_day", language, day=last_day[:1].upper() + last_day[1:])


def _target(last: dict, language: str) -> str:
    if last["level"] is None:
        return text("support.target_unset", language, reading=last["reading"])
    words = {"year": last["target_year"], "level": number(last["level"], language)}
    if last["value"] >= last["level"]:
        return text("support.target_reached", language, **words)
    if last["needed"] is not None:
        return text("support.target_ahead", language, needed=needed_words(last["needed"], language), **words)
    if outcome_is_missing(last):
        return f"{text('support.target_was', language, **words)} {text('support.no_later', language)}"
    return text("support.target_missed", language, **words)


def _years(frame: pl.DataFrame) -> str:
    """The years of the periods: `2017`, or `2017–2018`."""
    years = sorted({period[:4] for period in frame["period"]})
    return years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"
