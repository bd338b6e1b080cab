"""Parts held against the totals that the partner wrote: rows that sum the rows above, and rows for both sexes."""

from collections.abc import Iterator

import polars as pl

from publishing.checking import shown
from publishing.checking.case import Case, Row
from publishing.problems import Problem

# Totals are compared to the öre.
_NEAR = 0.005


def total_faults(case: Case) -> Iterator[Problem]:
    """Totals that are neither the sum of all rows above nor that of the rows since the total before."""
    before: dict[str, int] = {}
    for row, field, total in sorted(case.delivered.totals):
        above = case.delivered.frame.filter(pl.col("source_row") < row)
        since = above.filter(pl.col("source_row") > before.get(field, 0))
        before[field] = row
        if all(_is_another(total, part, case, field) for part in (above, since)):
            numbers = {"total": shown.number(total), "sum": shown.number(float(above[field].sum()))}
            yield case.fault("total_differs", row, field, **numbers)


def _is_another(total: float, part: pl.DataFrame, case: Case, field: str) -> bool:
    """Whether a total is not that of the rows. One that is unknown or hidden may be anything from zero up."""
    status = case.delivered.form.status_of.get(field)
    applies = pl.col(status) != "NA" if status else pl.lit(True)
    not_told = part.filter(pl.col(field).is_null() & applies).height
    more = total - float(part[field].sum())
    return more < -_NEAR if not_told else abs(more) > _NEAR


def sex_total_faults(case: Case) -> Iterator[Problem]:
    """Rows for women and men together that have no row for each, or differ from their sum."""
    sex_totals = case.delivered.sex_totals
    if sex_totals is None:
        return
    parts: dict[tuple, list[Row]] = {}
    for row in case.rows:
        parts.setdefault(_key_without_sex(case, row), []).append(row)
    for row in sex_totals.iter_rows(named=True):
        found = parts.get(_key_without_sex(case, row), [])
        if not found:
            yield case.fault("sexes_together", row["source_row"], "sex")
        elif row["value"] is not None and _differs(row["value"], [part["value"] for part in found]):
            summed = sum(part["value"] or 0 for part in found)
            numbers = {"total": shown.number(row["value"]), "sum": shown.number(summed)}
            yield case.fault("sex_total_differs", row["source_row"], "value", **numbers)


def _key_without_sex(case: Case, row: Row) -> tuple:
    return tuple(row[name] for name in case.delivered.form.key if name != "sex")


def _differs(total: float, values: list[float | None]) -> bool:
    """Whether the parts cannot make the total. A part that is unknown may be anything from zero up."""
    summed = sum(value or 0 for value in values)
    return summed > total if None in values else summed != total
