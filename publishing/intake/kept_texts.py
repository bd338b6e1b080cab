"""Every text of a file that is kept, beside the cells of its table: the whole file lies in the restricted folder.

A workbook holds texts in places that no reader of cells opens: notes, headers, properties, shapes. The XML of any of its parts is cut into
its texts, however they are split into runs, so that all of it can be searched for what points at a person."""

import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

import pyarrow as pa
from pyarrow import parquet

from publishing.intake.files import kind_of
from publishing.intake.number_formats import number_formats, shown_in_digits
from publishing.intake.xlsx import parts_of_sheets
from publishing.intake.xlsx_scan import PackageFault, Walk, XmlFault, safe_parts

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
# In a header &12 is a size, &"Arial" a font, &L the left part.
_HEADER_CODE = re.compile(r'&(?:\d{1,2}|"[^"]*"|K[0-9A-F]{6}|[A-Za-z])')
_TAG = re.compile(rb"<[^<>]*>")
# What a part is called in the words of a fault, by the folder or the name of the part; the first that fits.
_PLACES = (
    ("xl/comments", "note"), ("xl/threadedComments/", "note"), ("xl/drawings/vml", "note"), ("xl/drawings/", "text_box"),
    ("xl/diagrams/", "text_box"), ("xl/charts/", "chart"), ("xl/ctrlProps/", "text_box"), ("docProps/", "property"),
    ("customXml/", "property"), ("xl/pivot", "pivot"), ("xl/persons/", "property"), ("xl/styles", "number_format"),
)  # fmt: skip
# How an element or an attribute of a sheet or of the workbook is called, whatever its part.
_ELEMENTS = {
    "definedName": "defined_name", "formula1": "validation", "formula2": "validation", "dataValidation": "validation",
    "sheet": "sheet_name", "numFmt": "number_format", "hyperlink": "link",
    **dict.fromkeys(("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"), "page_header"),
}  # fmt: skip
# What nothing of ours can read.
_UNREAD = {"xl/media/": "picture", "xl/embeddings/": "embedded"}
_SHARED = "xl/sharedStrings.xml"
_XML = (".xml", ".rels", ".vml")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Of each part of a file that is refused anyhow: enough for a list of people to show itself.
_MOST_READ = 5_000_000
_BROKEN = (pa.ArrowException, OSError, ValueError, OverflowError, NotImplementedError)


@dataclass(frozen=True)
class KeptText:
    """One text: what kind of place it stands in, the sheet and the cell (B7) where it has them.

    `place` is `cell`, `shown` (a number as its format shows it), `note`, `page_header` and so on; `picture` and
    `embedded` are parts that cannot be read, without a text. `value` is a cell's number, or the text.
    """

    place: str
    value: str | float = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True)
class _Piece:
    """A text and the element that it stands in; `cell` is the cell (B7) that a cell, a note or a link belongs to.

    Of a shared string `cell` is its number. `type` and `style` are the cell's own attributes.
    """

    element: str
    text: str
    cell: str
    type: str
    style: str


def kept_texts(data: bytes) -> Iterator[KeptText]:
    """The texts of a file that `read_table` could read. Those without seven digits are left out."""
    kind = kind_of(data)
    if kind == "parquet":
        yield from _of_parquet(data)
    if kind == "xlsx":
        try:
            yield from _of_workbook(safe_parts(data))
        except (PackageFault, ElementTree.ParseError, LookupError):
            return


def texts_of_unread(data: bytes) -> Iterator[KeptText]:
    """The texts of a file that no table could be read from, as far as it is a package of XML or a text; a large one in part.

    A refused file is kept too: the wrong file may be a list of people.
    """
    kind = kind_of(data)
    if kind == "text":
        encoding = "utf-16" if data.startswith(_UTF16) else "cp1252"
        yield KeptText("unread", data[:_MOST_READ].decode(encoding, errors="ignore"))
    elif data.startswith(b"PK"):
        try:
            parts = safe_parts(data)
        except PackageFault:
            return
        for part in sorted(parts, key=lambda name: len(parts[name])):
            for piece in _pieces(parts[part][:_MOST_READ], {}) if part.endswith(_XML) else ():
                yield KeptText("unread", piece.text)
    else:
        yield from kept_texts(data)


def _of_workbook(parts: dict[str, bytes]) -> Iterator[KeptText]:
    sheets = {part: name for name, part in parts_of_sheets(parts).items()}
    belongs = _belonging(parts, sheets)
    strings = {piece.cell: piece.text for piece in _pieces(parts.get(_SHARED, b""), {}) if piece.element == "si"}
    formats = number_formats(parts)
    used: set[str] = set()
    for part, content in parts.items():
        unread = next((place for folder, place in _UNREAD.items() if part.startswith(folder)), "")
        if unread:
            yield KeptText(unread, sheet=belongs.get(part, ""))
        elif part != _SHARED and part.lower().endswith(_XML):
            for piece in _pieces(content, strings):
                used |= {piece.text} if piece.type == "s" else set()
                yield from _texts(piece, part, belongs.get(part, ""), formats)
    yield from (KeptText("unused", text) for text in strings.values() if text not in used)


def _texts(piece: _Piece, part: str, sheet: str, formats: tuple[str, ...]) -> Iterator[KeptText]:
    """A piece of a part as texts: of a cell its text or its number, and the number as its format shows it."""
    if not (piece.element == "v" and piece.cell):
        place = _ELEMENTS.get(piece.element) or next((name for start, name in _PLACES if part.startswith(start)), "")
        yield KeptText(place or ("cell" if piece.cell else "other"), piece.text, sheet, piece.cell)
        return
    value = float(piece.text) if piece.type in ("", "n") else piece.text
    yield KeptText("cell", value, sheet, piece.cell)
    style = int(piece.style) if piece.style.isdecimal() else 0
    code = formats[style] if style < len(formats) else ""
    if code and isinstance(value, float) and (digits := shown_in_digits(value, code)):
        yield KeptText("shown", digits, sheet, piece.cell)


def _belonging(parts: dict[str, bytes], sheets: dict[str, str]) -> dict[str, str]:
    """The parts that a sheet leads to, step by step, and its name."""
    found = dict(sheets)
    waiting = list(sheets)
    while waiting:
        part = waiting.pop()
        folder, name = posixpath.split(part)
        relations = parts.get(f"{folder}/_rels/{name}.rels")
        if relations is None:
            continue
        for relation in ElementTree.fromstring(relations):
            target = relation.get("Target", "")
            at = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if at in parts and at not in found:
                found[at] = found[part]
                waiting.append(at)
    return found


def _of_parquet(data: bytes) -> Iterator[KeptText]:
    try:
        content = parquet.ParquetFile(io.BytesIO(data))
        metadata, schema = content.metadata, content.schema_arrow
    except _BROKEN:
        return
    properties = [metadata.metadata or {}, schema.metadata or {}, *(field.metadata or {} for field in schema)]
    # The whole schema once more, in base 64: what it says is told by the schema.
    pairs = {pair for part in properties for pair in part.items() if pair[0] != b"ARROW:schema"}
    yield KeptText("property", metadata.created_by or "")
    yield from (KeptText("property", text.decode(errors="replace")) for pair in sorted(pairs) for text in pair)


def _pieces(content: bytes, strings: Mapping[str, str]) -> Iterator[_Piece]:
    """The texts of a part, in its order, those with seven digits or more; `strings` are the shared ones that cells name.

    What is no XML is one text without its tags: old drawings are written like web pages.
    """
    walk = _TextWalk(strings)
    try:
        for _ in walk.through(content):
            yield from walk.found
            walk.found.clear()
    except XmlFault:
        yield from walk.found
        yield _Piece("", _TAG.sub(b" ", content).decode(errors="replace"), "", "", "")


class _TextWalk(Walk):
    """Collects the pieces of a part."""

    def __init__(self, strings: Mapping[str, str]) -> None:
        super().__init__()
        self.found: list[_Piece] = []
        self._strings = strings
        self._open: list[list[str]] = []
        self._whole = self._shared = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        super().start(name, attributes)
        self._open.append([])
        self._whole += name in _WHOLE
        if name in _OF_A_CELL:
            self.cell = attributes.get("ref", self.cell)
        if name not in ("c", "row"):
            for key, value in attributes.items():
                if len(value) >= _SHORTEST and key.rpartition(" ")[2].lower() not in _IDENTITIES:
                    self._keep(name, value)

    def text(self, text: str) -> None:
        if self._open:
            self._open[-1].append(text)

    def end(self, name: str) -> None:
        super().end(name)
        texts = self._open.pop()
        self._whole -= name in _WHOLE
        if self._whole and self._open:
            self._open[-1].extend(texts)
        elif texts:
            self._keep(name, "".join(texts))
        if name == "c" or name in _OF_A_CELL:
            self.cell = ""
        self._shared += name == "si"

    def _keep(self, name: str, text: str) -> None:
        if name == "v" and self.cell:
            if self.type == "s":
                text = self._strings.get(text, "")
            elif self.type in ("", "n") and not _WHOLE_NUMBER.fullmatch(text):
                return
        elif len(text) < _SHORTEST or not _SEVEN_DIGITS.search(text):
            return
        if name.endswith(("Header", "Footer")):
            text = _HEADER_CODE.sub(" ", text)
        if text:
            cell = str(self._shared) if name == "si" else self.cell
            self.found.append(_Piece(name, text, cell, self.type, self.style))
