"""One cell read as its field says, and one row of cells: what is empty is filled in as the form says, each value with its status."""

from collections.abc import Callable, Mapping
from functools import partial

from contract import CODELISTS, DeliveryForm, Field, not_asked_for
from publishing.intake.dates import read_date, read_period
from publishing.intake.folding import (
    CellFault,
    fold,
    hidden_sign,
    is_empty,
    is_error,
    name_of_sign,
    quoted,
    shown,
    with_signs,
)
from publishing.intake.headings import (
    Header,
    as_above_fault,
    cell_at,
    cell_problem,
    fold_heading,
    headings_of,
    merged_fault,
    not_in_template,
)
from publishing.intake.numbers import read_amount, read_count, read_whole
from publishing.intake.statuses import Pair, instead_of_value, pairs_of, settle, status_in_words
from publishing.intake.table import Raw, Table
from publishing.intake.texts import code_names, municipality_names, read_code, read_municipality, read_text, read_yes_no
from publishing.messages import SAY, Words, say
from publishing.messages.problems import Problem

Read = Callable[[Raw], object]

# In one table a dash means none, in another unknown, in a third not applicable; two points are hidden in a fourth.
_PLACEHOLDERS = ("-", "--", ".", "..", "...", "…", "....", "?", "*", "**", ":", "n/a", "null", "none")

_READ: dict[str, Read] = {
    "period": read_period,
    "yes_no": read_yes_no,
    "count": read_count,
    "amount": read_amount,
    "whole": read_whole,
    "date": read_date,
    "text": read_text,
}


def cell_readers(form: DeliveryForm, municipalities: Mapping[str, str]) -> dict[str, Read]:
    """For each field of the form, what reads one filled cell of it; it raises CellFault."""
    return {
        field.name: partial(_read_cell, _reader(field, municipalities), field, _details(form, field))
        for field in form.fields
    }


def _details(form: DeliveryForm, field: Field) -> dict[str, Words]:
    """What a fault of the field may say: what to write instead of a value, and where to say that a day has no end."""
    details = {"instead": instead_of_value(form, field)}
    if field.open_ended_in:
        status = form.field(field.open_ended_in)
        details["status"] = {language: status.heading(language) for language in ("sv", "en")}
        details["open_ended"] = {language: status.labels(language)["open_ended"] for language in ("sv", "en")}
    return details


def _reader(field: Field, municipalities: Mapping[str, str]) -> Read:
    if field.kind == "municipality":
        known = ", ".join(sorted(municipalities.values()))
        return partial(read_municipality, names=municipality_names(municipalities), known=known)
    if field.kind == "code":
        return partial(read_code, names=code_names(field.codelist, _accepted(field)), field=field)
    return _READ[field.kind]


def _accepted(field: Field) -> tuple[str, ...]:
    """The codes that can be read: also totalt, which is kept as a check, and the status of a value that is there."""
    more = {"sex": ("T",), "obs_status": ("A",)}.get(field.codelist, ())
    return tuple(code for code in CODELISTS[field.codelist].codes if code in (*field.codes, *more))


def _read_cell(read: Read, field: Field, details: dict[str, Words], value: Raw) -> object:
    """The cell as `read` reads it; `details` are what a fault may say beside what it knows itself."""
    try:
        if is_error(value):
            raise CellFault("cell_error", value=quoted(value))
        if isinstance(value, str) and fold(value) in _PLACEHOLDERS:
            counted = field.kind in ("count", "amount")
            raise CellFault("cell_placeholder_number" if counted else "cell_placeholder", value=quoted(value))
        _refuse_hidden_sign(field, value)
        return read(value)
    except CellFault as fault:
        is_open_ended = fault.message == "cell_far_future" and bool(field.open_ended_in)
        raise CellFault("cell_open_ended" if is_open_ended else fault.message, **(details | fault.details)) from fault


def _refuse_hidden_sign(field: Field, value: Raw) -> None:
    """A sign that cannot be seen must not change what a cell says. A free text is read with its own rules."""
    if field.kind == "text" or not isinstance(value, str):
        return
    if sign := hidden_sign(value, is_number=field.kind in ("count", "amount", "whole")):
        raise CellFault("cell_hidden_sign", value=with_signs(value), sign=name_of_sign(sign))


Cells = Mapping[int, Raw]


class RowReader:
    """Reads the rows of one table, whose headings are known."""

    def __init__(self, table: Table, header: Header, readers: Mapping[str, Read]) -> None:
        self.table, self.header, self.readers = table, header, readers
        self.not_asked_for = not_asked_for(not_in_template(header, table.template))
        pairs = [pair for pair in pairs_of(header.form) if pair.value not in self.not_asked_for]
        self.pairs = [one for one in pairs if one.status and (one.value in header.columns or one.if_neither)]
        self.pair_of = {pair.value: pair for pair in pairs}
        self.headings = {place: fold_heading(value) for place, value in enumerate(table.rows[header.row - 1])}
        self.second_municipality = self._second_municipality()

    def _second_municipality(self) -> int | None:
        """The column of a municipality's code beside that of its name, under a heading of its own; None if there is none."""
        first = self.header.columns.get("municipality_code")
        fields = headings_of(self.header.form)
        places = [one for one in self.header.repeated if fields.get(self.headings[one]) == "municipality_code"]
        return places[0] if len(places) == 1 and self.headings[places[0]] != self.headings.get(first) else None

    def read(self, number: int, cells: Cells) -> tuple[dict[str, object], list[Problem]]:
        """The row's fields (source_row among them) and its faults; with faults the fields are not to be used."""
        if stray := self._stray(number, cells):
            return {}, [self.problem(number, None, CellFault(stray, value=quoted(next(iter(cells.values())))))]
        row: dict[str, object] = {}
        in_words: dict[str, str | None] = {}
        faults: list[Problem] = []
        faulty: set[str] = set()
        for field in self.header.form.fields:
            value = self._as_shown(field, number, cells)
            try:
                self._check_merged(number, field.name)
                row[field.name], in_words[field.name] = self.value(
                    field.name, self._or_second(number, field.name, value)
                )
            except CellFault as fault:
                faulty.add(field.name)
                faults.append(self.problem(number, field.name, self._explained(number, field.name, fault)))
        for pair in self.pairs:
            if {pair.value, pair.status} & faulty:
                continue
            try:
                row[pair.status] = settle(pair, row[pair.value], in_words[pair.value], row.get(pair.status))
            except CellFault as fault:
                instead = instead_of_value(self.header.form, self.header.form.field(pair.value))
                faults.append(self.problem(number, pair.value, CellFault(fault.message, instead=instead)))
        return {"source_row": number} | row | self.not_asked_for, faults

    def _as_shown(self, field: Field, number: int, cells: Cells) -> Raw:
        """The cell of a field. Of an id or a code that is a number with a format, all the digits that it shows: 007."""
        place = self.header.columns.get(field.name, -1)
        value, seen = cells.get(place), self.table.shown.get((number, place))
        if seen is None or field.kind not in ("text", "municipality", "code") or not isinstance(value, int | float):
            return value
        has_all = _digits(seen.text).lstrip("0") == shown(value).lstrip("0") and " " not in seen.text
        return seen.text if has_all else value

    def problem(self, number: int, field: str | None, fault: CellFault) -> Problem:
        """A fault in one cell of the table, or in a whole row. A cell that shows something else is quoted as it is shown."""
        seen = self.table.shown.get((number, self.header.columns.get(field or "", -1)))
        if seen and "value" in fault.details:
            fault = CellFault(
                fault.message, **fault.details | {"value": _with_shown(seen.text, fault.details["value"])}
            )
        return cell_problem(self.table, self.header, number, field, fault)

    def _check_merged(self, number: int, name: str) -> None:
        place = self.header.columns.get(name)
        if place is not None and (fault := merged_fault(self.table, number, place)):
            raise fault

    def _explained(self, number: int, name: str, fault: CellFault) -> CellFault:
        """The fault, said better where an empty cell seems to stand for the same as the cell above."""
        if fault.message != "cell_empty":
            return fault
        return as_above_fault(self.table, self.header, number, self.header.columns[name]) or fault

    def _or_second(self, number: int, name: str, value: Raw) -> Raw:
        """The cell; of a municipality with its code and its name in two columns the one that is filled, if they agree."""
        if name != "municipality_code" or self.second_municipality is None:
            return value
        second = cell_at(self.table, number, self.second_municipality)
        if is_empty(value) or is_empty(second):
            return second if is_empty(value) else value
        if self.readers[name](value) != self.readers[name](second):
            raise CellFault("cell_code_and_name", value=f"{shown(second)} {shown(value)}")
        return value

    def value(self, name: str, value: Raw) -> tuple[object, str | None]:
        """What a cell means, and the status that it says instead of a value."""
        field = self.header.form.field(name)
        if is_empty(value):
            if field.is_required and name in self.header.columns:
                raise CellFault("cell_empty")
            return field.if_empty, None
        pair: Pair | None = self.pair_of.get(name)
        if pair and (status := status_in_words(pair, value)):
            return None, status
        return self.readers[name](value), None

    def _stray(self, number: int, cells: Cells) -> str | None:
        """What a row is that is no row of figures: the heading of the rows below, a lone text, the headings once more."""
        if len(cells) == 1 and len(self.header.form.fields) > 1:
            [place] = cells
            is_group = is_empty(cell_at(self.table, number + 1, place)) and not is_empty(self._next(number))
            return "row_of_a_group" if is_group else "row_stray"
        if all(fold_heading(value) == self.headings[place] for place, value in cells.items()):
            return "row_repeated_headings"
        return None

    def _next(self, number: int) -> Raw:
        """Something that stands in the next row; None when it is empty."""
        cells = self.table.rows[number] if number < len(self.table.rows) else ()
        return next((value for value in cells if not is_empty(value)), None)


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
