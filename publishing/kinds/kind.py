"""What there is to say of a kind of delivery. Each kind says it in a file of its own; every stage asks, and knows no kind by name."""

import math
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import polars as pl

from contract import EXTRACTS, YEARLY_KINDS, DeliveryForm
from publishing.messages.problems import Problem, Remark

# Whom a delivery answers for: a municipality, and a public actor where its extract tells one from another.
PAIR = ("municipality_code", "public_actor")


@dataclass(frozen=True)
class OnlyFor:
    """A code that others than one cannot have: only municipalities arrange daily activities. `fault` says so of a row."""

    dimension: str
    code: str | bool
    other: str
    only: str | bool
    fault: str = ""


@dataclass(frozen=True)
class CubeShape:
    """One additive cube of counts of people.

    `delivered_by` are the dimensions that tell one delivery from another, `codes` the other dimensions with every code
    that they have. `near` are the margins whose sums are kept near the truth, each with the price of one person's error, by
    dimensions or by other columns of the counts; the sum of all is kept within `tolerance`, or a little more where that would point at someone (see docs/disclosure-control.md).
    """

    name: str
    delivered_by: tuple[str, ...]
    codes: Mapping[str, tuple[str | bool, ...]]
    near: Mapping[tuple[str, ...], float]
    rules: tuple[OnlyFor, ...] = ()
    tolerance: int = 2

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The columns that tell one cell from another."""
        return (*self.delivered_by, *self.codes)

    def impossible(self) -> pl.Expr:
        """True for a cell that holds nobody by definition."""
        ruled_out = ((pl.col(rule.dimension) == rule.code) & (pl.col(rule.other) != rule.only) for rule in self.rules)
        return reduce(operator.or_, ruled_out, pl.lit(False))


@dataclass(frozen=True)
class Cube:
    """One cube of an extract: its shape, and the codes in `column` by which its rows are told from the others.

    `ceiling` is the code of the rows that say publicly how many there can be in a cell at most: nobody fills a place that
    is not offered.
    """

    shape: CubeShape
    column: str = ""
    codes: tuple[str, ...] = ()
    ceiling: str = ""

    def is_cell(self) -> pl.Expr:
        """True for the rows of the extract that are cells of the cube."""
        return pl.col(self.column).is_in(self.codes) if self.column else pl.lit(True)

    def is_ceiling(self) -> pl.Expr:
        """True for the rows of the extract that say how many there can be in a cell at most."""
        return pl.col(self.column) == self.ceiling if self.ceiling else pl.lit(False)

    def cells(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The cells that `rows` of the contract show, with `value` and `value_kind`.

        A cell without a value is no part of the cube, whatever its status says.
        """
        columns = [*self.shape.dimensions, pl.col("value").cast(pl.Int64), "value_kind"]
        return rows.filter(self.is_cell()).select(columns).drop_nulls("value")


@dataclass(frozen=True)
class RestsOn:
    """Whose people a value that is no count is of: those of another kind, in its cells with the `codes` in `column`.

    `by` are the columns in which a value and the cells that it rests on are alike. A median of few people is protected: it is
    told only where the published cells say that enough people are surely there.
    """

    kind: str
    by: tuple[str, ...]
    column: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class GroupsOf:
    """The groups that those belong to whom a kind counts year by year; `kind` is the one that tells how many are in each.

    `column` has the code of the group, and `by` are the columns that tell one group from another, that one among them. Those
    of all groups together have the code `everybody`, and nobody is counted for the group `rest` alone.
    """

    kind: str
    by: tuple[str, ...]
    column: str
    everybody: str
    rest: str


@dataclass(frozen=True)
class OwnId:
    """An id that a partner has given one of its rows: no row of another partner, nor one that differs in `by`, may have it.

    `column` has the id, `named` what the row is called, and `fault` says of a row that its id is taken. Where several partners give
    ids, a fact of the catalogue does not say whose it is: a delivery replaces it only by its id.
    """

    column: str
    by: tuple[str, ...]
    named: str
    fault: str

    @staticmethod
    def folded(column: str) -> pl.Expr:
        """The ids of a column as they are compared: without regard to case and surrounding blanks."""
        return pl.col(column).str.strip_chars().str.to_lowercase()


def as_compared(written: str) -> str:
    """One id as it is compared, as `OwnId.folded` has those of a column."""
    return written.strip().lower()


Frames = dict[str, pl.DataFrame]
Row = dict[str, object]


# What a check of a kind gets: a `publishing.validation.case.Case`, which stands above the kinds and cannot be named here.
Case = Any


@dataclass(frozen=True)
class Before:
    """An earlier quarter in the columns of the form. `is_exact` is false where its counts of people are rounded.

    `is_own` says that the partner itself delivered these very rows; published rows of an enterprise may be of others.
    """

    period: str
    frame: pl.DataFrame
    is_exact: bool
    is_own: bool


Faults = Callable[[Case], Iterator[Problem]]
Remarks = Callable[[Case], Iterator[Remark]]
Comparison = Callable[[Case, Before], Iterator[Remark]]
# The rows of a delivery as they may stand beside all earlier publications of the extract, oldest first, in which a fact of the
# catalogue has no source; None: some cannot be read.
ToldBeside = Callable[[pl.DataFrame, Sequence[pl.DataFrame] | None], pl.DataFrame]


@dataclass(frozen=True)
class Kind:
    """One kind of delivery.

    What comes in: `form` is what the partner fills in; `extract` is where its figures are published, and `as_extracts`
    makes the rows of the extracts of the rows of the form. `in_form` does the reverse with what is published, where it takes
    more than to read the extract; `follows` are the columns of the extract that follow from others.

    `notes_for` names the kind that tells of the same things afterwards, in full: whoever sends that one may send this. A delivery of
    it is what was noted on a day: others of the quarter stand beside it, the quarter need not be over, and the day that the
    version is of stays.

    `is_whole` says that a delivery is all there is to tell of its quarter, whether or not it is owed: what is not in it any
    more was wrong.

    Its checks: `faults`, `remarks` and `comparisons` with the quarter before are those that no other kind has. More than
    `most` on one row is strange. `spans` are pairs of days of which the second comes after the first, `again` is the
    column whose values should be there every quarter. `is_of_sender` says that a municipality tells of what it has done
    itself. `held_against` names the kind whose quarters of the same year are a lower bound, and `rests_on` whose people a
    value of the year is of, when it is no count of them. `groups` are those that its people are of, and `sizes_of` names the kind
    whose groups it tells the size of. `told_beside` keeps back what would tell of somebody beside earlier publications.

    `unit` is the column that says what a row is about wherever it lies: an enterprise is the same in another municipality.
    `own_id` is the id that no other row may have, in a kind whose extract is told apart by it alone.
    `register` is the extract with a row per unit, and `twice` says which fault it is that two rows of one unit differ in a
    column.

    Its counts of people: `is_held` says that all its rows wait in the restricted folder until the quarter has closed, and
    are then published protected, all at once: a total with a part left out would look like a fall. `cubes` are what is
    protected, and `silent_codes` the codes that a row has where nobody has answered.
    """

    form: DeliveryForm
    extract: str
    as_extracts: Callable[[pl.DataFrame], Frames]
    in_form: Callable[[pl.DataFrame, Mapping[str, pl.DataFrame]], pl.DataFrame] = lambda told, _: told
    follows: Mapping[str, pl.Expr] = field(default_factory=dict)
    faults: tuple[Faults, ...] = ()
    remarks: tuple[Remarks, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    most: float = math.inf
    spans: tuple[tuple[str, str], ...] = ()
    again: str = ""
    is_of_sender: bool = False
    is_whole: bool = False
    notes_for: str = ""
    held_against: str = ""
    rests_on: RestsOn | None = None
    groups: GroupsOf | None = None
    sizes_of: str = ""
    told_beside: ToldBeside | None = None
    unit: str = ""
    own_id: OwnId | None = None
    register: str = ""
    twice: tuple[tuple[str, str], ...] = ()
    is_held: bool = False
    cubes: tuple[Cube, ...] = ()
    silent_codes: Mapping[str, tuple[str | bool, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The code of the kind."""
        return self.form.kind

    @property
    def since(self) -> str:
        """The contract version in which the kind came."""
        return EXTRACTS[self.extract].since

    @property
    def is_yearly(self) -> bool:
        """Whether it is delivered once a year, of the whole year."""
        return self.name in YEARLY_KINDS

    def period_of(self, quarter: str) -> str:
        """The period that the published rows of a quarter's delivery are of: its year, of a kind that is yearly."""
        return quarter[:4] if self.is_yearly else quarter

    @property
    def has_municipality(self) -> bool:
        """Whether its rows are about a municipality each; else none has delivered it or not."""
        return any(field.kind == "municipality" for field in self.form.fields)

    @property
    def only_for(self) -> tuple[OnlyFor, ...]:
        """The codes that one actor alone can have."""
        return tuple(rule for cube in self.cubes for rule in cube.shape.rules)

    def counts_people(self) -> pl.Expr:
        """True for the rows of the extract that count people."""
        if not self.form.counts_people:
            return pl.lit(False)
        return pl.any_horizontal(cube.is_cell() for cube in self.cubes) if self.cubes else pl.lit(True)

    @property
    def amounts(self) -> tuple[str, ...]:
        """The columns that tell how many people there are as well: so much a person."""
        return tuple(field.name for field in self.form.fields if field.kind == "amount")

    @property
    def place(self) -> list[str]:
        """The columns by which a quarter's facts and its silences are compared."""
        if self.unit:
            return ["period", self.unit]
        return [name for name in ("period", *PAIR) if name in EXTRACTS[self.extract].columns()]


def exact() -> pl.Expr:
    """The kind of a value as it was delivered: exact where there is one."""
    return pl.when(pl.col("value").is_not_null()).then(pl.lit("exact")).alias("value_kind")
