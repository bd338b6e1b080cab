"""Every text of a file that is kept, beside the cells of its table: the whole file lies in the restricted folder.

A workbook holds texts in places that no reader of cells opens: notes, headers, properties, shapes. The XML of any of its parts is cut into
its texts, however they are split into runs, so that all of it can be searched for what points at a person."""

import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.parsers import expat

import pyarrow as pa
from pyarrow import parquet
from xlsxwriter.utility import xl_rowcol_to_cell

from publishing.intake.files import kind_of
from publishing.intake.number_formats import sections
from publishing.intake.xlsx import number_formats, parts_of_sheets
from publishing.intake.xlsx_scan import PackageFault, safe_parts

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
# A larger number is nobody's.
_LARGEST = 1e15
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
            for piece in pieces(parts[part][:_MOST_READ], {}) if part.endswith(_XML) else ():
                yield KeptText("unread", piece.text)
    else:
        yield from kept_texts(data)


def _of_workbook(parts: dict[str, bytes]) -> Iterator[KeptText]:
    sheets = {part: name for name, part in parts_of_sheets(parts).items()}
    belongs = _belonging(parts, sheets)
    strings = shared_strings(parts.get(_SHARED, b""))
    formats = number_formats(parts)
    used: set[str] = set()
    for part, content in parts.items():
        unread = next((place for folder, place in _UNREAD.items() if part.startswith(folder)), "")
        if unread:
            yield KeptText(unread, sheet=belongs.get(part, ""))
        elif part != _SHARED and part.lower().endswith(_XML):
            for piece in pieces(content, strings):
                used |= {piece.text} if piece.type == "s" else set()
                yield from _texts(piece, part, belongs.get(part, ""), formats)
    yield from (KeptText("unused", text) for text in strings.values() if text not in used)


def _texts(piece: Piece, part: str, sheet: str, formats: tuple[str, ...]) -> Iterator[KeptText]:
    """A piece of a part as texts: of a cell its text or its number, and the number as its format shows it."""
    if not (piece.element == "v" and piece.cell):
        place = _ELEMENTS.get(piece.element) or next((name for start, name in _PLACES if part.startswith(start)), "")
        yield KeptText(place or ("cell" if piece.cell else "other"), piece.text, sheet, piece.cell)
        return
    value = _number(piece.text) if piece.type in ("", "n") else piece.text
    yield KeptText("cell", value, sheet, piece.cell)
    code = formats[piece.style] if piece.style < len(formats) else ""
    if code and isinstance(value, float) and (shown := _in_digits(value, code)):
        yield KeptText("shown", shown, sheet, piece.cell)


def _in_digits(value: float, code: str) -> str:
    """What a format of nothing but digits and signs, such as 000000-0000, shows of a whole number; "" for any other."""
    section = sections(code)[0]
    places = sum(kind == "place" for kind, _ in section.parts)
    is_digits = places > 1 and not section.is_odd and {kind for kind, _ in section.parts} <= {"place", "literal"}
    return section.of(value) if is_digits and 0 <= value < _LARGEST and value == value // 1 else ""


def _number(text: str) -> str | float:
    try:
        return float(text)
    except ValueError:
        return text


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
    told = [metadata.metadata or {}, schema.metadata or {}, *(field.metadata or {} for field in schema)]
    # The whole schema once more, in base 64: what it says is told by the schema.
    pairs = {pair for one in told for pair in one.items() if pair[0] != b"ARROW:schema"}
    for text in [
        metadata.created_by or "",
        *(sign.decode(errors="replace") for pair in sorted(pairs) for sign in pair),
    ]:
        yield KeptText("property", text)
