"""Personal numbers in the file outside the rows that are understood: all of it is kept, so nothing in it may hold one."""

from collections.abc import Iterator
from itertools import chain

from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name

from publishing.checking.report import Remark, with_id
from publishing.messages import SAY
from publishing.privacy.numbers import Sureness, has_personal_number, personal_numbers, sureness_of
from publishing.problems import Problem
from publishing.reading.headings import find_headers
from publishing.reading.kept import KeptText, kept_texts, texts_of_unread
from publishing.reading.table import Table

# Numbers typed into these lose their zeros as in any cell; elsewhere nine digits in a row are a measure of something.
_TYPED = ("cell", "note")
_UNREAD = ("picture", "embedded")


def kept_problems(file: str, content: bytes, table: Table) -> tuple[list[Problem], list[Problem]]:
    """The faults and the questions about the kept file outside its table: its name, other sheets, notes and so on.

    Each names the place, and none repeats the number. A picture or an embedded document, which nothing here can read, is a
    question. The questions have no ids yet: see `as_remarks`.
    """
    faults: dict[tuple[str, ...], Problem] = {}
    questions: dict[tuple[str, ...], list[KeptText]] = {}
    for text in chain([KeptText("file_name", file)], kept_texts(content)):
        if text.place in _UNREAD:
            questions.setdefault(("kept_not_read", text.place, text.sheet), []).append(text)
        elif (text.place, text.sheet) != ("cell", table.sheet):
            sureness = _sureness(text)
            if sureness == "certain":
                faults[text.place, text.sheet, text.cell] = _problem(file, "personal_number_in_file", text, table)
            elif sureness:
                # A sheet full of amounts is one question, not one for each.
                questions.setdefault(("personal_number_likely_in_file", text.place, text.sheet), []).append(text)
    asked = [_problem(file, key[0], texts[0], table, more=len(texts) - 1) for key, texts in questions.items()]
    return list(faults.values()), asked


def unread_fault(file: str, content: bytes) -> list[Problem]:
    """The fault of a file that could not be read as a table and has a personal number in it; none otherwise."""
    for text in chain([KeptText("file_name", file)], texts_of_unread(content)):
        if isinstance(text.value, str) and has_personal_number(text.value):
            return [_problem(file, "personal_number_in_file", text, Table(file, "", (), False))]
    return []


def without_repeats(faults: list[Problem]) -> list[Problem]:
    """The faults, but of a cell's own personal number one: its value and what its format shows are the same."""
    first: dict[tuple, Problem] = {}
    for place, fault in enumerate(faults):
        is_cell = fault.message == "personal_number"
        first.setdefault((fault.row, fault.letter) if is_cell else (place,), fault)
    return list(first.values())


def as_remarks(questions: list[Problem], *of_whom: str) -> tuple[Remark, ...]:
    """The questions as warnings to be answered about the delivery `of_whom` (partner, kind, quarter)."""
    return tuple(with_id(Remark(**vars(question)), *of_whom) for question in questions)


def table_faults(table: Table) -> Iterator[Problem]:
    """Cells with a personal number in a table that could not be understood, its headings among them."""
    headers = find_headers(table.rows)
    headings = table.rows[headers[0].row - 1] if headers else ()
    for number, cells in enumerate(table.rows, start=1):
        for place, cell in enumerate(cells):
            if sureness_of(cell, is_figure=not isinstance(cell, str)) == "certain":
                heading = headings[place] if place < len(headings) else None
                named = heading if isinstance(heading, str) and not personal_numbers(heading) else None
                letter = xl_col_to_name(place)
                yield Problem(table.file, "personal_number", number, named, sheet=table.sheet or None, letter=letter)


def _sureness(text: KeptText) -> Sureness:
    if isinstance(text.value, str) and text.place not in _TYPED:
        matches = personal_numbers(text.value)
        return "certain" if any(match.is_certain for match in matches) else "likely" if matches else ""
    return sureness_of(text.value, is_figure=isinstance(text.value, float))


def _problem(file: str, message: str, text: KeptText, table: Table, *, more: int = 0) -> Problem:
    """A fault in one place of the file, and `more` like it; on the table's own sheet it stands in its row and column too."""
    name = "cell" if text.place == "shown" else text.place
    place = {
        language: words.format(cell=text.cell) + (SAY["kept_more"][language].format(more=more) if more else "")
        for language, words in SAY[f"kept_{name}"].items()
    }
    row, letter = None, None
    if text.cell and text.sheet == table.sheet:
        at, column = xl_cell_to_rowcol(text.cell.split(":")[0])
        row, letter = at + 1, xl_col_to_name(column)
        if text.place == "shown":
            return Problem(file, "personal_number", row, sheet=text.sheet or None, letter=letter)
    return Problem(file, message, row, details={"place": place}, sheet=text.sheet or None, letter=letter)
