"""A value and its status, settled together: missing is not zero, and a value is never both there and missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from babel.lists import format_list

from contract import CODELISTS, WITHHELD, DeliveryForm, Field
from publishing.intake.folding import WORDS, fold, hidden_sign
from publishing.intake.numbers import is_hidden_mark
from publishing.intake.table import Raw
from publishing.messages import SAY, Words, in_both, say
from publishing.messages.problems import CellFault


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
    statuses = {form.status_of.get(name, f"{name}_status"): name for name in names}
    beside = [(form.field(value), form.field(status)) for status, value in statuses.items() if status in names]
    pairs = [_pair(value, status.name, status.codelist, status.codes, status.if_neither) for value, status in beside]
    own = [field for field in form.fields if field.statuses]
    pairs += [_pair(field, field.own_status, "obs_status", field.statuses, field.statuses[0]) for field in own]
    return tuple(pairs)


def statuses_of(form: DeliveryForm, field: Field) -> tuple[str, ...]:
    """The codes of the statuses that may be given when there is no value, beside it or in its own cell; often none."""
    status = form.status_of.get(field.name)
    return form.field(status).codes if status else field.statuses


def instead_of_value(form: DeliveryForm, field: Field) -> Words:
    """What may be written when there is no value to give, such as okänt or ej tillämpligt; empty where nothing may."""

    def listed(language: str) -> str:
        labels = [CODELISTS["obs_status"].label(code, language) for code in statuses_of(form, field)]
        return format_list(labels, "or", "en_GB" if language == "en" else "sv")

    return in_both(listed)


def without_value(form: DeliveryForm, field: Field) -> Words:
    """What to do with a number that cannot be given: write one of its statuses, or leave the cell empty if it has none."""
    if not statuses_of(form, field):
        return SAY["leave_empty"]
    statuses = instead_of_value(form, field)
    return in_both(lambda language: say("write_status", language, statuses=statuses[language]))


def status_in_words(pair: Pair, value: Raw) -> str | None:
    """The status that is written in the place of the value, in words or as a mark for what is hidden; None if it is none."""
    if not isinstance(value, str) or hidden_sign(value, is_number=True):
        return None
    status = pair.words.get(fold(value))
    return WITHHELD if status is None and pair.counts_people and is_hidden_mark(value) else status


def settle(pair: Pair, value: object, in_words: str | None, status: object) -> str:
    """The status of a value: `in_words` as said in its place, `status` as said beside it. Raises CellFault."""
    if in_words and status not in (None, in_words):
        raise CellFault("status_two_statuses")
    written = status or in_words
    if value is not None:
        if written not in (None, pair.there):
            raise CellFault("status_and_value")
        return pair.there
    if written == pair.there:
        raise CellFault("status_without_value")
    if written is None and not pair.if_neither:
        raise CellFault("status_neither")
    return str(written or pair.if_neither)


def _pair(value: Field, status: str, codelist: str, codes: tuple[str, ...], if_neither: str) -> Pair:
    there, unknown = ("known", "unknown") if codelist == "validity" else ("A", "UN")
    words = {fold(label): code for code in codes if code != there for label in CODELISTS[codelist].codes[code]}
    words |= dict.fromkeys(WORDS["missing"]["hidden"], WITHHELD) if WITHHELD in codes else {}
    words |= dict.fromkeys(WORDS["missing"]["unknown"], unknown)
    return Pair(value.name, status, there, if_neither, words, value.counts_people)
