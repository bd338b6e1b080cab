"""The heading row: which row it is, which column holds which field, and where a fault in a cell stands, named as in the file."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from contract import DeliveryForm, Field, is_younger
from contract.deliveries import older_headings
from publishing.intake.folding import filled, fold, is_empty, shown, without_footnote
from publishing.intake.numbers import FACTORS, KRONOR, unit_of_heading
from publishing.intake.table import Raw, Rows, Table, Template
from publishing.kinds import FORMS
from publishing.messages import Words
from publishing.messages.problems import Problem

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
        needed = (field for field in self.form.fields if must_be_there(self.form, field))
        return tuple(field for field in needed if field.name not in self.columns)

    @property
    def score(self) -> int:
        """How well the row fits the form: columns found, less those that are missing or strange."""
        return len(self.columns) - len(self.missing) - len(self.unknown)

    @property
    def is_likely(self) -> bool:
        """Whether this is a heading row at all: at least two headings, and half of those that must be there."""
        needed = sum(must_be_there(self.form, field) for field in self.form.fields)
        return len(self.columns) >= max(2, needed / 2)

    @property
    def names(self) -> dict[int, str]:
        """The field of each column that has one."""
        return {place: name for name, place in self.columns.items()}

    def known(self, row: Sequence[Raw]) -> dict[int, Raw]:
        """The cells of a row that hold something in a column of the form, by column."""
        places = {*self.columns.values()}
        return {place: value for place, value in filled(row).items() if place in places}


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
    older = {fold_heading(text): name for text, name in older_headings(form.kind).items()}
    found = older | {
        fold_heading(text): field.name
        for field in form.fields
        for text in (*field.other_headings, field.name, field.heading_en, field.heading_sv)
    }
    amounts = {folded: name for folded, name in found.items() if form.field(name).kind == "amount"}
    in_kronor = {f"{folded}{unit}": name for folded, name in amounts.items() for unit in _IN_KRONOR}
    return in_kronor | found


def amount_in_unit(form: DeliveryForm, heading: Raw) -> tuple[Field, str] | None:
    """The field and the unit of a heading such as Belopp (tkr); None for a heading that names no thousands or millions."""
    base, unit = unit_of_heading(fold_heading(heading)) or ("", "")
    name = _HEADINGS[form.kind].get(base)
    is_amount = name is not None and form.field(name).kind == "amount"
    return (form.field(name), unit) if is_amount and FACTORS[unit] > 1 else None


def find_headers(rows: Rows, kind: str | None = None) -> tuple[Header, ...]:
    """The best reading of the heading row, of the form `kind` or of all; several when they fit equally, none if none does."""
    found = [
        header for number in range(1, min(len(rows), ROWS_LOOKED_AT) + 1) for header in headers_at(rows, number, kind)
    ]
    best = max(((header.score, -header.row) for header in found), default=())
    return tuple(header for header in found if (header.score, -header.row) == best)


def headers_at(rows: Rows, number: int, kind: str | None = None) -> list[Header]:
    """Every likely reading of row `number` as the headings of a form."""
    row = rows[number - 1]
    held = filled(row)
    forms = [FORMS[kind]] if kind else list(FORMS.values())
    # Made alike once, for all forms.
    folded = [fold_heading(value) for value in row]
    bare = [without_footnote(heading) for heading in folded]
    found = [_read_header(form, held, folded, bare, number) for form in forms] if held else []
    return [header for header in found if header.is_likely]


def table_problem(table: Table, message: str, *, row: int | None = None, **details: str | Words) -> Problem:
    """A fault of the whole table, or of one of its rows."""
    return Problem(table.file, message, row, details=details, sheet=table.sheet or None)


def cell_problem(
    table: Table, header: Header, number: int, place: int | None, message: str, **details: str | Words
) -> Problem:
    """A fault in the cell at a place of a row, its column named as in the file, with its letter; without a place of the row."""
    if place is None:
        return table_problem(table, message, row=number, **details)
    heading = table.cell(header.row, place)
    named = "–" if is_empty(heading) else shown(heading)
    return Problem(table.file, message, number, named, details, table.sheet or None, xl_col_to_name(place))


def filled_places(table: Table, header_row: int, without: Collection[int] = ()) -> dict[int, int]:
    """The columns with something below the headings, and the first row in which it stands; rows in `without` do not count."""
    first: dict[int, int] = {}
    for number, row in enumerate(table.rows[header_row:], start=header_row + 1):
        if number not in without:
            first = dict.fromkeys(filled(row), number) | first
    return first


def column_cells(rows: Rows, place: int | None) -> list[Raw]:
    """The cells of one column that hold something."""
    return [] if place is None else [row[place] for row in rows if place < len(row) and not is_empty(row[place])]


def _read_header(form: DeliveryForm, held: Collection[int], folded: list[str], bare: list[str], number: int) -> Header:
    """Row `number` as the headings of a form: the columns that hold something, the headings folded, and without footnotes."""
    columns: dict[str, int] = {}
    repeated, unknown = [], []
    for place, field in enumerate(_fields_of(form, folded, bare)):
        if field is None:
            unknown += [place] if place in held else []
        elif field in columns:
            repeated.append(place)
        else:
            columns[field] = place
    return Header(form, number, columns, tuple(repeated), tuple(unknown))


def _fields_of(form: DeliveryForm, folded: list[str], bare: list[str]) -> list[str | None]:
    """The field of each heading; with the sign of a footnote, if no other heading is that field's."""
    known = _HEADINGS[form.kind]
    exact = [known.get(heading) for heading in folded]
    noted = [None if field else known.get(heading) for heading, field in zip(bare, exact, strict=True)]
    # Antal1 and Antal2 are two columns and no footnotes.
    single = [field if field not in exact and noted.count(field) == 1 else None for field in noted]
    return [field or other for field, other in zip(exact, single, strict=True)]


_HEADINGS = {kind: headings_of(form) for kind, form in FORMS.items()}
