"""The quarter of a delivery: one and the same on every row, over, and not closed."""

from collections.abc import Iterator

from contract.periods import last_day
from publishing.checking import shown
from publishing.checking.case import Case
from publishing.problems import Problem

_YEARS_BACK = 10


def quarter_faults(case: Case) -> Iterator[Problem]:
    """Rows of another quarter than most, and a quarter that is not over, long past, or closed without a reason given."""
    if not case.period:
        return
    words = shown.quarter(case.period)
    for row in case.rows:
        if row["period"] not in (None, case.period):
            yield case.fault("another_quarter", row["source_row"], "period", expected=words)
    first = next(row["source_row"] for row in case.rows if row["period"] == case.period)
    end, closing = last_day(case.period), case.partners.closing_date(case.period)
    if end >= case.today:
        yield case.fault("quarter_not_over", first, "period", quarter=words, end=shown.day(end))
    elif end.year < case.today.year - _YEARS_BACK:
        yield case.fault("quarter_long_past", first, "period", quarter=words)
    elif case.today > closing and not case.after_closing.strip():
        yield case.fault("quarter_closed", first, "period", quarter=words, closing=shown.day(closing))
