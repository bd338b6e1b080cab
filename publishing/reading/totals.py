"""Rows that sum the others: kept as a check, never read as figures of their own."""

from publishing.problems import Problem
from publishing.reading.folding import CellFault, fold, is_empty
from publishing.reading.headings import Header
from publishing.reading.row import Cells, RowReader
from publishing.reading.statuses import status_in_words

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
