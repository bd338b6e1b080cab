"""The values that travel from a partner's file to its check: the cells as they stand, how many there may be, and the rows as understood."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from contract import DeliveryForm
from publishing.intake.xlsx_scan import Layout, Place, Scan
from publishing.messages.problems import InputError, Note, Problem

# A cell as it stands, and the rows of a sheet.
Raw = str | int | float | bool | dt.date | dt.datetime | None
Rows = tuple[tuple[Raw, ...], ...]


@dataclass(frozen=True)
class Template:
    """What a workbook made by `template` says of itself: its kind, its contract version, and its partner if it has one."""

    kind: str
    contract_version: str
    partner_id: str = ""


@dataclass(frozen=True)
class ShownCell:
    """What a spreadsheet shows of a cell whose format is its own: 42 of 42 200, 007 of 7, nothing of 7, 2019 of a day.

    `thousands` is how many times a number is divided by a thousand first; `is_whole_day` says that a day has year, month
    and day.
    """

    text: str
    thousands: int = 0
    is_whole_day: bool = True


@dataclass(frozen=True)
class Table:
    """One file's cells as they stand. `rows[n - 1]` is row n of the sheet, empty rows included; rows may differ in length.

    `file` is the name as the user knows it, `sheet` the worksheet ("" for text and Parquet). `is_text` says that every
    cell is text (CSV), so that numbers and dates are still to be read. `layout` is what the cells do not tell of their sheet.
    `shown` has what the cells of a workbook look like that have a format of their own, by row from 1 and column from 0.
    """

    file: str
    sheet: str
    rows: Rows
    is_text: bool
    template: Template | None = None
    layout: Layout = field(default_factory=Layout)
    shown: Mapping[Place, ShownCell] = field(default_factory=dict)

    def cell(self, number: int, place: int) -> Raw:
        """The cell at a column of row `number`; None where the sheet has no such row, or the row has ended."""
        row = self.rows[number - 1] if number <= len(self.rows) else ()
        return row[place] if place < len(row) else None


@dataclass(frozen=True)
class Delivered:
    """A delivery as understood: `frame` has `source_row` (Int64, the row of the sheet) and then one column per field.

    Types: period, municipality, code and text are String (codes, not labels; a period such as 2019-Q1), yes_no Boolean,
    count and amount Float64, whole Int64, date Date. `columns` says in which column of the table (0 is A) a field stands;
    a field that the file does not have is not in it, and is what its `if_empty` says in the frame. A field that says its
    status in its own cell has one more column, its `own_status`, after all the fields. Rows that hold totals
    are not in the frame: `totals` has them as (row of the sheet, field, value). `notes` tell of what is kept with the file
    and read no further: notes below the table, a column of remarks. `template_notes` tell what an older template lacks.
    """

    form: DeliveryForm
    table: Table
    frame: pl.DataFrame
    columns: dict[str, int]
    header_row: int
    totals: tuple[tuple[int, str, float], ...] = ()
    sex_totals: pl.DataFrame = field(default_factory=pl.DataFrame)
    notes: tuple[Note, ...] = ()
    template_notes: tuple[Note, ...] = ()


# A quarter's summary is some forty rows; what is far larger is something else.
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
        raise InputError.of(file, "file_bomb")


def check_size(file: str, sheet: str, *, rows: int, columns: int = 0) -> None:
    """Raises InputError, with the number and the limit, for too many rows, or columns that one row fills."""
    for name, count, limit, message in (
        ("rows", rows, MOST_ROWS, "table_too_many_rows"),
        ("columns", columns, MOST_COLUMNS, "table_too_many_columns"),
    ):
        if count > limit:
            details = {name: str(count), "limit": str(limit)}
            raise InputError([Problem(file, message, details=details, sheet=sheet or None)])


def check_cells(file: str, sheet: str, rows: Rows) -> None:
    """Raises InputError that lists the cells with a text too long to be meant."""
    lengths = ((number, len(cell)) for number, row in enumerate(rows, start=1) for cell in row if isinstance(cell, str))
    long = [(number, {"length": str(of), "limit": str(LONGEST_CELL)}) for number, of in lengths if of > LONGEST_CELL]
    if long:
        raise InputError([Problem(file, "table_long_cell", n, details=each, sheet=sheet or None) for n, each in long])
