"""How much a delivery may hold. A quarter's summary is some forty rows; what is far larger is something else."""

from publishing.intake.headings import Rows
from publishing.intake.xlsx_scan import Scan
from publishing.messages.problems import InputError, Problem

MOST_ROWS = 5_000
# The widest form has fifteen columns.
MOST_COLUMNS = 200
# How far a sheet may stretch, and over how many cells all sheets together: the reader makes room for every one of them.
_LAST_ROW, _LAST_COLUMN = 2 * MOST_ROWS, MOST_COLUMNS
_MOST_CELLS = 5_000_000
LONGEST_CELL = 5_000


def check_sheets(file: str, scans: dict[str, Scan]) -> None:
    """Raises InputError when a worksheet (by name) has too many rows or columns, or stretches far beyond its table."""
    for sheet, scan in scans.items():
        check_rows(file, sheet, scan.rows)
        check_columns(file, sheet, scan.widest)
        if scan.last_row > _LAST_ROW or scan.last_column > _LAST_COLUMN:
            cell = scan.lowest if scan.last_row > _LAST_ROW else scan.rightmost
            raise InputError([Problem(file, "table_far_cell", details={"cell": cell}, sheet=sheet)])
    if sum(scan.last_row * (scan.last_column + 1) for scan in scans.values()) > _MOST_CELLS:
        raise InputError([Problem(file, "file_bomb")])


def check_rows(file: str, sheet: str, rows: int) -> None:
    """Raises InputError, with the number of rows and the limit, when there are too many."""
    if rows > MOST_ROWS:
        details = {"rows": str(rows), "limit": str(MOST_ROWS)}
        raise InputError([Problem(file, "table_too_many_rows", details=details, sheet=sheet or None)])


def check_columns(file: str, sheet: str, columns: int) -> None:
    """Raises InputError, with the number of columns and the limit, when one row fills too many."""
    if columns > MOST_COLUMNS:
        details = {"columns": str(columns), "limit": str(MOST_COLUMNS)}
        raise InputError([Problem(file, "table_too_many_columns", details=details, sheet=sheet or None)])


def check_cells(file: str, sheet: str, rows: Rows) -> None:
    """Raises InputError that lists the cells with a text too long to be meant."""
    faults = [
        Problem(file, "table_long_cell", number, details=_lengths(value), sheet=sheet or None)
        for number, row in enumerate(rows, start=1)
        for value in row
        if isinstance(value, str) and len(value) > LONGEST_CELL
    ]
    if faults:
        raise InputError(faults)


def _lengths(value: str) -> dict[str, str]:
    return {"length": str(len(value)), "limit": str(LONGEST_CELL)}
