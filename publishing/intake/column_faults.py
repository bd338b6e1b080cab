"""What is wrong with the headings: columns that are missing, repeated, strange or crossed, and tables in which no heading row is found."""

import unicodedata
from collections.abc import Collection, Mapping
from difflib import SequenceMatcher
from functools import partial
from itertools import pairwise, zip_longest

from xlsxwriter.utility import xl_col_to_name

from contract import CODELISTS, Field
from publishing.intake import headings
from publishing.intake.cells import RowReader
from publishing.intake.dates import read_period
from publishing.intake.folding import LONGEST_HEADING, can_be_read, filled, is_empty, shown, without_footnote
from publishing.intake.recognition import Crossed, Fit, crossed
from publishing.intake.table import Raw, Table
from publishing.intake.texts import municipality_names, read_municipality
from publishing.kinds import FORMS
from publishing.messages import SAY, Words, in_both
from publishing.messages.problems import Problem

_ALIKE = 0.75
_ROWS_TRIED = 50
# So many rows of a crossed table are written out to show how it is done.
_SHOWN = 3
# What may part the values of a row that came as one cell.
_DELIMITERS = {"semicolon": ";", "comma": ",", "tab": "\t", "bar": "|"}
# How far down, and in how many columns, headings are looked for, to say where they are.
_ROWS_BELOW, _COLUMNS_LOOKED_AT = 100, 3


def column_faults(fit: Fit, *, remarks: Collection[int], notes: Collection[int]) -> list[Problem]:
    """The faults of the heading row. An unknown column that is empty is let be, and one of `remarks`.

    `notes` are rows that are no rows of figures.
    """
    reader, table, header = fit.reader, fit.reader.table, fit.header
    first_rows = headings.filled_places(table, header.row, notes)
    problems = [crossing_fault(reader, fit.crossing, header.row)] if fit.crossing else []
    repeated = [place for place in header.repeated if place != reader.second_municipality]
    problems += [headings.cell_problem(table, header, header.row, place, "header_repeated") for place in repeated]
    known = in_both(lambda language: ", ".join(field.heading(language) for field in header.form.fields))
    left = list(fit.missing)
    for place in sorted(fit.unknown & first_rows.keys()):
        heading = table.cell(header.row, place)
        like = _like(heading, fit.missing) or _whose_values(reader, place, left)
        if place in remarks and like is None:
            continue
        left = [field for field in left if field is not like]
        message, details = (
            ("header_unknown_like", {"heading": in_both(like.heading)}) if like else ("header_unknown", {})
        )
        if in_unit := headings.amount_in_unit(header.form, heading):
            message, details = "header_in_unit", {"unit": in_unit[1], "heading": in_both(in_unit[0].heading)}
        problems.append(headings.cell_problem(table, header, header.row, place, message, known=known, **details))
    for place in sorted(first_rows.keys() - {*header.columns.values(), *header.repeated, *header.unknown}):
        found = _whose_values(reader, place, left)
        left = [field for field in left if field is not found]
        message, details = ("header_none_like", {"heading": in_both(found.heading)}) if found else ("header_none", {})
        details |= {"letter": xl_col_to_name(place), "row": str(header.row)}
        problems.append(headings.cell_problem(table, header, first_rows[place], place, message, **details))
    missing = [
        headings.table_problem(table, "header_missing", row=header.row, heading=in_both(field.heading))
        for field in left
    ]
    return problems + missing


def crossing_fault(reader: RowReader, crossing: Crossed, number: int) -> Problem:
    """The fault of a table with a column's values as headings, in row `number`: how the same is written as rows."""
    row, field = reader.table.rows[number - 1], crossing.field

    def named(places: Collection[int]) -> str:
        return ", ".join(f"{shown(row[place])} ({xl_col_to_name(place)})" for place in places)

    def as_rows(language: str) -> str:
        values = [shown(row[place]) for place in crossing.places]
        if field.kind == "code":
            values = [CODELISTS[field.codelist].label(code, language) for code in dict.fromkeys(crossing.values)]
        written = ", ".join(f"{field.heading(language)}: {value}" for value in values[:_SHOWN])
        return written + (" …" if values[_SHOWN:] else "")

    message = "header_crossed_quarters" if field.kind == "period" else "header_crossed"
    details: dict[str, str | Words] = {"columns": named(crossing.places), "rows": in_both(as_rows)}
    details |= {"field": in_both(field.heading), "value": in_both(crossing.value.heading)}
    if crossing.totals and field.kind != "period":
        message, details["totals"] = "header_crossed_with_total", named(crossing.totals)
    return headings.cell_problem(reader.table, reader.header, number, crossing.places[0], message, **details)


def lost_headings(table: Table, kind: str | None, municipalities: Mapping[str, str]) -> Problem:
    """The fault of a table in which no row is one of headings."""
    if problem := _one_cell_a_row(table, kind) or _turned(table, kind) or two_rows(table, kind, 0):
        return problem
    forms = [FORMS[kind]] if kind else list(FORMS.values())
    first = in_both(
        lambda language: [", ".join(field.heading(language) for field in form.fields[:4]) for form in forms]
    )
    expected = {language: " / ".join(f"{few} …" for few in each) for language, each in first.items()}
    if kind and (others := headings.find_headers(table.rows)):
        titles = in_both(lambda language: ", ".join(header.form.title(language) for header in others))
        named = in_both(FORMS[kind].title)
        return headings.table_problem(table, "header_of_another_kind", row=others[0].row, kinds=titles, said=named)
    for number in range(headings.ROWS_LOOKED_AT + 1, min(len(table.rows), _ROWS_BELOW) + 1):
        if headings.find_headers((table.rows[number - 1],), kind):
            return headings.table_problem(table, "header_far_down", row=number, rows=str(headings.ROWS_LOOKED_AT))
    if first := _first_of_figures(table, municipalities):
        places = [*filled(table.rows[first - 1])]
        columns = f"{xl_col_to_name(places[0])}–{xl_col_to_name(places[-1])}"
        return headings.table_problem(table, "header_none_at_all", row=first, columns=columns, expected=expected)
    return headings.table_problem(table, "header_lost", row=1, rows=str(headings.ROWS_LOOKED_AT), expected=expected)


def two_rows(table: Table, kind: str | None, score: int) -> Problem | None:
    """Headings that are only whole when two rows are read together: Offentlig above aktör. `score` is that of one row."""
    rows = table.rows[: headings.ROWS_LOOKED_AT + 1]
    for number, (upper, lower) in enumerate(pairwise(rows), start=1):
        if not filled(upper) or not filled(lower):
            continue
        joined = tuple(_joined(*pair) for pair in zip_longest(upper, lower))
        whole, alone = headings.find_headers((joined,), kind), headings.find_headers((lower,), kind)
        if whole and whole[0].score > max([score, 0, *(header.score for header in alone)]):
            return _two_rows_fault(table, number)
    return None


def second_row_fault(reader: RowReader) -> Problem | None:
    """The fault of a second row of headings right below the first: of a crossed table, how to write it as rows.

    A second row holds texts alone, none of which is a value of its column, and parts a heading: below one that spans
    several columns, or where the first row has none.
    """
    table, header = reader.table, reader.header
    cells = filled(table.rows[header.row]) if header.row < len(table.rows) else {}
    parts_a_heading = any(is_empty(table.cell(header.row, place)) for place in cells)
    if len(cells) < 2 or not parts_a_heading or not all(isinstance(value, str) for value in cells.values()):
        return None
    if any(reader.can_be(name, cells[place]) for name, place in header.columns.items() if place in cells):
        return None
    if crossing := crossed(header, cells, reader.readers):
        return crossing_fault(reader, crossing, header.row + 1)
    return _two_rows_fault(table, header.row)


def _like(heading: object, fields: Collection[Field]) -> Field | None:
    """The missing column whose heading this one resembles: Insatstyp, Insats 2019, Kon."""
    folded = _plain(without_footnote(headings.fold_heading(heading)))
    if len(folded) > LONGEST_HEADING:
        return None
    for field in fields:
        for text in (field.heading_sv, field.heading_en, *field.other_headings):
            known = _plain(headings.fold_heading(text))
            if known in folded.split() or SequenceMatcher(None, known, folded).ratio() >= _ALIKE:
                return field
    return None


def _plain(text: str) -> str:
    """The text without what stands above its letters, which some exports lose."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def _whose_values(reader: RowReader, place: int, fields: Collection[Field]) -> Field | None:
    """The missing column whose values stand in this one; free texts could be anything's, so they tell nothing."""
    cells = headings.column_cells(reader.table.rows[reader.header.row :][:_ROWS_TRIED], place)
    for field in fields:
        if field.kind != "text" and all(reader.can_be(field.name, cell) for cell in cells):
            return field
    return None


def _one_cell_a_row(table: Table, kind: str | None) -> Problem | None:
    """Every row is one cell with the signs that should part it still in it, as after a paste or a save in quotes."""
    for number, row in enumerate(table.rows[: headings.ROWS_LOOKED_AT], start=1):
        cells = [*filled(row).values()]
        if len(cells) != 1 or not isinstance(cells[0], str):
            continue
        for name, delimiter in _DELIMITERS.items():
            parts = tuple(part.strip(' "') for part in cells[0].split(delimiter))
            if headings.find_headers((parts,), kind):
                message = "table_one_cell_text" if table.is_text else "table_one_cell"
                sign = SAY[f"parted_by_{name}"]
                return headings.table_problem(table, message, row=number, sign=sign, columns=str(len(parts)))
    return None


def _turned(table: Table, kind: str | None) -> Problem | None:
    """Rows for columns: the headings stand below each other in one of the first columns."""
    for place in range(_COLUMNS_LOOKED_AT):
        column = tuple(table.cell(number, place) for number in range(1, min(len(table.rows), _ROWS_BELOW) + 1))
        if headings.find_headers((column,), kind):
            return headings.table_problem(
                table, "table_turned", row=min(filled(column)) + 1, letter=xl_col_to_name(place)
            )
    return None


def _joined(upper: Raw, lower: Raw) -> str:
    """A heading with what stands below it; a word cut by a hyphen is put together."""
    first, second = (value.strip() if isinstance(value, str) else "" for value in (upper, lower))
    return first[:-1] + second if first.endswith("-") else f"{first} {second}".strip()


def _two_rows_fault(table: Table, number: int) -> Problem:
    return headings.table_problem(table, "header_two_rows", row=number, first=str(number), second=str(number + 1))


def _first_of_figures(table: Table, municipalities: Mapping[str, str]) -> int | None:
    """The first row in which a municipality or a quarter stands beside other cells: the table begins with its figures."""
    read_name = partial(read_municipality, names=municipality_names(municipalities), known="")
    for number, row in enumerate(table.rows[: headings.ROWS_LOOKED_AT], start=1):
        cells = filled(row).values()
        if len(cells) > 2 and any(can_be_read(read, value) for value in cells for read in (read_period, read_name)):
            return number
    return None
