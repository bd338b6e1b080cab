"""Rows and columns that are no figures of their own: totals, kept as a check, and notes below or beside the table, kept with the file."""

import re

from publishing.intake.cells import Cells, RowReader
from publishing.intake.folding import CellFault, fold, is_empty, opens_a_note, without_footnote
from publishing.intake.headings import Header, filled_places, fold_heading, place_note
from publishing.intake.statuses import status_in_words
from publishing.intake.table import Raw, Table
from publishing.messages.problems import Note, Problem

# Before the name of what they sum: Summa praktik, Totalt Gävle.
_BEFORE_A_NAME = ("summa ", "delsumma ", "delsumma", "totalt ", "total ", "subtotal ", "subtotal", "sum of ")
TOTAL_WORDS = (
    "totalt",
    "total",
    "totals",
    "totalsumma",
    "summa",
    "summa totalt",
    "sum",
    "grand total",
    "summa summarum",
)


def is_total(header: Header, cells: Cells, *, is_last: bool) -> bool:
    """Whether a row holds totals: its first text says so, or it is the last one and holds figures alone."""
    if not header.form.value_fields:
        return False
    fields = {place: name for name, place in header.columns.items()}
    if _says_total(header, cells) and not _is_whole(header, cells):
        return True
    if _is_subtotal(header, cells):
        return True
    return is_last and all(fields[place] in header.form.value_fields for place in cells)


def _says_total(header: Header, cells: Cells) -> bool:
    """Whether the first text of a row is a word for a total."""
    fields = {place: name for name, place in header.columns.items()}
    texts = [cells[place] for place in sorted(cells) if isinstance(cells[place], str)]
    # Below a quarter that is the same on every row, the word may stand in the next column.
    texts = texts[:2] if "period" in [fields[place] for place in cells] else texts[:1]
    return any(fold(text).rstrip(" :") in TOTAL_WORDS for text in texts)


def _is_subtotal(header: Header, cells: Cells) -> bool:
    """Whether a row is the sum of some of the others: figures beside one text, which says so."""
    fields = {place: name for name, place in header.columns.items()}
    others = [cells[place] for place in sorted(cells) if fields[place] not in (*header.form.value_fields, "period")]
    said = others or [cells[place] for place in cells if fields[place] == "period"]
    has_figures = any(fields[place] in header.form.value_fields for place in cells)
    return has_figures and len(said) == 1 and isinstance(said[0], str) and fold(said[0]).startswith(_BEFORE_A_NAME)


def _is_whole(header: Header, cells: Cells) -> bool:
    """Whether every cell that must be filled in is: then the row is one of figures, such as women and men together."""
    return all(header.columns.get(field.name) in cells for field in header.form.fields if field.is_required)


def total_of(reader: RowReader, number: int, cells: Cells) -> tuple[list[tuple[int, str, float]], list[Problem]]:
    """The totals in a row as (row, field, value), and its faults. One that is said to be unknown or hidden checks nothing."""
    found: list[tuple[int, str, float]] = []
    is_said = False
    faults: list[Problem] = []
    form = reader.header.form
    keys = [name for name in form.key if name not in ("period", "sex")]
    is_one_of_some = _is_subtotal(reader.header, cells) and not _says_total(reader.header, cells)
    if is_one_of_some or sum(reader.header.columns.get(name) in cells for name in keys) > 1:
        return [], [reader.problem(number, None, CellFault("row_subtotal"))]
    for name in form.value_fields:
        value = cells.get(reader.header.columns.get(name, -1))
        if is_empty(value):
            continue
        if (pair := reader.pair_of.get(name)) and status_in_words(pair, value):
            is_said = True
            continue
        try:
            found.append((number, name, reader.readers[name](value)))
        except CellFault as fault:
            faults.append(reader.problem(number, name, fault))
    # Words for unknown alone, with nothing that calls the row a total, may be a row of figures that is not whole.
    has_label = not cells.keys() <= {reader.header.columns.get(name) for name in form.value_fields}
    if not found and not faults and not (is_said and has_label):
        faults.append(reader.problem(number, None, CellFault("row_total_without_figures")))
    return found, faults


_REMARKS = (
    "anmärkning", "anmärkningar", "anm", "anm.", "kommentar", "kommentarer", "notering", "noteringar", "not", "noter",
    "övrigt", "övriga upplysningar", "övriga kommentarer", "fritext", "anteckning", "anteckningar", "egen anteckning",
    "egna anteckningar", "interna anteckningar", "intern kommentar", "upplysning", "upplysningar", "förklaring",
    "comment", "comments", "remark", "remarks", "note", "notes", "other",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"[<>~±+-]? ?[0-9][0-9 .,]*(?:kr|st|%)?")


def note_rows(reader: RowReader) -> tuple[int, ...]:
    """The rows below the figures that are notes, from the top."""
    table, found = reader.table, []
    for number in range(len(table.rows), reader.header.row, -1):
        cells = {place: value for place, value in enumerate(table.rows[number - 1]) if not is_empty(value)}
        if not cells:
            continue
        first = cells[min(cells)]
        opens = isinstance(first, str) and opens_a_note(first)
        if any(_can_be_read(reader, place, value, opens=opens) for place, value in cells.items()):
            break
        is_text = len(_WORD.findall(str(first))) > 1 or _opens_above(table, number)
        if opens or (len(cells) == 1 and is_text and not _is_total(reader, cells)):
            found.append(number)
    return tuple(reversed(found))


def _opens_above(table: Table, number: int) -> bool:
    """Whether the row above is a note's label alone, such as Källa:, below which the note itself stands."""
    above = [value for value in table.rows[number - 2] if not is_empty(value)]
    return len(above) == 1 and isinstance(above[0], str) and above[0].strip().endswith(":") and opens_a_note(above[0])


def _is_total(reader: RowReader, cells: Cells) -> bool:
    known = {place: value for place, value in cells.items() if place in reader.header.columns.values()}
    return bool(known) and is_total(reader.header, known, is_last=False)


def _can_be_read(reader: RowReader, place: int, value: Raw, *, opens: bool) -> bool:
    """Whether the cell holds a value of its column. Any text can be one of a column of free texts, unless it opens a note."""
    names = [name for name, at in reader.header.columns.items() if at == place]
    if not names:
        return not isinstance(value, str)
    if reader.header.form.field(names[0]).kind == "text":
        return not opens
    try:
        reader.value(names[0], value)
    except CellFault:
        return False
    return True


def remark_places(table: Table, header: Header, notes: tuple[int, ...]) -> tuple[int, ...]:
    """The columns of remarks that hold something: texts alone."""
    filled = filled_places(table, header.row, notes)
    return tuple(place for place in header.unknown if place in filled and _is_of_remarks(table, header, place))


def _is_of_remarks(table: Table, header: Header, place: int) -> bool:
    heading = without_footnote(fold_heading(table.rows[header.row - 1][place]))
    cells = [row[place] for row in table.rows[header.row :] if place < len(row) and not is_empty(row[place])]
    texts = [fold(value) for value in cells if isinstance(value, str)]
    return heading in _REMARKS and len(texts) == len(cells) and not any(map(_FIGURE.fullmatch, texts))


def kept_notes(table: Table, header: Header, rows: tuple[int, ...], places: tuple[int, ...]) -> tuple[Note, ...]:
    """What is said of the notes and remarks: where they stand, and that they are kept and not published."""
    columns = [place_note(table, header, header.row, place, "remarks_kept") for place in places]
    return tuple(columns + [place_note(table, header, number, None, "note_kept") for number in rows])
