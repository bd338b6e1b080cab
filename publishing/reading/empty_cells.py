"""A cell that is empty to the reader and not to whoever made the table: merged with another, or left out as the same."""

from xlsxwriter.utility import xl_rowcol_to_cell

from publishing.reading.folding import CellFault, is_empty, quoted
from publishing.reading.headings import Header
from publishing.reading.table import Raw, Table


def merged_fault(table: Table, number: int, place: int) -> CellFault | None:
    """The fault of a cell in a row of figures that is merged with another; None when it is not, or both are empty.

    What a person sees there is the other cell's value; what it means for this row only its writer knows.
    """
    anchor = table.layout.merged.get((number, place))
    if anchor is None:
        return None
    value = cell_at(table, *anchor)
    if is_empty(value) and is_empty(cell_at(table, number, place)):
        return None
    return CellFault("cell_merged", value=quoted(value or ""), other=xl_rowcol_to_cell(anchor[0] - 1, anchor[1]))


def as_above_fault(table: Table, header: Header, number: int, place: int) -> CellFault | None:
    """The fault of an empty cell in a column that names something once and leaves the rows below empty; else None."""
    cells = [cell_at(table, one, place) for one in range(header.row + 1, len(table.rows) + 1)]
    above = [value for value in cells[: number - header.row - 1] if not is_empty(value)]
    rows = [one for one, row in enumerate(table.rows[header.row :]) if sum(not is_empty(value) for value in row) > 1]
    empty = sum(is_empty(cells[one]) for one in rows)
    if not above or empty < 2 or empty * 3 < len(rows):
        return None
    return CellFault("cell_empty_as_above", value=quoted(above[-1]))


def cell_at(table: Table, number: int, place: int) -> Raw:
    """The cell at a place of row `number`; None beyond the row's end."""
    row = table.rows[number - 1] if number <= len(table.rows) else ()
    return row[place] if place < len(row) else None
