"""Run one file of `queries/` and read its header. Nothing but one SELECT is let through."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

import duckdb
import polars as pl

from dashboard.extracts import Database, DataError
from dashboard.filters import Filters

QUERIES = Path(__file__).parent.parent / "queries"
HEADER_FIELDS = ("title_sv", "title_en", "definition_sv", "definition_en", "unit", "grain", "sources")
SECONDS_ALLOWED = 20.0


@dataclass(frozen=True)
class Query:
    """One file of `queries/`: its SQL and what its header says."""

    name: str
    sql: str
    title_sv: str
    title_en: str
    definition_sv: str
    definition_en: str
    unit: str
    grain: str
    sources: tuple[str, ...]


def query_names() -> tuple[str, ...]:
    """The names of all queries, in alphabetical order."""
    return tuple(sorted(path.stem for path in QUERIES.glob("*.sql")))


def read_query(name: str) -> Query:
    """The query `name` with its header. Raises FileNotFoundError, or ValueError when a header field is missing."""
    sql = (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
    comments = [line.removeprefix("--").strip() for line in sql.splitlines() if line.startswith("--")]
    header = {key: rest.strip() for key, colon, rest in (line.partition(":") for line in comments) if colon}
    missing = [field for field in HEADER_FIELDS if not header.get(field)]
    if missing:
        raise ValueError(f"queries/{name}.sql lacks {', '.join(missing)} in its header")
    fields = {field: header[field] for field in HEADER_FIELDS if field != "sources"}
    sources = tuple(source.strip() for source in header["sources"].split(","))
    return Query(name=name, sql=sql, sources=sources, **fields)


def run_query(database: Database, name: str, filters: Filters) -> pl.DataFrame:
    """The rows of the query `name` under `filters`, columns as the SQL names them.

    Raises the DataError of an extract that the query needs and that could not be loaded, DataError("query_stopped")
    when it runs too long, and ValueError when the file is anything but one SELECT.
    """
    query = read_query(name)
    with closing(database.connection.cursor()) as cursor:
        parameters = _parameters(cursor, query, filters)
        for extract in query.sources:
            if extract in database.problems:
                # A new error each time: one that is raised again and again drags a growing traceback along.
                problem = database.problems[extract]
                raise DataError(problem.key, **problem.details)
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
