"""Workbooks with more in them than cells: formulas, errors, hidden and several sheets, merged cells, templates."""

import io
from collections.abc import Callable
from random import Random

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet as Page

from publishing.kinds import FORMS
from tests.mutations.expecting import accepted, anywhere, cell, kinds_with, refused, whole
from tests.mutations.model import KINDS, Cell, File, Mutated, Mutation, Sheet
from tests.mutations.writing import MADE, xlsx_bytes

XLSX = ("xlsx",)
_COUNTED = ("placement", "service_use", "enterprise", "dialogue_meeting")
_NOTES = [["Anteckningar"], ["Ring Coompanion i maj"], ["Summa", 12]]


def _file(sheet: Sheet, content: bytes) -> File:
    return File("svar.xlsx", content, sheet.delivery.partner_id)


def edited(sheet: Sheet, edit: Callable[[Worksheet], None], **more: list[list[Cell]]) -> File:
    """The workbook with something done to the sheet by openpyxl."""
    book, buffer = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(sheet, **more))), io.BytesIO()
    edit(book[sheet.delivery.dialect.sheet])
    book.save(buffer)
    return _file(sheet, buffer.getvalue())


def drawn(sheet: Sheet, draw: Callable[[Page, Workbook], None], **options: object) -> File:
    """The workbook with something added to the sheet by xlsxwriter."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, "default_date_format": "yyyy-mm-dd", **options}) as book:
        book.set_properties({"created": MADE})
        page = book.add_worksheet(sheet.delivery.dialect.sheet)
        for number, row in enumerate(sheet.cells):
            for place, value in enumerate(row):
                write = page.write_string if isinstance(value, str) else page.write
                write(number, place, value)
        draw(page, book)
    return _file(sheet, buffer.getvalue())


def _a_count(chance: Random, sheet: Sheet) -> tuple[int, str, Cell]:
    """A filled cell with a count: its row, its field and its value."""
    name = chance.choice(kinds_with(sheet.delivery, "count"))
    filled = [n for n, row in zip(sheet.numbers, sheet.delivery.rows, strict=True) if row[name] is not None]
    number = chance.choice(filled)
    return number, name, sheet.delivery.rows[sheet.numbers.index(number)][name]


def formula_with_a_value(chance: Random, sheet: Sheet) -> Mutated:
    """A count that is a formula, calculated: its value is what counts."""
    number, name, value = _a_count(chance, sheet)
    at = number - 1, sheet.place(name)
    return accepted(sheet, drawn(sheet, lambda page, _: page.write_formula(*at, "=SUM(Z1:Z9)", None, value)))


def formula_never_calculated(chance: Random, sheet: Sheet) -> Mutated:
    """A formula without a value, as programs write it."""
    number, name, _ = _a_count(chance, sheet)
    at = f"{sheet.letter(name)}{number}"

    def edit(page: Worksheet) -> None:
        page[at] = "=SUM(Z1:Z9)"

    return refused(sheet, anywhere("file_not_calculated"), file=edited(sheet, edit), said=at)


def error_cell(chance: Random, sheet: Sheet) -> Mutated:
    """A formula whose result is an error."""
    number, name, _ = _a_count(chance, sheet)
    error = chance.choice(("#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?"))
    file = drawn(sheet, lambda page, _: page.write_formula(number - 1, sheet.place(name), "=1/0", None, error))
    return refused(sheet, cell(sheet, number, name, "cell_error"), file=file)


def number_shown_as_a_date(chance: Random, sheet: Sheet) -> Mutated:
    """A count in a cell that is formatted as a date."""
    number, name, value = _a_count(chance, sheet)

    def draw(page: Page, book: Workbook) -> None:
        page.write_number(number - 1, sheet.place(name), 43500 + value, book.add_format({"num_format": "d mmm yyyy"}))

    return refused(sheet, cell(sheet, number, name, "cell_date_for_number"), file=drawn(sheet, draw))


def formats_and_protection(chance: Random, sheet: Sheet) -> Mutated:
    """Formats far below the table, a filter, frozen panes, protection and wide columns: only how it looks."""

    def draw(page: Page, book: Workbook) -> None:
        look = book.add_format({"bold": True, "bg_color": "#FFFF00", "num_format": "#,##0"})
        page.write_blank(4_999, 20, None, look)
        page.autofilter(sheet.header - 1, 0, len(sheet.cells) - 1, sheet.width - 1)
        page.freeze_panes(1, 0)
        page.protect()

    return accepted(sheet, drawn(sheet, draw))


def dates_from_1904(chance: Random, sheet: Sheet) -> Mutated:
    """A workbook from an old Mac, which counts its days from another day."""
    return accepted(sheet, drawn(sheet, lambda *_: None, date_1904=True))


def merged_title(chance: Random, sheet: Sheet) -> Mutated:
    """A title over merged cells, with empty rows below."""
    titled = sheet.insert(1).insert(1)
    return accepted(titled, drawn(titled, lambda page, _: page.merge_range(0, 0, 0, 4, "Kvartal 1")))


def notes_beside(chance: Random, sheet: Sheet) -> Mutated:
    """Another sheet with notes, and an empty one."""
    return accepted(sheet, _file(sheet, xlsx_bytes(sheet, Anteckningar=_NOTES, Blad9=[])))


def two_sheets(chance: Random, sheet: Sheet) -> Mutated:
    """Two sheets that both could be the delivery."""
    content = xlsx_bytes(sheet, Kopia=[list(row) for row in sheet.cells])
    return refused(sheet, whole("table_several_sheets"), file=_file(sheet, content))


def two_kinds(chance: Random, sheet: Sheet) -> Mutated:
    """Two kinds of delivery in one workbook, each on its sheet."""
    kind = chance.choice([kind for kind in KINDS if kind != sheet.delivery.kind])
    fields = FORMS[kind].fields
    other = [[field.heading_sv for field in fields], [field.example for field in fields]]
    return refused(sheet, whole("table_sheets_of_several_kinds"), file=_file(sheet, xlsx_bytes(sheet, Annat=other)))


def empty_table_beside(chance: Random, sheet: Sheet) -> Mutated:
    """Another sheet with headings and no rows: only one sheet is filled in."""
    headings = [field.heading_sv for field in FORMS[chance.choice(KINDS)].fields]
    return accepted(sheet, _file(sheet, xlsx_bytes(sheet, Tomt=[headings])))


def hidden_sheet(chance: Random, sheet: Sheet) -> Mutated:
    """The delivery on a hidden sheet, a visible one without it."""

    def edit(page: Worksheet) -> None:
        page.sheet_state = chance.choice(("hidden", "veryHidden"))

    return refused(sheet, anywhere("table_hidden_sheet"), file=edited(sheet, edit, Anteckningar=_NOTES))


def old_sheet_hidden(chance: Random, sheet: Sheet) -> Mutated:
    """A hidden copy of another quarter beside the sheet that is seen."""

    def edit(page: Worksheet) -> None:
        page.parent["Gammalt"].sheet_state = "hidden"
        page.parent.active = page.parent.index(page)

    return accepted(sheet, edited(sheet, edit, Gammalt=[list(row) for row in sheet.cells]))


def far_cell(chance: Random, sheet: Sheet) -> Mutated:
    """A stray cell in the last row or column that a sheet has."""
    at = chance.choice(("A1048576", "XFD1", "XFD1048576", "GT5", "A20001"))
    return refused(sheet, whole("table_far_cell"), file=drawn(sheet, lambda page, _: page.write(at, "x")), said=at)


CLASSES = (
    Mutation("formula_with_a_value", formula_with_a_value, _COUNTED, XLSX),
    Mutation("formula_never_calculated", formula_never_calculated, _COUNTED, XLSX),
    Mutation("error_cell", error_cell, _COUNTED, XLSX),
    Mutation("number_shown_as_a_date", number_shown_as_a_date, _COUNTED, XLSX),
    Mutation("formats_and_protection", formats_and_protection, formats=XLSX),
    Mutation("dates_from_1904", dates_from_1904, ("enterprise", "commitment"), XLSX, dialect={"dates": "cell"}),
    Mutation("merged_title", merged_title, formats=XLSX),
    Mutation("notes_beside", notes_beside, formats=XLSX),
    Mutation("two_sheets_that_match", two_sheets, formats=XLSX),
    Mutation("two_kinds_in_one_workbook", two_kinds, formats=XLSX),
    Mutation("empty_table_beside", empty_table_beside, formats=XLSX),
    Mutation("hidden_sheet", hidden_sheet, formats=XLSX),
    Mutation("old_sheet_hidden", old_sheet_hidden, formats=XLSX),
    Mutation("far_cell", far_cell, formats=XLSX),
)
