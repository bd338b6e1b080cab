"""What every row needs: its required cells, a key of its own, and a municipality that exists."""

from collections.abc import Iterator

from publishing.checking import shown
from publishing.checking.case import Case, Row
from publishing.problems import Problem


def key_faults(case: Case) -> Iterator[Problem]:
    """A file without rows, empty cells that are required, unknown municipalities, and rows that stand twice."""
    yield from _no_rows(case)
    yield from _empty_cells(case)
    yield from _unknown_municipalities(case)
    yield from _twice(case)


def _no_rows(case: Case) -> Iterator[Problem]:
    sex_totals = case.delivered.sex_totals
    if not case.rows and (sex_totals is None or sex_totals.is_empty()):
        yield case.fault(f"nothing_in_{case.kind}")


def _empty_cells(case: Case) -> Iterator[Problem]:
    required = [field.name for field in case.delivered.form.fields if field.is_required or field.is_key]
    for row in case.rows:
        for name in required:
            if row[name] is None:
                yield case.fault("required_cell_empty", row["source_row"], name)


def _unknown_municipalities(case: Case) -> Iterator[Problem]:
    known = ", ".join(case.municipality_names.values())
    for row in case.rows:
        if row["municipality_code"] not in (None, *case.municipality_names):
            yield case.fault("municipality_elsewhere", row["source_row"], "municipality_code", known=known)


def _twice(case: Case) -> Iterator[Problem]:
    first: dict[tuple, Row] = {}
    for row in case.rows:
        key = tuple(row[name] for name in case.delivered.form.key)
        if None in key:
            continue
        if key in first:
            yield _twice_fault(case, row, first[key])
        else:
            first[key] = row


def _twice_fault(case: Case, row: Row, other: Row) -> Problem:
    """The row that stands twice; of an enterprise, what the two rows say differently."""
    details = {"other": str(other["source_row"]), "key": case.key_text(row)}
    if case.kind == "enterprise" and row["municipality_code"] != other["municipality_code"]:
        details["there"] = case.name_of(str(other["municipality_code"]))
        return case.fault("enterprise_in_two_places", row["source_row"], "municipality_code", **details)
    if case.kind == "enterprise" and row["enterprise_name"] != other["enterprise_name"]:
        details["there"] = shown.cell(other["enterprise_name"])
        return case.fault("enterprise_of_two_names", row["source_row"], "enterprise_name", **details)
    written = [name for name in case.delivered.form.key if name in case.delivered.columns]
    return case.fault("row_twice", row["source_row"], written[-1] if written else "", **details)
