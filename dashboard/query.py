"""Run one file of `queries/`. Nothing but one SELECT is let through."""

from contextlib import closing
from dataclasses import dataclass
from threading import Timer

import duckdb
import polars as pl

from dashboard.extracts import Database
from dashboard.filters import Filters
from dashboard.manifests import DataError
from queries import Query, asked_of, one_select, read_query, rows_made

SECONDS_ALLOWED = 20.0
# Spark plans for seconds what DuckDB counts in milliseconds.
SECONDS_ALLOWED_ON_SPARK = 120.0


@dataclass(frozen=True)
class Ready:
    """A file of `queries/` that has been read as the one SELECT that it is, with the names of its parameters, and as Spark reads it."""

    query: Query
    statement: duckdb.Statement
    parameters: tuple[str, ...]
    on_spark: str | None = None


def parameters_of(database: Database, name: str) -> tuple[str, ...]:
    """The names of the choices that the query `name` depends on: its result is the same whatever the others are.

    Raises ValueError when the file is anything but one SELECT.
    """
    return _ready(database, name).parameters


def run_query(database: Database, name: str, filters: Filters) -> pl.DataFrame:
    """The rows of the query `name` under `filters`, columns as the SQL names them: those that were made with the version, else
    counted. Raises what `count_rows` raises.
    """
    made = database.made.get(asked_of(name, _ready(database, name).statement, filters.parameters()))
    return rows_made(made) if made else count_rows(database, name, filters)


def count_rows(database: Database, name: str, filters: Filters) -> pl.DataFrame:
    """The same, counted whatever was made with the version.

    Raises the DataError of an extract that the query needs, itself or through a shared set, and that could not be
    loaded, DataError("query_stopped") when it runs too long, ValueError when the file is anything but one SELECT, and
    KeyError when it names a parameter that no choice has.
    """
    ready = _ready(database, name)
    for source in ready.query.sources:
        if source in database.problems:
            raise database.problems[source].again()
    with database.planners.one() as planner:
        stop = Timer(SECONDS_ALLOWED, planner.interrupt)
        stop.start()
        try:
            rows = planner.rows_of(ready.query, ready.statement, filters.parameters())
        except duckdb.InterruptException as fault:
            raise DataError("query_stopped", query=name, seconds=int(SECONDS_ALLOWED)) from fault
        finally:
            stop.cancel()
    return rows if database.spark is None else _rows_on_spark(database, ready, filters, like=rows)


def _rows_on_spark(database: Database, ready: Ready, filters: Filters, *, like: pl.DataFrame) -> pl.DataFrame:
    """The rows as Spark counts them, in the columns of what DuckDB makes `like` them of empty tables."""
    available = filters.parameters()
    given = {name: available[name] for name in ready.parameters}
    try:
        return database.spark.rows_of(ready.on_spark, given, schema=like.schema, seconds=SECONDS_ALLOWED_ON_SPARK)
    except TimeoutError as fault:
        raise DataError("query_stopped", query=ready.query.name, seconds=int(SECONDS_ALLOWED_ON_SPARK)) from fault


def _ready(database: Database, name: str) -> Ready:
    query = read_query(name)
    return database.kept.find(query, lambda: _read(database, query))


def _read(database: Database, query: Query) -> Ready:
    with closing(database.connection.cursor()) as cursor:
        statement = one_select(cursor, query)
    on_spark = database.spark.translated(query) if database.spark else None
    return Ready(query, statement, tuple(sorted(statement.named_parameters)), on_spark)
