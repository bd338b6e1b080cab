"""A value and its status, settled together: missing is not zero, and a value is never both there and missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from contract import CODELISTS, DeliveryForm
from publishing.reading.folding import CellFault, fold
from publishing.reading.table import Raw

_ALSO_UNKNOWN = ("uppgift saknas", "saknar uppgift", "vet ej", "ej känt", "not known")

# What the template says that two empty cells mean; elsewhere they are a fault.
_IF_NEITHER = {"amount_status": "NA", "valid_from_status": "unknown", "valid_to_status": "unknown"}


@dataclass(frozen=True)
class Pair:
    """A field with a value and the field with its status.

    `there` is the status of a value that is there, `if_neither` that of two empty cells ("" if they are a fault);
    `words` are those that may stand in the place of the value, folded, each with the status that it says.
    """

    value: str
    status: str
    there: str
    if_neither: str
    words: Mapping[str, str]


def pairs_of(form: DeliveryForm) -> tuple[Pair, ...]:
    """The values of the form that have a status beside them."""
    names = [field.name for field in form.fields]
    statuses = {name: form.status_of.get(name, f"{name}_status") for name in names}
    return tuple(_pair(form, value, status) for value, status in statuses.items() if status in names)


def _pair(form: DeliveryForm, value: str, status: str) -> Pair:
    field = form.field(status)
    there = "known" if field.codelist == "validity" else "A"
    words = {
        fold(label): code for code in field.codes if code != there for label in CODELISTS[field.codelist].codes[code]
    }
    unknown = "unknown" if field.codelist == "validity" else "UN"
    return Pair(value, status, there, _IF_NEITHER.get(status, ""), words | dict.fromkeys(_ALSO_UNKNOWN, unknown))


def words_for_unknown(form: DeliveryForm) -> dict[str, tuple[str, ...]]:
    """The fields without a status whose empty cell says unknown, and the words that say the same."""
    said = tuple(fold(label) for label in CODELISTS["obs_status"].codes["UN"]) + _ALSO_UNKNOWN
    return {field.name: said for field in form.fields if field.note_sv.endswith("Tomt: okänt")}


def status_in_words(pair: Pair, value: Raw) -> str | None:
    """The status that is written in the place of the value; None if it is no status."""
    return pair.words.get(fold(value)) if isinstance(value, str) else None


def settle(pair: Pair, value: object, in_words: str | None, status: object) -> str:
    """The status of a value: `in_words` as said in its place, `status` as said beside it. Raises CellFault."""
    if in_words and status not in (None, in_words):
        raise CellFault("status_two_statuses")
    said = status or in_words
    if value is None:
        if said == pair.there:
            raise CellFault("status_without_value")
        if said is None and not pair.if_neither:
            raise CellFault("status_neither")
        return str(said or pair.if_neither)
    if said not in (None, pair.there):
        raise CellFault("status_and_value")
    return pair.there
