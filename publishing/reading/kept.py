"""Every text of a file that is kept, beside the cells of its table: the whole file lies in the restricted folder.

Of a workbook: the cells of all sheets (hidden ones too), as they are stored and as a number format of digits shows them,
notes and threads, text boxes and charts, headers and footers, names, properties, validations, formats, and strings that no
cell shows any longer. Of a Parquet file its metadata. Of a text file nothing: all of it is in the table.
"""

import io
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

import pyarrow as pa
from pyarrow import parquet

from publishing.reading.kept_xml import Piece, pieces, shared_strings
from publishing.reading.kinds import kind_of
from publishing.reading.number_formats import sections
from publishing.reading.package import PackageFault, safe_parts
from publishing.reading.styles import number_formats
from publishing.reading.workbook import parts_of_sheets

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
