"""Training on WISEs: who has completed it in each year, and how many belong to each target group, by employer."""

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


def _trained(seed: int) -> dict[tuple[str, Cell], int]:
    """People by year and cell, before rounding."""
    rng = stream(seed, "training")
    people = {}
    for row in _SIZES:
        sizes = {group: row[group] or 0 for group in _GROUPS} | {"everybody": sum(row[group] or 0 for group in _GROUPS)}
        for employer, group in _cells(training_participation.TARGET_GROUPS):
            if employer == row["employer"]:
                held = _YEARS[_FIRST[group] :]
                whole = round(sizes[group] * _REACHED[group] * around(rng, 0.25))
                shares = apportion(whole, {year: around(rng, 0.6) for year in held})
                cell = (row["municipality_code"], employer, group)
                people |= {(year, cell): shares.get(year, 0) for year in _YEARS}
    return people


def training_rows(seed: int) -> dict[str, list[Row]]:
    """The rows of both extracts, by name, as they would have been published one after the other: each beside what stood by then."""
    groups = training_participation.KIND.groups
    years, sizes = training_participation.EXTRACT, target_group_size.EXTRACT
    rng = stream(seed, "training left out")
    published: dict[str, list[pl.DataFrame]] = {years: [], sizes: []}
    for period in sorted((*_SIZES_TOLD, *_YEARS), key=last_day):
        if period in _YEARS:
            rows = _frame(_year_rows(seed, period))
            beside = BesideGroups(groups, period=period, years=published[years], sizes=published[sizes])
            left_out = beside.left_out(rows, rng)
            told = [pl.when(~left_out).then(name).alias(name) for name in ("value", "value_kind")]
            status = pl.when(left_out).then(pl.lit("PR")).otherwise("obs_status")
            published[years].append(rows.with_columns(*told, obs_status=status))
        else:
            rows = _frame(_size_rows(period))
            published[sizes].append(protected_sizes(rows, groups, years=published[years]))
    return {
        name: [row for frame in frames for row in frame.iter_rows(named=True)] for name, frames in published.items()
    }


def _year_rows(seed: int, year: str) -> list[Row]:
    """One row per municipality that tells, and possible cell, rounded; and one for each cell of those that do not."""
    people, rng = _trained(seed), stream(seed, "training rounding")
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


def _size_rows(quarter: str) -> list[Row]:
    """The sizes where they are told; those of fewer than ten are protected."""
    rows: list[Row] = []
    for sizes in _SIZES:
        for employer, group in _cells(_GROUPS):
            if employer == sizes["employer"]:
                size = round((sizes[group] or 0) * _SIZES_TOLD[quarter])
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


def _frame(rows: list[Row]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema_overrides={"value": pl.Float64, "value_kind": pl.String})
