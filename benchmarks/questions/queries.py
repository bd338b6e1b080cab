"""How long every query of a page takes beside `select 1` on a cursor of the same connection: counted, as for any choice that nobody
has made before; asked while nothing is chosen, when the result was made with the version; and one whose result is kept.

An answer is right when it is that of the plain way: the same files read by Polars into a database of its own, the shared sets made
there, the query asked there. So it stays right however a version is opened, and whatever of it is made beforehand.
"""

import logging
import statistics
from collections.abc import Callable
from contextlib import closing
from functools import partial
from time import perf_counter

import duckdb
import polars as pl

from benchmarks.example import database, everything, version
from benchmarks.record import Outcome, Pace
from benchmarks.side_by_side import Compared, Figure, WrongAnswerError, compare
from contract import EXTRACTS, with_younger_columns
from dashboard.extracts import open_database
from dashboard.query import count_rows, run_query
from dashboard.view import frame_of
from dashboard.wording import localise
from queries import make_shared_sets, one_select, open_in_memory, query_names, read_query, rows_of, shared_names

SWEDISH = "sv"


def measure(pace: Pace) -> Outcome:
    """Every query with nothing chosen in the example, counted and as the app answers it; then its kept result, which a page asks for
    again.
    """
    # Streamlit says of every kept result that no visitor has asked for it.
    logging.getLogger("streamlit").setLevel(logging.ERROR)
    outcome, plain = Outcome(), plain_connection()
    names = query_names()
    expected = {name: plain_answer(plain, name) for name in names}
    for name, way in (("counted", count_rows), ("made", run_query)):
        asks = {query: partial(answered, way, query, expected[query]) for query in names}
        run = partial(compare, partial(select_one, database().connection), asks, rounds=pace.of(15))
        outcome.take(name, run, _means_and_worst, pace=pace)
    kept = {name: partial(_kept, name, localise(expected[name], SWEDISH, database().own_labels)) for name in names}
    for name in names:
        kept[name]()
    run = partial(compare, partial(select_one, database().connection), kept, rounds=pace.of(25))
    outcome.take("kept", run, _kept_figures, pace=pace)
    return outcome


def plain_connection() -> duckdb.DuckDBPyConnection:
    """The example's files as they lie there, and the shared sets made of them. What the reader makes of no file, its code lists,
    its boundaries, is taken from the reader.
    """
    connection, reader = open_in_memory(), open_database(version()).connection.cursor()
    for file in version().files:
        rows = with_younger_columns(file.extract, pl.read_parquet(file.path), written_under=file.entry.contract_version)
        connection.from_arrow(rows.select(EXTRACTS[file.extract].column_names()).to_arrow()).create(file.extract)
    made = {file.extract for file in version().files}.union(shared_names())
    for (table,) in reader.execute("SHOW TABLES").fetchall():
        if table not in made:
            connection.from_arrow(reader.table(table).to_arrow_table()).create(table)
    make_shared_sets(connection, ())
    return connection


def plain_answer(connection: duckdb.DuckDBPyConnection, name: str) -> pl.DataFrame:
    """The rows of a query there."""
    with closing(connection.cursor()) as cursor:
        return rows_of(cursor, one_select(cursor, read_query(name)), everything().parameters())


def select_one(connection: duckdb.DuckDBPyConnection) -> float:
    """The least that a query can be: one row to a frame."""
    begun = perf_counter()
    with closing(connection.cursor()) as cursor:
        rows = pl.from_arrow(cursor.execute("SELECT 1 AS a").to_arrow_table())
    seconds = perf_counter() - begun
    if rows.rows() != [(1,)]:
        raise WrongAnswerError("SELECT 1 is not 1")
    return seconds


def answered(way: Callable[..., pl.DataFrame], name: str, expected: pl.DataFrame) -> float:
    """A query that nobody has asked for before, in one of the ways that the app has to answer it."""
    begun = perf_counter()
    rows = way(database(), name, everything())
    return _if_right(perf_counter() - begun, name, rows, expected)


def _kept(name: str, expected: pl.DataFrame) -> float:
    """A query that somebody has asked for: a page gets the rows in its language."""
    begun = perf_counter()
    rows = frame_of(database(), name, everything(), SWEDISH)
    return _if_right(perf_counter() - begun, name, rows, expected)


def _if_right(seconds: float, name: str, rows: pl.DataFrame, expected: pl.DataFrame) -> float:
    if not rows.equals(expected) or rows.schema != expected.schema:
        raise WrongAnswerError(f"{name}: other rows than those of the plain way")
    return seconds


def _means_and_worst(run: Compared) -> dict[str, Figure]:
    return {"": run.over(statistics.geometric_mean), "_worst": run.worst()}


def _kept_figures(run: Compared) -> dict[str, Figure]:
    return {"": run.worst(), "_mean": run.over(statistics.geometric_mean)}
