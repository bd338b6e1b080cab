"""The questions in chDB: ClickHouse within the process, SQL over tables in memory."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import polars as pl
import pyarrow as pa
from chdb.session import Session

from benchmarks.peers.tables import QUESTIONS, Choices

FOLDER = Path(__file__).parent / "chdb"


@contextmanager
def opened(tables: Mapping[str, pl.DataFrame]) -> Iterator[dict[str, Callable[[Choices], pa.Table]]]:
    """What answers each question, until the block ends."""
    with closing(Session()) as session:
        settings, load = ((FOLDER / f"{name}.sql").read_text(encoding="utf-8") for name in ("settings", "load"))
        session.query(settings)
        for name, rows in tables.items():
            # `load.sql` finds it by this name, among the variables.
            loaded = rows.to_arrow()  # noqa: F841
            session.query(load, params={"table": name})
        questions = {name: (FOLDER / f"{name}.sql").read_text(encoding="utf-8") for name in QUESTIONS}
        yield {name: partial(_ask, session, sql) for name, sql in questions.items()}


def rows_of(answer: pa.Table, schema: pl.Schema) -> list[tuple]:
    """The rows of an answer, as the frame of that schema holds them."""
    return pl.from_arrow(answer).select(schema.names()).rows()


def _ask(session: Session, sql: str, choices: Choices) -> pa.Table:
    # A list is written as ClickHouse reads it, with its quotes.
    named = {
        name: str(choices[name])
        for name in ("municipality_codes", "reference_date", "public_actor", "coverage_measure")
    }
    return session.query(sql, "ArrowTable", params=named)
