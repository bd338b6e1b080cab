"""From cells to rows: every row of a table read as its form says, every fault collected, totals set aside."""

from collections.abc import Mapping

import polars as pl

from contract import CONTRACT_VERSION, FORMS, DeliveryForm
from publishing.problems import InputError, Problem
from publishing.reading.cells import cell_readers
from publishing.reading.columns import column_problems, only_header, table_problem
from publishing.reading.folding import is_empty
from publishing.reading.row import RowReader
from publishing.reading.table import Delivered, Raw, Table
from publishing.reading.totals import is_total, total_of

_TYPES = {"yes_no": pl.Boolean, "count": pl.Float64, "amount": pl.Float64, "whole": pl.Int64, "date": pl.Date}


def understand(table: Table, *, municipalities: Mapping[str, str], kind: str | None = None) -> Delivered:
    """The rows that a table means; `municipalities` is code → name, `kind` one of `contract.FORMS` if it is known.

    Without a kind it is the template's, or that of the form whose headings fit best. Raises InputError with every
    fault: its sheet, row, the column's heading and letter, and the value.
    """
    _check_template(table, kind)
    header = only_header(table, kind or (table.template.kind if table.template else None))
    form = header.form
    problems = column_problems(table, header)
    reader = RowReader(table, header, cell_readers(form, municipalities))
    kept: dict[str, list[dict[str, object]]] = {"rows": [], "sex_totals": []}
    totals: list[tuple[int, str, float]] = []
    filled = _filled_rows(table, header.row, set(header.columns.values()))
    for number, cells in filled.items():
        if is_total(header, cells, is_last=number == max(filled)):
            found, faults = total_of(reader, number, cells)
            totals += found
        else:
            row, faults = reader.read(number, cells)
            kept["sex_totals" if row.get("sex") == "T" else "rows"].append(row)
        problems += faults
    if not problems and not kept["rows"]:
        problems.append(table_problem(table, "table_no_rows", row=header.row))
    if problems:
        raise InputError(sorted(problems, key=lambda problem: problem.row or 0))
    sex_totals = _frame(form, kept["sex_totals"]) if kept["sex_totals"] else None
    return Delivered(form, table, _frame(form, kept["rows"]), header.columns, header.row, tuple(totals), sex_totals)


def _check_template(table: Table, kind: str | None) -> None:
    template = table.template
    if template is None:
        return
    problem: Problem | None = None
    if template.contract_version != CONTRACT_VERSION or template.kind not in FORMS:
        details = {"found": template.contract_version, "needed": CONTRACT_VERSION, "kind": template.kind}
        problem = table_problem(table, "template_old", **details)
    elif kind not in (None, template.kind):
        titles = [
            {language: FORMS[name].title(language) for language in ("sv", "en")} for name in (template.kind, kind)
        ]
        problem = table_problem(table, "template_other_kind", found=titles[0], expected=titles[1])
    if problem:
        raise InputError([problem])


def _filled_rows(table: Table, header_row: int, places: set[int]) -> dict[int, dict[int, Raw]]:
    """The rows below the headings that hold something in a known column, each as column → cell."""
    filled = {}
    for number, row in enumerate(table.rows[header_row:], start=header_row + 1):
        cells = {place: value for place, value in enumerate(row) if place in places and not is_empty(value)}
        if cells:
            filled[number] = cells
    return filled


def _frame(form: DeliveryForm, rows: list[dict[str, object]]) -> pl.DataFrame:
    schema = {"source_row": pl.Int64} | {field.name: _TYPES.get(field.kind, pl.String) for field in form.fields}
    schema |= {field.own_status: pl.String for field in form.fields if field.own_status}
    return pl.DataFrame(rows, schema=schema)
