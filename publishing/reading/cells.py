"""One cell, read as its field says: what a value of each kind may look like stands in the modules this one calls."""

from collections.abc import Callable, Mapping
from functools import partial

from contract import CODELISTS, DeliveryForm, Field
from publishing.messages import Words
from publishing.reading.codes import code_names, municipality_names, read_code, read_municipality, read_yes_no
from publishing.reading.dates import read_date, read_period
from publishing.reading.folding import CellFault, fold, hidden_sign, is_error, name_of_sign, quoted, with_signs
from publishing.reading.numbers import read_amount, read_count, read_whole
from publishing.reading.statuses import instead_of_value
from publishing.reading.table import Raw
from publishing.reading.texts import read_text

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
