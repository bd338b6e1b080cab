"""Run one file of `queries/`. Nothing but one SELECT is let through."""

from contextlib import closing
from threading import Timer

import duckdb
import polars as pl

from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.manifests import DataError
from queries import one_select, read_query, rows_of

SECONDS_ALLOWED = 20.0


def run_query(database: Database, name: str, filters: Filters) -> pl.DataFrame:
    """The rows of the query `name` under `filters`, columns as the SQL names them.

    Raises the DataError of an extract that the query needs, itself or through a shared set, and that could not be
    loaded, DataError("query_stopped") when it runs too long, ValueError when the file is anything but one SELECT, and
    KeyError when it names a parameter that no choice has.
    """
    query = read_query(name)
    with closing(database.cursor()) as cursor:
        statement = one_select(cursor, query)
        for source in query.sources:
            if source in database.problems:
                raise database.problems[source].again()
        # A CTE may hold an INSERT and still be one SELECT to DuckDB; a read-only transaction refuses it.
        cursor.execute("BEGIN TRANSACTION READ ONLY")
        stop = Timer(SECONDS_ALLOWED, cursor.interrupt)
        stop.start()
        try:
            return rows_of(cursor, statement, filters.parameters())
        except duckdb.InterruptException as fault:
            raise DataError("query_stopped", query=name, seconds=int(SECONDS_ALLOWED)) from fault
        finally:
            stop.cancel()
