"""What points at a person in a form that is easily overlooked: other dashes, lost zeros, other numbers, other parts of a file."""

import io
import zipfile
from collections.abc import Callable
from random import Random

import openpyxl
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName

from tests.mutations.expecting import anywhere, cell, kinds_with, refused, warned, with_cells_of
from tests.mutations.model import File, Mutated, Mutation, Sheet
from tests.mutations.writing import xlsx_bytes

_TEXTS = ("enterprise", "commitment")
_DASHES = "-‐‑‒–—―−⁃﹘﹣－·˗"
# 900101-9802, 010101-9800 and 001001-9800 have serial numbers that are kept for tests.
_NUMBER = "9001019802"
_TELLING = (
    ("En kvinna för mycket i kommunen", "tells_count"), ("Two persons were missing", "tells_count"), ("Hon slutade i mars", "tells_person"),
    ("Kontakt: Karin Berg", "tells_name"), ("Gäller en 42-åring", "tells_age"), ("Anpassat efter epilepsi", "tells_health"),
)  # fmt: skip


def _in_a_text(chance: Random, sheet: Sheet, written: object, hidden: str) -> Mutated:
    """The value in one cell of a text: a fault that does not repeat it."""
    number, name = chance.choice(sheet.numbers), chance.choice(_text_names(sheet))
    return refused(
        sheet.put(number, name, written), cell(sheet, number, name, "personal_number"), is_all=False, hidden=hidden
    )


def _text_names(sheet: Sheet) -> list[str]:
    """The texts that any row may have: a counterpart belongs to agreements, and an id tells one row from another."""
    return [name for name in kinds_with(sheet.delivery, "text") if name not in ("enterprise_id", "counterpart")]


def with_another_dash(chance: Random, sheet: Sheet) -> Mutated:
    """Any sign that looks like a hyphen, with or without the century, and with signs that cannot be seen."""
    date = chance.choice(("900101", "19900101", "9001\u200b01" if sheet.delivery.format == "parquet" else "900101"))
    return _in_a_text(chance, sheet, f"Beslut {date}{chance.choice(_DASHES)}9802", _NUMBER)


def with_a_date_apart(chance: Random, sheet: Sheet) -> Mutated:
    """The birthday written as a date."""
    written = chance.choice(
        ("1990-01-01-9802", "1990/01/01-9802", "1990.01.01 9802", "90-01-01-9802", "1990 01 01-9802")
    )
    return _in_a_text(chance, sheet, f"Avser {written}", _NUMBER)


def of_another_kind(chance: Random, sheet: Sheet) -> Mutated:
    """A coordination number with an unknown day or month, or an interim number."""
    written, hidden = chance.choice(
        (("900160-9800", "9001609800"), ("900061-9800", "9000619800"), ("19900160-9800", "9001609800"), ("900101-T980", "900101980"))
    )  # fmt: skip
    return _in_a_text(chance, sheet, f"Beslut {written}", hidden)


def without_its_zeros(chance: Random, sheet: Sheet) -> Mutated:
    """A number typed into a cell for text, from whose front a spreadsheet has taken the zeros."""
    written = chance.choice((101019800, 10019800))
    return _in_a_text(chance, sheet, written, str(written))


def amount_with_its_digits(chance: Random, sheet: Sheet) -> Mutated | None:
    """An amount whose digits could be those of a number without its zeros: asked about, and not repeated."""
    index = chance.randrange(len(sheet.numbers))
    if sheet.delivery.rows[index]["amount_sek"] is None:
        return None
    strange = with_cells_of(sheet, index, amount_sek=101019800.0)
    return warned(strange, cell(strange, strange.numbers[index], "amount_sek", "personal_number_likely"))


def case_number_of_its_shape(chance: Random, sheet: Sheet) -> Mutated:
    """A case number with a date and four digits, without the right check digit."""
    index, name = chance.randrange(len(sheet.numbers)), chance.choice(_text_names(sheet))
    strange = with_cells_of(sheet, index, **{name: chance.choice(("KS 2018-04-12-1234", "dnr 20180412-1234"))})
    return warned(strange, cell(strange, strange.numbers[index], name, "personal_number_likely"))


def text_that_tells(chance: Random, sheet: Sheet) -> Mutated:
    """A text that points at a person or tells how many: asked about."""
    index, name = chance.randrange(len(sheet.numbers)), chance.choice(_text_names(sheet))
    text, code = chance.choice(_TELLING)
    strange = with_cells_of(sheet, index, **{name: text})
    return warned(strange, cell(strange, strange.numbers[index], name, code))


def _on_another_sheet(book: Workbook, chance: Random) -> None:
    sheet = book.create_sheet("Underlag")
    sheet["B3"] = "Anna 900101‑9802"
    sheet.sheet_state = chance.choice(("visible", "hidden", "veryHidden"))


def _in_a_note(book: Workbook, chance: Random) -> None:
    book.active.cell(1, 2).comment = Comment("gäller 900101-9802", "Anna")


def _in_the_header(book: Workbook, chance: Random) -> None:
    chance.choice((book.active.oddHeader, book.active.oddFooter)).left.text = "900101-9802"


def _in_a_name(book: Workbook, chance: Random) -> None:
    book.defined_names["person"] = DefinedName("person", attr_text='"900101-9802"')


def _in_the_properties(book: Workbook, chance: Random) -> None:
    book.properties.description = "Avser 900101-9802"


def _in_a_format(book: Workbook, chance: Random) -> None:
    book.active.cell(40, 20).number_format = '"900101-9802 "0'


_PLACES: tuple[Callable[[Workbook, Random], None], ...] = (
    _on_another_sheet, _in_a_note, _in_the_header, _in_a_name, _in_the_properties, _in_a_format,
)  # fmt: skip


def elsewhere_in_the_workbook(chance: Random, sheet: Sheet) -> Mutated:
    """On another sheet, in a note, a header, a name, the properties or a format: the whole file is kept."""
    book, buffer = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(sheet))), io.BytesIO()
    book.active = book.sheetnames.index(sheet.delivery.dialect.sheet)
    chance.choice(_PLACES)(book, chance)
    book.save(buffer)
    file = File("svar.xlsx", buffer.getvalue(), sheet.delivery.partner_id)
    return refused(sheet, anywhere("personal_number_in_file"), file=file, hidden=_NUMBER)


def in_a_hidden_part(chance: Random, sheet: Sheet) -> Mutated:
    """In a part that no sheet shows: a drawing, a thread, a pivot table's own data, or one of another program."""
    parts = (
        ("xl/drawings/drawing9.xml", "<x><p><t>9001</t><t>01-9802</t></p></x>"),
        ("xl/threadedComments/threadedComment1.xml", '<x><threadedComment ref="B2"><text>900101-9802</text></threadedComment></x>'),
        ("xl/pivotCache/pivotCacheRecords1.xml", '<x><s v="900101-9802"/></x>'),
        ("customXml/item1.xml", "<x>900101‑9802</x>"),
    )  # fmt: skip
    buffer = io.BytesIO(xlsx_bytes(sheet))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(*chance.choice(parts))
    file = File("svar.xlsx", buffer.getvalue(), sheet.delivery.partner_id)
    return refused(sheet, anywhere("personal_number_in_file"), file=file, hidden=_NUMBER)


CLASSES = (
    Mutation("number_with_another_dash", with_another_dash, _TEXTS),
    Mutation("number_with_its_date_apart", with_a_date_apart, _TEXTS),
    Mutation("coordination_or_interim_number", of_another_kind, _TEXTS),
    Mutation("number_without_its_zeros", without_its_zeros, _TEXTS),
    Mutation("number_elsewhere_in_the_workbook", elsewhere_in_the_workbook, formats=("xlsx",)),
    Mutation("number_in_a_hidden_part", in_a_hidden_part, formats=("xlsx",)),
    Mutation("amount_with_the_digits_of_a_number", amount_with_its_digits, ("service_use",)),
    Mutation("case_number_of_the_same_shape", case_number_of_its_shape, _TEXTS),
    Mutation("text_that_tells_of_people", text_that_tells, _TEXTS),
)
