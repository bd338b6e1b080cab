"""Text files: the encoding and the delimiter are found out; what cannot be trusted is refused with its row."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publishing.intake.csv_text import read_text_table
from publishing.intake.files import read_table
from publishing.kinds import FORMS
from publishing.messages.problems import InputError
from tests.publishing.intake.partner import MUNICIPALITIES, RIGHT, file_faults, headings, read, read_delivery


def csv_of(rows, delimiter=";", end="\r\n") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_a_csv_of_any_make(tmp_path, kind, delimiter, encoding, end):
    path = tmp_path / "svar.csv"
    path.write_bytes(csv_of([headings(kind), RIGHT[kind]], delimiter, end).encode(encoding))
    delivered = read_delivery(path, municipalities=MUNICIPALITIES)
    assert delivered.table.is_text
    assert delivered.table.sheet == ""
    assert delivered.frame.equals(read(headings(kind), RIGHT[kind]).frame)


def test_a_quoted_line_break_is_one_row():
    row = [*RIGHT["commitment"][:13], "Beslut\nden 12 mars", "Decision"]
    table = read_text_table("svar.csv", csv_of([headings("commitment"), row, RIGHT["commitment"]]).encode())
    assert len(table.rows) == 3
    assert table.rows[1][13] == "Beslut\nden 12 mars"


def test_empty_lines_are_rows():
    table = read_text_table("svar.csv", csv_of([headings("dialogue_meeting"), [], RIGHT["dialogue_meeting"]]).encode())
    assert table.rows[1] == ()
    assert table.rows[2][1] == "Bollnäs"


def test_a_title_with_more_commas_than_the_table_has_semicolons():
    text = "Dialogmöten, kvartal 1, 2019, alla, kommuner, i, länet\n" + csv_of(
        [headings("dialogue_meeting"), RIGHT["dialogue_meeting"]]
    )
    assert read_text_table("svar.csv", text.encode()).rows[1] == tuple(headings("dialogue_meeting"))


def faults(tmp_path, data: bytes) -> list[tuple[str, int | None]]:
    path = tmp_path / "svar.csv"
    path.write_bytes(data)
    return [(fault.message, fault.row) for fault in file_faults(path)]


HEADER = ";".join(headings("dialogue_meeting"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", [("file_empty", None)]),
        (b"  \r\n\r\n ", [("file_empty", None)]),
        (HEADER.encode() + b"\n2019 kv 1;Boll\x00n", [("text_unreadable", 2)]),
        (HEADER.encode() + b"\n2019 kv 1;Boll\x07n", [("text_unreadable", 2)]),
        (HEADER.encode("utf-16"), [("text_utf16", None)]),
        (HEADER.encode("utf-16-be"), [("text_unreadable", 1)]),
        (f"{HEADER}\n2019 kv 1;Bollnäs\n".encode() + "2019 kv 1;Gävle".encode("cp1252"), [("text_mixed", 3)]),
        (f"{HEADER}\n".encode("cp1252") + "2019 kv 1;Bollnäs\n2019 kv 1;Gävle".encode(), [("text_mixed", 2), ("text_mixed", 3)]),
        (f"{HEADER}\n".encode("utf-8-sig") + "2019 kv 1;Gävle".encode("cp1252"), [("text_mixed", 2)]),
        (f"{HEADER}\n2019 kv 1;GÃ¤vle".encode(), [("text_garbled", 2)]),
        (f"{HEADER}\n2019 kv 1;Gävle".encode("mac_roman"), [("text_garbled", 1), ("text_garbled", 2)]),
        (f"{HEADER}\n2019 kv 1;Gävle".encode("cp850"), [("text_garbled", 1), ("text_garbled", 2)]),
        (HEADER.encode("cp1252") + b"\n2019 kv 1;G\x81vle", [("text_unreadable", 2)]),
        (f'{HEADER}\n2019 kv 1;"Gävle;Kommunerna;2;\n'.encode(), [("text_quotes", 2)]),
        (f"{HEADER}\n2019 kv 1;Gävle;Kommunerna;2;;7\n".encode(), [("text_cells", 2)]),
        ((HEADER + "\n" + "2019 kv 1;Gävle;Kommunerna;2;\n" * 5001).encode(), [("table_too_many_rows", None)]),
        (f"{HEADER}\n2019 kv 1;Gävle;{'x' * 6000};2;\n".encode(), [("table_long_cell", 2)]),
        (f"{HEADER}\n2019 kv 1;Gävle;{'x' * 200_000};2;\n".encode(), [("text_quotes", 2)]),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_trusted(tmp_path, data, expected):
    assert faults(tmp_path, data) == expected


def test_a_text_cut_in_two_is_refused_though_an_empty_cell_at_the_end_hides_it(tmp_path):
    rows = ["a;Ring; sedan;", "b;Beslut;", "c;;"]
    data = "\n".join(["Kommun;Kvartal;Antal möten", *rows]).encode()
    assert faults(tmp_path, data) == [("text_cells", 2)]


def test_delimiters_at_the_end_of_every_row_are_let_be(tmp_path):
    path = tmp_path / "svar.csv"
    path.write_text("Kommun;Kvartal;Antal möten\na;b;1;;\na;b;2;;\n;;;;\n", encoding="utf-8")
    assert len(read_table(path).rows) == 4


def test_the_delimiter_is_known_where_the_headings_are_too_far_down(tmp_path):
    path = tmp_path / "svar.csv"
    rows = ["Anvisning"] * 12 + ["Kommun,Kvartal,Text", 'Gävle,2019 kv 1,"12,5; sedan"']
    path.write_text("\n".join(rows), encoding="utf-8")
    assert read_table(path).rows[-1] == ("Gävle", "2019 kv 1", "12,5; sedan")


def test_a_decimal_comma_between_commas_is_refused(tmp_path):
    path = tmp_path / "svar.csv"
    row = ",".join(RIGHT["service_use"])
    path.write_text(",".join(headings("service_use")) + f"\n{row}okänt\n", encoding="utf-8")
    [fault] = file_faults(path)
    assert (fault.message, fault.row) == ("text_cells", 2)
    assert "10 värden men rubrikraden 9" in fault.text("sv")


def test_how_many_rows_there_are_is_said(tmp_path):
    path = tmp_path / "svar.csv"
    path.write_text(HEADER + "\n" + "2019 kv 1;Gävle;Kommunerna;2;\n" * 200_000, encoding="utf-8")
    [fault] = file_faults(path)
    assert "tabellen har 200001 rader; gränsen är 5000" in fault.text("sv")


def test_a_file_that_is_too_large(tmp_path):
    path = tmp_path / "svar.csv"
    path.write_bytes(b"x" * 20_000_001)
    assert [fault.message for fault in file_faults(path)] == ["file_too_large"]


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reader(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "svar"
    path.write_bytes(data)
    with suppress(InputError):
        read_delivery(path, municipalities=MUNICIPALITIES)


def test_folders_and_files_that_are_not_there(tmp_path):
    assert [fault.message for fault in file_faults(tmp_path)] == ["file_folder"]
    assert [fault.message for fault in file_faults(tmp_path / "ingen.csv")] == ["missing_file"]


def test_a_table_names_its_file(tmp_path):
    path = tmp_path / "svar kv 1.csv"
    path.write_text(HEADER, encoding="utf-8")
    assert read_table(path).file == "svar kv 1.csv"
