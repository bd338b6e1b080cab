"""How a worksheet is laid out, beside what its cells hold: the rows and columns that nobody sees, and the merged cells."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_cell_to_rowcol

# Row, counted from 1, and column, 0 for A.
Place = tuple[int, int]

_RANGE = re.compile(r"([A-Z]{1,3}[0-9]{1,7})(?::([A-Z]{1,3}[0-9]{1,7}))?")
# A row of a tenth of a point or a column of a tenth of a letter shows nothing.
_LEAST_SEEN = 0.1
# A sheet of a delivery has some thousand cells; ranges beyond what it can need are not followed.
_MOST_MERGED = 200_000


@dataclass(frozen=True)
class Layout:
    """What a reader of the cells alone would not know. Of text and Parquet there is nothing to tell.

    `hidden_rows` count from 1. `hidden_columns` are spans, first and last, 0 for A. `merged` is cell → the cell at the
    upper left of its range, for every cell but that one.
    """

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    merged: Mapping[Place, Place] = field(default_factory=dict)

    def hides_column(self, column: int) -> bool:
        """Whether the column cannot be seen."""
        return any(first <= column <= last for first, last in self.hidden_columns)


class LayoutWalk:
    """Collects the layout of one sheet while its XML is walked through. Raises ValueError for what is no layout."""

    def __init__(self) -> None:
        self._rows: set[int] = set()
        self._columns: list[tuple[int, int]] = []
        self._ranges: list[tuple[Place, Place]] = []

    def row(self, number: int, attributes: Mapping[str, str]) -> None:
        """A row begins: hidden by a filter, by a collapsed group, by hand, or too low to be seen."""
        if _is_true(attributes.get("hidden")) or _is_nothing(attributes.get("ht")):
            self._rows.add(number)

    def other(self, name: str, attributes: Mapping[str, str]) -> None:
        """Any other element: the width of columns, a range of merged cells."""
        if name == "col":
            if _is_true(attributes.get("hidden")) or _is_nothing(attributes.get("width")):
                self._columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))
        elif name == "mergeCell":
            parts = _RANGE.fullmatch(attributes.get("ref", ""))
            if not parts:
                raise ValueError(attributes.get("ref"))
            self._ranges.append((_place(parts[1]), _place(parts[2] or parts[1])))

    def layout(self, *, last_row: int, last_column: int) -> Layout:
        """The layout of a sheet that holds something up to this row (from 1) and column (0 for A)."""
        merged: dict[Place, Place] = {}
        for first, last in self._ranges:
            for row in range(first[0], min(last[0], last_row) + 1):
                for column in range(first[1], min(last[1], last_column) + 1):
                    if (row, column) != first:
                        merged.setdefault((row, column), first)
                if len(merged) > _MOST_MERGED:
                    raise ValueError("mergeCells")
        return Layout(frozenset(self._rows), tuple(self._columns), merged)


def _place(cell: str) -> Place:
    row, column = xl_cell_to_rowcol(cell)
    return row + 1, column


def _is_true(value: str | None) -> bool:
    return value in ("1", "true")


def _is_nothing(size: str | None) -> bool:
    return size is not None and float(size) < _LEAST_SEEN
