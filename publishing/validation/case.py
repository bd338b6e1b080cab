"""One delivery under examination, with all that it is held against, and the making of faults and warnings about it."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property

import polars as pl
from xlsxwriter.utility import xl_col_to_name

from contract import Field
from contract.periods import last_day
from publishing.catalogue.partners import Partner, Partners
from publishing.catalogue.validity import IsThere, there_by
from publishing.intake.table import Delivered, Raw
from publishing.kinds import KINDS, Kind
from publishing.kinds.kind import Row
from publishing.kinds.listed import Listed, listed_rows
from publishing.messages import Words, in_both, shown
from publishing.messages.personal_numbers import masked_cell
from publishing.messages.problems import Problem, Remark
from publishing.validation.report import with_id


@dataclass(frozen=True)
class Case:
    """What the checks get: the delivery, who sends it, what is published, and what the partner has sent before.

    `published` are the extracts of the newest version. `earlier` are the frames of this partner's accepted deliveries of the
    kind, by quarter: they come before what is published, whose counts may be rounded or protected. `beside` are those of the
    kind that this one is held against. `taken_back` are the versions that somebody took back. `after_closing` is the reason why a quarter that has closed is delivered.
    """

    delivered: Delivered
    _: KW_ONLY
    partner: Partner
    partners: Partners
    published: Mapping[str, pl.DataFrame]
    today: dt.date
    earlier: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    after_closing: str = ""
    beside: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    taken_back: Collection[int] = ()

    @property
    def kind(self) -> Kind:
        """The kind of delivery."""
        return KINDS[self.delivered.form.kind]

    @property
    def frame(self) -> pl.DataFrame:
        """The delivered rows as a frame."""
        return self.delivered.frame

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The delivered rows, each with its `source_row`."""
        return tuple(self.delivered.frame.iter_rows(named=True))

    @cached_property
    def _by_number(self) -> dict[int, Row]:
        return {row["source_row"]: row for row in self.rows}

    @cached_property
    def period(self) -> str:
        """The quarter that most rows are about; "" when there are none."""
        periods = Counter(row["period"] for row in self.rows if row["period"])
        return periods.most_common(1)[0][0] if periods else ""

    @property
    def last_day(self) -> dt.date:
        """The last day of the delivery's quarter. Raises ValueError when it has none."""
        return last_day(self.period)

    @cached_property
    def municipality_names(self) -> dict[str, str]:
        """The municipalities of the catalogue by code."""
        columns = self.published["municipality"].select("municipality_code", "municipality_name")
        return dict(columns.sort("municipality_name").iter_rows())

    @cached_property
    def is_there(self) -> IsThere:
        """Whether there is a municipality in a period."""
        return there_by(self.published["municipality"])

    @cached_property
    def listed(self) -> Listed:
        """The rows of registers that the form's fields may name, as they are published."""
        return listed_rows(self.delivered.form.fields, self.published)

    def fields(self, *kinds: str) -> list[Field]:
        """The fields of the form that are of these kinds."""
        return [field for field in self.delivered.form.fields if field.kind in kinds]

    def name_of(self, municipality_code: str) -> str:
        """The municipality's name; its code when it is unknown."""
        return self.municipality_names.get(municipality_code, municipality_code)

    def of(self, municipality_code: str, *labels: Words) -> Words:
        """The municipality's name with what else tells a part of it from others: Alby, Kommunerna."""
        name = self.name_of(municipality_code)
        return in_both(lambda language: ", ".join([name, *(label[language] for label in labels)]))

    def key_text(self, row: Row) -> Words:
        """What tells the row from others, in words: Alby, Kommunerna, Café."""
        parts = [self._in_words(field, row[field.name]) for field in self.delivered.form.fields if field.is_key]
        return in_both(lambda language: ", ".join(words[language] for words in parts if words))

    def label(self, codelist: str, code: str) -> Words:
        """The label of a code, as the catalogue calls it where it has a name of its own."""
        return self.listed.get(codelist, {}).get(code) or shown.label(codelist, code)

    def _in_words(self, field: Field, value: object) -> Words:
        """One field of a key; nothing for the quarter, which all rows share, and for what does not apply."""
        if field.kind == "period" or value in (None, False):
            return {}
        if field.kind == "yes_no":
            return in_both(field.heading)
        if field.kind == "municipality":
            return dict.fromkeys(shown.LANGUAGES, self.name_of(str(value)))
        if field.kind == "listed" and value in self.listed[field.name]:
            return self.listed[field.name][str(value)]
        if field.kind == "date":
            return shown.day(value)
        if field.kind == "code":
            return self.label(field.codelist, str(value))
        return dict.fromkeys(shown.LANGUAGES, masked_cell(shown.one_line(str(value))))

    def cell(self, row: int, field: str) -> Raw:
        """The cell as it stands in the file; None when the file has no such cell."""
        cells = self.delivered.table.rows[row - 1]
        place = self.delivered.columns.get(field, len(cells))
        return cells[place] if place < len(cells) else None

    def fault(self, message: str, row: int | None = None, field: str = "", **details: str | Words) -> Problem:
        """A fault in one cell, one row (no field) or the whole file (no row). The cell's value goes into the details."""
        return Problem(*self._place(message, row, field, details))

    def remark(self, message: str, row: int | None = None, field: str = "", **details: str | Words) -> Remark:
        """A warning in the same way, with its id. Of a row it also holds the key, so that each row gets its own id."""
        if row is not None:
            details = {"key": self.key_text(self._by_number[row])} | details
        remark = Remark(*self._place(message, row, field, details))
        return with_id(remark, self.partner.partner_id, self.kind.name, self.period)

    def _place(self, message: str, row: int | None, field: str, details: dict[str, str | Words]) -> tuple:
        table, place = self.delivered.table, self.delivered.columns.get(field)
        if row is not None and place is not None:
            details = {"value": shown.cell(self.cell(row, field))} | details
        letter = None if place is None else xl_col_to_name(place)
        return (table.file, message, row, self._heading(field), details, table.sheet or None, letter)

    def _heading(self, field: str) -> str | None:
        """The column's heading as it stands in the file; the form's own when the file lacks the column."""
        if not field:
            return None
        written = self.cell(self.delivered.header_row, field)
        return shown.one_line(written) if isinstance(written, str) else self.delivered.form.field(field).heading_sv
