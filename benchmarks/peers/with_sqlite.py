"""The questions in SQLite, over tables as Datasette serves them: typed columns, dates as text, an index for what is looked up."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from functools import partial
from pathlib import Path

import polars as pl

from benchmarks.peers.tables import QUESTIONS, Choices

FOLDER = Path(__file__).parent / "sqlite"
Rows = list[tuple]


@contextmanager
def opened(tables: Mapping[str, pl.DataFrame]) -> Iterator[dict[str, Callable[[Choices], Rows]]]:
    """What answers each question, until the block ends."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for name, rows in tables.items():
            text = rows.with_columns(pl.col(pl.Date).cast(pl.String))
            columns = ", ".join(f"{column} {_type(kind)}" for column, kind in text.schema.items())
            connection.execute(f"CREATE TABLE {name} ({columns})")
            marks = ", ".join("?" * text.width)
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", text.iter_rows())
        connection.executescript((FOLDER / "indices.sql").read_text(encoding="utf-8"))
        questions = {name: (FOLDER / f"{name}.sql").read_text(encoding="utf-8") for name in QUESTIONS}
        yield {name: partial(_ask, connection, sql) for name, sql in questions.items()}


def rows_of(answer: Rows, schema: pl.Schema) -> Rows:
    """The rows of an answer, as the frame of that schema holds them."""
    days = [kind == pl.Date for kind in schema.dtypes()]
    return [
        tuple(date.fromisoformat(value) if is_day else value for is_day, value in zip(days, row, strict=True))
        for row in answer
    ]


def _ask(connection: sqlite3.Connection, sql: str, choices: Choices) -> Rows:
    codes, day = json.dumps(choices["municipality_codes"]), choices["reference_date"].isoformat()
    with closing(connection.cursor()) as cursor:
        return cursor.execute(sql, {**choices, "municipality_codes": codes, "reference_date": day}).fetchall()


def _type(kind: pl.DataType) -> str:
    return "integer" if kind in (pl.Int64, pl.Boolean) else "real" if kind == pl.Float64 else "text"
