"""The size of a group beside those of it who are counted year by year: whoever takes nobody to have left reads a size as the most that all years can hold together."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from contract import WITHHELD
from contract.competence import FEWEST_IN_GROUP
from contract.signs import SMALLEST_SHOWN
from publishing.disclosure.shape import FEWEST_VALUES
from publishing.kinds.kind import GroupsOf

# So many people have to fit into a group beyond the fewest that its years say: then a 0 may still hide four, and a 5 be five.
_ROOM = FEWEST_VALUES

# How seldom a small count is left out though it would fit: one time in so many, and still more seldom in a large group.
_SELDOM = 16

Key = tuple[str, ...]


@dataclass(frozen=True)
class Year:
    """What all publications say of one group's people of one year: the fewest there are, and whether it may hide one to four."""

    fewest: int
    hides: bool


@dataclass(frozen=True)
class BesideGroups:
    """What stands published beside the counts of one `period`: all publications of the `years` and of the `sizes` of their groups."""

    groups: GroupsOf
    period: str
    years: Sequence[pl.DataFrame]
    sizes: Sequence[pl.DataFrame]

    def left_out(self, counts: pl.DataFrame, chance: random.Random) -> pl.Series:
        """Per row of `counts` whether it may not be shown beside the sizes: then it is published without a value, as protected.

        `counts` are cells with the columns of the group, `value` as it would be shown if it were not rounded, and `obs_status`. A
        small count is left out where the group has no room for what a 0 or a 5 may hide, a large one where it would leave the
        other years of the group too little. That one is left out must not say that it is large: where other years hide somebody
        a small one is left out as well, now and then, though there is room. `chance` is secret and new each time.
        """
        most, years = ceilings(self.sizes, self.groups), years_of(self.years, self.groups)
        found = []
        for key, value, status in counts.select(pl.concat_list(self.groups.by), "value", "obs_status").iter_rows():
            others = [year for period, year in years.get(tuple(key), {}).items() if period != self.period]
            is_small = status == WITHHELD or (value is not None and value <= SMALLEST_SHOWN)
            if tuple(key) not in most or not (is_small or value is not None):
                found.append(False)
                continue
            room, hide = most[tuple(key)] - sum(year.fewest for year in others), any(year.hides for year in others)
            if is_small:
                found.append(room <= _ROOM or (hide and chance.random() * max(_SELDOM, room) < 1))
            else:
                found.append(hide and room - value < _ROOM)
        return pl.Series(found, dtype=pl.Boolean)


def protected_sizes(made: pl.DataFrame, groups: GroupsOf, *, years: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The sizes of one quarter as they may be published: as they are, or protected.

    `made` are rows of the contract, `years` all publications of the people who are counted, those of this publication among
    them. Where one of the years may hide somebody, a size is told only if it leaves room for more people than a 0 hides beyond
    the fewest that they say. Then it takes nothing away from any of them; and neither does it to keep the size back, which says
    that there is room for so many at most.

    How many there are in all is often known from elsewhere, and less those that are told it would be those that are not: so
    `rest` is kept back with any other, and all are where it is small itself.
    """
    counted = years_of(years, groups)
    sizes = {tuple(key): (value, status) for key, value, status in _rows(made, groups)}
    kept = {key for of_one in _by_employer(sizes, groups) for key in _kept(of_one, counted, groups)}
    is_kept = pl.Series([key in kept for key in sizes], dtype=pl.Boolean)
    return made.with_columns(
        value=pl.when(~is_kept).then("value"),
        value_kind=pl.when(~is_kept).then("value_kind"),
        obs_status=pl.when(is_kept).then(pl.lit("PR")).otherwise("obs_status"),
    )


def _kept(
    sizes: Mapping[Key, tuple[float | None, str]], counted: Mapping[Key, Mapping[str, Year]], groups: GroupsOf
) -> set[Key]:
    """The groups of one employer whose sizes are told by nobody else's decision and may not be told."""
    told = {key: value for key, (value, status) in sizes.items() if status == "A"}
    kept = {key for key, value in told.items() if not _is_larger(value, counted.get(key, {}).values())}
    any_key = next(iter(sizes))
    rest, everybody = (_with_group(any_key, code, groups) for code in (groups.rest, groups.everybody))
    untold = (sizes.keys() - told.keys()) | kept
    if untold - {rest}:
        rest_is_small = rest in sizes and sizes[rest][1] == "PR"
        return {*told} if rest_is_small else kept | ({rest} & told.keys())
    if told.keys() == sizes.keys() and not _is_larger(sum(told.values()), counted.get(everybody, {}).values()):
        return {*told}
    return kept


def _is_larger(size: float, years: Iterable[Year]) -> bool:
    """Whether a group is larger than its years and what one of them may hide, or they hide nobody whom that could tell of."""
    years = [*years]
    return size > sum(year.fewest for year in years) + _ROOM or not any(year.hides for year in years)


def years_of(publications: Sequence[pl.DataFrame], groups: GroupsOf) -> dict[Key, dict[str, Year]]:
    """Per group and year what the publications say of its people: the highest that any of them says.

    A year without a value says nothing, but for one that its sender has hidden: it is known to be small.
    """
    found: dict[Key, dict[str, Year]] = {}
    for rows in publications:
        known = rows.filter(pl.col("value").is_not_null() | (pl.col("obs_status") == WITHHELD))
        for key, period, value, kind in known.select(
            pl.concat_list(groups.by), "period", "value", "value_kind"
        ).iter_rows():
            of_group = found.setdefault(tuple(key), {})
            year, old = _read(value, kind), of_group.get(period, Year(0, hides=False))
            of_group[period] = Year(max(year.fewest, old.fewest), hides=year.hides or old.hides)
    return found


def _read(value: float | None, kind: str | None) -> Year:
    """A 0 may hide nobody, and a 5, as what its sender has hidden, one person."""
    is_hidden = value is None or kind == "rounded"
    return Year(int(value != 0) if is_hidden else int(value), hides=is_hidden)


def ceilings(publications: Sequence[pl.DataFrame], groups: GroupsOf) -> dict[Key, int]:
    """The most people that each group has, as whoever has read all publications takes it to be: the least that any of them says.

    A protected size says that the group is small, and so may be read as nine at most; that of `rest` says nothing, since it is
    kept back with any other. Everybody is the sum of the groups, where each of them is told.
    """
    least: dict[Key, int] = {}
    seen: dict[Key, tuple[float | None, str]] = {}
    for rows in publications:
        for key, value, status in _rows(rows.filter(pl.col("obs_status") != "NL"), groups):
            is_told = value is not None and value >= FEWEST_IN_GROUP
            seen[key] = (value, status) if is_told else seen.get(key, (None, status))
            if is_told or (status == "PR" and key != _with_group(key, groups.rest, groups)):
                size = int(value) if is_told else FEWEST_IN_GROUP - 1
                least[key] = min(size, least.get(key, size))
    for of_one in _by_employer(seen, groups):
        if all(value is not None for value, _ in of_one.values()):
            least[_with_group(next(iter(of_one)), groups.everybody, groups)] = sum(least[key] for key in of_one)
    return least


def _rows(rows: pl.DataFrame, groups: GroupsOf) -> Iterator[tuple[Key, float | None, str]]:
    for key, value, status in rows.select(pl.concat_list(groups.by), "value", "obs_status").iter_rows():
        yield tuple(key), value, status


def _by_employer(
    sizes: Mapping[Key, tuple[float | None, str]], groups: GroupsOf
) -> list[dict[Key, tuple[float | None, str]]]:
    """The groups that are alike in all but the group: those of one employer in one municipality."""
    found: dict[Key, dict[Key, tuple[float | None, str]]] = {}
    for key, size in sizes.items():
        found.setdefault(_with_group(key, "", groups), {})[key] = size
    return [*found.values()]


def _with_group(key: Key, code: str, groups: GroupsOf) -> Key:
    return tuple(code if name == groups.column else part for name, part in zip(groups.by, key, strict=True))
