"""What is chosen of a version by the names in an address, which are the same for a page and for a file: municipalities, a period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter

import polars as pl

from dashboard.extracts import Database
from dashboard.filters import Filters, Unknown, choose, choose_one
from dashboard.frames import kept_of

# The parameters of all pages, and those of single ones, each with the filter that it chooses.
OF_ALL_PAGES = ("kommun", "period")
OF_PAGES = {
    "matt": "coverage_measure",
    "lasning": "reading",
    "aktor": "public_actor",
    "plan": "plan",
    "indikator": "indicator",
}


@dataclass(frozen=True)
class Choices:
    """What an address chooses: the filters, the names of the municipalities, and what in it does not exist.

    Nothing `is_filtered` where all municipalities are shown; `municipality_names` are then those of all. Without a `period` it is "".
    """

    filters: Filters
    municipality_names: tuple[str, ...]
    is_filtered: bool
    period: str
    unknown: tuple[Unknown, ...]


def choices_in(
    asked: Mapping[str, Sequence[str]], database: Database, *, ends: Mapping[str, date], language: str
) -> Choices:
    """What the parameters `kommun` and `period` choose of a version whose periods end on these days. Raises DataError."""
    as_of = database.version.as_of
    period, strange = choose_one("period", asked.get("period", []), {name: name for name in ends}, default="")
    day = min(ends[period], as_of) if period else as_of
    # To choose from are those that there are on the day; without a choice earlier ones come along, for the time before.
    on_the_day = Filters(municipality_codes=(), reference_date=day)
    names, all_codes = kept_of(database, "municipalities", on_the_day, language, key=("codes",), make=_codes)
    chosen = choose("kommun", asked.get("kommun", []), names)
    is_filtered = 0 < len(chosen.codes) < len(names)
    codes = chosen.codes if is_filtered else all_codes
    return Choices(
        filters=replace(on_the_day, municipality_codes=codes),
        municipality_names=tuple(name for name, code in names.items() if code in codes),
        is_filtered=is_filtered,
        period=period,
        unknown=(*chosen.unknown, *strange),
    )


def period_ends(database: Database, language: str) -> dict[str, date]:
    """The periods to choose from, newest first, with their last days. Raises DataError.

    A year that ends with one of the delivered quarters is chosen as that quarter.
    """
    everything = Filters(municipality_codes=(), reference_date=database.version.as_of)
    told, observed = (
        kept_of(database, query, everything, language, key=("ends",), make=_ends)
        for query in ("periods", "observed_years")
    )
    more = {period: end for period, end in observed.items() if end not in told.values()}
    return dict(sorted((told | more).items(), key=itemgetter(1), reverse=True))


def _codes(municipalities: pl.DataFrame) -> tuple[dict[str, str], tuple[str, ...]]:
    """The codes of the municipalities that there are, by name, and the codes of all."""
    there = municipalities.filter("is_there").select("municipality_name", "municipality_code")
    return dict(there.iter_rows()), tuple(municipalities["municipality_code"])


def _ends(periods: pl.DataFrame) -> dict[str, date]:
    return dict(periods.select("period", "period_end").iter_rows())
