"""Where a fault stands: in the whole table, in one of its rows, or in the cell of a column that is named as in the file."""

from collections.abc import Collection

from xlsxwriter.utility import xl_col_to_name

from publishing.messages import Words
from publishing.problems import Note, Problem
from publishing.reading.folding import CellFault, is_empty, shown
from publishing.reading.headings import Header
from publishing.reading.table import Table


def table_problem(table: Table, message: str, *, row: int | None = None, **details: str | Words) -> Problem:
    """A fault of the whole table, or of one of its rows."""
    return Problem(table.file, message, row, details=details, sheet=table.sheet or None)


def cell_problem(table: Table, header: Header, number: int, field: str | None, fault: CellFault) -> Problem:
    """A fault in the cell of a field in row `number`; without a field, in the whole row."""
    place = header.columns.get(field or "")
    return place_problem(table, header, number, place, fault.message, **fault.details)


def place_problem(
    table: Table, header: Header, number: int, place: int | None, message: str, **details: str | Words
) -> Problem:
    """A fault in the cell at a place of a row; the column is named as it is in the file, with its letter."""
    return Problem(table.file, message, number, *_column(table, header, place, details))


def place_note(table: Table, header: Header, number: int, place: int | None, message: str) -> Note:
    """A note in the same way."""
    return Note(table.file, message, number, *_column(table, header, place, {}))


def _column(table: Table, header: Header, place: int | None, details: dict[str, str | Words]) -> tuple:
    if place is None:
        return None, details, table.sheet or None
    headings = table.rows[header.row - 1]
    heading = shown(headings[place]) if place < len(headings) and not is_empty(headings[place]) else "–"
    return heading, details, table.sheet or None, xl_col_to_name(place)


def filled_places(table: Table, header_row: int, without: Collection[int] = ()) -> dict[int, int]:
    """The columns with something below the headings, and the first row in which it stands; rows in `without` do not count."""
    filled: dict[int, int] = {}
    for number, row in enumerate(table.rows[header_row:], start=header_row + 1):
        if number in without:
            continue
        for place, value in enumerate(row):
            if not is_empty(value):
                filled.setdefault(place, number)
    return filled
