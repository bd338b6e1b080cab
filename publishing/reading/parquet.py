"""A Parquet file as cells: row 1 holds the names of its columns."""

import io

import polars as pl

from publishing.problems import InputError, Problem
from publishing.reading.limits import check_cells, check_rows
from publishing.reading.table import Table

_MOST_COLUMNS = 100


def read_parquet(file: str, data: bytes) -> Table:
    """The cells of a Parquet file. Raises InputError when it is damaged, too large, or has columns of odd types."""
    try:
        lazy = pl.scan_parquet(io.BytesIO(data))
        schema = lazy.collect_schema()
        rows = lazy.select(pl.len()).collect().item()
        check_rows(file, "", rows)
        if faults := _odd_columns(file, schema):
            raise InputError(faults)
        frame = lazy.select(_plain(name, kind) for name, kind in schema.items()).collect()
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError, ValueError) as error:
        raise InputError([Problem(file, "file_broken")]) from error
    cells = (tuple(frame.columns), *frame.rows())
    check_cells(file, "", cells)
    return Table(file, "", cells, False)


def _odd_columns(file: str, schema: pl.Schema) -> list[Problem]:
    if len(schema) > _MOST_COLUMNS:
        return [Problem(file, "file_broken")]
    return [
        Problem(file, "table_odd_column", column=name, details={"type": str(kind)})
        for name, kind in schema.items()
        if not (
            kind.is_numeric() or kind in (pl.String, pl.Boolean, pl.Date, pl.Datetime, pl.Categorical, pl.Enum, pl.Null)
        )
    ]


def _plain(name: str, kind: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    if kind in (pl.Categorical, pl.Enum):
        return column.cast(pl.String)
    return column.cast(pl.Float64) if kind.is_decimal() else column
