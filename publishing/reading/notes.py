"""What stands beside the rows of figures: notes below the table, a column of remarks. Kept with the file, read no further.

The rule for a row: it is a note when it stands below the last row of figures, when nothing in it can be read as a value
of its column, and when it begins as notes do (with a footnote's sign, or Källa and the like), is one text of several words, or
stands below a label of its own. So a row with a figure, a municipality or a quarter in its place is never a note. A column is one of remarks when
its heading says so and it holds texts alone; a figure in it makes it a column that nobody asked for.
"""

import re

from publishing.problems import Note
from publishing.reading.columns import filled_places, place_note
from publishing.reading.folding import CellFault, fold, is_empty
from publishing.reading.footnotes import opens_a_note, without_footnote
from publishing.reading.headings import Header, fold_heading
from publishing.reading.row import Cells, RowReader
from publishing.reading.table import Raw, Table
from publishing.reading.totals import is_total

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
