"""What must not stand in a delivery or in what is said of it: personal numbers anywhere in the file, and texts and notes that point at a person."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain

from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name

from publishing.intake.headings import find_headers
from publishing.intake.kept_texts import KeptText, kept_texts, texts_of_unread
from publishing.intake.table import Table
from publishing.kinds import FORMS
from publishing.messages import SAY, in_both, say
from publishing.messages.personal_numbers import Sureness, has_personal_number, personal_numbers, sureness_of
from publishing.messages.problems import InputError, Problem, Remark
from publishing.validation.case import Case
from publishing.validation.report import NOTE, with_id
from publishing.validation.telling import has_email, has_phone, tellings


def personal_number_faults(case: Case) -> Iterator[Problem]:
    """Every cell with what can only be a personal number, also outside the columns that are read: the file is kept."""
    table = case.delivered.table
    for number, place, field in _cells(case, "certain"):
        letter = xl_col_to_name(place)
        outside = Problem(table.file, "personal_number", number, sheet=table.sheet or None, letter=letter)
        yield case.fault("personal_number", number, field) if field else outside


def personal_number_remarks(case: Case) -> Iterator[Remark]:
    """Every cell with what may be a personal number: a case number has the same shape, an amount the same digits."""
    delivered = {row["source_row"] for row in case.rows}
    for number, place, field in _cells(case, "likely"):
        if field and number in delivered:
            yield case.remark("personal_number_likely", number, field)
        else:
            cell = f"{xl_col_to_name(place)}{number}"
            yield case.remark("personal_number_likely_in_file", place=in_both(partial(say, "kept_cell", cell=cell)))


def _cells(case: Case, sureness: Sureness) -> Iterator[tuple[int, int, str]]:
    """The cells that are so sure to hold a personal number: row, column and, where it has one, the field."""
    names = {place: name for name, place in case.delivered.columns.items()}
    figures = {field.name for field in case.fields("count", "amount", "whole")}
    for number, cells in enumerate(case.delivered.table.rows, start=1):
        for place, cell in enumerate(cells):
            if sureness_of(cell, is_figure=names.get(place) in figures) == sureness:
                yield number, place, names.get(place, "")


def telling_remarks(case: Case) -> Iterator[Remark]:
    """Texts that are published and seem to point at a person, or to tell how many people something concerned."""
    for number, name, text in _texts(case):
        for tells, words in tellings(text).items():
            yield case.remark(f"tells_{tells}", number, name, text=SAY["telling_text"], suspect=", ".join(words))


def contact_remarks(case: Case) -> Iterator[Remark]:
    """Texts that hold an e-mail address or a telephone number."""
    for number, name, text in _texts(case):
        if has_email(text):
            yield case.remark("email_in_text", number, name)
        if has_phone(text):
            yield case.remark("phone_in_text", number, name)


def _texts(case: Case) -> Iterator[tuple[int, str, str]]:
    """The texts of a delivery that are published: row, field and text."""
    for row in case.rows:
        yield from ((row["source_row"], field.name, row[field.name] or "") for field in case.fields("text"))


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
    row, letter = None, None
    if text.cell and text.sheet == table.sheet:
        at, column = xl_cell_to_rowcol(text.cell.split(":")[0])
        row, letter = at + 1, xl_col_to_name(column)
        if text.place == "shown":
            return Problem(file, "personal_number", row, sheet=text.sheet or None, letter=letter)

    def place(language: str) -> str:
        name = "cell" if text.place == "shown" else text.place
        others = say("kept_more", language, more=more) if more else ""
        return say(f"kept_{name}", language, cell=text.cell) + others

    return Problem(file, message, row, details={"place": in_both(place)}, sheet=text.sheet or None, letter=letter)


def is_published(kind: str) -> bool:
    """Whether the note of a delivery of this kind is published: not when any figure of the kind is a number of people."""
    return not FORMS[kind].counts_people


def note_remarks(note: str, *of_whom: str) -> tuple[Remark, ...]:
    """What has to be answered about a note that becomes public, in the name of whom it is asked; nothing for most notes."""
    about = {"text": SAY["telling_note"], "value": note}
    suspects = {tells: about | {"suspect": ", ".join(words)} for tells, words in tellings(note).items()}
    # What a note can say instead of a number is what was wrong; a name or a group has no such thing to say.
    names = {"count": "tells_count_in_note"}
    return as_remarks(
        [Problem(NOTE, names.get(tells, f"tells_{tells}"), details=details) for tells, details in suspects.items()],
        *of_whom,
    )


def refuse_personal_numbers(texts: Mapping[str, str]) -> None:
    """Raises InputError when any of the texts that are kept or published, by where they were given, holds a personal number."""
    faulty = [place for place, text in texts.items() if has_personal_number(text)]
    if faulty:
        raise InputError([Problem(place, "text_with_personal_number") for place in faulty])


def refuse_note(note: str, *, holds_people: bool) -> None:
    """Raises InputError for a note of a version that cannot be published whatever is answered.

    It holds a personal number, or it tells how many people something concerned in a version that holds numbers of people
    (`holds_people`).
    """
    refuse_personal_numbers({NOTE: note})
    if holds_people and (words := tellings(note).get("count")):
        raise InputError.of(NOTE, "note_tells_count", suspect=", ".join(words))
