"""What there is to say of a kind of delivery. Each kind says it in a file of its own; every stage asks, and knows no kind by name."""

import datetime as dt
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import polars as pl

from contract import YEARLY_KINDS, DeliveryForm
from publishing.kinds.cube import Cube, OnlyFor
from publishing.messages.problems import Problem, Remark

Frames = dict[str, pl.DataFrame]
Row = dict[str, object]


class Case(Protocol):
    """What a check of a kind gets: see `publishing.validation.case`."""

    rows: Sequence[Row]
    frame: pl.DataFrame
    published: Mapping[str, pl.DataFrame]
    earlier: Mapping[str, pl.DataFrame]
    beside: Mapping[str, pl.DataFrame]
    period: str
    last_day: dt.date
    name_of: Callable[[str], str]
    fault: Callable[..., Problem]
    remark: Callable[..., Remark]


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


@dataclass(frozen=True)
class Kind:
    """One kind of delivery.

    What comes in: `form` is what the partner fills in; `extract` is where its figures are published, and `as_extracts`
    makes the rows of the extracts of the rows of the form. `in_form` does the reverse with what is published, where it takes
    more than to read the extract; `follows` are the columns of the extract that follow from others.

    Its checks: `faults`, `remarks` and `comparisons` with the quarter before are those that no other kind has. More than
    `most` on one row is strange. `spans` are pairs of days of which the second comes after the first, `again` is the
    column whose values should be there every quarter. `is_of_sender` says that a municipality tells of what it has done
    itself. `held_against` names the kind whose quarters of the same year are a lower bound.

    `unit` is the column that says what a row is about wherever it lies: an enterprise is the same in another municipality.
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
    held_against: str = ""
    unit: str = ""
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
    def is_yearly(self) -> bool:
        """Whether it is delivered once a year, of the whole year."""
        return self.name in YEARLY_KINDS

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
        return ["period", self.unit] if self.unit else ["period", "municipality_code", "public_actor"]


def exact() -> pl.Expr:
    """The kind of a value as it was delivered: exact where there is one."""
    return pl.when(pl.col("value").is_not_null()).then(pl.lit("exact")).alias("value_kind")
