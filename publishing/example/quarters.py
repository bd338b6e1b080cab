"""The quarters of the example, 2016-Q1 to 2018-Q4. No clock: the example is the same whenever it is built."""

from dataclasses import dataclass
from datetime import date, timedelta

_LAST_DAYS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


@dataclass(frozen=True)
class Quarter:
    """One quarter of one year, in the period notation of the contract."""

    year: int
    number: int

    @property
    def period(self) -> str:
        """The period as text, for example 2016-Q1."""
        return f"{self.year}-Q{self.number}"

    @property
    def last_day(self) -> date:
        """The last day of the quarter."""
        return date(self.year, *_LAST_DAYS[self.number])

    def day_after(self, days: int) -> date:
        """The day that lies `days` days after the last day of the quarter."""
        return self.last_day + timedelta(days=days)


QUARTERS: tuple[Quarter, ...] = tuple(Quarter(year, number) for year in (2016, 2017, 2018) for number in (1, 2, 3, 4))
