"""What is strange about an enterprise: more filled than offered, ended with people left, another name or place than before."""

from collections.abc import Iterator

from publishing.checking import shown
from publishing.checking.case import Case, Row
from publishing.checking.report import Remark


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
