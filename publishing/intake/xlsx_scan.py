"""A workbook made safe and looked through before anything loads it: its zip archive, the XML of its parts, and how its sheets are laid out.

A spreadsheet program shows other cells than a reader of cells finds: hidden rows and columns, merged cells, errors and formulas
that were never calculated. What would be lost in the reading is found here."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell

# A workbook of 200 000 rows is 50 MB unpacked: that is let through, so that its rows can be counted and said.
LARGEST_UNPACKED = 150_000_000
MOST_PARTS = 500
# XML of many like rows packs about tenfold, empty rows a thousandfold; small parts may pack well by chance.
LARGEST_RATIO = 100
_RATIO_FROM = 5_000_000

_MACROS = ("vbaproject", "macrosheets/", "vbadata")
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, EOFError, RuntimeError)


class PackageFault(ValueError):  # noqa: N818 - the house's word for what is wrong in an input
    """An archive or a part that must not or cannot be read: `message` is the fault's name in the words, `part` the part."""

    def __init__(self, message: str = "file_broken", part: str = "") -> None:
        super().__init__(message)
        self.message, self.part = message, part


def safe_parts(data: bytes) -> dict[str, bytes]:
    """The content of every part of a workbook, by its name.

    Raises PackageFault for an archive that is damaged, grows without reason, or holds macros, links or unsafe names.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_directory(archive.infolist())
            # `zipfile` stops at the size that the directory says, and a part that lied fails its checksum.
            return {part.filename: archive.read(part) for part in archive.infolist() if not part.is_dir()}
    except PackageFault:
        raise
    except _BROKEN as error:
        raise PackageFault from error


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
    if len(parts) != len({part.filename for part in parts}):
        raise PackageFault
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


class Walk:
    """One walk through the XML of a part, which knows the cell that it is in.

    `row` counts from 1, `column` from 0 for A. A subclass says what it keeps by its own `start`, `text` and `end`, which
    get the names of elements without their prefix.
    """

    def __init__(self) -> None:
        self.row = self.column = 0
        self.cell, self.type, self.style = "", "", "0"

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins. A cell without its name is the one after the cell before it."""
        if name == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        elif name == "c":
            self.cell = attributes.get("r") or xl_rowcol_to_cell(max(self.row, 1) - 1, self.column)
            self.type, self.style = attributes.get("t", ""), attributes.get("s", "0")

    def text(self, text: str) -> None:
        """A text within the element that has begun last."""

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "c":
            self.column += 1

    def through(self, content: bytes, step: int = 1_000_000) -> Iterator[None]:
        """Walks, and pauses after each `step` of bytes. Raises PackageFault for what is no XML,
        and for a document type: it may expand without end."""

        def refuse(*_: object) -> None:
            raise PackageFault

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda tag, attributes: self.start(tag.rpartition(" ")[2], attributes)
        parser.EndElementHandler = lambda tag: self.end(tag.rpartition(" ")[2])
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = refuse
        for place in range(0, max(len(content), 1), step):
            try:
                parser.Parse(content[place : place + step], place + step >= len(content))
            except (expat.ExpatError, ValueError, LookupError) as error:
                raise PackageFault from error
            yield


# Row, counted from 1, and column, 0 for A.
Place = tuple[int, int]

_CELL = re.compile(r"[A-Z]{1,3}[0-9]{1,7}")
# A row of a tenth of a point or a column of a tenth of a letter shows nothing.
_LEAST_SEEN = 0.1
# A sheet of a delivery has some thousand cells; ranges beyond what it can need are not followed.
_MOST_MERGED = 200_000
# More rows than a delivery may have: what is larger is refused for that.
_ROWS_WITH_STYLES = 10_000


@dataclass(frozen=True)
class Layout:
    """What a reader of the cells alone would not know. Of text and Parquet there is nothing to tell.

    `hidden_rows` are hidden by a filter, a group or by hand, or too low to be seen. `hidden_columns` are spans, first and
    last. `merged` is cell → the cell at the upper left of its range, for every cell but that one.
    """

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    merged: Mapping[Place, Place] = field(default_factory=dict)

    def hides_column(self, column: int) -> bool:
        """Whether the column cannot be seen."""
        return any(first <= column <= last for first, last in self.hidden_columns)


class Scan(Walk):
    """What stands in the worksheet with this XML: `rows` that hold something, the farthest row and column, and a cell in each.

    `widest` is the largest number of cells that one row fills. `errors` are the cells with an error and what they show,
    `uncalculated` those with a formula that has no value, `styles` the numbers with a style of their own and its number.
    Raises PackageFault when it is none.
    """

    def __init__(self, xml: bytes) -> None:
        super().__init__()
        self.rows = self.last_row = self.last_column = self.widest = self._filled = 0
        self.lowest = self.rightmost = self._text = ""
        self.errors: dict[Place, str] = {}
        self.uncalculated: list[str] = []
        self.styles: dict[Place, int] = {}
        self._has_formula = self._has_value = self._is_in_value = False
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[tuple[int, int]] = []
        self._merged: list[tuple[Place, Place]] = []
        for _ in self.through(xml):
            pass
        self.layout = self._layout()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A row, a cell, what is in it, or how the sheet is laid out."""
        super().start(name, attributes)
        if name == "row":
            self._filled = 0
            if _is_hidden(attributes, "ht"):
                self._hidden_rows.add(self.row)
        elif name == "c":
            self.row, self.column = _place(self.cell)
            self._has_formula = self._has_value = False
            self._text = ""
        elif name == "f":
            self._has_formula = True
        elif name in ("v", "is"):
            self._has_value, self._is_in_value = True, name == "v"
        elif name == "col" and _is_hidden(attributes, "width"):
            self._hidden_columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))
        elif name == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            self._merged.append((_place(first), _place(last or first)))

    def text(self, text: str) -> None:
        """What a cell shows."""
        if self._is_in_value:
            self._text += text

    def end(self, name: str) -> None:
        """A cell is looked at when all of it is known."""
        if name == "v":
            self._is_in_value = False
        elif name == "c":
            self._end_cell()
        super().end(name)

    def _end_cell(self) -> None:
        shown, style = self._text.strip(), int(self.style)
        # A formula whose result is an empty text says so by its type; any other without a value was never calculated.
        if self._has_formula and self.type != "str" and not shown:
            self.uncalculated.append(self.cell)
        elif self._has_value:
            self._note()
            if style and self.type in ("", "n", "d") and self.row <= _ROWS_WITH_STYLES:
                self.styles[self.row, self.column] = style
        if self.type == "e":
            self.errors[self.row, self.column] = shown or "#REF!"

    def _note(self) -> None:
        self._filled += 1
        self.widest = max(self.widest, self._filled)
        self.rows += self.row != self.last_row
        if self.row > self.last_row:
            self.last_row, self.lowest = self.row, self.cell
        if self.column > self.last_column:
            self.last_column, self.rightmost = self.column, self.cell

    def _layout(self) -> Layout:
        """The layout as far as the sheet holds something. Raises PackageFault when its merged cells are beyond all need."""
        merged: dict[Place, Place] = {}
        for first, last in self._merged:
            for row in range(first[0], min(last[0], self.last_row) + 1):
                for column in range(first[1], min(last[1], self.last_column) + 1):
                    if (row, column) != first:
                        merged.setdefault((row, column), first)
                if len(merged) > _MOST_MERGED:
                    raise PackageFault
        return Layout(frozenset(self._hidden_rows), tuple(self._hidden_columns), merged)


def _place(cell: str) -> Place:
    """The place of a cell such as B7. Raises PackageFault for what is no cell."""
    if not _CELL.fullmatch(cell):
        raise PackageFault
    row, column = xl_cell_to_rowcol(cell)
    return row + 1, column


def _is_hidden(attributes: Mapping[str, str], size: str) -> bool:
    return attributes.get("hidden") in ("1", "true") or float(attributes.get(size, 1)) < _LEAST_SEEN
