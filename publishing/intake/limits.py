"""How much a delivery may hold. A quarter's summary is some forty rows; what is far larger is something else."""

from collections.abc import Mapping

from publishing.intake.table import Rows
from publishing.intake.xlsx_scan import Scan
from publishing.messages.problems import InputError, Problem

MOST_ROWS = 5_000
# The widest form has fifteen columns.
MOST_COLUMNS = 200
# How far a sheet may stretch, and over how many cells all sheets together: the reader makes room for every one of them.
_LAST_ROW, _LAST_COLUMN = 2 * MOST_ROWS, MOST_COLUMNS
_MOST_CELLS = 5_000_000
LONGEST_CELL = 5_000


def check_sheets(file: str, scans: Mapping[str, Scan]) -> None:
    """Raises InputError when a worksheet (by name) has too many rows or columns, or stretches far beyond its table."""
    for sheet, scan in scans.items():
        check_size(file, sheet, rows=scan.rows, columns=scan.widest)
        if scan.last_row > _LAST_ROW or scan.last_column > _LAST_COLUMN:
            cell = scan.lowest if scan.last_row > _LAST_ROW else scan.rightmost
            raise InputError([Problem(file, "table_far_cell", details={"cell": cell}, sheet=sheet)])
    if sum(scan.last_row * (scan.last_column + 1) for scan in scans.values()) > _MOST_CELLS:
        raise InputError([Problem(file, "file_bomb")])


def check_size(file: str, sheet: str, *, rows: int, columns: int = 0) -> None:
    """Raises InputError, with the number and the limit, for too many rows, or columns that one row fills."""
    if rows > MOST_ROWS:
        details = {"rows": str(rows), "limit": str(MOST_ROWS)}
        raise InputError([Problem(file, "table_too_many_rows", details=details, sheet=sheet or None)])
    if columns > MOST_COLUMNS:
        details = {"columns": str(columns), "limit": str(MOST_COLUMNS)}
        raise InputError([Problem(file, "table_too_many_columns", details=details, sheet=sheet or None)])


def check_cells(file: str, sheet: str, rows: Rows) -> None:
    """Raises InputError that lists the cells with a text too long to be meant."""
    lengths = [
        (number, {"length": str(len(value)), "limit": str(LONGEST_CELL)})
        for number, row in enumerate(rows, start=1)
        for value in row
        if isinstance(value, str) and len(value) > LONGEST_CELL
    ]
    if lengths:
        raise InputError(
            [Problem(file, "table_long_cell", n, details=each, sheet=sheet or None) for n, each in lengths]
        )
