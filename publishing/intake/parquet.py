"""A Parquet file as cells: row 1 holds the names of its columns.

Read with pyarrow: a damaged file is an error to it, where Polars ended the whole process on some of 6 000 altered files.
"""

import io
from collections.abc import Callable

import pyarrow as pa
from pyarrow import parquet, types

from publishing.intake.folding import shown
from publishing.intake.table import Raw, Table, check_cells, check_size
from publishing.messages.problems import InputError, Problem

LARGEST_UNPACKED = 100_000_000
_BROKEN = (pa.ArrowException, OSError, ValueError, OverflowError, NotImplementedError, LookupError)
_AS_THEY_ARE: tuple[Callable[[pa.DataType], bool], ...] = (
    types.is_string, types.is_large_string, types.is_string_view, types.is_integer, types.is_floating, types.is_boolean,
    types.is_date, types.is_null,
)  # fmt: skip


def read_parquet(file: str, data: bytes) -> Table:
    """The cells of a Parquet file. Raises InputError when it is damaged, too large, or has columns of odd types."""
    try:
        content = parquet.ParquetFile(io.BytesIO(data), page_checksum_verification=True)
        metadata, schema = content.metadata, content.schema_arrow
    except _BROKEN as error:
        raise InputError.of(file, "file_broken") from error
    check_size(file, "", rows=metadata.num_rows, columns=len(schema))
    groups = [metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups)]
    if sum(groups) > LARGEST_UNPACKED:
        raise InputError.of(file, "file_bomb")
    odd = [
        Problem.of(file, "table_odd_column", None, shown(field.name), type=field.type)
        for field in schema
        if not any(is_kind(field.type) for is_kind in (*_AS_THEY_ARE, types.is_decimal, types.is_timestamp))
        and not (types.is_dictionary(field.type) and str(field.type.value_type) in ("string", "large_string"))
    ]
    if odd:
        raise InputError(odd)
    try:
        columns = [_values(column) for column in content.read(use_threads=False).columns]
    except _BROKEN as error:
        raise InputError.of(file, "file_broken") from error
    cells = (tuple(schema.names), *zip(*columns, strict=True))
    check_cells(file, "", cells)
    return Table(file, "", cells, False)


def _values(column: pa.ChunkedArray) -> list[Raw]:
    """The values of the column, in types that a table has."""
    if types.is_decimal(column.type):
        # A cast of the column makes 25181.600000000002 of 25181.60.
        return [None if value is None else float(value) for value in column.to_pylist()]
    if types.is_timestamp(column.type):
        # As a clock in the column's own zone showed them: what is stored is the time in Greenwich.
        stored = column.cast(pa.timestamp("us", column.type.tz), safe=False)
        return [None if value is None else value.replace(tzinfo=None) for value in stored.to_pylist()]
    if types.is_float32(column.type) or types.is_float16(column.type):
        # As many digits as the column holds: 12500.1 and not 12500.099609375.
        texts = column.cast(pa.float32()).cast(pa.string()).to_pylist()
        return [None if text is None else float(text) for text in texts]
    return column.to_pylist()
