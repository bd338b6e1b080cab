"""Training on WISEs: who has completed it in each year, and how many belong to each target group, by employer."""

import random
from collections.abc import Mapping
from itertools import product

import polars as pl

from contract.competence import FEWEST_IN_GROUP
from contract.periods import last_day
from demo.catalogue.chance import CODES, Row, apportion, around, publish, stream, table, value_kind
from publishing.disclosure.group_sizes import BesideGroups, protected_sizes
from publishing.kinds import target_group_size, training_participation

# How many belong to each group, of each employer in each municipality that tells of them. Those that are not there never do.
_SIZES = table("training_sizes")
_GROUPS = target_group_size.GROUPS
# How large a part of its target group has taken each training when the last year is over, and in which year it is first held.
_REACHED = {"everybody": 0.46, "case_workers": 0.62, "management": 0.38, "coordinators": 0.6, "supervisors": 0.66}
_FIRST = {"everybody": 0, "case_workers": 0, "management": 1, "coordinators": 1, "supervisors": 0}
_YEARS = ("2016", "2017", "2018")
# Typical gaps: an employer that has told nothing, a municipality without a year, a number that its sender has hidden.
_UNTOLD_EMPLOYER = "forsakringskassan"
_NOT_DELIVERED = {("2182", "2017")}
_HIDDEN = {("2104", "kommun", "coordinators", "2018")}
# The sizes are told twice: in between nothing is said to have changed.
_SIZES_TOLD = {"2016-Q1": 1.0, "2018-Q1": 1.06}

Cell = tuple[str, str, str]


def _tellers() -> tuple[str, ...]:
    return tuple(code for code in CODES if any(row["municipality_code"] == code for row in _SIZES))


def _cells(groups: tuple[str, ...]) -> list[tuple[str, str]]:
    """The employers and groups that can go together: supervisors are employed by the enterprises, and nobody else is."""
    return [
        (employer, group)
        for employer, group in product(training_participation.EMPLOYERS, groups)
        if (employer == "enterprise") == (group == "supervisors")
    ]


def training_rows(seed: int) -> dict[str, list[Row]]:
    """The rows of both extracts, by name, as they would have been published one after the other: each beside what stood by then."""
    published = published_in_turn(delivered_in_turn(seed), stream(seed, "training left out"))
    rows: dict[str, list[Row]] = {training_participation.EXTRACT: [], target_group_size.EXTRACT: []}
    for period, frame in published.items():
        rows[_extract(period)] += frame.iter_rows(named=True)
    return rows


def delivered_in_turn(
    seed: int, *, reached: Mapping[str, float] = _REACHED, told: Mapping[str, float] = _SIZES_TOLD
) -> dict[str, pl.DataFrame]:
    """The years and the sizes as they are delivered, rounded, by period in the order of time.

    `reached` is how large a part of each group has taken its training when the last year is over, `told` when the sizes are
    told and by how much they have grown.
    """
    people = _trained(seed, reached)
    rows = {year: _year_rows(seed, year, people) for year in _YEARS}
    rows |= {quarter: _size_rows(quarter, growth) for quarter, growth in told.items()}
    schema = {"value": pl.Float64, "value_kind": pl.String}
    return {period: pl.DataFrame(rows[period], schema_overrides=schema) for period in sorted(rows, key=last_day)}


def published_in_turn(delivered: Mapping[str, pl.DataFrame], chance: random.Random) -> dict[str, pl.DataFrame]:
    """The same as they may be published, each beside those before it: sizes that tell too much, and years, are protected."""
    groups = training_participation.KIND.groups
    published: dict[str, pl.DataFrame] = {}
    for period, rows in delivered.items():
        years, sizes = (
            [frame for other, frame in published.items() if _extract(other) == extract]
            for extract in (training_participation.EXTRACT, target_group_size.EXTRACT)
        )
        if _extract(period) == target_group_size.EXTRACT:
            published[period] = protected_sizes(rows, groups, years=years)
            continue
        left_out = BesideGroups(groups, period=period, years=years, sizes=sizes).left_out(rows, chance)
        published[period] = rows.with_columns(
            *(pl.when(~left_out).then(name).alias(name) for name in ("value", "value_kind")),
            obs_status=pl.when(left_out).then(pl.lit("PR")).otherwise("obs_status"),
        )
    return published


def _extract(period: str) -> str:
    return training_participation.EXTRACT if period in _YEARS else target_group_size.EXTRACT


def _trained(seed: int, reached: Mapping[str, float]) -> dict[tuple[str, Cell], int]:
    """People by year and cell, before rounding."""
    rng = stream(seed, "training")
    people = {}
    for row in _SIZES:
        sizes = {group: row[group] or 0 for group in _GROUPS} | {"everybody": sum(row[group] or 0 for group in _GROUPS)}
        for employer, group in _cells(training_participation.TARGET_GROUPS):
            if employer == row["employer"]:
                held = _YEARS[_FIRST[group] :]
                whole = round(sizes[group] * reached[group] * around(rng, 0.25))
                shares = apportion(whole, {year: around(rng, 0.6) for year in held})
                cell = (row["municipality_code"], employer, group)
                people |= {(year, cell): shares.get(year, 0) for year in _YEARS}
    return people


def _year_rows(seed: int, year: str, people: Mapping[tuple[str, Cell], int]) -> list[Row]:
    """One row per municipality that tells, and possible cell, rounded; and one for each cell of those that do not."""
    rng = stream(seed, "training rounding")
    cells = [(code, *cell) for code in CODES for cell in _cells(training_participation.TARGET_GROUPS)]
    order = {cell: rng.random() for cell in cells}
    tellers = [code for code in _tellers() if (code, year) not in _NOT_DELIVERED]
    counts = {cell: people.get((year, cell), 0) for cell in cells if cell[0] in tellers}
    published = publish(counts, order=order, part=lambda cell: cell[0])
    rows: list[Row] = []
    for cell in cells:
        told = {"obs_status": "NL"}
        if cell in published:
            told = {"value": float(published[cell]), "value_kind": value_kind(published[cell]), "obs_status": "A"}
            if cell[1] == _UNTOLD_EMPLOYER:
                told = {"obs_status": "UN"}
            elif (*cell, year) in _HIDDEN:
                told = {"obs_status": "SU"}
        rows.append(_row(year, cell) | told)
    return rows


def _size_rows(quarter: str, growth: float) -> list[Row]:
    """The sizes where they are told; those of fewer than ten are protected."""
    rows: list[Row] = []
    for sizes in _SIZES:
        for employer, group in _cells(_GROUPS):
            if employer == sizes["employer"]:
                size = round((sizes[group] or 0) * growth)
                told = {"value": float(size), "value_kind": "exact", "obs_status": "A"}
                if employer == _UNTOLD_EMPLOYER:
                    told = {"obs_status": "UN"}
                elif size < FEWEST_IN_GROUP:
                    told = {"obs_status": "PR"}
                rows.append(_row(quarter, (sizes["municipality_code"], employer, group)) | told)
    return rows


def _row(period: str, cell: Cell) -> Row:
    code, employer, group = cell
    place = {"municipality_code": code, "employer": employer, "training_target_group": group}
    return {"period": period, **place, "value": None, "value_kind": None}
