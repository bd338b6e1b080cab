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

from publishing.intake.files import FORMATS, kind_of
from publishing.intake.number_formats import number_formats, shown_in_digits
from publishing.intake.xlsx import parts_of_sheets
from publishing.intake.xlsx_scan import PackageFault, Walk, safe_parts
from publishing.messages.personal_numbers import SEVEN_DIGITS

# A whole number as XML has it; 9.001019802E9 is one too.
_WHOLE_NUMBER = re.compile(r"\d{7,12}(?:\.0+)?|\d(?:\.\d+)?[Ee]\+?\d\d?")
_SHORTEST = 7
# In a header &12 is a size, &"Arial" a font, &L the left part.
_HEADER_CODE = re.compile(r'&(?:\d{1,2}|"[^"]*"|K[0-9A-F]{6}|[A-Za-z])')
_TAG = re.compile(rb"<[^<>]*>")
_PLACES, _ELEMENTS, _UNREAD, _IN_XML = (FORMATS[name] for name in ("places", "elements", "unread", "xml"))
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
            for text in _TextWalk(part).texts(parts[part][:_MOST_READ]) if part.endswith(_XML) else ():
                yield KeptText("unread", f"{text.value:.0f}" if isinstance(text.value, float) else text.value)
    else:
        yield from kept_texts(data)


def _of_workbook(parts: dict[str, bytes]) -> Iterator[KeptText]:
    sheets = {part: name for name, part in parts_of_sheets(parts).items()}
    belongs = _belonging(parts, sheets)
    shared = _TextWalk(_SHARED)
    for _ in shared.texts(parts.get(_SHARED, b"")):
        pass
    formats = number_formats(parts)
    used: set[str] = set()
    for part, content in parts.items():
        sheet = belongs.get(part, "")
        unread = next((place for folder, place in _UNREAD.items() if part.startswith(folder)), "")
        if unread:
            yield KeptText(unread, sheet=sheet)
        elif part != _SHARED and part.lower().endswith(_XML):
            walk = _TextWalk(part, sheet, shared.strings, formats)
            yield from walk.texts(content)
            used |= walk.used
    yield from (KeptText("unused", text) for text in shared.strings.values() if text not in used)


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


class _TextWalk(Walk):
    """Collects the texts of a part, those with seven digits or more.

    `strings` are the shared ones, by their number as the cells write it: given, or found in the part that holds them.
    `used` are those that its cells name.
    """

    def __init__(
        self, part: str, sheet: str = "", strings: Mapping[str, str] | None = None, formats: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self.strings = dict(strings or {})
        self.used: set[str] = set()
        self._sheet, self._formats = sheet, formats
        self._place = next((place for start, place in _PLACES.items() if part.startswith(start)), "")
        self._found: list[KeptText] = []
        self._open: list[list[str]] = []
        self._whole = self._shared = 0

    def texts(self, content: bytes) -> Iterator[KeptText]:
        """The texts in the order of the part. What is no XML is one, without its tags: old drawings are written like web pages."""
        try:
            for _ in self.through(content):
                yield from self._found
                self._found.clear()
        except PackageFault:
            yield from self._found
            yield KeptText(self._place or "other", _TAG.sub(b" ", content).decode(errors="replace"), self._sheet)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        super().start(name, attributes)
        self._open.append([])
        self._whole += name in _IN_XML["whole"]
        if name in _IN_XML["of_a_cell"]:
            self.cell = attributes.get("ref", self.cell)
        if name not in ("c", "row"):
            for key, value in attributes.items():
                if len(value) >= _SHORTEST and key.rpartition(" ")[2].lower() not in _IN_XML["identities"]:
                    self._keep(name, value)

    def text(self, text: str) -> None:
        if self._open:
            self._open[-1].append(text)

    def end(self, name: str) -> None:
        super().end(name)
        texts = self._open.pop()
        self._whole -= name in _IN_XML["whole"]
        if self._whole and self._open:
            self._open[-1].extend(texts)
        elif texts:
            self._keep(name, "".join(texts))
        if name == "c" or name in _IN_XML["of_a_cell"]:
            self.cell = ""
        self._shared += name == "si"

    def _keep(self, name: str, text: str) -> None:
        if name == "v" and self.cell:
            self._keep_value(text)
        elif len(text) >= _SHORTEST and SEVEN_DIGITS.search(text):
            if name == "si":
                self.strings[str(self._shared)] = text
            if name.endswith(("Header", "Footer")):
                text = _HEADER_CODE.sub(" ", text)
            place = _ELEMENTS.get(name) or self._place or ("cell" if self.cell else "other")
            self._found.append(KeptText(place, text, self._sheet, self.cell))

    def _keep_value(self, text: str) -> None:
        """A cell's text or its number, and the number as its format shows it."""
        value: str | float = text
        if self.type == "s":
            value = self.strings.get(text, "")
            self.used.add(value)
        elif self.type in ("", "n"):
            value = float(text) if _WHOLE_NUMBER.fullmatch(text) else ""
        if value != "":
            self._found.append(KeptText("cell", value, self._sheet, self.cell))
        style = int(self.style) if self.style.isdecimal() else 0
        code = self._formats[style] if style < len(self._formats) else ""
        if code and isinstance(value, float) and (digits := shown_in_digits(value, code)):
            self._found.append(KeptText("shown", digits, self._sheet, self.cell))
