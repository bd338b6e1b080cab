"""Quarters and dates as people write them. A text that could mean two days or two periods is refused, never guessed."""

import datetime as dt
import re

from babel.dates import get_month_names

from publishing.intake.folding import WORDS, CellFault, fold
from publishing.intake.table import Raw

_LAST_YEAR = 2099
_YEAR = "((?:19|20)[0-9]{2})"
_QUARTER = r"(?:q|k|kv|kv\.|kvartal|quarter)"
_PERIODS = (
    re.compile(rf"(?P<year>{_YEAR})[ -]?{_QUARTER} ?(?P<quarter>[1-4])"),
    re.compile(rf"{_QUARTER} ?(?P<quarter>[1-4])[ ,/-]{{1,3}}(?P<year>{_YEAR})"),
)
_IN_WORDS = re.compile(rf"(\S+) (?:kvartalet|quarter)(?: of)?,? {_YEAR}")
_SPANS = (
    re.compile(rf"(?P<first>[a-zåäö]+)\.? ?- ?(?P<last>[a-zåäö]+)\.?,? (?P<year>{_YEAR})"),
    re.compile(rf"(?P<year>{_YEAR}) (?P<first>[a-zåäö]+)\.? ?- ?(?P<last>[a-zåäö]+)\.?"),
)
# By their names and what these are cut to: mars, mar, march, sept.
_MONTH = {
    name.casefold().rstrip("."): number
    for locale in ("sv", "en", "en_GB")
    for width in ("wide", "abbreviated")
    for number, name in get_month_names(width, locale=locale).items()
}
# With a time of day and a zone, as programs write it: the day is that of its own zone.
_ISO_DATE = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?:[ t](?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?) ?(?:z|utc|[+-][0-9]{2}:?(?:[0-9]{2})?)?)?"
)
_MIDNIGHT = re.compile(r"[0:.]+")
_NAMED_DATES = (
    re.compile(rf"(?:den )?(?P<day>[0-9]{{1,2}})(?:\.|:e|:a)? (?P<month>[a-zåäö]+)\.? (?P<year>{_YEAR})"),
    re.compile(rf"(?P<month>[a-z]+) (?P<day>[0-9]{{1,2}}), (?P<year>{_YEAR})"),
)
# 3/4, 1/3-2019, 01-03-2019, 190301, 1.3.2019: day, month and year in an order that one has to know.
_AMBIGUOUS = re.compile(r"[0-9]{1,4}[/. -][0-9]{1,2}(?:[/. -][0-9]{2,4})?|[0-9]{6}")


def read_period(value: Raw) -> str:
    """A quarter such as 2019-Q1 from 2019 kv 1, kvartal 1 2019, Q1 2019 or jan–mar 2019. Raises CellFault."""
    if isinstance(value, str):
        folded = fold(value)
        for pattern in _PERIODS:
            if parts := pattern.fullmatch(folded):
                return f"{parts['year']}-Q{parts['quarter']}"
        if (parts := _IN_WORDS.fullmatch(folded)) and parts[1] in WORDS["ordinals"]:
            return f"{parts[2]}-Q{WORDS['ordinals'][parts[1]]}"
        if span := _span(folded):
            return span
    raise CellFault("cell_bad_period")


def read_date(value: Raw) -> dt.date:
    """A day from 2019-03-01, 1 mars 2019 or a date cell without a time of day. Raises CellFault."""
    if isinstance(value, dt.datetime):
        if value.time() != dt.time():
            raise CellFault("cell_time_of_day")
        value = value.date()
    if isinstance(value, dt.date):
        return _within(value.year, value.month, value.day)
    if not isinstance(value, str):
        raise CellFault("cell_number_for_date")
    folded = fold(value)
    if parts := _ISO_DATE.fullmatch(folded):
        if parts["time"] and not _MIDNIGHT.fullmatch(parts["time"]):
            raise CellFault("cell_time_of_day")
        return _within(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    for pattern in _NAMED_DATES:
        parts = pattern.fullmatch(folded)
        if parts and parts["month"] in _MONTH:
            return _within(int(parts["year"]), _MONTH[parts["month"]], int(parts["day"]))
    raise CellFault("cell_two_dates" if _AMBIGUOUS.fullmatch(folded) else "cell_bad_date")


def _span(folded: str) -> str | None:
    """The quarter from its first month to its last, such as jan-mar 2019."""
    for pattern in _SPANS:
        parts = pattern.fullmatch(folded)
        if parts and parts["first"] in _MONTH and parts["last"] in _MONTH:
            first, last = _MONTH[parts["first"]], _MONTH[parts["last"]]
            if first % 3 == 1 and last == first + 2:
                return f"{parts['year']}-Q{last // 3}"
    return None


def _within(year: int, month: int, day: int) -> dt.date:
    """The day, if the calendar has it and its year is of our time."""
    try:
        date = dt.date(year, month, day)
    except ValueError as error:
        raise CellFault("cell_no_such_day") from error
    if not 1900 <= year <= _LAST_YEAR:
        raise CellFault("cell_far_future" if year > _LAST_YEAR else "cell_unreasonable_year")
    return date
