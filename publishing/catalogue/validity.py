"""In which years there is a municipality: who can be asked for a period."""

from collections.abc import Callable

import polars as pl

from contract.periods import last_day

# Whether there is a municipality, by its code, on the last day of a period.
IsThere = Callable[[str, str], bool]


def always_there(municipality_code: str, period: str) -> bool:
    """What holds of municipalities without years."""
    return True


def there_by(municipalities: pl.DataFrame) -> IsThere:
    """A function that says whether there is a municipality in a period, from the extract `municipality`.

    The same as the macro `is_there_on` of the queries. A code that the extract does not have is not judged.
    """
    columns = ("municipality_code", "valid_from_year", "valid_to_year")
    years = {code: (first, last) for code, first, last in municipalities.select(columns).iter_rows() if first or last}

    def is_there(municipality_code: str, period: str) -> bool:
        first, last = years.get(municipality_code, (None, None))
        return (first or 0) <= last_day(period).year <= (last or 9999)

    return is_there
