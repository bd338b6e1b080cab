"""The columns of a table held against its form: what is missing, repeated, strange, without a heading, or crossed."""

import unicodedata
from collections.abc import Collection
from difflib import SequenceMatcher

from xlsxwriter.utility import xl_col_to_name

from contract import CODELISTS, Field
from publishing.messages import Words
from publishing.problems import Problem
from publishing.reading.columns import filled_places, place_problem, table_problem
from publishing.reading.crossed import Crossed
from publishing.reading.folding import CellFault, is_empty, shown
from publishing.reading.footnotes import LONGEST_HEADING, without_footnote
from publishing.reading.headings import amount_in_unit, fold_heading
from publishing.reading.row import RowReader
from publishing.reading.which_kind import Fit

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
