"""A personal number anywhere in the file that is kept: every place of a workbook, the metadata of Parquet, the file's name."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from pyarrow import parquet

from publishing.intake.files import read_table
from publishing.intake.table import Table
from publishing.messages.problems import InputError, Problem
from publishing.validation.personal import as_remarks, kept_problems, table_faults, unread_fault, without_repeats

NUMBER = "900101-9802"
HEADINGS = ("Kvartal", "Kommun", "Offentlig aktör", "Antal möten", "Status")
ROW = ("2019 kv 1", "Gävle", "Arbetsförmedlingen", 2, None)


@pytest.fixture
def workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = "Svar"
    book.active.append(HEADINGS)
    book.active.append(ROW)
    return book


def content_of(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_parts(content: bytes, **parts: str) -> bytes:
    """The workbook with other parts; a part's name has __ for the slash and ends without its suffix .xml."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        named = {name.replace("__", "/") + ".xml": text for name, text in parts.items()}
        for name in old.namelist():
            if name not in named:
                new.writestr(name, old.read(name))
        for name, text in named.items():
            new.writestr(name, text)
    return stream.getvalue()


def found_in(content: bytes, folder: Path, name: str = "svar.xlsx") -> tuple[list[Problem], list[Problem]]:
    path = folder / name
    path.write_bytes(content)
    faults, questions = kept_problems(name, content, read_table(path))
    for problem in (*faults, *questions):
        for language in ("sv", "en"):
            assert "9802" not in problem.text(language)
            assert "1019800" not in problem.text(language)
    return faults, questions


def places(problems: list[Problem]) -> list[tuple[str | None, int | None, str | None, str]]:
    return [(one.sheet, one.row, one.letter, one.what("sv").split(" ser ut")[0].split(" kan")[0]) for one in problems]


def test_a_file_without_any_has_no_fault(workbook, tmp_path):
    workbook.create_sheet("Underlag").append(("dnr KS 2018/1234", "556677-8899", 20190420, 1896300, 12500.5))
    assert found_in(content_of(workbook), tmp_path) == ([], [])


@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
def test_another_sheet_shown_or_not(workbook, tmp_path, state):
    sheet = workbook.create_sheet("Underlag")
    sheet["B7"] = f"Anna {NUMBER}"
    sheet.sheet_state = state
    faults, _ = found_in(content_of(workbook), tmp_path)

    assert places(faults) == [("Underlag", None, None, "cell B7")]
    assert faults[0].text("sv").startswith("svar.xlsx, blad Underlag: cell B7 ser ut att innehålla ett personnummer. ")


def test_a_note_on_a_cell_of_the_table_stands_at_the_cell(workbook, tmp_path):
    workbook.active["D2"].comment = Comment(f"gäller {NUMBER}", "Anna")
    workbook.create_sheet("Mer")["C3"].comment = Comment(NUMBER, "Anna")
    faults, _ = found_in(content_of(workbook), tmp_path)

    assert places(faults) == [
        ("Svar", 2, "D", "anteckningen vid cell D2"),
        ("Mer", None, None, "anteckningen vid cell C3"),
    ]


def test_a_formula_and_what_it_once_gave(workbook, tmp_path):
    workbook.create_sheet("Mer")["A1"] = f'=IF(B1="{NUMBER}",1,0)'
    assert places(found_in(content_of(workbook), tmp_path)[0]) == [("Mer", None, None, "cell A1")]


def test_headers_names_validations_formats_properties_and_names_of_sheets(workbook, tmp_path):
    sheet = workbook.active
    sheet.oddHeader.left.text = f"Avser {NUMBER}"
    sheet.oddFooter.center.text = NUMBER
    validation = DataValidation(type="list", formula1=f'"{NUMBER},annan"', prompt=f"Som {NUMBER}")
    validation.add("E2:E9")
    sheet.add_data_validation(validation)
    sheet["G1"].number_format = f'"{NUMBER} "0'
    workbook.defined_names["person"] = DefinedName("person", attr_text=f'"{NUMBER}"')
    workbook.properties.title = f"Möten med {NUMBER}"
    workbook.create_sheet(NUMBER)
    faults, _ = found_in(content_of(workbook), tmp_path)

    assert {(sheet, place) for sheet, _, _, place in places(faults)} >= {
        ("Svar", "sidhuvudet eller sidfoten"),
        ("Svar", "en dataverifiering (Data, Dataverifiering)"),
        (None, "ett talformat (Formatera celler, Tal)"),
        (None, "ett definierat namn (Formler, Namnhanteraren)"),
        (None, "dokumentets egenskaper (Arkiv, Info)"),
        (None, "ett blads namn"),
    }


@pytest.mark.parametrize(
    ("part", "xml", "place"),
    [
        ("xl__drawings__drawing9", '<x xmlns:a="a"><a:p><a:t>9001</a:t><a:t>01-9802</a:t></a:p></x>', "en textruta"),
        ("xl__drawings__drawing9", f'<x><cNvPr id="2" name="Bild" descr="{NUMBER}"/></x>', "en textruta"),
        ("xl__charts__chart9", f"<x><v>{NUMBER}</v></x>", "ett diagram"),
        ("xl__pivotCache__pivotCacheRecords1", f'<x><s v="{NUMBER}"/></x>', "en pivottabell"),
        ("xl__threadedComments__threadedComment1", f'<x><threadedComment ref="B7"><text>{NUMBER}</text></threadedComment></x>', "anteckningen vid cell B7"),
        ("customXml__item1", f"<x>{NUMBER}</x>", "dokumentets egenskaper"),
        ("xl__drawings__vmlDrawing9", f"<div>{NUMBER}<br></div>", "anteckningen vid cell"),
        ("xl__something", f"<x>{NUMBER}</x>", "en dold del av filen"),
    ],
)  # fmt: skip
def test_any_other_part(workbook, tmp_path, part, xml, place):
    faults, _ = found_in(with_parts(content_of(workbook), **{part: xml}), tmp_path)

    assert len(faults) == 1
    assert places(faults)[0][3].startswith(place)


def test_a_string_that_no_cell_shows_any_longer(workbook, tmp_path):
    strings = "<sst><si><t>Anna</t></si><si><r><t>9001</t></r><r><t>01-9802</t></r></si></sst>"
    faults, _ = found_in(with_parts(content_of(workbook), xl__sharedStrings=strings), tmp_path)

    assert [place.split(" (")[0] for *_, place in places(faults)] == ["en text som ingen cell längre visar"]


def test_cells_that_do_not_say_where_they_stand(workbook, tmp_path):
    workbook.create_sheet("Mer").append(("Namn", f"Anna {NUMBER}"))
    content = content_of(workbook)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    unnamed = sheet.replace('<c r="A1"', "<c").replace('<c r="B1"', "<c")
    faults, _ = found_in(with_parts(content, xl__worksheets__sheet2=unnamed), tmp_path)

    assert [place for *_, place in places(faults)] == ["cell B1"] or [place for *_, place in places(faults)] == [
        "cell A1"
    ]


class TestNumbersWithoutTheirZeros:
    def test_on_another_sheet_are_asked_about(self, workbook, tmp_path):
        sheet = workbook.create_sheet("Belopp")
        for number in (1, 2, 3):
            sheet[f"A{number}"] = 101019800
        faults, questions = found_in(content_of(workbook), tmp_path)

        assert [one.message for one in questions] == ["personal_number_likely_in_file"]
        assert (faults, places(questions)) == ([], [("Belopp", None, None, "cell A1 (och 2 till på samma blad)")])

    @pytest.mark.parametrize("code", ["000000-0000", '000000"-"0000', "######\\-####", "000000\\–0000"])
    def test_with_a_format_that_shows_one_they_are_one(self, workbook, tmp_path, code):
        workbook.active["D2"] = 101019800 if code[0] == "0" else 9001019802
        workbook.active["D2"].number_format = code
        faults, _ = found_in(content_of(workbook), tmp_path)

        assert [(one.message, one.row, one.letter) for one in faults] == [("personal_number", 2, "D")]

    @pytest.mark.parametrize("code", ["0.00", "#,##0", "yyyy-mm-dd", "General", '0" kr"'])
    def test_other_formats_show_amounts(self, workbook, tmp_path, code):
        workbook.active["D2"] = 101019800
        workbook.active["D2"].number_format = code
        assert found_in(content_of(workbook), tmp_path) == ([], [])


def test_what_cannot_be_read_is_asked_about(workbook, tmp_path):
    parts = {"xl__media__image1": "", "xl__embeddings__oleObject1": ""}
    faults, questions = found_in(with_parts(content_of(workbook), **parts), tmp_path)
    remarks = as_remarks(questions, "kommun-2180", "dialogue_meeting", "2019-Q1")

    assert faults == []
    assert [one.message for one in remarks] == ["kept_not_read", "kept_not_read"]
    assert [one.what("sv").split(" finns")[0] for one in remarks] == ["en bild", "ett inbäddat dokument"]
    assert len({one.remark_id for one in remarks}) == 2


def test_the_name_of_the_file(workbook, tmp_path):
    faults, _ = found_in(content_of(workbook), tmp_path, f"svar {NUMBER}.xlsx")
    assert [one.what("sv").split(" ser")[0] for one in faults] == ["filens namn"]


def test_parquet_metadata(tmp_path):
    table = pa.table({name: [value] for name, value in zip(HEADINGS, ROW, strict=True)})
    field = pa.field("Kvartal", pa.string(), metadata={"om": f"gäller {NUMBER}"})
    for schema in (table.schema.with_metadata({"om": f"gäller {NUMBER}"}), table.schema.set(0, field)):
        stream = io.BytesIO()
        parquet.write_table(table.cast(schema), stream)
        faults, questions = found_in(stream.getvalue(), tmp_path, "svar.parquet")

        assert [place for *_, place in places(faults)] == ["dokumentets egenskaper (Arkiv, Info)"]
        assert questions == []


def test_a_table_that_is_not_understood_says_its_cells_all_the_same():
    rows = ((NUMBER,), HEADINGS, ("2019 kv 1", "Gävle", 9001019802, 101019800, f"avser {NUMBER}"))
    faults = list(table_faults(Table("svar.csv", "", rows, is_text=True)))

    assert [(one.row, one.column, one.letter) for one in faults] == [(1, "Kvartal", "A"), (3, "Offentlig aktör", "C"), (3, "Status", "E")]  # fmt: skip


def test_one_cell_is_said_once():
    twice = [Problem("a", "personal_number", 2, "Underlag", letter="N"), Problem("a", "personal_number", 2, letter="N")]
    note = Problem("a", "personal_number_in_file", 2, letter="N")

    assert without_repeats([*twice, note]) == [twice[0], note]


class TestOfAFileThatCannotBeRead:
    """A refused file is kept as well, unless it has a personal number in it."""

    def test_the_wrong_workbook_with_a_list_of_people(self, tmp_path):
        book = openpyxl.Workbook()
        for row in (("Namn", "Personnummer"), ("Anna", NUMBER)):
            book.active.append(row)
        book.create_sheet("Mer").append(("Adress", "Ort"))
        path = tmp_path / "lista.xlsx"
        path.write_bytes(content_of(book))
        with pytest.raises(InputError):
            read_table(path)

        [fault] = unread_fault("lista.xlsx", path.read_bytes())
        assert fault.text("sv").startswith("lista.xlsx: filen, som inte kan läsas som en leverans, ser ut att innehålla ett personnummer.")  # fmt: skip

    @pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8"])
    def test_a_text_in_any_encoding(self, encoding):
        assert len(unread_fault("a.csv", f"Åsa;{NUMBER}\n".encode(encoding))) == 1

    def test_another_document(self):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("word/document.xml", "<d><p><t>9001</t><t>01-9802</t></p></d>")
        assert len(unread_fault("a.docx", stream.getvalue())) == 1

    @pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"PAR1", "Kommun;Antal\nGävle;3\n".encode()])
    def test_nothing_is_found_in_others(self, content):
        assert unread_fault("a.xlsx", content) == []
