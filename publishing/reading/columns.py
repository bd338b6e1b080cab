"""The columns of a table held against a form: what is missing, repeated or strange; and where a fault stands."""

from xlsxwriter.utility import xl_col_to_name

from contract import FORMS
from publishing.messages import Words
from publishing.problems import InputError, Problem
from publishing.reading.folding import CellFault, is_empty, shown
from publishing.reading.headings import ROWS_LOOKED_AT, Header, amount_in_unit, find_headers
from publishing.reading.table import Table


def table_problem(table: Table, message: str, *, row: int | None = None, **details: str | Words) -> Problem:
    """A fault of the whole table, or of one of its rows."""
    return Problem(table.file, message, row, details=details, sheet=table.sheet or None)


def cell_problem(table: Table, header: Header, number: int, field: str | None, fault: CellFault) -> Problem:
    """A fault in the cell of a field in row `number`; without a field, in the whole row."""
    place = header.columns.get(field or "")
    return _place_problem(table, header, number, place, fault.message, **fault.details)


def only_header(table: Table, kind: str | None) -> Header:
    """The heading row. Raises InputError when there is none or it could be that of several kinds."""
    headers = find_headers(table.rows, kind)
    if len(headers) == 1:
        return headers[0]
    forms = [FORMS[kind]] if kind else list(FORMS.values())
    if headers:
        kinds = {language: ", ".join(one.form.title(language) for one in headers) for language in ("sv", "en")}
        raise InputError([table_problem(table, "header_several_kinds", row=headers[0].row, kinds=kinds)])
    expected = {
        language: " / ".join(", ".join(field.heading(language) for field in form.fields[:4]) + " …" for form in forms)
        for language in ("sv", "en")
    }
    raise InputError([table_problem(table, "header_lost", row=1, rows=str(ROWS_LOOKED_AT), expected=expected)])


def column_problems(table: Table, header: Header) -> list[Problem]:
    """The faults of the heading row: missing, repeated and unknown columns; an unknown one that is empty is let be."""
    problems = []
    for field in header.missing:
        heading = {language: field.heading(language) for language in ("sv", "en")}
        problems.append(table_problem(table, "header_missing", row=header.row, heading=heading))
    problems += [_place_problem(table, header, header.row, place, "header_repeated") for place in header.repeated]
    filled = _filled_places(table, header.row)
    known = {language: ", ".join(field.heading(language) for field in header.form.fields) for language in ("sv", "en")}
    for place in header.unknown:
        if place not in filled:
            continue
        if found := amount_in_unit(header.form, table.rows[header.row - 1][place]):
            field, unit = found
            heading = {language: field.heading(language) for language in ("sv", "en")}
            problems.append(
                _place_problem(table, header, header.row, place, "header_in_unit", unit=unit, heading=heading)
            )
        else:
            problems.append(_place_problem(table, header, header.row, place, "header_unknown", known=known))
    named = {*header.columns.values(), *header.repeated, *header.unknown}
    for place in sorted(filled.keys() - named):
        problems.append(_place_problem(table, header, filled[place], place, "header_none"))
    return problems


def _filled_places(table: Table, header_row: int) -> dict[int, int]:
    """The columns with something below the headings, and the first row in which it stands."""
    filled: dict[int, int] = {}
    for number, row in enumerate(table.rows[header_row:], start=header_row + 1):
        for place, value in enumerate(row):
            if not is_empty(value):
                filled.setdefault(place, number)
    return filled


def _place_problem(
    table: Table, header: Header, number: int, place: int | None, message: str, **details: str | Words
) -> Problem:
    """A fault in the cell at a place of a row; the column is named as it is in the file, with its letter."""
    if place is None:
        return table_problem(table, message, row=number, **details)
    headings = table.rows[header.row - 1]
    heading = shown(headings[place]) if place < len(headings) and not is_empty(headings[place]) else "–"
    letter = xl_col_to_name(place)
    return Problem(table.file, message, number, heading, details, table.sheet or None, letter)
