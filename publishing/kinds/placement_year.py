"""Different people during a year: everyone counts once, so that it is not the sum of the quarters. Published as a floor."""

from collections.abc import Iterator
from operator import itemgetter

import polars as pl

from contract import DeliveryForm
from contract.deliveries import column_field, municipality_field, period_field, sex_field, status_field, value_field
from publishing.kinds.kind import Case, Kind, exact
from publishing.messages import shown
from publishing.messages.problems import Problem

EXTRACT = "placement_year"

FORM = DeliveryForm(
    EXTRACT,
    (
        period_field(
            EXTRACT, example="2019 kv 4",
            note_sv="Årets fjärde kvartal på alla rader, till exempel 2019 kv 4: uppgiften lämnas tillsammans med det",
            note_en="The year's fourth quarter on every row, such as 2019 Q4: the figure is delivered together with it",
        ),
        municipality_field(EXTRACT),
        column_field(EXTRACT, "public_actor", "code", "Kommunerna", other_headings=("Aktör", "Anvisande aktör")),
        sex_field(EXTRACT),
        value_field(
            EXTRACT, "Antal olika personer", "Number of different people", "9", counts_people=True,
            note_sv="Varje person räknas en gång, hur många placeringar den än hade under året: inte summan av kvartalen",
            note_en="Every person counts once, however many placements they had during the year: not the sum of the quarters",
            other_headings=("Antal personer", "Number of people", "Antal", "Number"),
        ),
        status_field(EXTRACT, may_be_hidden=True),
    ),
    status_of={"value": "obs_status"},
)  # fmt: skip

_CELL = ["municipality_code", "public_actor", "sex"]


def _faults(case: Case) -> Iterator[Problem]:
    """A year that is not delivered with its fourth quarter, and cells with fewer people than one of the year's quarters.

    The quarters are what the partner itself has delivered, exact as it came. Whoever was there at the end of one was there
    during the year, so one quarter is enough to tell that either figure is wrong, whether the others are known or not.
    """
    if not case.period:
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
            of = case.of(code, case.label("public_actor", actor), shown.label("sex", sex))
            yield case.fault("year_without_row", of=of, people=shown.number(people), quarter=shown.quarter(quarter))


def _most(case: Case) -> dict[tuple[str, ...], tuple[float, str]]:
    """Per municipality, actor and sex the most people at the end of one quarter of the year, and which quarter."""
    most: dict[tuple[str, ...], tuple[float, str]] = {}
    for quarter, frame in sorted(case.beside.items()):
        if quarter[:4] != case.period[:4]:
            continue
        known = frame.filter(pl.col("sex") != "T").sort(_CELL)
        for *cell, people in known.group_by(_CELL, maintain_order=True).agg(pl.col("value").sum()).iter_rows():
            most[tuple(cell)] = max(most.get(tuple(cell), (0.0, "")), (people, quarter), key=itemgetter(0))
    return most


KIND = Kind(
    form=FORM,
    extract=EXTRACT,
    # Delivered with the fourth quarter, a count of the whole year.
    as_extracts=lambda rows: {EXTRACT: rows.with_columns(exact(), period=pl.col("period").str.head(4))},
    faults=(_faults,),
    most=1000,
    is_of_sender=True,
    held_against="placement",
    is_held=True,
)
