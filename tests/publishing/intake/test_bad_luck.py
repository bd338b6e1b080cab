"""What must not be opened, or is something else than it says: each is refused at once and says what to do."""

import io
import random
import struct
import time
import zipfile

import openpyxl
import pytest
import xlsxwriter

from publishing.intake.files import read_table
from publishing.messages.problems import InputError
from tests.publishing.intake.partner import (
    MUNICIPALITIES,
    RIGHT,
    faults_of,
    file_faults,
    headings,
    read,
    read_cells,
    read_delivery,
    write_xlsx,
)  # fmt: skip

MEETINGS = [headings("dialogue_meeting"), RIGHT["dialogue_meeting"]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def workbook(tmp_path):
    return write_xlsx(tmp_path / "svar.xlsx", Blad1=MEETINGS)


def messages(path) -> list[str]:
    return [fault.message for fault in file_faults(path)]


def with_part(path, name: str, content: bytes = b"x"):
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("xl/vbaProject.bin", "file_macros"), ("xl/macrosheets/sheet1.xml", "file_macros"),
        ("xl/externalLinks/externalLink1.xml", "file_links"), ("../../etc/passwd", "file_unsafe_part"),
        ("/etc/passwd", "file_unsafe_part"), ("xl\\..\\..\\x", "file_unsafe_part"), ("C:/x", "file_unsafe_part"),
    ],
)  # fmt: skip
def test_a_workbook_with_parts_that_must_not_be_there(workbook, part, message):
    assert messages(with_part(workbook, part)) == [message]


def test_a_workbook_that_holds_a_part_twice(workbook):
    """Which of the two is read differs from program to program."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        with_part(workbook, "xl/workbook.xml", b"<workbook/>")
    assert messages(workbook) == ["file_broken"]


def test_a_macro_workbook_by_its_name(workbook):
    assert messages(workbook.rename(workbook.with_suffix(".xlsm"))) == ["file_macros"]


def test_a_workbook_with_a_password(tmp_path):
    path = tmp_path / "svar.xlsx"
    path.write_bytes(OLE + b"\x00" * 1000 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 1000)
    assert messages(path) == ["file_password"]


def test_an_old_workbook(tmp_path):
    path = tmp_path / "svar.xls"
    path.write_bytes(OLE + b"\x00" * 1000)
    [fault] = file_faults(path)
    assert "gamla Excelformatet" in fault.text("sv")


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("svar.xlsx", b"%PDF-1.7\n", "en PDF"), ("svar.csv", b"%PDF-1.7\n", "en PDF"), ("svar.csv", b"\x1f\x8b\x08", "gzip"),
        ("svar.xls", b"<html><table><tr><td>Kvartal", "HTML"), ("svar.csv", b'\xef\xbb\xbf<?xml version="1.0"?>', "XML"),
    ],
)  # fmt: skip
def test_something_else_altogether(tmp_path, name, content, found):
    (tmp_path / name).write_bytes(content)
    [fault] = file_faults(tmp_path / name)
    assert fault.message == "file_other_kind"
    assert found in fault.text("sv")


@pytest.mark.parametrize(
    ("part", "found"),
    [("content.xml", "OpenDocument"), ("word/document.xml", "Word"), ("Index/Document.iwa", "Numbers"), ("a.txt", "zip"), ("xl/workbook.bin", "xlsb")],
)  # fmt: skip
def test_another_kind_of_document_with_a_workbooks_name(tmp_path, part, found):
    path = with_part(tmp_path / "svar.xlsx", part)
    [fault] = file_faults(path)
    assert found in fault.text("sv")


def test_a_name_that_says_another_format(workbook, tmp_path):
    renamed = workbook.rename(tmp_path / "svar.csv")
    [fault] = file_faults(renamed)
    assert fault.text("sv") == (
        "svar.csv: innehållet är en Excelarbetsbok men filen heter svar.csv. "
        "Byt namnet till .xlsx eller spara om filen i det format som namnet säger."
    )
    text = tmp_path / "svar.xlsx"
    text.write_text(";".join(MEETINGS[0]), encoding="utf-8")
    assert messages(text) == ["file_other_name"]


def test_a_file_without_an_ending_is_what_it_is(workbook, tmp_path):
    assert read_table(workbook.rename(tmp_path / "svar")).sheet == "Blad1"


def test_a_bomb_of_empty_rows(workbook):
    rows = b"<row/>" * 26_000_000
    with_part(workbook, "xl/worksheets/sheet2.xml", rows)
    assert workbook.stat().st_size < 400_000
    start = time.perf_counter()
    assert messages(workbook) == ["file_bomb"]
    assert time.perf_counter() - start < 1


def test_a_bomb_within_the_size_but_packed_beyond_reason(workbook):
    assert messages(with_part(workbook, "xl/media/x.xml", b"0" * 20_000_000)) == ["file_bomb"]


def test_a_bomb_that_lies_about_its_size(workbook):
    with_part(workbook, "xl/media/x.xml", b"0" * 9_000_000)
    data = bytearray(workbook.read_bytes())
    true, lie = struct.pack("<I", 9_000_000), struct.pack("<I", 1_000)
    assert data.count(true) == 2
    workbook.write_bytes(data.replace(true, lie))
    assert messages(workbook) == ["file_broken"]


def test_many_parts(workbook):
    with zipfile.ZipFile(workbook, "a") as archive:
        for number in range(600):
            archive.writestr(f"xl/x{number}.xml", b"")
    assert messages(workbook) == ["file_bomb"]


def test_two_parts_of_the_same_name(workbook):
    with pytest.warns(UserWarning, match="Duplicate name"):
        with_part(workbook, "xl/workbook.xml")
    assert messages(workbook) == ["file_broken"]


def test_an_entity_bomb_in_a_sheet(workbook):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>'
    replace(workbook, "xl/worksheets/sheet1.xml", bomb)
    assert messages(workbook) == ["file_broken"]


def replace(path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in (parts | {name: content}).items():
            archive.writestr(part, data)


def test_too_many_rows_are_counted_and_not_loaded(workbook):
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (n, n, n) for n in range(1, 200_001))
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    replace(
        workbook, "xl/worksheets/sheet1.xml", b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (space, rows)
    )
    [fault] = file_faults(workbook)
    assert fault.text("sv").startswith("svar.xlsx, blad Blad1: tabellen har 200000 rader; gränsen är 5000.")


def test_a_cell_far_outside_the_table(tmp_path):
    path = tmp_path / "svar.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, MEETINGS[0])
        sheet.write_row(1, 0, MEETINGS[1])
        sheet.write("XFD1048576", "x")
    [fault] = file_faults(path)
    assert (fault.message, fault.details["cell"]) == ("table_far_cell", "XFD1048576")


def test_a_cell_far_to_the_right_is_the_one_that_is_named(tmp_path):
    path = tmp_path / "svar.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, MEETINGS[0])
        sheet.write("GT1", "x")
        sheet.write_row(1, 0, MEETINGS[1])
    [fault] = file_faults(path)
    assert (fault.message, fault.details["cell"]) == ("table_far_cell", "GT1")


def test_a_message_holds_no_signs_that_a_terminal_acts_on():
    [fault] = faults_of(lambda: read_cells("dialogue_meeting", public_actor="\x1b[31mröd\x07"))
    assert fault.details["value"] == "\N{REPLACEMENT CHARACTER}[31mröd\N{REPLACEMENT CHARACTER}"
    [fault] = faults_of(lambda: read(*MEETINGS, ["\x1b[2J"]))
    assert (fault.message, fault.details["value"]) == ("row_stray", "\N{REPLACEMENT CHARACTER}[2J")


def test_a_very_long_cell(tmp_path):
    path = write_xlsx(tmp_path / "svar.xlsx", Blad1=[MEETINGS[0], [*MEETINGS[1][:4], "x" * 6000]])
    [fault] = file_faults(path)
    assert (fault.message, fault.row) == ("table_long_cell", 2)


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"]
)
@pytest.mark.parametrize("content", [b"", b"<", b"<x/>", b"\x00\xff"])
def test_a_part_that_is_spoilt(workbook, part, content):
    replace(workbook, part, content)
    with pytest.raises(InputError):
        read_delivery(workbook, municipalities=MUNICIPALITIES)


def test_a_cut_workbook(workbook):
    workbook.write_bytes(workbook.read_bytes()[:-100])
    assert messages(workbook) == ["file_broken"]


def test_altered_bytes_never_crash(workbook):
    whole, chance, refused = workbook.read_bytes(), random.Random(3), 0
    for _ in range(300):
        altered = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            altered[chance.randrange(4, len(whole))] ^= 1 << chance.randrange(8)
        workbook.write_bytes(altered)
        try:
            read_delivery(workbook, municipalities=MUNICIPALITIES)
        except InputError:
            refused += 1
    assert refused > 100


def test_altered_xml_never_crashes(workbook):
    with zipfile.ZipFile(workbook) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    chance = random.Random(4)
    for _ in range(300):
        name = chance.choice([part for part in parts if part.startswith("xl/")])
        altered = bytearray(parts[name])
        for _ in range(chance.randrange(1, 4)):
            altered[chance.randrange(len(altered))] = chance.randrange(256)
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for part, data in (parts | {name: bytes(altered)}).items():
                archive.writestr(part, data)
        workbook.write_bytes(content.getvalue())
        try:
            read_delivery(workbook, municipalities=MUNICIPALITIES)
        except InputError:
            continue


def test_a_file_that_may_not_be_read(workbook, monkeypatch):
    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    assert messages(workbook) == ["unreadable_file"]


def test_a_chart_sheet_is_let_be(workbook):
    book = openpyxl.load_workbook(workbook)
    book.create_chartsheet("Diagram")
    book.save(workbook)
    assert read_table(workbook).sheet == "Blad1"
