"""Every query gives the rows that DuckDB gives when its optimizer is off: also when an extract is empty, as any may be."""

from collections.abc import Collection
from functools import cache

import duckdb
import pytest

from contract import EXTRACTS
from dashboard.filters import Filters
from queries import (
    make_shared_sets,
    one_select,
    open_in_memory,
    query_names,
    read_query,
    rows_of,
    shared_names,
    sources_of,
)
from tests.queries.test_conventions import CATALOGUES, NOT_EXTRACTS, choices, everything, opened

NAMES = (*query_names(), *shared_names())


def copy_of(catalogue: str, *, empty: Collection[str], sets: Collection[str], plain: bool) -> duckdb.DuckDBPyConnection:
    """The tables of a catalogue, some of them empty, and these shared sets made of them; `plain`: without DuckDB's optimizer."""
    connection = open_in_memory()
    if plain:
        connection.execute("PRAGMA disable_optimizer")
    with opened(catalogue).connection.cursor() as original:
        for name in {*EXTRACTS, *NOT_EXTRACTS}:
            rows = original.table(name).limit(0) if name in empty else original.table(name)
            connection.from_arrow(rows.to_arrow_table()).create(name)
    make_shared_sets(connection, (), wanted=sets)
    return connection


def different(
    catalogue: str, names: Collection[str], filters: dict[str, list[Filters]], *, empty: Collection[str] = ()
) -> list[tuple[str, Filters]]:
    """The queries, and sets, whose rows are not those of DuckDB without its optimizer, and what was chosen."""
    sets = {*names}.union(*(sources_of(name) for name in names))
    served, plain = (copy_of(catalogue, empty=empty, sets=sets, plain=plain) for plain in (False, True))
    with served, plain:
        return [
            (name, chosen)
            for name in names
            for query in [read_query(name)]
            for chosen in filters[name]
            if not rows_of(served, one_select(served, query), chosen.parameters()).equals(
                rows_of(plain, one_select(plain, query), chosen.parameters())
            )
        ]


@cache
def resting_on(extract: str) -> tuple[str, ...]:
    """The queries and shared sets that read an extract, themselves or through a shared set."""
    return tuple(name for name in NAMES if extract in sources_of(name))


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_rows_are_those_of_duckdb_without_its_optimizer(catalogue):
    filters = {name: [everything(catalogue)] for name in NAMES}

    assert different(catalogue, NAMES, filters) == []


def test_so_they_are_under_every_choice():
    filters = {name: list(choices(name, "exempel")) for name in NAMES}

    assert different("exempel", NAMES, filters) == []


@pytest.mark.parametrize("extract", EXTRACTS)
def test_so_they_are_when_an_extract_is_empty(extract):
    filters = {name: [everything("exempel")] for name in NAMES}

    assert different("exempel", resting_on(extract), filters, empty={extract}) == []
