"""A worksheet's XML walked through once, before it is loaded: how large it is, and the cells that would be lost.

python-calamine gives a cell with an error as an empty text, and one whose formula was never calculated too; and it
makes room for every cell up to the farthest one, which a single stray cell in the last row makes very large.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from publishing.reading.layout import Layout, LayoutWalk

# More rows than a delivery may have: what is larger is refused for that.
_ROWS_WITH_STYLES = 10_000

_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class ScanFault(ValueError):  # noqa: N818 - the house's word for what is wrong in an input
    """XML that is no worksheet."""


@dataclass
class Scan:
    """What stands in a worksheet: `rows` that hold something, the farthest row and column (0 is A), and a cell in each.

    `widest` is the largest number of cells that one row fills. `errors` are the cells with an error and what they show,
    `uncalculated` those with a formula that has no value, `styles` the numbers with a style of their own and its number.
    Rows and columns are counted from 0 in these.
    """

    rows: int = 0
    last_row: int = 0
    last_column: int = 0
    lowest: str = ""
    rightmost: str = ""
    widest: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: list[str] = field(default_factory=list)
    styles: dict[tuple[int, int], int] = field(default_factory=dict)
    layout: Layout = field(default_factory=Layout)


class _Walk:
    """The handlers of one walk through the XML of a sheet."""

    def __init__(self) -> None:
        self.scan = Scan()
        self.layout = LayoutWalk()
        self._filled = 0
        self._row = self._column = 0
        self._cell, self._type, self._style = "", "", 0
        self._has_formula = self._has_value = self._is_in_value = False
        self._text: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = self._filled = 0
            self.layout.row(self._row, attributes)
        elif name == "c":
            self._start_cell(attributes)
        elif name == "f":
            self._has_formula = True
        elif name in ("v", "is"):
            self._has_value = True
            self._is_in_value = name == "v"
        else:
            self.layout.other(name, attributes)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cell = attributes.get("r", "")
        if self._cell:
            self._row, self._column = _place_of(self._cell)
        self._type, self._style = attributes.get("t", ""), int(attributes.get("s", 0))
        self._has_formula = self._has_value = False
        self._text = []

    def text(self, text: str) -> None:
        if self._is_in_value:
            self._text.append(text)

    def end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name == "v":
            self._is_in_value = False
        if name == "c":
            self._end_cell()

    def _end_cell(self) -> None:
        # A formula whose result is an empty text says so by its type; any other without a value was never calculated.
        if self._has_formula and self._type != "str" and not "".join(self._text).strip():
            self.scan.uncalculated.append(self._cell)
        elif self._has_value:
            self._note()
            if self._style and self._type in ("", "n", "d") and self._row <= _ROWS_WITH_STYLES:
                self.scan.styles[self._row - 1, self._column] = self._style
        if self._type == "e":
            self.scan.errors[self._row - 1, self._column] = "".join(self._text).strip() or "#REF!"
        self._type = ""
        self._column += 1

    def _note(self) -> None:
        scan = self.scan
        self._filled += 1
        scan.widest = max(scan.widest, self._filled)
        if self._row != scan.last_row:
            scan.rows += 1
        if self._row > scan.last_row:
            scan.last_row, scan.lowest = self._row, self._cell
        if self._column > scan.last_column:
            scan.last_column, scan.rightmost = self._column, self._cell


def _place_of(cell: str) -> tuple[int, int]:
    """The row of a cell such as B7, counted from 1, and its column, 0 for A."""
    parts = _CELL.fullmatch(cell)
    if not parts:
        raise ScanFault(cell)
    column = 0
    for letter in parts[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(parts[2]), column - 1


def scan_sheet(xml: bytes) -> Scan:
    """What stands in the worksheet with this XML. Raises ScanFault when it is none."""
    walk = _Walk()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler = walk.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(xml, True)
        walk.scan.layout = walk.layout.layout(last_row=walk.scan.last_row, last_column=walk.scan.last_column)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise ScanFault(str(error)) from error
    return walk.scan


def _refuse_doctype(*_: object) -> None:
    """A worksheet has no document type; one that has may expand without end."""
    raise ScanFault("document type")
