"""Parquet files with other types than text and numbers: those that can be read, and those that cannot."""

import datetime as dt
import io
from decimal import Decimal
from random import Random

import pyarrow as pa
from pyarrow import parquet

from tests.mutations.expecting import accepted, cell, kinds_with, refused
from tests.mutations.model import Cell, File, Found, Mutated, Mutation, Sheet
from tests.mutations.writing import as_column

_PARQUET = ("parquet",)


def _columns(sheet: Sheet) -> dict[str, list[Cell]]:
    headings, *rows = sheet.cells
    return {str(heading): as_column([row[place] for row in rows]) for place, heading in enumerate(headings)}


def _file(sheet: Sheet, arrays: dict[str, pa.Array]) -> File:
    buffer = io.BytesIO()
    table = pa.table({heading: arrays.get(heading, pa.array(values)) for heading, values in _columns(sheet).items()})
    parquet.write_table(table, buffer, write_page_checksum=True)
    return File("svar.parquet", buffer.getvalue(), sheet.delivery.partner_id)


def file_with(sheet: Sheet, arrays: dict[str, pa.Array]) -> File:
    """The sheet as a Parquet file with these columns for some of its fields."""
    return _file(sheet, {str(sheet.at(sheet.header, name)): array for name, array in arrays.items()})


def _of_kinds(sheet: Sheet, *kinds: str) -> dict[str, list[Cell]]:
    """The cells of the columns of these kinds, by heading."""
    columns = _columns(sheet)
    headings = [str(sheet.at(sheet.header, name)) for name in kinds_with(sheet.delivery, *kinds)]
    return {heading: columns[heading] for heading in headings}


def _texts(chance: Random, sheet: Sheet) -> dict[str, pa.Array]:
    types = (pa.dictionary(pa.int16(), pa.string()), pa.large_string(), pa.string())
    texts = _of_kinds(sheet, "period", "municipality", "code", "text")
    return {heading: pa.array(values, chance.choice(types)) for heading, values in texts.items()}


def _numbers(chance: Random, sheet: Sheet) -> dict[str, pa.Array]:
    counts = {
        heading: pa.array(
            values, chance.choice((pa.int8(), pa.int64(), pa.uint16(), pa.float64(), pa.decimal128(9, 2)))
        )
        for heading, values in _of_kinds(sheet, "count", "whole").items()
    }
    amounts = _of_kinds(sheet, "amount")
    exact = {
        heading: [None if one is None else Decimal(str(one)) for one in values] for heading, values in amounts.items()
    }
    return counts | {heading: pa.array(values, pa.decimal128(12, 2)) for heading, values in exact.items()}


def _days(chance: Random, sheet: Sheet) -> dict[str, pa.Array]:
    types = (pa.date32(), pa.date64(), pa.timestamp("ms"), pa.timestamp("ns"), pa.timestamp("us"))
    return {
        heading: pa.array(values, pa.date32()).cast(chance.choice(types))
        for heading, values in _of_kinds(sheet, "date").items()
    }


def other_types(chance: Random, sheet: Sheet) -> Mutated:
    """Categories, large texts, decimals, small integers, timestamps at midnight: another type, the same meaning."""
    return accepted(sheet, _file(sheet, _texts(chance, sheet) | _numbers(chance, sheet) | _days(chance, sheet)))


def odd_type(chance: Random, sheet: Sheet) -> Mutated:
    """A column of lists, of records, of bytes or of spans of time."""
    heading, values = chance.choice(list(_columns(sheet).items()))
    odd = chance.choice(
        (
            pa.array([[1, 2]] * len(values)),
            pa.array([{"antal": 1}] * len(values)),
            pa.array([b"\x00\x01"] * len(values), pa.binary()),
            pa.array([dt.timedelta(hours=7)] * len(values)),
            pa.array([dt.time(8, 30)] * len(values)),
        )
    )
    return refused(sheet, Found(("table_odd_column",)), file=_file(sheet, {heading: odd}))


def time_of_day(chance: Random, sheet: Sheet) -> Mutated | None:
    """Days with a time, as databases keep them."""
    name = chance.choice(kinds_with(sheet.delivery, "date"))
    heading = str(sheet.at(sheet.header, name))
    values = _columns(sheet)[heading]
    filled = [place for place, value in enumerate(values) if value is not None]
    if not filled:
        return None
    timed = [None if value is None else dt.datetime.combine(value, dt.time()) for value in values]
    place = chance.choice(filled)
    timed[place] = timed[place].replace(hour=13)
    return refused(
        sheet,
        cell(sheet, sheet.numbers[place], name, "cell_time_of_day"),
        file=_file(sheet, {heading: pa.array(timed)}),
    )


CLASSES = (
    Mutation(
        "other_types", other_types, formats=_PARQUET, dialect={"numbers": "cell", "dates": "cell", "status": "beside"}
    ),
    Mutation("odd_type", odd_type, formats=_PARQUET, dialect={"yes_no": "words"}),
    Mutation(
        "time_of_day",
        time_of_day,
        ("enterprise", "commitment"),
        _PARQUET,
        dialect={"dates": "cell", "status": "beside"},
    ),
)
