"""When something was so, inside a sentence: `i slutet av 2018`, `i början av 2016`, `år 2016`, `till och med …`."""

import re
from datetime import date

from contract.display import day_of_year, month_text, period_text
from contract.periods import last_day
from dashboard.wording.texts import text

# The number of a day before its month and year, a year before its quarter, and the dash of a span of numbers.
_QUARTER = re.compile(r"\b(\d{4}) (Q|kv )(?=\d\b)")
_SPAN = re.compile(r"(?<=\d)–(?=\d)")
_DAY = re.compile(r"(?<!kv\u00a0)\b(\d{1,2}) (?=[^\W\d_]+ \d{4}\b)")


def moment(period: str, language: str) -> str:
    """At the end of a quarter or month: `i slutet av 2018`, `i slutet av juni 2018`; in a year: `år 2016`."""
    if period.isdecimal():
        return text("moments.in_year", language, year=period)
    return text("moments.end_of", language, month=_month_or_year(last_day(period), language))


def in_short(period: str, language: str) -> str:
    """The same in fewest words, for narrow headings: `2018`, `i juni 2018`; in English always with `in`."""
    end = last_day(period)
    if end.month == 12:
        return text("moments.over_period", language, period=end.year)
    return text("moments.in_month", language, month=_month_or_year(end, language))


def end_of(period: str, language: str) -> str:
    """The end of a quarter as a noun: `slutet av 2018`, `slutet av juni 2018`."""
    return text("moments.end_short", language, month=_month_or_year(last_day(period), language))


def start_of(period: str, language: str) -> str:
    """The end of a first quarter as a noun: `början av 2016` for the first quarter of a year, else as `end_of`."""
    if period.endswith("-Q1"):
        return text("moments.start_short", language, year=period[:4])
    return end_of(period, language)


def at_start(period: str, language: str) -> str:
    """Where a series begins: `i början av 2016` for the first quarter of a year, else as `moment`."""
    if period.endswith("-Q1"):
        return text("moments.start_of", language, year=period[:4])
    return moment(period, language)


def during(period: str, language: str) -> str:
    """Over a year or a span of quarters: `2018`, `2017 kv 3–2018 kv 2`; in English with `in`."""
    return text("moments.over_period", language, period=period_text(period, language))


def in_year(year: str, end: date, language: str) -> str:
    """In a calendar year, or in the part of it that is known: `2018`, `2018 till och med den 30 juni`."""
    return text("moments.over_period", language, period=year_until(year, end, language))


def year_until(year: str, end: date, language: str) -> str:
    """A calendar year as a heading, or the part of it that is known: `2018`, `2018 till och med den 30 juni`."""
    if (end.month, end.day) == (12, 31):
        return year
    return text("moments.so_far", language, year=year, day=day_of_year(end, language))


def _month_or_year(end: date, language: str) -> str:
    if end.month == 12:
        return str(end.year)
    return month_text(end, language)


def unbroken(words: str) -> str:
    """The same words, in which no line ends within `31 december 2018` before the month, nor within `2018 kv 4` or `18–24`."""
    words = _QUARTER.sub(lambda found: found[0].replace(" ", "\u00a0"), words)
    return _SPAN.sub("–\u2060", _DAY.sub("\\1\u00a0", words))
