"""Every query gives the rows that DuckDB gives when its optimizer is off: also when an extract is empty, as any may be."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import cache

import polars as pl
import pyarrow as pa
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
from tests.queries.test_conventions import CATALOGUES, NOT_EXTRACTS, choices, everything, opened, rows

NAMES = (*query_names(), *shared_names())
Ask = Callable[[str, Filters], pl.DataFrame]


@cache
def tables_of(catalogue: str) -> dict[str, pa.Table]:
    """The tables that all else is made of."""
    with opened(catalogue).connection.cursor() as original:
        return {name: original.table(name).to_arrow_table() for name in (*EXTRACTS, *NOT_EXTRACTS)}


@contextmanager
def copy_of(
    catalogue: str, *, names: Collection[str] = NAMES, empty: Collection[str] = (), is_plain: bool
) -> Iterator[Ask]:
    """What these queries and sets are, asked of the tables of a catalogue, some of them empty; `is_plain`: without DuckDB's optimizer."""
    read = {*names}.union(*(sources_of(name) for name in names))
    with open_in_memory() as connection:
        if is_plain:
            connection.execute("PRAGMA disable_optimizer")
        for name, table in tables_of(catalogue).items():
            if name in read | NOT_EXTRACTS:
                connection.from_arrow(table.slice(0, 0) if name in empty else table).create(name)
        make_shared_sets(connection, (), wanted=read)
        yield lambda name, chosen: rows_of(connection, one_select(connection, read_query(name)), chosen.parameters())


@cache
def resting_on(extract: str) -> tuple[str, ...]:
    """The queries and shared sets that read an extract, themselves or through a shared set."""
    return tuple(name for name in NAMES if extract in sources_of(name))


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_rows_are_those_of_duckdb_without_its_optimizer(catalogue):
    """In the example under every choice."""
    with copy_of(catalogue, is_plain=True) as plain:
        different = [
            (name, chosen)
            for name in NAMES
            for chosen in (choices(name, catalogue) if catalogue == "exempel" else [everything(catalogue)])
            if not rows(name, catalogue, chosen).equals(plain(name, chosen))
        ]
    assert different == []


@pytest.mark.parametrize("extract", EXTRACTS)
def test_so_they_are_when_an_extract_is_empty(extract):
    if not tables_of("exempel")[extract].num_rows:
        # As it is above.
        return
    names, chosen = resting_on(extract), everything("exempel")
    served, plain = (copy_of("exempel", names=names, empty={extract}, is_plain=is_plain) for is_plain in (False, True))
    with served as ask, plain as ask_plainly:
        assert [name for name in names if not ask(name, chosen).equals(ask_plainly(name, chosen))] == []
