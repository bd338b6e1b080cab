"""A table with the values of one column as columns of their own: women and men, quarters, municipalities side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from contract import Field
from publishing.reading.cells import Read
from publishing.reading.folding import CellFault, fold, shown
from publishing.reading.footnotes import without_footnote
from publishing.reading.headings import Header, fold_heading
from publishing.reading.table import Raw
from publishing.reading.totals import TOTAL_WORDS

_CROSSED_KINDS = ("municipality", "code", "period")


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
            totals = [place for place in headings if place not in places and _is_total(headings[place], found[place])]
            return Crossed(field, values[0], places, tuple(str(found[place]) for place in places), tuple(totals))
    return None


def _value_of(heading: Raw, read: Read, words: set[str]) -> object:
    """What a heading means as a value of the column: Kvinnor, Antal kvinnor, 2019 kv 1, 2180. None if nothing."""
    folded = fold_heading(shown(heading))
    plain = without_footnote(folded)
    bare = " ".join(word for word in plain.replace(",", " ").split() if word not in words)
    for text in (folded, plain, bare):
        try:
            return read(text) if text else None
        except CellFault:
            continue
    return None


def _is_total(heading: Raw, value: object) -> bool:
    return value == "T" or bool({*fold_heading(shown(heading)).split()} & {*TOTAL_WORDS})
