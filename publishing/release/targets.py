"""Where the targets stand under given extracts, by the very query that the app shows them with."""

import datetime as dt
from collections.abc import Collection, Mapping
from contextlib import closing

import duckdb
import polars as pl

from contract import EXTRACTS
from contract.dictionary import codelists
from queries import lock, make_shared_sets, read_query, sources_of


def target_status(frames: Mapping[str, pl.DataFrame], as_of: dt.date, reading: str = "A") -> pl.DataFrame:
    """One row per target as of a day, with the columns of `queries/target_status.sql`.

    `frames` are all extracts of a catalogue; `reading` is that of the target on support structure. Raises KeyError when
    an extract is missing.
    """
    sql = read_query("target_status").sql
    available = {"reference_date": as_of, "reading": reading}
    with closing(_opened(frames, sources_of("target_status"))) as connection:
        (statement,) = connection.extract_statements(sql)
        parameters = {name: available[name] for name in statement.named_parameters}
        return connection.sql(sql, params=parameters).pl()


def target_parts(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """What each target counts, part by part and quarter by quarter: the rows of `queries/shared/target_part.sql`.

    Raises KeyError when an extract is missing.
    """
    with closing(_opened(frames, {"target_part", *sources_of("target_part")})) as connection:
        return connection.table("target_part").pl()


def _opened(frames: Mapping[str, pl.DataFrame], wanted: Collection[str]) -> duckdb.DuckDBPyConnection:
    """The `wanted` extracts and shared sets in memory, closed to everything outside."""
    connection = duckdb.connect(":memory:")
    for extract in EXTRACTS:
        if extract in wanted:
            connection.from_arrow(frames[extract].to_arrow()).create(extract)
    connection.from_arrow(codelists().to_arrow()).create("codelist")
    make_shared_sets(connection, (), wanted=wanted)
    lock(connection)
    return connection
