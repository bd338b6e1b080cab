"""Make the macros and the shared sets of `queries/` once, while a version is opened, and close the connection behind them."""

from collections.abc import Collection
from graphlib import TopologicalSorter

import duckdb

from queries.files import read_macros, read_query, shared_names

_LOCKS = (
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET allow_community_extensions = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


def lock(connection: duckdb.DuckDBPyConnection) -> None:
    """Close a connection to everything outside: after this no query reads or writes a file, whatever it says."""
    for statement in _LOCKS:
        connection.execute(statement)


def make_shared_sets(
    connection: duckdb.DuckDBPyConnection, broken: Collection[str], *, wanted: Collection[str] | None = None
) -> dict[str, str]:
    """Make the macros, then each shared set a table of its name, those that others start from first.

    `wanted` names the tables that will be read, where not all sets will be: to make all takes a tenth of a second.
    A set that needs one of the `broken` extracts, itself or through another set, is not made. What is returned says
    for each such set which extract that was.
    """
    connection.execute(read_macros())
    sets = {name: read_query(name) for name in shared_names() if wanted is None or name in wanted}
    cause = {extract: extract for extract in broken}
    for name in TopologicalSorter({name: query.sources for name, query in sets.items()}).static_order():
        if name in sets:
            missing = [cause[source] for source in sets[name].sources if source in cause]
            if missing:
                cause[name] = missing[0]
            else:
                connection.sql(sets[name].sql).create(name)
    return {name: extract for name, extract in cause.items() if name in sets}
