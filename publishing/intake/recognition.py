"""Which kind of delivery a table is, which of several sheets is the one, and what a table seems to be that cannot be understood as a whole."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from contract import YEARLY_KINDS, Field
from publishing.intake.cells import Read, RowReader, cell_readers
from publishing.intake.dates import read_period
from publishing.intake.folding import can_be_read, fold, shown, without_footnote
from publishing.intake.headings import Header, column_cells, find_headers, fold_heading, headers_at, not_in_template
from publishing.intake.table import Raw, Rows, Table
from publishing.intake.totals import TOTAL_WORDS, is_total
from publishing.kinds import FORMS
from publishing.kinds.listed import Listed
from publishing.messages import in_both
from publishing.messages.problems import Problem

_CROSSED_KINDS = ("municipality", "code", "period")
# In this order: sheets of one municipality each are often of one actor each too.
_TOLD_APART_BY = ("municipality_code", "public_actor", "placement_measure", "service", "mark", "sex")


@dataclass(frozen=True)
class Crossed:
    """`field` is the column that is missing, `value` the one whose figures stand below its values.

    `places` are the columns that are its values, `values` what they are, `totals` the columns that sum them.
    """

    field: Field
    value: Field
    places: tuple[int, ...]
    values: tuple[str, ...]
    totals: tuple[int, ...]


def crossed(header: Header, headings: Mapping[int, Raw], readers: Mapping[str, Read]) -> Crossed | None:
    """The column whose values stand as headings; None when the table is a list of rows.

    `headings` are those of columns that are no field's, by place; of a second row of headings all of them.
    """
    values = [header.form.field(name) for name in tuple(header.form.status_of)[:1]]
    for field in header.missing:
        if field.kind not in _CROSSED_KINDS or not values or field in values:
            continue
        words = {*fold(values[0].heading_sv).split(), *fold(values[0].heading_en).split(), "antal", "number", "st", "-"}
        found = {place: _value_of(heading, readers[field.name], words) for place, heading in headings.items()}
        places = tuple(place for place, value in found.items() if value not in (None, "T"))
        if len({found[place] for place in places}) > 1:
            total = {
                place for place, heading in headings.items() if TOTAL_WORDS & {*fold_heading(shown(heading)).split()}
            }
            totals = [place for place in headings if place not in places and (place in total or found[place] == "T")]
            return Crossed(field, values[0], places, tuple(str(found[place]) for place in places), tuple(totals))
    return None


@dataclass(frozen=True)
class Fit:
    """How the heading row fits one kind: `crossing` is the column whose values stand as headings, if one's do."""

    reader: RowReader
    crossing: Crossed | None

    @property
    def header(self) -> Header:
        """The headings as the columns of this kind."""
        return self.reader.header

    @property
    def kind(self) -> str:
        """The kind of delivery."""
        return self.header.form.kind

    @cached_property
    def missing(self) -> tuple[Field, ...]:
        """The columns that must be there and are not, but for those that a crossing stands for or its template lacks."""
        excused = not_in_template(self.header, self.reader.table.template)
        if self.crossing:
            excused += (self.crossing.field, self.crossing.value)
        return tuple(field for field in self.header.missing if field not in excused)

    @cached_property
    def unknown(self) -> frozenset[int]:
        """The columns that are no field's, nor part of a crossing."""
        parts = (*self.crossing.places, *self.crossing.totals) if self.crossing else ()
        return frozenset(self.header.unknown) - {*parts}

    @property
    def score(self) -> int:
        """How well the headings fit: columns found, less those that are missing or strange."""
        return len(self.header.columns) + 2 * bool(self.crossing) - len(self.missing) - len(self.unknown)

    @property
    def own_words(self) -> int:
        """The headings that are this kind's own words, as the template has them, and not one that is taken for it."""
        columns, headings = self.header.columns, self.reader.headings
        fields = [field for field in self.header.form.fields if field.name in columns]
        return sum(headings[columns[each.name]] in (fold(each.heading_sv), fold(each.heading_en)) for each in fields)


def fits(
    table: Table,
    kind: str | None,
    municipalities: Mapping[str, str],
    delivers: Collection[str] = (),
    listed: Listed = MappingProxyType({}),
    owes: Collection[str] = (),
) -> tuple[Fit, ...]:
    """The kind whose headings the table has: one, none, or several between which somebody has to choose.

    `kind` is the one that was said; `delivers` are those that the sender may send, the owed ones first, and `owes` those. A kind is one
    to choose when every heading is one of its own too and it lacks no more than one column more than the best. The name
    of the sheet or a title above the headings settles it when it names the best alone. So does what is owed, where the file
    lacks something of every kind, and least of the one that is owed: then nothing is taken for what it is not, and what is
    wrong with it can be said.
    """
    found = find_headers(table.rows, kind)
    if kind or not found:
        return tuple(_fit(table, header, municipalities, listed) for header in found)
    every = [_fit(table, header, municipalities, listed) for header in headers_at(table.rows, found[0].row)]
    best = max(every, key=lambda fit: fit.score)
    rivals = [fit for fit in every if fit.unknown <= best.unknown or fit.score == best.score]
    rivals = [fit for fit in rivals if fit.kind not in YEARLY_KINDS or _quarter(fit)[-2:] in ("", "Q4")] or rivals
    rivals = [fit for fit in rivals if fit.kind in delivers] or rivals
    best = max(rivals, key=lambda fit: fit.score)
    named = _named(table, best.header.row)
    rivals = [fit for fit in rivals if len(fit.missing) <= len(best.missing) + 1 or fit.kind in named]
    if [fit for fit in rivals if fit.kind in named] == [best]:
        return (best,)
    if not named & {fit.kind for fit in rivals} and (owed := _owed(rivals, owes)):
        return (owed,)
    order = {kind: place for place, kind in enumerate(delivers)}
    rivals.sort(key=lambda fit: (fit.kind not in named, -fit.own_words, order.get(fit.kind, len(order))))
    return tuple(rivals)


def _owed(rivals: list[Fit], owes: Collection[str]) -> Fit | None:
    """The only one of several kinds that the sender owes, where it lacks a column and each of the others lacks more."""
    owed = [fit for fit in rivals if fit.kind in owes]
    if len(owed) != 1 or not owed[0].missing:
        return None
    others = [fit for fit in rivals if fit is not owed[0]]
    return owed[0] if all(len(fit.missing) > len(owed[0].missing) for fit in others) else None


def several_sheets(file: str, sheets: dict[str, Rows]) -> Problem:
    """The fault of a workbook in which each of these sheets, by name, has the headings of a delivery.

    One delivery is one kind of one quarter: sheets of one kind that differ in a column belong on one sheet, quarters and
    kinds in a file each, and sheets that do not differ are copies of which one is kept.
    """
    headers = {name: find_headers(rows)[0] for name, rows in sheets.items()}
    names = ", ".join(sheets)
    forms = {header.form.kind: header.form for header in headers.values()}
    if len(forms) > 1:
        kinds = in_both(lambda language: ", ".join(form.title(language) for form in forms.values()))
        return Problem.of(file, "table_sheets_of_several_kinds", sheets=names, kinds=kinds)
    form = next(iter(forms.values()))
    if _told_apart(sheets, headers, "period"):
        return Problem.of(file, "table_sheets_of_several_quarters", sheets=names)
    for field in form.fields:
        is_nowhere = not any(field.name in header.columns for header in headers.values())
        if field.name in ("municipality_code", "period") and is_nowhere:
            return Problem.of(file, "table_sheets_without_column", sheets=names, column=in_both(field.heading))
    for name in _TOLD_APART_BY:
        if _told_apart(sheets, headers, name):
            return Problem.of(file, "table_sheets_to_join", sheets=names, column=in_both(form.field(name).heading))
    return Problem.of(file, "table_several_sheets", sheets=names)


@dataclass(frozen=True)
class Glance:
    """The kind that the headings belong to, the quarter of most rows, the number of rows, and the row of the headings.

    "" or 0 for what cannot be told.
    """

    kind: str = ""
    period: str = ""
    rows: int = 0
    header_row: int = 0


def glance(
    table: Table,
    kind: str = "",
    *,
    municipalities: Mapping[str, str] | None = None,
    delivers: Collection[str] = (),
    listed: Listed = MappingProxyType({}),
    owes: Collection[str] = (),
) -> Glance:
    """What can be seen of a table, of the form `kind` if that is known. Raises nothing: what is doubtful is left out."""
    named = kind or (table.template.kind if table.template else "")
    found = fits(table, named if named in FORMS else None, municipalities or {}, delivers, listed, owes)
    if len(found) != 1:
        return Glance(kind)
    header = found[0].header
    known = [cells for row in table.rows[header.row :] if (cells := header.known(row))]
    rows = [cells for cells in known if not is_total(header, cells, is_last=False)]
    quarter = _usual_quarter(cells.get(header.columns.get("period", -1)) for cells in rows)
    return Glance(header.form.kind, quarter, len(rows), header.row)


def _value_of(heading: Raw, read: Read, words: set[str]) -> object:
    """What a heading means as a value of the column: Kvinnor, Antal kvinnor, 2019 kv 1, 1234. None if nothing."""
    folded = fold_heading(shown(heading))
    plain = without_footnote(folded)
    bare = " ".join(word for word in plain.replace(",", " ").split() if word not in words)
    return next((read(text) for text in (folded, plain, bare) if text and can_be_read(read, text)), None)


def _fit(table: Table, header: Header, municipalities: Mapping[str, str], listed: Listed) -> Fit:
    reader = RowReader(table, header, cell_readers(header.form, municipalities, listed))
    headings = {place: table.cell(header.row, place) for place in header.unknown}
    return Fit(reader, crossed(header, headings, reader.readers))


def _quarter(fit: Fit) -> str:
    """The quarter of most rows; "" when there is none to read."""
    return _usual_quarter(column_cells(fit.reader.table.rows[fit.header.row :], fit.header.columns.get("period")))


def _usual_quarter(cells: Iterable[Raw]) -> str:
    quarters = Counter(read_period(cell) for cell in cells if can_be_read(read_period, cell))
    return quarters.most_common(1)[0][0] if quarters else ""


def _named(table: Table, header_row: int) -> set[str]:
    """The kinds that the sheet's name or a text above the headings calls by their titles."""
    texts = [table.sheet, *(value for row in table.rows[: header_row - 1] for value in row if isinstance(value, str))]
    folded = [fold(text) for text in texts]
    return {
        kind
        for kind, form in FORMS.items()
        if any(fold(form.title(language)) in text for text in folded for language in ("sv", "en"))
    }


def _told_apart(sheets: dict[str, Rows], headers: dict[str, Header], field: str) -> bool:
    """Whether no value of the field stands on two of the sheets."""
    seen: set[str] = set()
    for name, rows in sheets.items():
        header = headers[name]
        values = {fold(shown(value)) for value in column_cells(rows[header.row :], header.columns.get(field))}
        if not values or values & seen:
            return False
        seen |= values
    return True
