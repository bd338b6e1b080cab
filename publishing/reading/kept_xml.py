"""The XML of any part of a workbook cut into its texts: what one element says, however it is split into runs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from xlsxwriter.utility import xl_rowcol_to_cell

# Runs within these are one text; elsewhere each element has its own.
_WHOLE = frozenset(("si", "is", "comment", "threadedComment", "p", "div", "textbox", "definedName"))
_OF_A_CELL = frozenset(("comment", "threadedComment", "hyperlink"))
# Numbers for programs: identities are random, and a link's target is one of them.
_IDENTITIES = frozenset(("uid", "id", "guid", "uri", "clsid", "spid", "personid", "parentid", "userid", "rsid"))
# No number has fewer: 101-T980 does not exist, and 000101-9801 loses its zeros.
_SEVEN_DIGITS = re.compile(r"(?:\d\D*){7}")
# A whole number as XML has it; 9.001019802E9 is one too.
_WHOLE_NUMBER = re.compile(r"\d{7,12}(?:\.0+)?|\d(?:\.\d+)?[Ee]\+?\d\d?")
_SHORTEST = 7
_STEP = 1_000_000
# In a header &12 is a size, &"Arial" a font, &L the left part.
_HEADER_CODE = re.compile(r'&(?:\d{1,2}|"[^"]*"|K[0-9A-F]{6}|[A-Za-z])')
_TAG = re.compile(rb"<[^<>]*>")


@dataclass(frozen=True)
class Piece:
    """A text and the element that it stands in, by its name without a prefix.

    `cell` is the cell (B7) that a cell, a note or a link belongs to, `type` and `style` the cell's own attributes.
    """

    element: str
    text: str
    cell: str = ""
    type: str = ""
    style: int = 0


class _Walk:
    """The handlers of one walk through a part. `strings` are the shared strings with enough digits, by their number."""

    def __init__(self, strings: Mapping[str, str]) -> None:
        self.found: list[Piece] = []
        self._strings = strings
        self._shared = 0
        self._open: list[tuple[str, list[str]]] = []
        self._whole = 0
        self._cell, self._type, self._style = "", "", 0
        self._row, self._column = 0, 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        self._open.append((name, []))
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
        elif attributes:
            if "ref" in attributes and name in _OF_A_CELL:
                self._cell = attributes["ref"]
            for key, value in attributes.items():
                if len(value) >= _SHORTEST and key.rpartition(" ")[2].lower() not in _IDENTITIES:
                    self._keep(name, value)
        if name in _WHOLE:
            self._whole += 1

    def _start_cell(self, attributes: dict[str, str]) -> None:
        """A cell without its name is the one after the cell before it."""
        self._cell = attributes.get("r") or xl_rowcol_to_cell(self._row - 1, self._column)
        self._column += 1
        self._type = attributes.get("t", "")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isdecimal() else 0

    def text(self, text: str) -> None:
        if self._open:
            self._open[-1][1].append(text)

    def end(self, _tag: str) -> None:
        name, texts = self._open.pop()
        if name in _WHOLE:
            self._whole -= 1
        if self._whole and self._open:
            self._open[-1][1].extend(texts)
        elif texts:
            self._keep(name, "".join(texts))
        if name == "c" or name in _OF_A_CELL:
            self._cell = ""
        elif name == "si":
            self._shared += 1

    def _keep(self, name: str, text: str) -> None:
        if name == "v" and self._cell:
            if self._type == "s":
                text = self._strings.get(text, "")
            elif self._type in ("", "n") and not _WHOLE_NUMBER.fullmatch(text):
                return
        elif len(text) < _SHORTEST or not _SEVEN_DIGITS.search(text):
            return
        if not text:
            return
        if name.endswith(("Header", "Footer")):
            text = _HEADER_CODE.sub(" ", text)
        cell = str(self._shared) if name == "si" else self._cell
        self.found.append(Piece(name, text, cell, self._type, self._style))


def shared_strings(content: bytes) -> dict[str, str]:
    """The strings that cells share and that have seven digits or more, by their number as the cells write it."""
    return {piece.cell: piece.text for piece in pieces(content, {}) if piece.element == "si"}


def pieces(content: bytes, strings: Mapping[str, str]) -> Iterator[Piece]:
    """The texts of a part, in its order, those with seven digits or more; `strings` are the shared ones that cells name.

    What is no XML is one text without its tags: old drawings are written like web pages. Of a shared string `cell` is its
    number.
    """
    if not content:
        return
    walk = _Walk(strings)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler = walk.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for start in range(0, len(content), _STEP):
            parser.Parse(content[start : start + _STEP], start + _STEP >= len(content))
            yield from walk.found
            walk.found.clear()
    except (expat.ExpatError, ValueError, LookupError):
        yield from walk.found
        yield Piece("", _TAG.sub(b" ", content).decode(errors="replace"))


def _refuse_doctype(*_: object) -> None:
    """A part has no document type; one that has may expand without end."""
    raise ValueError("document type")
