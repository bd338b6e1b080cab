"""From cells to rows: every row of a table read as its form says, every fault collected, totals set aside."""

from collections.abc import Collection, Mapping

import polars as pl

from contract import CONTRACT_VERSION, FORMS, DeliveryForm
from contract.extracts import is_known
from publishing.intake.cells import RowReader
from publishing.intake.column_faults import column_faults, crossing_fault, lost_headings, second_row, two_rows
from publishing.intake.folding import is_empty
from publishing.intake.headings import Header, not_in_template, table_problem
from publishing.intake.recognition import Fit, crossed, fits
from publishing.intake.table import Delivered, Raw, Table
from publishing.intake.totals import is_total, kept_notes, note_rows, remark_places, total_of
from publishing.messages import say
from publishing.messages.problems import InputError, Note, Problem


def understand(
    table: Table, *, municipalities: Mapping[str, str], kind: str | None = None, delivers: Collection[str] = ()
) -> Delivered:
    """The rows that a table means; `municipalities` is code → name, `kind` one of `contract.FORMS` if it is known.

    Without a kind it is the template's, or that of the form whose headings fit; `delivers` are the kinds that the sender
    may send. Raises InputError with every fault: its sheet, row, the column's heading and letter, and the value.
    """
    _check_template(table, kind)
    fit = _only_fit(table, kind or (table.template.kind if table.template else None), municipalities, delivers)
    header, form = fit.header, fit.header.form
    reader = RowReader(table, header, fit.readers)
    if second := second_row(reader):
        raise InputError([_second_row_fault(reader, second)])
    notes = note_rows(reader)
    remarks = remark_places(table, header, notes)
    problems = column_faults(reader, fit, remarks=remarks, notes=notes)
    kept: dict[str, list[dict[str, object]]] = {"rows": [], "sex_totals": []}
    totals: list[tuple[int, str, float]] = []
    filled = _filled_rows(table, header.row, reader, notes)
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
    said = kept_notes(table, header, notes, remarks) + _older_template(table, header)
    rows = _frame(form, kept["rows"])
    return Delivered(form, table, rows, header.columns, header.row, tuple(totals), sex_totals, said)


def _only_fit(table: Table, kind: str | None, municipalities: Mapping[str, str], delivers: Collection[str]) -> Fit:
    """The kind of the table. Raises InputError when there are no headings, or it could be one of several kinds."""
    found = fits(table, kind, municipalities, delivers)
    best = max((one.header.score for one in found), default=0)
    is_whole = any(not one.missing and not one.unknown for one in found)
    if found and not is_whole and (problem := two_rows(table, kind, best)):
        raise InputError([problem])
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError([lost_headings(table, kind, municipalities)])
    kinds = {language: "; ".join(_in_words(one, language) for one in found) for language in ("sv", "en")}
    details = {"kinds": kinds, "codes": ", ".join(f"--slag {one.kind}" for one in found)}
    raise InputError([table_problem(table, "header_several_kinds", row=found[0].header.row, **details)])


def _in_words(fit: Fit, language: str) -> str:
    """A kind that fits, and the columns that it would lack."""
    lacks = ", ".join(field.heading(language) for field in fit.missing)
    title = fit.header.form.title(language)
    return say("kind_that_lacks", language, kind=title, columns=lacks) if lacks else title


def _second_row_fault(reader: RowReader, second: Mapping[int, Raw]) -> Problem:
    """The fault of headings in two rows: of a crossed table, how to write it as rows; else that they belong on one row."""
    table, header = reader.table, reader.header
    if crossing := crossed(header, second, reader.readers):
        return crossing_fault(reader, crossing, header.row + 1)
    rows = {"first": str(header.row), "second": str(header.row + 1)}
    return table_problem(table, "header_two_rows", row=header.row, **rows)


def _check_template(table: Table, kind: str | None) -> None:
    template = table.template
    if template is None:
        return
    problem: Problem | None = None
    if not is_known(template.contract_version) or template.kind not in FORMS:
        details = {"found": template.contract_version, "needed": CONTRACT_VERSION, "kind": template.kind}
        problem = table_problem(table, "template_old", **details)
    elif kind not in (None, template.kind):
        titles = [
            {language: FORMS[name].title(language) for language in ("sv", "en")} for name in (template.kind, kind)
        ]
        problem = table_problem(table, "template_other_kind", found=titles[0], expected=titles[1])
    if problem:
        raise InputError([problem])


def _older_template(table: Table, header: Header) -> tuple[Note, ...]:
    """What has come into the newest template since this one, as a note; nothing when there is nothing new."""
    new = not_in_template(header, table.template)
    if not new:
        return ()
    columns = {language: ", ".join(field.heading(language) for field in new) for language in ("sv", "en")}
    return (Note(table.file, "template_older", details={"columns": columns}, sheet=table.sheet or None),)


def _filled_rows(table: Table, header_row: int, reader: RowReader, notes: Collection[int]) -> dict[int, dict[int, Raw]]:
    """The rows below the headings that hold something in a known column, each as column → cell; notes are none of them."""
    places = {*reader.header.columns.values()}
    filled = {}
    for number, row in enumerate(table.rows[header_row:], start=header_row + 1):
        cells = {place: value for place, value in enumerate(row) if place in places and not is_empty(value)}
        if cells and number not in notes:
            filled[number] = cells
    return filled


def _frame(form: DeliveryForm, rows: list[dict[str, object]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=form.schema)
