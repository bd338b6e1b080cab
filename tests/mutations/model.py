"""The values of the mutator: a delivery and what it means, its sheet of cells, and what must be said of the file."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import Literal

from xlsxwriter.utility import xl_col_to_name

from contract import QUARTERLY_KINDS, DeliveryForm
from publishing.kinds import FORMS

Cell = str | int | float | bool | dt.date | dt.datetime | None
Row = dict[str, object]

# What is due every quarter: a year's different people are held against the quarters, which have a world of their own.
KINDS = QUARTERLY_KINDS
FORMATS = ("xlsx", "csv", "parquet")
Outcome = Literal["accepted", "warned", "refused", "either", "survived"]


@dataclass(frozen=True)
class Dialect:
    """How a partner writes: its language, its way with headings, names, dates and numbers, and its file format's own ways.

    `library` is what writes the xlsx or Parquet file.
    """

    language: str = "sv"
    headings: str = "plain"
    municipality: str = "name"
    period: str = "{y} kv {q}"
    dates: str = "cell"
    numbers: str = "cell"
    yes_no: str = "words"
    status: str = "beside"
    leaves_defaults_empty: bool = False
    delimiter: str = ";"
    encoding: str = "utf-8"
    line_end: str = "\r\n"
    quotes_all: bool = False
    decimal: str = ","
    sheet: str = "Blad1"
    library: str = "first"


@dataclass(frozen=True)
class Delivery:
    """One file before it is written. `rows` are what it means: every field of the form as the reader should understand it."""

    kind: str
    partner_id: str
    format: str
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    dialect: Dialect

    @property
    def form(self) -> DeliveryForm:
        return FORMS[self.kind]


@dataclass(frozen=True)
class Sheet:
    """A delivery as cells. `header` is the row of the headings and `numbers` those of the delivery's rows, from 1."""

    delivery: Delivery
    cells: tuple[tuple[Cell, ...], ...]
    header: int
    numbers: tuple[int, ...]

    @property
    def width(self) -> int:
        return len(self.cells[self.header - 1])

    def place(self, name: str) -> int:
        return self.delivery.names.index(name)

    def letter(self, name: str) -> str:
        return xl_col_to_name(self.place(name))

    def at(self, number: int, name: str) -> Cell:
        return self.cells[number - 1][self.place(name)]

    def put(self, number: int, place: int | str, value: Cell) -> "Sheet":
        """The sheet with another value in one cell."""
        at = self.place(place) if isinstance(place, str) else place
        row = list(self.cells[number - 1])
        row += [None] * (at + 1 - len(row))
        row[at] = value
        return self.with_row(number, row)

    def with_row(self, number: int, row: list[Cell] | tuple[Cell, ...]) -> "Sheet":
        """The sheet with other cells in one row."""
        return replace(self, cells=(*self.cells[: number - 1], tuple(row), *self.cells[number:]))

    def insert(self, number: int, row: list[Cell] | tuple[Cell, ...] = ()) -> "Sheet":
        """The sheet with one row more, which gets the number `number`."""
        return replace(
            self,
            cells=(*self.cells[: number - 1], tuple(row), *self.cells[number - 1 :]),
            header=self.header + (number <= self.header),
            numbers=tuple(one + (one >= number) for one in self.numbers),
        )

    def append(self, row: list[Cell] | tuple[Cell, ...]) -> "Sheet":
        """The sheet with one row more at its end."""
        return self.insert(len(self.cells) + 1, row)

    def row_with(self, **cells: Cell) -> list[Cell]:
        """A row that holds these fields alone."""
        return [cells.get(name) for name in self.delivery.names]


@dataclass(frozen=True)
class File:
    """What is handed in: a name, its bytes, and who says to send what ("" where the file says it)."""

    name: str
    content: bytes
    partner_id: str
    kind: str = ""


@dataclass(frozen=True)
class Found:
    """A fault or a warning that must be there: one of `codes` (any when empty), in this row and column.

    `is_anywhere` says that the place does not matter; otherwise no row means the whole file, no letter the whole row.
    """

    codes: tuple[str, ...] = ()
    row: int | None = None
    letter: str | None = None
    is_anywhere: bool = False
    is_in_row: bool = False


@dataclass(frozen=True)
class Expected:
    """What must come out. `rows` are what an accepted file must be understood as: row of the sheet and fields.

    `found` are the faults of a refused file, or the warnings of one that is warned of; `is_all` says that there must be
    no other fault. `hidden` must not stand in the report, `said` must.
    """

    outcome: Outcome
    found: tuple[Found, ...] = ()
    rows: tuple[Row, ...] = ()
    is_all: bool = True
    hidden: str = ""
    said: str = ""


@dataclass(frozen=True)
class Mutated:
    """A mutated file and what must be said of it."""

    file: File
    expected: Expected


@dataclass(frozen=True)
class Mutation:
    """One class: its name, what it is tried on, and how one is made. `make` gives None where the delivery does not fit.

    A costly one is tried in every twentieth round only.
    """

    name: str
    make: Callable[[Random, Sheet], Mutated | None]
    kinds: tuple[str, ...] = KINDS
    formats: tuple[str, ...] = FORMATS
    is_costly: bool = False
    dialect: dict[str, object] = field(default_factory=dict)
    partners: tuple[str, ...] = ()
