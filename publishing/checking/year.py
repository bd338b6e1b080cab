"""Different people during a year: delivered with the fourth quarter, and never fewer than at the end of any of its quarters."""

from collections.abc import Iterator

import polars as pl

from publishing.checking import shown
from publishing.checking.case import Case
from publishing.problems import Problem

_CELL = ["municipality_code", "public_actor", "sex"]


def year_faults(case: Case) -> Iterator[Problem]:
    """A year that is not delivered with its fourth quarter, and cells with fewer people than one of the year's quarters.

    The quarters are what the partner itself has delivered, exact as it came. Whoever was there at the end of one was there
    during the year, so one quarter is enough to tell that either figure is wrong, whether the others are known or not.
    """
    if case.kind != "placement_year" or not case.period:
        return
    if not case.period.endswith("Q4"):
        first = next(row["source_row"] for row in case.rows if row["period"] == case.period)
        details = {"quarter": shown.quarter(case.period), "fourth": shown.quarter(f"{case.period[:4]}-Q4")}
        yield case.fault("year_not_with_fourth_quarter", first, "period", **details)
    most = _most(case)
    for row in case.rows:
        people, quarter = most.pop(tuple(row[name] for name in _CELL), (0.0, ""))
        if row["value"] is not None and row["value"] < people:
            details = {"people": shown.number(people), "quarter": shown.quarter(quarter)}
            yield case.fault("year_below_quarter", row["source_row"], "value", **details)
    for (code, actor, sex), (people, quarter) in most.items():
        if people:
            of = {
                language: f"{case.name_of(code)}, {shown.label('public_actor', actor)[language]}, "
                f"{shown.label('sex', sex)[language]}"
                for language in shown.LANGUAGES
            }
            yield case.fault("year_without_row", of=of, people=shown.number(people), quarter=shown.quarter(quarter))


def _most(case: Case) -> dict[tuple[str, ...], tuple[float, str]]:
    """Per municipality, actor and sex the most people at the end of one quarter of the year, and which quarter."""
    most: dict[tuple[str, ...], tuple[float, str]] = {}
    for quarter, frame in sorted(case.placements.items()):
        if quarter[:4] != case.period[:4]:
            continue
        known = frame.filter(pl.col("sex") != "T").sort(_CELL)
        for *cell, people in known.group_by(_CELL, maintain_order=True).agg(pl.col("value").sum()).iter_rows():
            most[tuple(cell)] = max(most.get(tuple(cell), (0.0, "")), (people, quarter), key=lambda one: one[0])
    return most
