"""One cell, read as its field says: what a value of each kind may look like stands in the modules this one calls."""

from collections.abc import Callable, Mapping
from functools import partial

from contract import CODELISTS, DeliveryForm, Field
from publishing.reading.codes import code_names, municipality_names, read_code, read_municipality, read_yes_no
from publishing.reading.dates import read_date, read_period
from publishing.reading.folding import CellFault, fold, is_error, shown
from publishing.reading.numbers import read_amount, read_count, read_whole
from publishing.reading.table import Raw
from publishing.reading.texts import read_text

Read = Callable[[Raw], object]

# In one table a dash means none, in another unknown, in a third not applicable.
_PLACEHOLDERS = ("-", "--", ".", "..", "...", "…", "?", "n/a", "null", "none")

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
    return {field.name: partial(_read_cell, _reader(field, municipalities), field) for field in form.fields}


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


def _read_cell(read: Read, field: Field, value: Raw) -> object:
    if is_error(value):
        raise CellFault("cell_error", value=shown(value))
    if isinstance(value, str) and fold(value) in _PLACEHOLDERS:
        counted = field.kind in ("count", "amount")
        raise CellFault("cell_placeholder_number" if counted else "cell_placeholder", value=shown(value))
    return read(value)
