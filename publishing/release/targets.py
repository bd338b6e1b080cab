"""Where the targets stand under given extracts, by the very query that the app shows them with."""

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache

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
    read = {extract: frames[extract] for extract in EXTRACTS if extract in sources_of("target_status")}
    return _target_status(_Extracts(_digest(read), read), as_of, reading)


@dataclass(frozen=True)
class _Extracts:
    """Extracts that are known by their content."""

    digest: str
    frames: Mapping[str, pl.DataFrame] = field(compare=False)


def _digest(frames: Mapping[str, pl.DataFrame]) -> str:
    digest = hashlib.sha256()
    for extract, frame in frames.items():
        digest.update(f"{extract} {frame.height}\n".encode())
        digest.update(frame.write_ipc(None).getbuffer())
    return digest.hexdigest()


# A difference asks for the status before and after; before is the same until something is published.
@lru_cache(maxsize=8)
def _target_status(extracts: _Extracts, as_of: dt.date, reading: str) -> pl.DataFrame:
    sql = read_query("target_status").sql
    available = {"reference_date": as_of, "reading": reading}
    with closing(_opened(extracts.frames, sources_of("target_status"))) as connection:
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
    # A second thread costs more than it saves for so few rows.
    connection = duckdb.connect(":memory:", config={"threads": 1})
    for extract in EXTRACTS:
        if extract in wanted:
            connection.from_arrow(frames[extract].to_arrow()).create(extract)
    connection.from_arrow(codelists().to_arrow()).create("codelist")
    make_shared_sets(connection, (), wanted=wanted)
    lock(connection)
    return connection
