"""The inside of a file altered: its XML as other programs write it or as none does, and bytes moved about."""

import io
import re
import zipfile
from random import Random

from tests.mutations.expecting import accepted, either, survived
from tests.mutations.model import FORMATS, File, Mutated, Mutation, Sheet
from tests.mutations.writing import file_of, rich_bytes

_SHEET = "xl/worksheets/sheet1.xml"
_STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
)  # fmt: skip
_ODD = {
    b"r": (b"A0", b"XFE1", b"1A", b"", b"A99999999999", b"a2", b"$A$2", "Å2".encode()),
    b"s": (b"99999", b"-1", b"x", b""),
    b"t": (b"zzz", b"str", b"b", b"e", b"d", b""),
}


def _file(sheet: Sheet, content: bytes) -> File:
    return File(f"svar.{sheet.delivery.format}", content, sheet.delivery.partner_id)


def _parts(sheet: Sheet) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file_of(sheet).content)) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


def _packed(sheet: Sheet, parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> File:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return _file(sheet, buffer.getvalue())


def strict_workbook(chance: Random, sheet: Sheet) -> Mutated:
    """The namespaces of the strict form of the standard, which Excel also saves."""
    parts = _parts(sheet)
    for name in [name for name in parts if name.endswith((".xml", ".rels"))]:
        for loose, strict in _STRICT:
            parts[name] = parts[name].replace(loose, strict)
    return either(sheet, _packed(sheet, parts))


def rows_out_of_order(chance: Random, sheet: Sheet) -> Mutated:
    """The rows in another order in the XML; each says its number all the same."""
    parts = _parts(sheet)
    rows = re.findall(rb"<row .*?</row>", parts[_SHEET], re.DOTALL)
    chance.shuffle(rows)
    order = iter(rows)
    parts[_SHEET] = re.sub(rb"<row .*?</row>", lambda _: next(order), parts[_SHEET], flags=re.DOTALL)
    return either(sheet, _packed(sheet, parts))


def odd_attribute(chance: Random, sheet: Sheet) -> Mutated:
    """A cell that says an impossible place, type or format of itself."""
    parts = _parts(sheet)
    name = chance.choice(tuple(_ODD))
    places = [found.span(1) for found in re.finditer(rb'<c [^>]*?\b%s="([^"]*)"' % name, parts[_SHEET])]
    if not places:
        return survived(sheet, _packed(sheet, parts))
    start, end = chance.choice(places)
    xml = parts[_SHEET]
    parts[_SHEET] = xml[:start] + chance.choice(_ODD[name]) + xml[end:]
    return survived(sheet, _packed(sheet, parts))


def packed_otherwise(chance: Random, sheet: Sheet) -> Mutated:
    """The archive's parts in another order, stored or packed by another method."""
    parts = list(_parts(sheet).items())
    chance.shuffle(parts)
    method = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    return accepted(sheet, _packed(sheet, dict(parts), method))


def rich_text(chance: Random, sheet: Sheet) -> Mutated:
    """Texts of which a part is bold or red."""
    return accepted(sheet, _file(sheet, rich_bytes(sheet)))


def bytes_moved(chance: Random, sheet: Sheet) -> Mutated:
    """Pieces of the file cut out, doubled, or written over: whatever comes of it is said and no crash."""
    content = bytearray(file_of(sheet).content)
    for _ in range(chance.randrange(1, 4)):
        start = chance.randrange(len(content))
        piece = content[start : start + chance.randrange(1, 60)]
        at = chance.randrange(len(content))
        content[at : at + chance.choice((0, len(piece), 40))] = chance.choice(
            (piece, b"", chance.randbytes(len(piece)))
        )
    return survived(sheet, _file(sheet, bytes(content) or b"x"))


def xml_bytes_moved(chance: Random, sheet: Sheet) -> Mutated:
    """The same within the XML of a part, in an archive whose checksums are right."""
    parts = _parts(sheet)
    name = chance.choice([name for name in parts if name.startswith("xl/")])
    content = bytearray(parts[name])
    for _ in range(chance.randrange(1, 4)):
        start, at = chance.randrange(len(content)), chance.randrange(len(content))
        piece = content[start : start + chance.randrange(1, 40)]
        content[at : at + chance.choice((0, len(piece)))] = chance.choice(
            (piece, b"", b"&#0;", b"9" * 30, chance.randbytes(3))
        )
    return survived(sheet, _packed(sheet, parts | {name: bytes(content)}))


_XLSX = ("xlsx",)
_FIRST = {"library": "first"}
CLASSES = (
    Mutation("strict_workbook", strict_workbook, formats=_XLSX),
    Mutation("rows_out_of_order_in_the_xml", rows_out_of_order, formats=_XLSX),
    Mutation("odd_attribute_of_a_cell", odd_attribute, formats=_XLSX, dialect=_FIRST),
    Mutation("packed_otherwise", packed_otherwise, formats=_XLSX),
    Mutation("rich_text", rich_text, formats=_XLSX),
    Mutation("bytes_moved", bytes_moved, formats=FORMATS, dialect=_FIRST),
    Mutation("bytes_of_the_xml_moved", xml_bytes_moved, formats=_XLSX, dialect=_FIRST),
)
