"""No heading row is found, or it does not stand on one row: what the table is instead, so that its writer can mend it."""

from collections.abc import Mapping

from xlsxwriter.utility import xl_col_to_name

from contract import FORMS
from publishing.messages import Words
from publishing.problems import Problem
from publishing.reading.codes import municipality_names, read_municipality
from publishing.reading.columns import table_problem
from publishing.reading.dates import read_period
from publishing.reading.folding import CellFault, is_empty
from publishing.reading.headings import ROWS_LOOKED_AT, find_headers
from publishing.reading.row import RowReader
from publishing.reading.table import Raw, Table

_SIGNS = {";": "semikolon (;)", ",": "komma (,)", "\t": "tabb", "|": "lodstreck (|)"}
_SIGNS_EN = {";": "semicolon (;)", ",": "comma (,)", "\t": "tab", "|": "bar (|)"}
# How far down, and in how many columns, headings are looked for, to say where they are.
_ROWS_BELOW, _COLUMNS_LOOKED_AT = 100, 3


def lost_headings(table: Table, kind: str | None, municipalities: Mapping[str, str]) -> Problem:
    """The fault of a table in which no row is one of headings."""
    if problem := _one_cell_a_row(table, kind) or _turned(table, kind) or two_rows(table, kind, 0):
        return problem
    expected = _expected(kind)
    if kind and (others := find_headers(table.rows)):
        titles = {language: ", ".join(one.form.title(language) for one in others) for language in ("sv", "en")}
        said = {language: FORMS[kind].title(language) for language in ("sv", "en")}
        return table_problem(table, "header_of_another_kind", row=others[0].row, kinds=titles, said=said)
    for number in range(ROWS_LOOKED_AT + 1, min(len(table.rows), _ROWS_BELOW) + 1):
        if find_headers((table.rows[number - 1],), kind):
            return table_problem(table, "header_far_down", row=number, rows=str(ROWS_LOOKED_AT))
    if first := _first_of_figures(table, municipalities):
        filled = [place for place, value in enumerate(table.rows[first - 1]) if not is_empty(value)]
        columns = f"{xl_col_to_name(filled[0])}–{xl_col_to_name(filled[-1])}"
        return table_problem(table, "header_none_at_all", row=first, columns=columns, expected=expected)
    return table_problem(table, "header_lost", row=1, rows=str(ROWS_LOOKED_AT), expected=expected)


def _expected(kind: str | None) -> Words:
    forms = [FORMS[kind]] if kind else list(FORMS.values())
    return {
        language: " / ".join(", ".join(field.heading(language) for field in form.fields[:4]) + " …" for form in forms)
        for language in ("sv", "en")
    }


def _one_cell_a_row(table: Table, kind: str | None) -> Problem | None:
    """Every row is one cell with the signs that should part it still in it, as after a paste or a save in quotes."""
    for number, row in enumerate(table.rows[:ROWS_LOOKED_AT], start=1):
        cells = [value for value in row if not is_empty(value)]
        if len(cells) != 1 or not isinstance(cells[0], str):
            continue
        for sign in _SIGNS:
            parts = tuple(part.strip(' "') for part in cells[0].split(sign))
            if find_headers((parts,), kind):
                details = {"sign": {"sv": _SIGNS[sign], "en": _SIGNS_EN[sign]}, "columns": str(len(parts))}
                message = "table_one_cell_text" if table.is_text else "table_one_cell"
                return table_problem(table, message, row=number, **details)
    return None


def _turned(table: Table, kind: str | None) -> Problem | None:
    """Rows for columns: the headings stand below each other in one of the first columns."""
    for place in range(_COLUMNS_LOOKED_AT):
        column = tuple(row[place] if place < len(row) else None for row in table.rows[:_ROWS_BELOW])
        if find_headers((column,), kind):
            first = next(number for number, value in enumerate(column, start=1) if not is_empty(value))
            return table_problem(table, "table_turned", row=first, letter=xl_col_to_name(place))
    return None


def two_rows(table: Table, kind: str | None, score: int) -> Problem | None:
    """Headings that are only whole when two rows are read together: Offentlig above aktör. `score` is that of one row."""
    rows = table.rows[: ROWS_LOOKED_AT + 1]
    for number in range(1, len(rows)):
        upper, lower = rows[number - 1], rows[number]
        if _is_blank(upper) or _is_blank(lower):
            continue
        joined, alone = find_headers((_joined(upper, lower),), kind), find_headers((lower,), kind)
        if joined and joined[0].score > max([score, 0, *(one.score for one in alone)]):
            return table_problem(table, "header_two_rows", row=number, first=str(number), second=str(number + 1))
    return None


def _is_blank(row: tuple[Raw, ...]) -> bool:
    return all(is_empty(value) for value in row)


def _joined(upper: tuple[Raw, ...], lower: tuple[Raw, ...]) -> tuple[Raw, ...]:
    """Each heading of the upper row with what stands below it; a word cut by a hyphen is put together."""
    width = max(len(upper), len(lower))
    pairs = zip((*upper, *(None,) * (width - len(upper))), (*lower, *(None,) * (width - len(lower))), strict=True)
    return tuple(_one_heading(*(value if isinstance(value, str) else "" for value in pair)) for pair in pairs)


def _one_heading(first: str, second: str) -> str:
    return first.strip()[:-1] + second.strip() if first.strip().endswith("-") else f"{first} {second}".strip()


def _first_of_figures(table: Table, municipalities: Mapping[str, str]) -> int | None:
    """The first row in which a municipality or a quarter stands beside other cells: the table begins with its figures."""
    names = municipality_names(municipalities)
    for number, row in enumerate(table.rows[:ROWS_LOOKED_AT], start=1):
        cells = [value for value in row if not is_empty(value)]
        if len(cells) > 2 and any(_is_key(value, names) for value in cells):
            return number
    return None


def _is_key(value: Raw, names: Mapping[str, str]) -> bool:
    for read in (read_period, lambda one: read_municipality(one, names, "")):
        try:
            read(value)
        except CellFault:
            continue
        return True
    return False


def second_row(reader: RowReader) -> dict[int, Raw]:
    """The cells of a second row of headings right below the first; none when that row is one of figures.

    It holds texts alone, none of which is a value of its column, and parts a heading: below one that spans several
    columns, or where the first row has none.
    """
    table, header = reader.table, reader.header
    if header.row >= len(table.rows):
        return {}
    cells = {place: value for place, value in enumerate(table.rows[header.row]) if not is_empty(value)}
    names = {place: name for name, place in header.columns.items()}
    headings = table.rows[header.row - 1]
    parts = [place for place in cells if place >= len(headings) or is_empty(headings[place])]
    if len(cells) < 2 or not parts or not all(isinstance(value, str) for value in cells.values()):
        return {}
    for place, value in cells.items():
        if place not in names:
            continue
        try:
            reader.value(names[place], value)
        except CellFault:
            continue
        return {}
    return cells
