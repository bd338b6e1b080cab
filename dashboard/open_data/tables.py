"""The tables that have an address of their own: those that stand under a figure and can be taken along."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import polars as pl

from dashboard import figures
from dashboard.figures.figure import Figure, Table, every_row


@dataclass(frozen=True)
class OpenTable:
    """A table by its name: what `shows` picks of the rows of a query."""

    name: str
    query: str
    shows: Callable[[pl.DataFrame], pl.DataFrame] = every_row


@cache
def open_tables() -> Mapping[str, OpenTable]:
    """Every table by its name, which is that of its query, or of the figure that shows some of the rows alone.

    Figures ship with the code and cannot change while the app runs, so no key is needed.
    """
    return MappingProxyType({table.name: table for table in sorted(_offered(), key=lambda table: table.name)})


def name_of(query: str, shows: Callable[[pl.DataFrame], pl.DataFrame]) -> str:
    """The name of the table that shows these rows of the query. Raises KeyError where no figure does."""
    return _names()[query, shows]


@cache
def _names() -> Mapping[tuple[str, Callable[[pl.DataFrame], pl.DataFrame]], str]:
    return {(table.query, table.shows): table.name for table in _offered()}


def _offered() -> Iterator[OpenTable]:
    """Those of the figures that have a foot, some more than once."""
    for name in figures.__all__:
        offered = getattr(figures, name)
        for each in offered if isinstance(offered, tuple) else (offered,):
            if isinstance(each, Table):
                yield OpenTable(each.query, each.query)
            elif isinstance(each, Figure) and each.has_foot:
                own = name if each.shows is not every_row else each.query
                yield OpenTable(own, each.query, each.shows)
