"""Rows and columns that are no figures of their own: totals, kept as a check, and notes below or beside the table, kept with the file."""

import re

from publishing.intake.cells import Cells, RowReader
from publishing.intake.folding import WORDS, filled, fold, is_empty, opens_a_note, without_footnote
from publishing.intake.headings import Header, cell_problem, column_cells, filled_places, fold_heading, table_problem
from publishing.intake.statuses import status_in_words
from publishing.intake.table import Raw, Table
from publishing.messages.problems import CellFault, Note, Problem

TOTAL_WORDS = frozenset(WORDS["totals"]["words"])
# Before the name of what they sum: Summa praktik, Totalt Berga.
_BEFORE_A_NAME = tuple(WORDS["totals"]["before_a_name"])
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"[<>~±+-]? ?[0-9][0-9 .,]*(?:kr|st|%)?")


def is_total(header: Header, cells: Cells, *, is_last: bool) -> bool:
    """Whether a row holds totals: its first text says so, or it is the last one and holds figures alone."""
    values = header.form.value_fields
    if not values:
        return False
    # Every cell that must be filled in is: then the row is one of figures, such as women and men together.
    is_whole = all(header.columns.get(field.name) in cells for field in header.form.fields if field.is_required)
    if (_is_called_total(header, cells) and not is_whole) or _is_subtotal(header, cells):
        return True
    return is_last and all(header.names[place] in values for place in cells)


def total_of(reader: RowReader, number: int, cells: Cells) -> tuple[list[tuple[int, str, float]], list[Problem]]:
    """The totals in a row as (row, field, value), and its faults. One that is said to be unknown or hidden checks nothing."""
    header, form = reader.header, reader.header.form
    keys = [name for name in form.key if name not in ("period", "sex")]
    is_one_of_some = _is_subtotal(header, cells) and not _is_called_total(header, cells)
    if is_one_of_some or sum(header.columns.get(name) in cells for name in keys) > 1:
        return [], [reader.problem(number, None, CellFault("row_subtotal"))]
    found: list[tuple[int, str, float]] = []
    faults: list[Problem] = []
    has_status = False
    for name in form.value_fields:
        value = cells.get(header.columns.get(name, -1))
        if is_empty(value):
            continue
        if (pair := reader.pair_of.get(name)) and status_in_words(pair, value):
            has_status = True
            continue
        try:
            found.append((number, name, reader.readers[name](value)))
        except CellFault as fault:
            faults.append(reader.problem(number, name, fault))
    # Words for unknown alone, with nothing that calls the row a total, may be a row of figures that is not whole.
    has_label = any(header.names[place] not in form.value_fields for place in cells)
    if not found and not faults and not (has_status and has_label):
        faults.append(reader.problem(number, None, CellFault("row_total_without_figures")))
    return found, faults


def note_rows(reader: RowReader) -> tuple[int, ...]:
    """The rows below the figures that are notes, from the top."""
    table, header = reader.table, reader.header
    found = []
    for number in range(len(table.rows), header.row, -1):
        cells = filled(table.rows[number - 1])
        if not cells:
            continue
        first = cells[min(cells)]
        opens = isinstance(first, str) and opens_a_note(first)
        if any(_is_value(reader, place, value, opens=opens) for place, value in cells.items()):
            break
        is_text = len(_WORD.findall(str(first))) > 1 or _opens_above(table, number)
        known = header.known(table.rows[number - 1])
        if opens or (len(cells) == 1 and is_text and not (known and is_total(header, known, is_last=False))):
            found.append(number)
    return tuple(reversed(found))


def remark_places(table: Table, header: Header, notes: tuple[int, ...]) -> tuple[int, ...]:
    """The columns of remarks that hold something: texts alone."""
    places = filled_places(table, header.row, notes)
    return tuple(place for place in header.unknown if place in places and _is_of_remarks(table, header, place))


def kept_notes(table: Table, header: Header, rows: tuple[int, ...], places: tuple[int, ...]) -> tuple[Note, ...]:
    """What is said of the notes and remarks: where they stand, and that they are kept and not published."""
    problems = [cell_problem(table, header, header.row, place, "remarks_kept") for place in places]
    problems += [table_problem(table, "note_kept", row=number) for number in rows]
    return tuple(Note(**vars(problem)) for problem in problems)


def _is_called_total(header: Header, cells: Cells) -> bool:
    """Whether the first text of a row is a word for a total."""
    texts = [cells[place] for place in sorted(cells) if isinstance(cells[place], str)]
    # Below a quarter that is the same on every row, the word may stand in the next column.
    texts = texts[: 2 if header.columns.get("period") in cells else 1]
    return any(fold(text).rstrip(" :") in TOTAL_WORDS for text in texts)


def _is_subtotal(header: Header, cells: Cells) -> bool:
    """Whether a row is the sum of some of the others: figures beside one text, which says so."""
    names = {place: header.names[place] for place in sorted(cells)}
    others = [cells[place] for place, name in names.items() if name not in (*header.form.value_fields, "period")]
    labels = others or [cells[place] for place, name in names.items() if name == "period"]
    has_figures = any(name in header.form.value_fields for name in names.values())
    return (
        has_figures and len(labels) == 1 and isinstance(labels[0], str) and fold(labels[0]).startswith(_BEFORE_A_NAME)
    )


def _opens_above(table: Table, number: int) -> bool:
    """Whether the row above is a note's label alone, such as Källa:, below which the note itself stands."""
    above = [*filled(table.rows[number - 2]).values()]
    return len(above) == 1 and isinstance(above[0], str) and above[0].strip().endswith(":") and opens_a_note(above[0])


def _is_value(reader: RowReader, place: int, value: Raw, *, opens: bool) -> bool:
    """Whether the cell holds a value of its column. Any text can be one of a column of free texts, unless it opens a note."""
    name = reader.header.names.get(place)
    if name is None:
        return not isinstance(value, str)
    return not opens if reader.header.form.field(name).kind == "text" else reader.can_be(name, value)


def _is_of_remarks(table: Table, header: Header, place: int) -> bool:
    heading = without_footnote(fold_heading(table.cell(header.row, place)))
    cells = column_cells(table.rows[header.row :], place)
    texts = [fold(value) for value in cells if isinstance(value, str)]
    return heading in WORDS["notes"]["remarks"] and len(texts) == len(cells) and not any(map(_FIGURE.fullmatch, texts))
