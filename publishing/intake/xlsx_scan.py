"""A workbook made safe and looked through before anything loads it: its zip archive, the XML of its sheets, and how they are laid out.

A spreadsheet program shows other cells than a reader of cells finds: hidden rows and columns, merged cells, errors and formulas
that were never calculated. What would be lost in the reading is found here."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from xlsxwriter.utility import xl_cell_to_rowcol

# A workbook of 200 000 rows is 50 MB unpacked: that is let through, so that its rows can be counted and said.
LARGEST_UNPACKED = 150_000_000
MOST_PARTS = 500
# XML of many like rows packs about tenfold, empty rows a thousandfold; small parts may pack well by chance.
LARGEST_RATIO = 100
_RATIO_FROM = 5_000_000

_MACROS = ("vbaproject", "macrosheets/", "vbadata")
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError, RuntimeError)


class PackageFault(ValueError):  # noqa: N818 - the house's word for what is wrong in an input
    """An archive that must not be opened: `message` is the fault's name in the words, `part` the part in question."""

    def __init__(self, message: str, part: str = "") -> None:
        super().__init__(message)
        self.message, self.part = message, part


def safe_parts(data: bytes) -> dict[str, bytes]:
    """The content of every part of a workbook, by its name.

    Raises PackageFault for an archive that is damaged, grows without reason, or holds macros, links or unsafe names.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_directory(archive.infolist())
            return {part.filename: _unpack(archive, part) for part in archive.infolist() if not part.is_dir()}
    except PackageFault:
        raise
    except _BROKEN as error:
        raise PackageFault("file_broken") from error


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as an archive whose directory tells the truth: no part can be larger than was seen here."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    content.seek(0)
    return content


def _check_directory(parts: list[zipfile.ZipInfo]) -> None:
    """What the archive says of itself, before a byte is unpacked."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise PackageFault("file_bomb")
    names = [part.filename for part in parts]
    if len(names) != len(set(names)):
        raise PackageFault("file_broken")
    for part in parts:
        name = part.filename.lower()
        if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name:
            raise PackageFault("file_unsafe_part", part.filename[:60])
        if part.flag_bits & 1:
            raise PackageFault("file_password")
        if any(sign in name for sign in _MACROS):
            raise PackageFault("file_macros")
        if "externallinks/" in name:
            raise PackageFault("file_links")
        if part.file_size > _RATIO_FROM and part.file_size > LARGEST_RATIO * part.compress_size:
            raise PackageFault("file_bomb")


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """A part's content. `zipfile` stops at the size that the directory says, and a part that lied fails its checksum."""
    with archive.open(part) as stream:
        return stream.read()


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
