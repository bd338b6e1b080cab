"""Connections that keep the plan of every query that they have run, so that another choice is counted and not planned anew.

Of the time of a query over a few thousand rows three quarters and more go into its plan. DuckDB 2.0 keeps the plan of a prepared
statement that reads rows which are held in memory; one that reads a table of a database, or names a parameter twice, it plans at every
execution (findings/duckdb_prepared_statement_is_planned_again.sh, duckdb_parameter_named_twice_is_planned_again.sh). So tables are
held, and each place of a parameter has a name of its own. Whatever DuckDB does with the plan, the rows are the same.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from threading import Lock, Semaphore

import duckdb
import polars as pl

from queries.files import Query
from queries.rows import given_to, rows_of

# How many connections of a version count at the same time at most. Each plans for itself, and DuckDB keeps two megabytes with a plan.
MOST = 2
# A larger table is read where it lies: to look through so many rows takes longer than to plan what DuckDB can pass over.
MOST_ROWS = 500_000
# A comment, a text, or a parameter.
_PARAMETER = re.compile(r"--[^\n]*|'[^']*'|\$(\w+)")
# A CTE may hold an INSERT and still be one SELECT to DuckDB; this refuses it. It lasts until more is planned.
_READ_ONLY = "BEGIN TRANSACTION READ ONLY"
_TYPES = {list: "VARCHAR[]", date: "DATE", str: "VARCHAR"}


class HeldTables:
    """The tables of a database, each held as rows in memory from when a query first reads it. They never change."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self._held: dict[str, duckdb.DuckDBPyRelation] = {}
        self._sizes: dict[str, int] = {}
        self._lock = Lock()

    def has(self, query: Query) -> bool:
        """Whether all that the query reads is held. Raises duckdb.Error where there is no such table."""
        with self._lock:
            for name in {*query.sources} - self._sizes.keys():
                self._sizes[name] = self._cursor.table(name).shape[0]
            return all(self._sizes[name] <= MOST_ROWS for name in query.sources)

    def find(self, name: str) -> duckdb.DuckDBPyRelation:
        """Its rows. Raises duckdb.Error where there is no such table."""
        with self._lock:
            if name not in self._held:
                self._held[name] = self._cursor.table(name).materialize()
            return self._held[name]


@dataclass(frozen=True)
class _Plan:
    """A prepared statement, and the choices that it is given, in the order in which the SQL names them."""

    name: str
    parameters: tuple[str, ...]

    def asked(self, given: Mapping[str, object]) -> str:
        """The statement that runs it under those choices: EXECUTE takes no parameters of its own."""
        told = (f"{name}_{place} := {_said(given[name])}" for place, name in enumerate(self.parameters))
        return f"EXECUTE {self.name}({', '.join(told)})" if self.parameters else f"EXECUTE {self.name}"


class Planner:
    """A connection that keeps its plans; for one thread at a time, until something fails on it."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, tables: HeldTables) -> None:
        self._cursor = cursor
        self._tables = tables
        self._registered: set[str] = set()
        self._plans: dict[Query, _Plan] = {}
        self._cursor.execute(_READ_ONLY)

    def rows_of(self, query: Query, statement: duckdb.Statement, available: Mapping[str, object]) -> pl.DataFrame:
        """What `rows_of` gives of the query's one statement. Raises duckdb.Error, and KeyError for a choice that is not `available`."""
        given = given_to(statement, available)
        plan = self._plans.get(query)
        if plan is None and self._tables.has(query):
            plan = self._planned(query, given)
        if plan is None:
            return rows_of(self._cursor, statement, available)
        return pl.from_arrow(self._cursor.execute(plan.asked(given)).to_arrow_table())

    def interrupt(self) -> None:
        """Stop what it is counting, from another thread."""
        self._cursor.interrupt()

    def _planned(self, query: Query, given: Mapping[str, object]) -> _Plan:
        self._cursor.rollback()
        for name in {*query.sources} - self._registered:
            self._cursor.register(name, self._tables.find(name))
            self._registered.add(name)
        sql, parameters = _each_once(query.sql, given)
        plan = self._plans[query] = _Plan(f"plan_{len(self._plans)}", parameters)
        self._cursor.execute(f"PREPARE {plan.name} AS {sql}")
        self._cursor.execute(_READ_ONLY)
        return plan


class Planners:
    """The planners of one database: they share its rows, and count in several threads at once."""

    def __init__(self, open_cursor: Callable[[], duckdb.DuckDBPyConnection], *, most: int = MOST) -> None:
        self._open_cursor = open_cursor
        self._tables = HeldTables(open_cursor())
        self._free = Semaphore(most)
        # The one that was used last has most plans, and is used first.
        self._idle: list[Planner] = []

    @contextmanager
    def one(self) -> Iterator[Planner]:
        """One for this thread alone; where all are counting, the next that is free."""
        with self._free:
            try:
                planner = self._idle.pop()
            except IndexError:
                planner = Planner(self._open_cursor(), self._tables)
            yield planner
            # One on which something failed does not come here: it may be in the middle of it.
            self._idle.append(planner)


def _each_once(sql: str, given: Mapping[str, object]) -> tuple[str, tuple[str, ...]]:
    """The SQL with a parameter of its own, and of a type, for each place that names one; and what stands in those places."""
    names: list[str] = []

    def in_its_place(found: re.Match[str]) -> str:
        if (name := found[1]) is None:
            return found[0]
        names.append(name)
        return f"${name}_{len(names) - 1}::{_TYPES[type(given[name])]}"

    return _PARAMETER.sub(in_its_place, sql), tuple(names)


def _said(value: object) -> str:
    """A choice as SQL. A list goes as one text, which is read five times faster than so many."""
    text = json.dumps(value) if isinstance(value, list) else str(value)
    read_as = "::JSON" if isinstance(value, list) else ""
    return f"'{text.replace(chr(39), chr(39) * 2)}'{read_as}::{_TYPES[type(value)]}"
