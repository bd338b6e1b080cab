"""Days long before anything here began: most often a year that was typed in a cell for dates."""

import datetime as dt
from collections.abc import Iterator

from contract import EARLIEST_DAY
from publishing.checking.case import Case
from publishing.checking.report import Remark

# Day 1 of the calendars that spreadsheets count days in, one day and a leap day that never was before the first of 1900.
_DAY_ZEROS = (dt.date(1899, 12, 30), dt.date(1904, 1, 1))
_YEARS = range(1900, 2101)


def early_days(case: Case) -> Iterator[Remark]:
    """Days before the earliest that is likely, written as text too: the year that they come from, where there is one."""
    for row in case.rows:
        for field in case.fields("date"):
            day = row[field.name]
            if day is None or day >= EARLIEST_DAY:
                continue
            years = [number for zero in _DAY_ZEROS if (number := (day - zero).days) in _YEARS]
            if years:
                yield case.remark("year_in_day", row["source_row"], field.name, year=str(years[0]))
            else:
                yield case.remark("early_day", row["source_row"], field.name)
