"""A value and its status, settled together: missing is not zero, and a value is never both there and missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from contract import CODELISTS, HIDDEN, DeliveryForm, Field
from publishing.intake.folding import CellFault, fold, hidden_sign
from publishing.intake.numbers import WORDS as WORDS_FOR_HIDDEN
from publishing.intake.numbers import is_hidden_mark
from publishing.intake.table import Raw
from publishing.messages import Words

ALSO_UNKNOWN = ("uppgift saknas", "saknar uppgift", "vet ej", "ej känt", "not known")

# What the template says that two empty cells mean; elsewhere they are a fault.
_IF_NEITHER = {"amount_status": "NA", "valid_from_status": "unknown", "valid_to_status": "unknown"}


@dataclass(frozen=True)
class Pair:
    """A field with a value and the column with its status: a field beside it, or one of its own ("" where null says it).

    `there` is the status of a value that is there, `if_neither` that of two empty cells ("" if they are a fault);
    `words` are those that may stand in the place of the value, folded, each with the status that it says. In the place of
    a number of people (`counts_people`) the marks for what a sender has hidden may stand too.
    """

    value: str
    status: str
    there: str
    if_neither: str
    words: Mapping[str, str]
    counts_people: bool


def pairs_of(form: DeliveryForm) -> tuple[Pair, ...]:
    """The values of the form that have a status, beside them or in their own cell."""
    names = [field.name for field in form.fields]
    statuses = {name: form.status_of.get(name, f"{name}_status") for name in names}
    beside = tuple(
        _pair(form.field(status), form.field(value)) for value, status in statuses.items() if status in names
    )
    return beside + tuple(_own_pair(field) for field in form.fields if field.statuses)


def _pair(field: Field, value: Field) -> Pair:
    """The pair of a value and the field `field` with its status."""
    is_validity = field.codelist == "validity"
    words = _words(field.codelist, field.codes, "known" if is_validity else "A")
    also = dict.fromkeys(ALSO_UNKNOWN, "unknown" if is_validity else "UN")
    there, if_neither = ("known" if is_validity else "A"), _IF_NEITHER.get(field.name, "")
    return Pair(value.name, field.name, there, if_neither, words | also, value.counts_people)


def _own_pair(field: Field) -> Pair:
    words = _words("obs_status", field.statuses, "A") | dict.fromkeys(ALSO_UNKNOWN, "UN")
    return Pair(field.name, field.own_status, "A", field.statuses[0], words, field.counts_people)


def _words(codelist: str, codes: tuple[str, ...], there: str) -> dict[str, str]:
    labels = {fold(label): code for code in codes if code != there for label in CODELISTS[codelist].codes[code]}
    return labels | (dict.fromkeys(WORDS_FOR_HIDDEN, HIDDEN) if HIDDEN in codes else {})


def instead_of_value(form: DeliveryForm, field: Field) -> Words:
    """What may be written when there is no value to give, such as okänt or ej tillämpligt; empty where nothing may."""
    status = form.status_of.get(field.name)
    codes = form.field(status).codes if status else field.statuses
    labels = {language: [CODELISTS["obs_status"].label(code, language) for code in codes] for language in ("sv", "en")}
    words = {"sv": " eller ", "en": " or "}
    return {language: _listed(said, words[language]) for language, said in labels.items()}


def _listed(labels: list[str], last: str) -> str:
    return last.join(part for part in (", ".join(labels[:-1]), *labels[-1:]) if part)


def status_in_words(pair: Pair, value: Raw) -> str | None:
    """The status that is written in the place of the value, in words or as a mark for what is hidden; None if it is none."""
    if not isinstance(value, str) or hidden_sign(value, is_number=True):
        return None
    said = pair.words.get(fold(value))
    return HIDDEN if said is None and pair.counts_people and is_hidden_mark(value) else said


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
