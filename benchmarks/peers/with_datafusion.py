"""The questions in DataFusion: SQL over Arrow tables in memory."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import polars as pl
import pyarrow as pa
from datafusion import SessionContext

from benchmarks.peers.tables import QUESTIONS, Choices

FOLDER = Path(__file__).parent / "datafusion"


@contextmanager
def opened(tables: Mapping[str, pl.DataFrame]) -> Iterator[dict[str, Callable[[Choices], pa.Table]]]:
    """What answers each question, until the block ends."""
    context = SessionContext()
    for name, rows in tables.items():
        context.from_arrow(rows.to_arrow(), name=name)
    questions = {name: (FOLDER / f"{name}.sql").read_text(encoding="utf-8") for name in QUESTIONS}
    yield {name: partial(_ask, context, sql) for name, sql in questions.items()}


def rows_of(answer: pa.Table, schema: pl.Schema) -> list[tuple]:
    """The rows of an answer, as the frame of that schema holds them."""
    return pl.from_arrow(answer).select(schema.names()).rows()


def _ask(context: SessionContext, sql: str, choices: Choices) -> pa.Table:
    return context.sql(sql, param_values=dict(choices)).to_arrow_table()
