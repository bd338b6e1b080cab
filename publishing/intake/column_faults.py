"""What is wrong with the headings: columns that are missing, repeated, strange or crossed, and tables in which no heading row is found."""

import unicodedata
from collections.abc import Collection, Mapping
from difflib import SequenceMatcher

from xlsxwriter.utility import xl_col_to_name

from contract import CODELISTS, FORMS, Field
from publishing.intake.cells import RowReader
from publishing.intake.dates import read_period
from publishing.intake.folding import LONGEST_HEADING, CellFault, is_empty, shown, without_footnote
from publishing.intake.headings import (
    ROWS_LOOKED_AT,
    amount_in_unit,
    filled_places,
    find_headers,
    fold_heading,
    place_problem,
    table_problem,
)
from publishing.intake.recognition import Crossed, Fit
from publishing.intake.table import Raw, Table
from publishing.intake.texts import municipality_names, read_municipality
from publishing.messages import Words
from publishing.messages.problems import Problem

_ALIKE = 0.75
_ROWS_TRIED = 50
# So many rows of a crossed table are written out to show how it is done.
_SHOWN = 3


def column_faults(reader: RowReader, fit: Fit, *, remarks: Collection[int], notes: Collection[int]) -> list[Problem]:
    """The faults of the heading row. An unknown column that is empty is let be, and one of `remarks`.

    `notes` are rows that are no rows of figures.
    """
    table, header = reader.table, reader.header
    filled = filled_places(table, header.row, notes)
    problems = [crossing_fault(reader, fit.crossing, header.row)] if fit.crossing else []
    problems += [
        place_problem(table, header, header.row, place, "header_repeated")
        for place in header.repeated
        if place != reader.second_municipality
    ]
    left = list(fit.missing)
    for place in sorted(fit.unknown & filled.keys()):
        like = _like(table.rows[header.row - 1][place], fit.missing) or _whose_values(reader, place, left)
        if place in remarks and like is None:
            continue
        left = [field for field in left if field is not like]
        message, details = ("header_unknown_like", {"heading": _heading(like)}) if like else ("header_unknown", {})
        if in_unit := amount_in_unit(header.form, table.rows[header.row - 1][place]):
            amount, unit = in_unit
            message, details = "header_in_unit", {"unit": unit, "heading": _heading(amount)}
        known = {language: ", ".join(one.heading(language) for one in header.form.fields) for language in ("sv", "en")}
        problems.append(place_problem(table, header, header.row, place, message, known=known, **details))
    named = {*header.columns.values(), *header.repeated, *header.unknown}
    for place in sorted(filled.keys() - named):
        found = _whose_values(reader, place, left)
        left = [field for field in left if field is not found]
        message, details = ("header_none_like", {"heading": _heading(found)}) if found else ("header_none", {})
        where = {"letter": xl_col_to_name(place), "row": str(header.row)}
        problems.append(place_problem(table, header, filled[place], place, message, **where, **details))
    return problems + [table_problem(table, "header_missing", row=header.row, heading=_heading(one)) for one in left]


def crossing_fault(reader: RowReader, crossing: Crossed, number: int) -> Problem:
    """The fault of a table with a column's values as headings, in row `number`: how the same is written as rows."""
    row, field = reader.table.rows[number - 1], crossing.field

    def named(places: Collection[int]) -> str:
        return ", ".join(f"{shown(row[place])} ({xl_col_to_name(place)})" for place in places)

    details = {"columns": named(crossing.places), "field": _heading(field), "value": _heading(crossing.value)}
    if field.kind == "period":
        message = "header_crossed_quarters"
    elif crossing.totals:
        message, details = "header_crossed_with_total", details | {"totals": named(crossing.totals)}
    else:
        message = "header_crossed"
    if field.kind == "code":
        labels = [CODELISTS[field.codelist].codes[code] for code in dict.fromkeys(crossing.values)]
        said = [dict(zip(("sv", "en"), label, strict=True)) for label in labels]
    else:
        said = [dict.fromkeys(("sv", "en"), shown(row[place])) for place in crossing.places]
    details["rows"] = {
        language: ", ".join(f"{field.heading(language)}: {one[language]}" for one in said[:_SHOWN])
        + (" …" if said[_SHOWN:] else "")
        for language in ("sv", "en")
    }
    return place_problem(reader.table, reader.header, number, crossing.places[0], message, **details)


def _heading(field: Field) -> Words:
    return {language: field.heading(language) for language in ("sv", "en")}


def _like(heading: object, fields: Collection[Field]) -> Field | None:
    """The missing column whose heading this one resembles: Insatstyp, Insats 2019, Kon."""
    folded = _plain(without_footnote(fold_heading(heading)))
    if len(folded) > LONGEST_HEADING:
        return None
    for field in fields:
        for text in (field.heading_sv, field.heading_en, *field.other_headings):
            known = _plain(fold_heading(text))
            if known in folded.split() or SequenceMatcher(None, known, folded).ratio() >= _ALIKE:
                return field
    return None


def _plain(text: str) -> str:
    """The text without what stands above its letters, which some exports lose."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def _whose_values(reader: RowReader, place: int, fields: Collection[Field]) -> Field | None:
    """The missing column whose values stand in this one; free texts could be anything's, so they tell nothing."""
    rows = reader.table.rows[reader.header.row :][:_ROWS_TRIED]
    cells = [row[place] for row in rows if place < len(row) and not is_empty(row[place])]
    for field in fields:
        if field.kind != "text" and all(_reads(reader, field.name, cell) for cell in cells):
            return field
    return None


def _reads(reader: RowReader, name: str, cell: object) -> bool:
    try:
        reader.value(name, cell)
    except CellFault:
        return False
    return True


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
