"""Run one file of `queries/`. Nothing but one SELECT is let through."""

from contextlib import closing
from threading import Timer

import duckdb
import polars as pl

from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.manifests import DataError
from queries import Query, read_query

SECONDS_ALLOWED = 20.0


def run_query(database: Database, name: str, filters: Filters) -> pl.DataFrame:
    """The rows of the query `name` under `filters`, columns as the SQL names them.

    Raises the DataError of an extract that the query needs, itself or through a shared set, and that could not be
    loaded, DataError("query_stopped") when it runs too long, and ValueError when the file is anything but one SELECT.
    """
    query = read_query(name)
    with closing(database.connection.cursor()) as cursor:
        parameters = _parameters(cursor, query, filters)
        for source in query.sources:
            if source in database.problems:
                raise database.problems[source].again()
        # A CTE may hold an INSERT and still be one SELECT to DuckDB; a read-only transaction refuses it.
        cursor.execute("BEGIN TRANSACTION READ ONLY")
        stop = Timer(SECONDS_ALLOWED, cursor.interrupt)
        stop.start()
        try:
            return cursor.sql(query.sql, params=parameters).pl()
        except duckdb.InterruptException as fault:
            raise DataError("query_stopped", query=name, seconds=int(SECONDS_ALLOWED)) from fault
        finally:
            stop.cancel()


def _parameters(cursor: duckdb.DuckDBPyConnection, query: Query, filters: Filters) -> dict[str, object]:
    """The parameters that the file names, and no others: DuckDB refuses missing and surplus ones."""
    statements = cursor.extract_statements(query.sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise ValueError(f"queries/{query.name}.sql is not one SELECT")
    available = filters.parameters()
    return {name: available[name] for name in statements[0].named_parameters}
