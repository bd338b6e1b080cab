"""Which kind of delivery a table is. Where its headings fit two kinds and nothing else tells them apart, nobody guesses."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from contract import FORMS, YEARLY_KINDS, Field
from publishing.reading.cells import Read, cell_readers
from publishing.reading.crossed import Crossed, crossed
from publishing.reading.dates import read_period
from publishing.reading.folding import CellFault, fold
from publishing.reading.headings import Header, find_headers, fold_heading, headers_at
from publishing.reading.table import Table


@dataclass(frozen=True)
class Fit:
    """How the heading row fits one kind: `crossing` is the column whose values stand as headings, if one's do."""

    table: Table
    header: Header
    readers: Mapping[str, Read]
    crossing: Crossed | None

    @property
    def kind(self) -> str:
        """The kind of delivery."""
        return self.header.form.kind

    @cached_property
    def missing(self) -> tuple[Field, ...]:
        """The columns that must be there and are not, but for those that a crossing stands for."""
        there = (self.crossing.field, self.crossing.value) if self.crossing else ()
        return tuple(field for field in self.header.missing if field not in there)

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
        row = self.table.rows[self.header.row - 1]
        return sum(
            fold_heading(row[place]) in (fold(field.heading_sv), fold(field.heading_en))
            for field in self.header.form.fields
            if (place := self.header.columns.get(field.name)) is not None
        )


def fits(
    table: Table, kind: str | None, municipalities: Mapping[str, str], delivers: Collection[str] = ()
) -> tuple[Fit, ...]:
    """The kind whose headings the table has: one, none, or several between which somebody has to choose.

    `kind` is the one that was said; `delivers` are those that the sender may send, the owed ones first. A kind is one
    to choose when every heading is one of its own too and it lacks no more than one column more than the best. The name
    of the sheet or a title above the headings settles it when it names the best alone.
    """
    found = find_headers(table.rows, kind)
    if kind or not found:
        return tuple(_fit(table, header, municipalities) for header in found)
    every = [_fit(table, header, municipalities) for header in headers_at(table.rows, found[0].row)]
    best = max(every, key=lambda one: one.score)
    rivals = [one for one in every if one.unknown <= best.unknown or one.score == best.score]
    rivals = [one for one in rivals if one.kind not in YEARLY_KINDS or _quarter(one)[-2:] in ("", "Q4")] or rivals
    rivals = [one for one in rivals if one.kind in delivers] or rivals
    best = max(rivals, key=lambda one: one.score)
    named = _named(table, best.header.row)
    rivals = [one for one in rivals if len(one.missing) <= len(best.missing) + 1 or one.kind in named]
    if [one for one in rivals if one.kind in named] == [best]:
        return (best,)
    order = list(delivers)
    return tuple(
        sorted(
            rivals,
            key=lambda one: (
                one.kind not in named,
                -one.own_words,
                order.index(one.kind) if one.kind in order else len(order),
            ),
        )
    )


def _fit(table: Table, header: Header, municipalities: Mapping[str, str]) -> Fit:
    readers = cell_readers(header.form, municipalities)
    row = table.rows[header.row - 1]
    return Fit(table, header, readers, crossed(header, {place: row[place] for place in header.unknown}, readers))


def _quarter(fit: Fit) -> str:
    """The quarter of most rows; "" when there is none to read."""
    place = fit.header.columns.get("period")
    found: Counter[str] = Counter()
    for row in fit.table.rows[fit.header.row :]:
        try:
            found[read_period(row[place] if place is not None and place < len(row) else None)] += 1
        except CellFault:
            continue
    return found.most_common(1)[0][0] if found else ""


def _named(table: Table, header_row: int) -> set[str]:
    """The kinds that the sheet's name or a text above the headings calls by their titles."""
    texts = [table.sheet, *(value for row in table.rows[: header_row - 1] for value in row if isinstance(value, str))]
    folded = [fold(text) for text in texts]
    return {
        kind
        for kind, form in FORMS.items()
        if any(fold(form.title(language)) in text for text in folded for language in ("sv", "en"))
    }
