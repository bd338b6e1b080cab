"""Files that are not what they say, damaged, too large, or dangerous to open."""

import io
import json
import random
import re
import struct
import zipfile
from functools import cache
from random import Random

from tests.mutations.expecting import anywhere, either, refused, row, whole
from tests.mutations.large import large_file
from tests.mutations.model import FORMATS, File, Mutated, Mutation, Sheet
from tests.mutations.writing import file_of

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1500
_ENCRYPTED = _OLE + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 600
_OTHERS = (
    ("svar.pdf", b"%PDF-1.7\n"), ("svar.xlsx", b"%PDF-1.7\n"), ("svar.xls", _OLE), ("svar.xlsx", _OLE),
    ("svar.xls", b"<html><table><tr><td>Kvartal</td></tr></table></html>"), ("svar.csv", b"\xef\xbb\xbf<?xml version='1.0'?><x/>"),
    ("svar.csv.gz", b"\x1f\x8b\x08" + b"\x00" * 30), ("svar.png", b"\x89PNG\r\n\x1a\n"), ("svar.doc", b"{\\rtf1 svar}"),
)  # fmt: skip
_DOCUMENTS = (
    "content.xml",
    "word/document.xml",
    "ppt/presentation.xml",
    "xl/workbook.bin",
    "Index/Document.iwa",
    "svar.csv",
)
_PARTS = (
    ("xl/vbaProject.bin", "file_macros"), ("xl/macrosheets/sheet1.xml", "file_macros"),
    ("xl/externalLinks/externalLink1.xml", "file_links"), ("../../x", "file_unsafe_part"), ("/etc/x", "file_unsafe_part"),
)  # fmt: skip


def _renamed(sheet: Sheet, name: str, content: bytes | None = None) -> File:
    return File(name, file_of(sheet).content if content is None else content, sheet.delivery.partner_id)


def cut(chance: Random, sheet: Sheet) -> Mutated:
    """The file ends too early."""
    whole_file = file_of(sheet)
    at = chance.randrange(8, len(whole_file.content) - 30)
    return refused(sheet, whole("file_broken"), file=_renamed(sheet, whole_file.name, whole_file.content[:at]))


def bits_flipped(chance: Random, sheet: Sheet) -> Mutated:
    """One to four bits of the file are others. Where the format has checksums it is refused, or means what it meant."""
    content = bytearray(file_of(sheet).content)
    for _ in range(chance.randrange(1, 5)):
        content[chance.randrange(4, len(content))] ^= 1 << chance.randrange(8)
    return either(sheet, _renamed(sheet, f"svar.{sheet.delivery.format}", bytes(content)))


def _repacked(sheet: Sheet, name: str, content: bytes, *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The workbook with one part more, or another content of a part."""
    data, buffer = file_of(sheet).content, io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()} | {name: content}
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for part, inner in parts.items():
            archive.writestr(part, inner)
    return buffer.getvalue()


def part_that_must_not_be_there(chance: Random, sheet: Sheet) -> Mutated:
    """Macros, links to other files, or a part that would be unpacked outside its folder."""
    part, code = chance.choice(_PARTS)
    return refused(sheet, whole(code), file=_renamed(sheet, "svar.xlsx", _repacked(sheet, part, b"x")))


def macro_name(chance: Random, sheet: Sheet) -> Mutated:
    """A workbook whose name says that it has macros."""
    return refused(
        sheet, whole("file_macros"), file=_renamed(sheet, chance.choice(("svar.xlsm", "svar.XLSM", "mall.xltm")))
    )


def spoilt_part(chance: Random, sheet: Sheet) -> Mutated:
    """The XML of a part is none, or is cut off."""
    part = chance.choice(("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"))
    content = chance.choice(
        (b"", b"<", b"<x>", b"\x00\xff", b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet>&a;</worksheet>")
    )
    return refused(sheet, anywhere(), file=_renamed(sheet, "svar.xlsx", _repacked(sheet, part, content)), is_all=False)


def xml_altered(chance: Random, sheet: Sheet) -> Mutated:
    """Some tags of the sheet's XML are gone, in an archive whose checksums are right."""
    with zipfile.ZipFile(io.BytesIO(file_of(sheet).content)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    tags = [tag.span() for tag in re.finditer(rb"</(?:row|c|v|is|t|sheetData)>", xml)]
    start, end = chance.choice(tags)
    content = _repacked(sheet, "xl/worksheets/sheet1.xml", xml[:start] + xml[end:])
    return refused(sheet, whole("file_broken"), file=_renamed(sheet, "svar.xlsx", content))


def bomb(chance: Random, sheet: Sheet) -> Mutated:
    """A part that grows a thousandfold, or says that it does not."""
    content = _repacked(sheet, "xl/media/x.xml", b"0" * 9_000_000)
    if chance.random() < 0.5:
        lie = content.replace(struct.pack("<I", 9_000_000), struct.pack("<I", 1_000))
        return refused(sheet, whole("file_broken"), file=_renamed(sheet, "svar.xlsx", lie))
    return refused(sheet, whole("file_bomb"), file=_renamed(sheet, "svar.xlsx", content))


def many_rows(chance: Random, sheet: Sheet) -> Mutated:
    """200 000 rows where some forty are meant."""
    count = chance.choice((5_001, 200_000))
    number = str(count + (sheet.delivery.format != "parquet"))
    content = _many(sheet.delivery.format, count, sheet.delivery.kind)
    return refused(
        sheet, whole("table_too_many_rows"), file=_renamed(sheet, f"svar.{sheet.delivery.format}", content), said=number
    )


@cache
def _many(format_: str, count: int, kind: str) -> bytes:
    """A file of so many like rows, made once."""
    return large_file(format_, count, kind)


def password(chance: Random, sheet: Sheet) -> Mutated:
    """A workbook that is locked by a password."""
    return refused(sheet, whole("file_password"), file=_renamed(sheet, "svar.xlsx", _ENCRYPTED))


def something_else(chance: Random, sheet: Sheet) -> Mutated:
    """A PDF, an old workbook, a web page, a picture."""
    name, content = chance.choice(_OTHERS)
    return refused(
        sheet, whole("file_other_kind"), file=_renamed(sheet, name, content + random.Random(1).randbytes(40))
    )


def another_document(chance: Random, sheet: Sheet) -> Mutated:
    """An archive that is no workbook, with a workbook's name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(chance.choice(_DOCUMENTS), b"<x/>")
    return refused(sheet, whole("file_other_kind"), file=_renamed(sheet, "svar.xlsx", buffer.getvalue()))


def wrong_suffix(chance: Random, sheet: Sheet) -> Mutated:
    """A name that says another format than the content is."""
    others = {
        "xlsx": ("svar.csv", "svar.parquet", "svar.xls"),
        "csv": ("svar.xlsx", "svar.xls"),
        "parquet": ("svar.csv", "svar.xlsx"),
    }
    return refused(sheet, whole("file_other_name"), file=_renamed(sheet, chance.choice(others[sheet.delivery.format])))


def nothing_in_it(chance: Random, sheet: Sheet) -> Mutated:
    """A file without a byte, or of spaces."""
    return refused(
        sheet, whole("file_empty"), file=_renamed(sheet, "svar.csv", chance.choice((b"", b" ", b"\r\n\r\n")))
    )


def json_or_prose(chance: Random, sheet: Sheet) -> Mutated:
    """Text that is no table."""
    rows = [{"kommun": "Bollnäs", "antal": 7}, {"kommun": "Gävle", "antal": 3}]
    texts = (json.dumps(rows), "Hej!\nVi hade sju personer i praktik.\n", "antal\n7\n")
    return refused(sheet, row(1, "header_lost"), file=_renamed(sheet, "svar.csv", chance.choice(texts).encode()))


CLASSES = (
    Mutation("cut_off", cut, formats=("xlsx", "parquet")),
    Mutation("bits_flipped", bits_flipped, formats=("xlsx", "parquet"), dialect={"library": "first"}),
    Mutation("part_that_must_not_be_there", part_that_must_not_be_there, formats=("xlsx",)),
    Mutation("name_of_a_macro_workbook", macro_name, formats=("xlsx",)),
    Mutation("part_spoilt", spoilt_part, formats=("xlsx",)),
    Mutation("xml_altered", xml_altered, formats=("xlsx",)),
    Mutation("zip_bomb", bomb, formats=("xlsx",), is_costly=True),
    Mutation("many_rows", many_rows, is_costly=True),
    Mutation("locked_by_a_password", password, formats=("xlsx",)),
    Mutation("something_else", something_else, formats=("xlsx",)),
    Mutation("another_document", another_document, formats=("xlsx",)),
    Mutation("wrong_suffix", wrong_suffix, formats=FORMATS),
    Mutation("nothing_in_it", nothing_in_it, formats=("csv",)),
    Mutation("no_table", json_or_prose, formats=("csv",)),
)
