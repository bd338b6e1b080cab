"""The localised rows of a query, and what is made of them: looked up when they have been asked for before, by a page or an address."""

from collections.abc import Callable
from typing import TypeVar

import polars as pl

from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.query import parameters_of, run_query
from dashboard.wording import localise

Made = TypeVar("Made")


def frame_of(database: Database, query: str, filters: Filters, language: str) -> pl.DataFrame:
    """The localised frame of a query, looked up when it has been asked for before. Raises DataError.

    It is shared by all readers: nobody changes it.
    """
    return database.kept.find(
        (*question(database, query, filters), language),
        lambda: localise(_rows(database, query, filters), language, database.own_labels),
    )


def kept_of(
    database: Database, query: str, filters: Filters, language: str, *, key: tuple, make: Callable[[pl.DataFrame], Made]
) -> Made:
    """What `make` makes of the localised rows of a query, which is the same for all that the `key` and the query name.

    It is shared by all readers: nobody changes it. Raises DataError.
    """
    asked = question(database, query, filters)
    return database.kept.find((*key, asked, language), lambda: make(frame_of(database, query, filters, language)))


def question(database: Database, query: str, filters: Filters) -> tuple:
    """What the result of a query depends on: what it is asked of goes without saying, since results are kept with that."""
    return query, *filters.chosen(parameters_of(database, query))


def _rows(database: Database, query: str, filters: Filters) -> pl.DataFrame:
    """The rows without the words of a language: another language needs no other query."""
    asked = question(database, query, filters)
    return database.kept.find(("rows", asked), lambda: run_query(database, query, filters))
