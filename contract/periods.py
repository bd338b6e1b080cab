"""What a period of the contract covers: 2016, 2016-Q4, 2015-12, or a span such as 2019/2020."""

import calendar
import datetime as dt
import re
from functools import lru_cache

# The periods that deliveries are made for.
QUARTER = re.compile(r"\d{4}-Q[1-4]")
# The columns whose whole number is the name of a year, and no quantity: 2018 and never 2 018.
YEARS = ("first_year", "last_year", "target_year", "valid_from_year", "valid_to_year")


@lru_cache(maxsize=4096)
def last_day(period: str) -> dt.date:
    """The last day of a period. A span ends where its last year ends. Raises ValueError for a text that is no period."""
    end = period.split("/")[-1]
    year, _, part = end.partition("-")
    if not part:
        month = 12
    elif part.startswith("Q"):
        month = 3 * int(part[1:])
    else:
        month = int(part)
    return dt.date(int(year), month, calendar.monthrange(int(year), month)[1])


def quarters(first: str, last: str) -> list[str]:
    """Every quarter from `first` to `last`, both included, such as 2016-Q1. Empty when `last` is before `first`."""
    start, stop = (4 * int(quarter[:4]) + int(quarter[-1]) - 1 for quarter in (first, last))
    return [f"{number // 4}-Q{number % 4 + 1}" for number in range(start, stop + 1)]
