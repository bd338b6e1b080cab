"""Results that are made together with the shared sets and kept beside them: they are looked up from then on, and not counted."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple

import duckdb
import polars as pl

from queries.files import Query
from queries.rows import given_to, one_select, rows_of

_TABLE = "made_result"
# A larger result is not kept: no page shows it whole, and every opening of the version would read it.
MOST_BYTES = 4_000_000


class Asked(NamedTuple):
    """A query and what it is asked under: those of the choices that it names, as one text."""

    query: str
    choices: str


# Results by what they answer, each as Arrow's own bytes: the rows, the order and the types of what was counted.
MadeResults = Mapping[Asked, bytes]


def asked_of(name: str, statement: duckdb.Statement, available: Mapping[str, object]) -> Asked:
    """What the query is asked. Raises KeyError for a parameter that is not among the `available`."""
    return Asked(name, json.dumps(given_to(statement, available), sort_keys=True, default=str))


def make_results(
    connection: duckdb.DuckDBPyConnection, queries: Iterable[Query], available: Mapping[str, object]
) -> MadeResults:
    """Count each query under those choices, and keep the results as a table of the database. One that cannot be answered has none: who
    asks for it is told so. Nor has one of more than `MOST_BYTES`: it is counted when it is asked for.
    """
    made: dict[Asked, bytes] = {}
    for query in queries:
        with suppress(duckdb.Error):
            asked, rows = _counted(connection, query, available)
            if rows.estimated_size() <= MOST_BYTES:
                made[asked] = rows.write_ipc_stream(None).getvalue()
    columns = ([asked.query for asked in made], [asked.choices for asked in made], list(made.values()))
    frame = pl.DataFrame(columns, schema={"query": pl.String, "choices": pl.String, "rows": pl.Binary})
    connection.from_arrow(frame.to_arrow()).create(_TABLE)
    return made


def made_results(connection: duckdb.DuckDBPyConnection) -> MadeResults:
    """Those that a database holds. Raises duckdb.Error where there is no table of them."""
    return {Asked(query, choices): rows for query, choices, rows in connection.table(_TABLE).fetchall()}


def rows_made(result: bytes) -> pl.DataFrame:
    """The rows of a result that was made."""
    return pl.read_ipc_stream(result)


def _counted(
    connection: duckdb.DuckDBPyConnection, query: Query, available: Mapping[str, object]
) -> tuple[Asked, pl.DataFrame]:
    statement = one_select(connection, query)
    return asked_of(query.name, statement, available), rows_of(connection, statement, available)
