"""The connection that figures are counted on: opened, given the macros and the shared sets of `queries/` once, closed to everything outside."""

from collections.abc import Collection, Iterable, Iterator
from graphlib import TopologicalSorter

import duckdb

from queries.files import Query, read_macros, read_query, shared_names

# DuckDB 2.0 takes an outer join that finds nothing for one without rows, and decides from that, before it has counted, that a
# sum over it is not above zero: `sum(rounded_parts) > 0` was false beside a sum of 1, and a protected figure called itself exact
# (findings/duckdb_sum_beside_an_empty_join_is_held_for_zero.sh). An extract may be empty at any time, so what guesses from the
# numbers of rows is off; on our few thousand rows it took more time than it saved.
_WITHOUT = {"disabled_optimizers": "statistics_propagation"}
_LOCKS = (
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET allow_community_extensions = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


def open_in_memory() -> duckdb.DuckDBPyConnection:
    """An empty database in memory that counts right: the one way to a connection that figures are counted on."""
    return duckdb.connect(":memory:", config=_WITHOUT)


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
    sets = tuple(in_order(read_query(name) for name in shared_names() if wanted is None or name in wanted))
    cause = {extract: extract for extract in broken}
    for query in sets:
        missing = [cause[source] for source in query.sources if source in cause]
        if missing:
            cause[query.name] = missing[0]
        else:
            connection.sql(query.sql).create(query.name)
    return {query.name: cause[query.name] for query in sets if query.name in cause}


def in_order(sets: Iterable[Query]) -> Iterator[Query]:
    """These shared sets, each after those of them that it starts from."""
    named = {query.name: query for query in sets}
    sources = {name: query.sources for name, query in named.items()}
    return (named[name] for name in TopologicalSorter(sources).static_order() if name in named)
