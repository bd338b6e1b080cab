"""What a database in memory holds, kept in a file of DuckDB's own, and a database that reads it from there."""

from pathlib import Path

import duckdb

from queries.sets import open_in_memory

# Our tables take a few kilobytes each; with DuckDB's usual blocks of 256 kB each would take a block.
_ATTACH_TO_WRITE = "ATTACH $path AS native (BLOCK_SIZE 16384)"
_ATTACH_TO_READ = "ATTACH $path AS native (READ_ONLY)"


def write_native(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Every table and macro of a database in memory as a new file. Raises duckdb.Error where it cannot be written: not every kind
    of fault is an IOException, and a full disk is none."""
    connection.execute(_ATTACH_TO_WRITE, {"path": str(path)})
    try:
        connection.execute("COPY FROM DATABASE memory TO native")
    finally:
        connection.execute("DETACH native")


def open_native(path: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory, empty, beside the tables and macros of such a file, which are read as they are asked for.

    Raises duckdb.IOException for what is no file of DuckDB's. See `cursor_of`.
    """
    connection = open_in_memory()
    connection.execute(_ATTACH_TO_READ, {"path": str(path)})
    return connection


def cursor_of(connection: duckdb.DuckDBPyConnection, *, is_native: bool) -> duckdb.DuckDBPyConnection:
    """A connection of its own to the same database, for one thread, that finds what is kept by its name alone."""
    cursor = connection.cursor()
    if is_native:
        # Where a connection looks for a name is its own; no cursor takes it over.
        cursor.execute("SET search_path = 'memory,native'")
    return cursor
