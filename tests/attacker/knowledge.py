"""What an attacker has read: published frames, public totals, and the rules by which the council says it rounds.

Written independently of the publisher: nothing of `publishing` is imported here or in `attack`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import polars as pl

Range = tuple[int, int]
MOST_IN_A_CELL = 1_000


@dataclass(frozen=True)
class Rules:
    """How to read a publication.

    `cell` says which counts a published value and its value_kind may stand for; `everyone` how many people there may be
    in all the cells shown as rounded, from how many of them are shown as 0 and as 5 (none if nothing is promised);
    `download` which sums a row of a download may stand for. A cell without a value is counted as a 0 among them by whom
    `without_value_is_zero` says that; else it is no part of the sum, and nothing is known of it.
    """

    cell: Callable[[int | None, str], Range]
    everyone: Callable[[int, int], Range] | None = None
    download: Callable[[int | None, str], Range | None] = lambda value, kind: (
        (value, value) if kind == "exact" else None
    )
    without_value_is_zero: bool = False


@dataclass(frozen=True)
class Total:
    """A document says: from `low` to `high` people in the cells with these codes."""

    low: int
    high: int
    where: Mapping[str, str | bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Publication:
    """What was published at one moment for one period: the cells, and the downloads, which have fewer dimensions.

    Every frame has some of the dimensions, `value` and `value_kind`; a cell that is published with its status alone has
    neither. `most`, a column of the cells, says how many there can be: places offered, nobody where an enterprise has
    ended. `totals` are what documents say of the same. A publication that is read by other rules, or whose cells have
    fewer dimensions than the others', says so.
    """

    cells: pl.DataFrame
    downloads: tuple[pl.DataFrame, ...] = ()
    totals: tuple[Total, ...] = ()
    rules: Rules | None = None
    dimensions: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Corrected:
    """Between two publications at most so many people were added, taken away or moved, all in cells with these codes.

    Whom a correction came from stands in the list of changes, and so nothing has changed in the cells of others.
    """

    before: int
    after: int
    people: int
    where: Mapping[str, str | bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Within:
    """Nobody is in a cell of publication `part` without being in the same cell of publication `whole`.

    When `whole` has fewer dimensions, one of its cells holds at least all who are in the cells of `part` that it covers.
    """

    part: int
    whole: int


@dataclass(frozen=True)
class Together:
    """In these publications together there are at most `most` people in the cells with these codes, so the attacker guesses.

    They are of one year each, and nobody is in two years: as it is when a group has lost nobody.
    """

    publications: tuple[int, ...]
    most: int
    where: Mapping[str, str | bool]


@dataclass(frozen=True)
class Knowledge:
    """All that the attacker puts together. Links name publications by their place."""

    dimensions: tuple[str, ...]
    publications: tuple[Publication, ...]
    rules: Rules
    links: tuple[Corrected | Within | Together, ...] = ()


def _fives_cell(value: int | None, kind: str | None) -> Range:
    if value is None:
        return (0, MOST_IN_A_CELL)
    if kind == "exact":
        return (value, value)
    return {0: (0, 4), 5: (1, 5)}[value]


def _fives_everyone(zeros: int, fives: int) -> Range:
    """The README's table: within two of what is shown, more where that would point at someone."""
    shown = 5 * fives
    if fives == 0:
        return (0, 4)
    if zeros == 0:
        return (shown - 4, shown)
    return (shown - (1 if fives == 1 else 2), shown + (1 if zeros == 1 else 2))


def _suppressed_cell(value: int | None, kind: str) -> Range:
    return (1, 4) if value is None else (value, value)


def _base_3(value: int | None, kind: str) -> Range:
    return (max(0, value - 2), value + 2)


def _floor(value: int | None, kind: str) -> Range:
    """A year: at least so many, or nothing; nothing is known from above."""
    return (0, MOST_IN_A_CELL) if value is None else (value, MOST_IN_A_CELL)


def _guessed(value: int, kind: str) -> Range:
    """A year as it mostly is: less than five more than is told, and what is protected not above what would be told."""
    return {"at_least": (value, value + 4), "at_most": (0, value), "exact": (value, value)}[kind]


FLOOR = Rules(_floor)
GUESSED = Rules(_guessed)
FIVES = Rules(_fives_cell, _fives_everyone)
WITHOUT_VALUE_AS_ZERO = Rules(_fives_cell, _fives_everyone, without_value_is_zero=True)
WITHIN_TWO = Rules(_fives_cell, lambda zeros, fives: (max(0, 5 * fives - 2), 5 * fives + 2))
SUPPRESSED = Rules(_suppressed_cell, download=lambda value, kind: (1, 4) if value is None else (value, value))
BASE_3 = Rules(_base_3, download=_base_3)
