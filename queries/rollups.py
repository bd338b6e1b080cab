"""The rows of an extract, added up from the files of finer rows as its file of `queries/rollups/` says."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import polars as pl

from queries.files import read_macros, read_rollup
from queries.rows import one_select, rows_of
from queries.sets import open_in_memory


def add_up(extract: str, detail: str, files: Sequence[Path]) -> pl.DataFrame:
    """The rows of `extract` from the Parquet `files` of `detail`, read as they are needed; columns as the SQL names them."""
    with closing(open_in_memory()) as connection:
        connection.execute(read_macros())
        # A folder's name that looks like a column is none: what a file holds is all that there is.
        connection.read_parquet([str(file) for file in files], hive_partitioning=False).create_view(detail)
        return rows_of(connection, one_select(connection, read_rollup(extract)), {})
