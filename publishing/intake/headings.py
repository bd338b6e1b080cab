"""The heading row: which row it is, which column holds which field, and where a fault in a cell stands, named as in the file."""

from collections.abc import Collection
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from contract import FORMS, DeliveryForm, Field, is_younger
from publishing.intake.folding import CellFault, fold, is_empty, quoted, shown, without_footnote
from publishing.intake.numbers import KRONOR, factor_of, unit_of_heading
from publishing.intake.table import Raw, Table, Template
from publishing.messages import Words
from publishing.messages.problems import Note, Problem

Rows = tuple[tuple[Raw, ...], ...]

# A title and empty rows may stand above the headings.
ROWS_LOOKED_AT = 10

_IN_KRONOR = tuple(form.format(unit) for unit in KRONOR for form in (" ({})", " {}", ", {}", " i {}"))


@dataclass(frozen=True)
class Header:
    """A row read as the headings of a form: `row` counts from 1; `columns` is field → column, 0 for A.

    `repeated` are columns whose field has one already, `unknown` those whose heading is no field's.
    """

    form: DeliveryForm
    row: int
    columns: dict[str, int]
    repeated: tuple[int, ...]
    unknown: tuple[int, ...]

    @property
    def missing(self) -> tuple[Field, ...]:
        """The columns that must be there and are not."""
        return tuple(
            field for field in self.form.fields if must_be_there(self.form, field) and field.name not in self.columns
        )

    @property
    def score(self) -> int:
        """How well the row fits the form: columns found, less those that are missing or strange."""
        return len(self.columns) - len(self.missing) - len(self.unknown)

    @property
    def is_likely(self) -> bool:
        """Whether this is a heading row at all: at least two headings, and half of those that must be there."""
        needed = sum(must_be_there(self.form, field) for field in self.form.fields)
        return len(self.columns) >= max(2, needed / 2)


def must_be_there(form: DeliveryForm, field: Field) -> bool:
    """Whether a file without the column is faulty: it is required, or holds the value that the delivery is about."""
    return field.is_required or field.name in tuple(form.status_of)[:1]


def not_in_template(header: Header, template: Template | None) -> tuple[Field, ...]:
    """The fields that are younger than the template that was filled in, and that it does not have; none without a template."""
    if template is None:
        return ()
    fields = (field for field in header.form.fields if is_younger(field.since, template.contract_version))
    return tuple(field for field in fields if field.name not in header.columns)


def fold_heading(value: Raw) -> str:
    """A heading to compare with: folded, without a colon or an asterisk at its end."""
    return fold(value).rstrip(" :*") if isinstance(value, str) else ""


def headings_of(form: DeliveryForm) -> dict[str, str]:
    """Every heading by which a form's columns are known, folded, and the field; those of amounts with their unit too."""
    found = {
        fold_heading(text): field.name
        for field in form.fields
        for text in (*field.other_headings, field.name, field.heading_en, field.heading_sv)
    }
    amounts = {folded: name for folded, name in found.items() if form.field(name).kind == "amount"}
    in_kronor = {f"{folded}{unit}": name for folded, name in amounts.items() for unit in _IN_KRONOR}
    return in_kronor | found


def amount_in_unit(form: DeliveryForm, heading: Raw) -> tuple[Field, str] | None:
    """The field and the unit of a heading such as Belopp (tkr); None for a heading that names no thousands or millions."""
    found = unit_of_heading(fold_heading(heading))
    name = _HEADINGS[form.kind].get(found[0]) if found else None
    if found is None or name is None or form.field(name).kind != "amount" or factor_of(found[1]) == 1:
        return None
    return form.field(name), found[1]


_HEADINGS = {kind: headings_of(form) for kind, form in FORMS.items()}


def find_headers(rows: Rows, kind: str | None = None) -> tuple[Header, ...]:
    """The best reading of the heading row, of the form `kind` or of all; several when they fit equally, none if none does."""
    forms = [FORMS[kind]] if kind else list(FORMS.values())
    found = [
        _read_header(form, row, number)
        for number, row in enumerate(rows[:ROWS_LOOKED_AT], start=1)
        if not all(is_empty(value) for value in row)
        for form in forms
    ]
    likely = [header for header in found if header.is_likely]
    best = max((header.score for header in likely), default=0)
    first = min((header.row for header in likely if header.score == best), default=0)
    return tuple(header for header in likely if (header.score, header.row) == (best, first))


def headers_at(rows: Rows, number: int) -> tuple[Header, ...]:
    """Every likely reading of row `number` as the headings of a form."""
    found = (_read_header(form, rows[number - 1], number) for form in FORMS.values())
    return tuple(header for header in found if header.is_likely)


def _fields_of(form: DeliveryForm, row: tuple[Raw, ...]) -> list[str | None]:
    """The field of each heading; with the sign of a footnote, if no other heading is that field's."""
    known = _HEADINGS[form.kind]
    folded = [fold_heading(value) for value in row]
    exact = [known.get(heading) for heading in folded]
    bare = [
        None if field else known.get(without_footnote(heading)) for heading, field in zip(folded, exact, strict=True)
    ]
    # Antal1 and Antal2 are two columns and no footnotes.
    return [
        field or (other if other not in exact and bare.count(other) == 1 else None)
        for field, other in zip(exact, bare, strict=True)
    ]


def _read_header(form: DeliveryForm, row: tuple[Raw, ...], number: int) -> Header:
    columns: dict[str, int] = {}
    repeated, unknown = [], []
    for place, (value, field) in enumerate(zip(row, _fields_of(form, row), strict=True)):
        if field is None:
            unknown += [] if is_empty(value) else [place]
        elif field in columns:
            repeated.append(place)
        else:
            columns[field] = place
    return Header(form, number, columns, tuple(repeated), tuple(unknown))


def table_problem(table: Table, message: str, *, row: int | None = None, **details: str | Words) -> Problem:
    """A fault of the whole table, or of one of its rows."""
    return Problem(table.file, message, row, details=details, sheet=table.sheet or None)


def cell_problem(table: Table, header: Header, number: int, field: str | None, fault: CellFault) -> Problem:
    """A fault in the cell of a field in row `number`; without a field, in the whole row."""
    place = header.columns.get(field or "")
    return place_problem(table, header, number, place, fault.message, **fault.details)


def place_problem(
    table: Table, header: Header, number: int, place: int | None, message: str, **details: str | Words
) -> Problem:
    """A fault in the cell at a place of a row; the column is named as it is in the file, with its letter."""
    return Problem(table.file, message, number, *_column(table, header, place, details))


def place_note(table: Table, header: Header, number: int, place: int | None, message: str) -> Note:
    """A note in the same way."""
    return Note(table.file, message, number, *_column(table, header, place, {}))


def _column(table: Table, header: Header, place: int | None, details: dict[str, str | Words]) -> tuple:
    if place is None:
        return None, details, table.sheet or None
    headings = table.rows[header.row - 1]
    heading = shown(headings[place]) if place < len(headings) and not is_empty(headings[place]) else "–"
    return heading, details, table.sheet or None, xl_col_to_name(place)


def filled_places(table: Table, header_row: int, without: Collection[int] = ()) -> dict[int, int]:
    """The columns with something below the headings, and the first row in which it stands; rows in `without` do not count."""
    filled: dict[int, int] = {}
    for number, row in enumerate(table.rows[header_row:], start=header_row + 1):
        if number in without:
            continue
        for place, value in enumerate(row):
            if not is_empty(value):
                filled.setdefault(place, number)
    return filled


def merged_fault(table: Table, number: int, place: int) -> CellFault | None:
    """The fault of a cell in a row of figures that is merged with another; None when it is not, or both are empty.

    What a person sees there is the other cell's value; what it means for this row only its writer knows.
    """
    anchor = table.layout.merged.get((number, place))
    if anchor is None:
        return None
    value = cell_at(table, *anchor)
    if is_empty(value) and is_empty(cell_at(table, number, place)):
        return None
    return CellFault("cell_merged", value=quoted(value or ""), other=xl_rowcol_to_cell(anchor[0] - 1, anchor[1]))


def as_above_fault(table: Table, header: Header, number: int, place: int) -> CellFault | None:
    """The fault of an empty cell in a column that names something once and leaves the rows below empty; else None."""
    cells = [cell_at(table, one, place) for one in range(header.row + 1, len(table.rows) + 1)]
    above = [value for value in cells[: number - header.row - 1] if not is_empty(value)]
    rows = [one for one, row in enumerate(table.rows[header.row :]) if sum(not is_empty(value) for value in row) > 1]
    empty = sum(is_empty(cells[one]) for one in rows)
    if not above or empty < 2 or empty * 3 < len(rows):
        return None
    return CellFault("cell_empty_as_above", value=quoted(above[-1]))


def cell_at(table: Table, number: int, place: int) -> Raw:
    """The cell at a place of row `number`; None beyond the row's end."""
    row = table.rows[number - 1] if number <= len(table.rows) else ()
    return row[place] if place < len(row) else None
