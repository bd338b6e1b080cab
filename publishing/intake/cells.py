"""One cell read as its field says, and one row of cells: what is empty is filled in as the form says, each value with its status."""

from collections.abc import Callable, Mapping
from functools import partial

from xlsxwriter.utility import xl_rowcol_to_cell

from contract import CODELISTS, DeliveryForm, Field, not_asked_for
from publishing.intake import folding
from publishing.intake.dates import read_date, read_period
from publishing.intake.headings import Header, cell_problem, fold_heading, headings_of, not_in_template
from publishing.intake.numbers import read_amount, read_count, read_whole
from publishing.intake.statuses import (
    instead_of_value,
    pairs_of,
    settle,
    status_in_words,
    statuses_of,
    without_value,
)
from publishing.intake.table import Raw, Table
from publishing.intake.texts import (
    code_names,
    listed_names,
    municipality_names,
    read_code,
    read_listed,
    read_municipality,
    read_text,
    read_yes_no,
)
from publishing.kinds.listed import Listed
from publishing.messages import SAY, Words, in_both, say, shown
from publishing.messages.problems import CellFault, Problem

Read = Callable[[Raw], object]
_READ: dict[str, Read] = {
    "period": read_period,
    "yes_no": read_yes_no,
    "count": read_count,
    "amount": read_amount,
    "whole": read_whole,
    "date": read_date,
    "text": read_text,
}
Cells = Mapping[int, Raw]


def cell_readers(form: DeliveryForm, municipalities: Mapping[str, str], listed: Listed) -> dict[str, Read]:
    """For each field of the form, what reads one filled cell of it; it raises CellFault."""
    return {
        field.name: partial(
            _read_cell,
            _reader(field, municipalities, listed),
            field,
            _details(form, field),
            has_status=field.kind in ("count", "amount") and bool(statuses_of(form, field)),
        )
        for field in form.fields
    }


class RowReader:
    """Reads the rows of one table, whose headings are known. `readers` are those of `cell_readers`."""

    def __init__(self, table: Table, header: Header, readers: Mapping[str, Read]) -> None:
        self.table, self.header, self.readers = table, header, readers
        self.not_asked_for = not_asked_for(not_in_template(header, table.template))
        self.pair_of = {pair.value: pair for pair in pairs_of(header.form) if pair.value not in self.not_asked_for}
        self.headings = {place: fold_heading(value) for place, value in enumerate(table.rows[header.row - 1])}
        # The column of a municipality's code beside that of its name, under a heading of its own; None if there is none.
        first, fields = header.columns.get("municipality_code"), headings_of(header.form)
        places = [place for place in header.repeated if fields.get(self.headings[place]) == "municipality_code"]
        is_other = len(places) == 1 and self.headings[places[0]] != self.headings.get(first)
        self.second_municipality = places[0] if is_other else None

    def read(self, number: int, cells: Cells) -> tuple[dict[str, object], list[Problem]]:
        """The row's fields (source_row among them) and its faults; with faults the fields are not to be used."""
        if stray := self._stray(number, cells):
            return {}, [self.problem(number, None, CellFault(stray, value=folding.quoted(next(iter(cells.values())))))]
        form, row, statuses, faults = self.header.form, {"source_row": number}, {}, {}
        for field in form.fields:
            try:
                row[field.name], statuses[field.name] = self._value_in(number, field, cells)
            except CellFault as fault:
                faults[field.name] = fault
        for pair in self.pair_of.values():
            is_there = pair.status and (pair.value in self.header.columns or pair.if_neither)
            if not is_there or {pair.value, pair.status} & faults.keys():
                continue
            try:
                row[pair.status] = settle(pair, row[pair.value], statuses[pair.value], row.get(pair.status))
            except CellFault as fault:
                field = form.field(pair.value)
                # Of a state that is chosen from a list nothing is counted: it has no 0 to write.
                is_chosen = fault.message == "status_neither" and field.kind == "code"
                message = "status_neither_chosen" if is_chosen else fault.message
                faults[pair.value] = CellFault(message, instead=instead_of_value(form, field))
        return row | self.not_asked_for, [self.problem(number, name, fault) for name, fault in faults.items()]

    def value(self, name: str, value: Raw) -> tuple[object, str | None]:
        """What a cell means, and the status that it says instead of a value. Raises CellFault."""
        field, pair = self.header.form.field(name), self.pair_of.get(name)
        if folding.is_empty(value):
            if field.is_required and name in self.header.columns:
                raise CellFault("cell_empty")
            return field.if_empty, None
        if pair and (status := status_in_words(pair, value)):
            return None, status
        return self.readers[name](value), None

    def can_be(self, name: str, value: Raw) -> bool:
        """Whether a cell can be one of a field: as a value, as a status, or empty."""
        return folding.can_be_read(lambda cell: self.value(name, cell), value)

    def problem(self, number: int, name: str | None, fault: CellFault) -> Problem:
        """A fault in the cell of a field, or in a whole row. A cell that shows something else is quoted as it is shown."""
        place = self.header.columns.get(name or "")
        details = fault.details
        if "value" in details and (seen := self.table.shown.get((number, -1 if place is None else place))):
            details = details | {"value": _with_shown(seen.text, details["value"])}
        return cell_problem(self.table, self.header, number, place, fault.message, **details)

    def _value_in(self, number: int, field: Field, cells: Cells) -> tuple[object, str | None]:
        """What the cell of a field means in one row; a fault is said better where an empty cell seems to stand for the one above."""
        place = self.header.columns.get(field.name)
        if place is None:
            return self.value(field.name, None)
        if fault := self._merged_fault(number, place):
            raise fault
        value = self._as_shown(field, number, place, cells.get(place))
        if field.name == "municipality_code" and self.second_municipality is not None:
            value = self._one_municipality(value, self.table.cell(number, self.second_municipality))
        try:
            return self.value(field.name, value)
        except CellFault as fault:
            if fault.message == "cell_empty" and (better := self._as_above_fault(number, place)):
                raise better from fault
            raise

    def _as_shown(self, field: Field, number: int, place: int, value: Raw) -> Raw:
        """The cell of a field. Of an id or a code that is a number with a format, all the digits that it shows: 007."""
        seen = self.table.shown.get((number, place))
        if seen is None or field.kind not in ("text", "municipality", "code") or not isinstance(value, int | float):
            return value
        has_all = _digits(seen.text).lstrip("0") == folding.shown(value).lstrip("0") and " " not in seen.text
        return seen.text if has_all else value

    def _one_municipality(self, value: Raw, second: Raw) -> Raw:
        """Of a municipality with its code and its name in two columns the cell that is filled, if they agree."""
        if folding.is_empty(value) or folding.is_empty(second):
            return second if folding.is_empty(value) else value
        read = self.readers["municipality_code"]
        if read(value) != read(second):
            raise CellFault("cell_code_and_name", value=f"{folding.shown(second)} {folding.shown(value)}")
        return value

    def _merged_fault(self, number: int, place: int) -> CellFault | None:
        """The fault of a cell in a row of figures that is merged with another; None when it is not, or both are empty.

        What a person sees there is the other cell's value; what it means for this row only its writer knows.
        """
        anchor = self.table.layout.merged.get((number, place))
        value = self.table.cell(*anchor) if anchor else None
        if anchor is None or (folding.is_empty(value) and folding.is_empty(self.table.cell(number, place))):
            return None
        return CellFault(
            "cell_merged", value=folding.quoted(value or ""), other=xl_rowcol_to_cell(anchor[0] - 1, anchor[1])
        )

    def _as_above_fault(self, number: int, place: int) -> CellFault | None:
        """The fault of an empty cell in a column that names something once and leaves the rows below empty; else None."""
        cells = [self.table.cell(each, place) for each in range(self.header.row + 1, len(self.table.rows) + 1)]
        above = [value for value in cells[: number - self.header.row - 1] if not folding.is_empty(value)]
        rows = [at for at, row in enumerate(self.table.rows[self.header.row :]) if len(folding.filled(row)) > 1]
        empty = sum(folding.is_empty(cells[at]) for at in rows)
        if not above or empty < 2 or empty * 3 < len(rows):
            return None
        return CellFault("cell_empty_as_above", value=folding.quoted(above[-1]))

    def _stray(self, number: int, cells: Cells) -> str | None:
        """What a row is that is no row of figures: the heading of the rows below, a lone text, the headings once more."""
        if len(cells) == 1 and len(self.header.form.fields) > 1:
            [place] = cells
            below = folding.filled(self.table.rows[number]) if number < len(self.table.rows) else {}
            return "row_of_a_group" if below and place not in below else "row_stray"
        is_repeated = all(fold_heading(value) == self.headings[place] for place, value in cells.items())
        return "row_repeated_headings" if is_repeated else None


def _details(form: DeliveryForm, field: Field) -> dict[str, Words]:
    """What a fault of the field may say: what to write instead of a value, a quarter that is right, and where to say that a
    day has no end.
    """
    details = {"instead": instead_of_value(form, field), "without_value": without_value(form, field)}
    if field.kind == "period":
        details["example"] = shown.quarter(read_period(field.example))
    if field.open_ended_in:
        status = form.field(field.open_ended_in)
        details["status"] = in_both(status.heading)
        details["open_ended"] = in_both(lambda language: status.labels(language)["open_ended"])
    return details


def _reader(field: Field, municipalities: Mapping[str, str], listed: Listed) -> Read:
    if field.kind == "municipality":
        known = ", ".join(sorted(municipalities.values()))
        return partial(read_municipality, names=municipality_names(municipalities), known=known)
    if field.kind == "listed":
        rows = listed.get(field.name, {})
        known = in_both(lambda language: ", ".join(words[language] for words in rows.values()))
        return partial(read_listed, names=listed_names(rows), known=known)
    if field.kind != "code":
        return _READ[field.kind]
    # Also totalt, which is kept as a check, and the status of a value that is there.
    more = {"sex": ("T",), "obs_status": ("A",)}.get(field.codelist, ())
    accepted = tuple(code for code in CODELISTS[field.codelist].codes if code in (*field.codes, *more))
    own = listed_names(listed.get(field.name, {}))
    return partial(read_code, names=code_names(field.codelist, accepted) | own, field=field)


def _read_cell(read: Read, field: Field, details: dict[str, Words], value: Raw, *, has_status: bool) -> object:
    """The cell as `read` reads it. A fault quotes the cell; `details` are what else it may say of the field.

    `has_status`: whether it is a number with a status for what is missing.
    """
    is_text, is_number = isinstance(value, str), field.kind in ("count", "amount", "whole")
    try:
        if folding.is_error(value):
            raise CellFault("cell_error")
        if is_text and folding.fold(value) in folding.WORDS["missing"]["placeholders"]:
            raise CellFault("cell_placeholder_number" if has_status else "cell_placeholder")
        # A sign that cannot be seen must not change what a cell says. A free text is read with its own rules.
        if field.kind != "text" and is_text and (sign := folding.hidden_sign(value, is_number=is_number)):
            raise CellFault("cell_hidden_sign", value=folding.with_signs(value), sign=folding.name_of_sign(sign))
        return read(value)
    except CellFault as fault:
        is_open_ended = fault.message == "cell_far_future" and bool(field.open_ended_in)
        message = "cell_open_ended" if is_open_ended else fault.message
        raise CellFault(message, **({"value": folding.quoted(value)} | details | fault.details)) from fault


def _with_shown(seen: str, held: str | Words) -> str | Words:
    """What a cell shows, with what it holds where that is something else: 29 (cellen innehåller 28,6)."""
    words = dict.fromkeys(SAY["holds"], held) if isinstance(held, str) else held
    if seen in words.values():
        return held
    if _digits(seen).lstrip("0") == _digits(words["sv"]):
        # The same digits with their zeros and signs: 007, 010101-9800.
        return seen
    return {language: say("holds", language, shown=seen, held=text) for language, text in words.items()}


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
