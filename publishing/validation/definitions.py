"""What the words of the contract mean: who may report what, dates that follow on each other, enterprises, and different people during a year."""

from collections.abc import Iterator

import polars as pl

from publishing.messages.problems import Problem
from publishing.validation import shown
from publishing.validation.case import Case, Row
from publishing.validation.report import Remark


def actor_faults(case: Case) -> Iterator[Problem]:
    """Daily activities of others than municipalities, enhanced cooperation of others than the Employment Service."""
    for row in case.rows:
        actor = row.get("public_actor")
        for field in ("placement_measure", "service"):
            if row.get(field) == "daglig_verksamhet" and actor not in (None, "kommun"):
                yield case.fault("daily_activities_of_another", row["source_row"], field)
        if row.get("enhanced_cooperation") and actor not in (None, "arbetsformedlingen"):
            yield case.fault("enhanced_of_another", row["source_row"], "enhanced_cooperation")


def date_faults(case: Case) -> Iterator[Problem]:
    """An end that is not after its start, and dates that do not go with their status."""
    for row in case.rows:
        for start, end in (("start_date", "end_date"), ("valid_from", "valid_to")):
            if row.get(start) and row.get(end) and row[end] <= row[start]:
                yield case.fault("end_before_start", row["source_row"], end, start=row[start].isoformat())
        for date, status in (("valid_from", "valid_from_status"), ("valid_to", "valid_to_status")):
            if row.get(status) == "known" and not row[date]:
                yield case.fault("known_day_missing", row["source_row"], date)
            if row.get(status) not in (None, "known") and row[date]:
                yield case.fault("day_beside_status", row["source_row"], status)


def agreement_faults(case: Case) -> Iterator[Problem]:
    """What belongs to agreements alone, on a row about something else."""
    if case.kind != "commitment":
        return
    for row in case.rows:
        if row["mark"] in (None, "agreement"):
            continue
        for field in ("agreement_form", "counterpart"):
            if row[field]:
                yield case.fault("only_for_agreements", row["source_row"], field)
        if row["counts_as_support"]:
            yield case.fault("support_without_agreement", row["source_row"], "counts_as_support")


def agreement_remarks(case: Case) -> Iterator[Remark]:
    """Agreements that are held without a form, and held commitments whose dates say that they are not in force."""
    if case.kind != "commitment":
        return
    for row in case.rows:
        if row["commitment_state"] != "held":
            continue
        if row["mark"] == "agreement" and not row["agreement_form"]:
            yield case.remark("agreement_without_form", row["source_row"], "agreement_form")
        if row["valid_to"] and row["valid_to"] < case.last_day:
            yield case.remark("held_but_over", row["source_row"], "valid_to")
        if row["valid_from"] and row["valid_from"] > case.last_day:
            yield case.remark("held_but_not_begun", row["source_row"], "valid_from")


def number_remarks(case: Case) -> Iterator[Remark]:
    """Commitments whose number skips one that was never delivered: 1 and 3, but no 2 now or before."""
    if case.kind != "commitment":
        return
    columns = ["municipality_code", "mark", "commitment_number"]
    frames = (case.delivered.frame, case.published["commitment"], *case.earlier.values())
    known = {key for frame in frames for key in frame.select(columns).iter_rows()}
    for row in case.rows:
        municipality_code, mark, number = (row[name] for name in columns)
        skipped = [one for one in range(1, number or 1) if (municipality_code, mark, one) not in known]
        if skipped:
            missing = ", ".join(str(one) for one in skipped)
            yield case.remark("number_skipped", row["source_row"], "commitment_number", missing=missing)


def enterprise_remarks(case: Case) -> Iterator[Remark]:
    """The warnings of each enterprise, in the order of the rows."""
    if case.kind != "enterprise":
        return
    known = {row["enterprise_id"]: row for row in case.published["enterprise"].iter_rows(named=True)}
    for row in case.rows:
        yield from _state(case, row)
        if row["enterprise_id"] in known:
            yield from _changed(case, row, known[row["enterprise_id"]])
    yield from _names_of_others(case)


def _state(case: Case, row: Row) -> Iterator[Remark]:
    number = row["source_row"]
    filled, offered = row["places_filled"], row["places_offered"]
    if filled is not None and offered is not None and filled > offered:
        yield case.remark("more_filled_than_offered", number, "places_filled", offered=shown.number(offered))
    if row["end_date"] and row["end_date"] <= case.last_day:
        for field in ("employees", "places_filled"):
            if row[field]:
                yield case.remark("ended_with_people", number, field, end=row["end_date"].isoformat())
    if row["start_date"] and row["start_date"] > case.last_day:
        yield case.remark("not_yet_started", number, "start_date")


def _changed(case: Case, row: Row, before: Row) -> Iterator[Remark]:
    if row["municipality_code"] != before["municipality_code"]:
        was = case.name_of(before["municipality_code"])
        yield case.remark("enterprise_moved", row["source_row"], "municipality_code", was=was)
    if row["enterprise_name"] != before["enterprise_name"]:
        was = shown.cell(before["enterprise_name"])
        yield case.remark("enterprise_renamed", row["source_row"], "enterprise_name", was=was)


def _names_of_others(case: Case) -> Iterator[Remark]:
    """A name that another id has, in the file or as published: one enterprise may have got two ids."""
    ids: dict[str, set[str]] = {}
    for frame in (case.delivered.frame, case.published["enterprise"]):
        for enterprise_id, name in frame.select("enterprise_id", "enterprise_name").drop_nulls().iter_rows():
            ids.setdefault(name.casefold(), set()).add(enterprise_id)
    for row in case.rows:
        others = ids.get((row["enterprise_name"] or "").casefold(), set()) - {row["enterprise_id"]}
        if others:
            other = ", ".join(str(shown.cell(one)) for one in sorted(others))
            yield case.remark("name_of_another_id", row["source_row"], "enterprise_id", other=other)


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
