"""From cells to rows: every row of a table read as its form says, every fault collected, totals set aside."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

import polars as pl

from contract import CONTRACT_VERSION
from contract.extracts import is_known
from publishing.intake.column_faults import column_faults, lost_headings, second_row_fault, two_rows
from publishing.intake.headings import not_in_template, table_problem
from publishing.intake.recognition import Fit, fits
from publishing.intake.table import Delivered, Table
from publishing.intake.totals import is_total, kept_notes, note_rows, remark_places, total_of
from publishing.kinds import FORMS
from publishing.kinds.listed import Listed
from publishing.messages import in_both, say
from publishing.messages.problems import InputError, Note


def understand(
    table: Table,
    *,
    municipalities: Mapping[str, str],
    kind: str | None = None,
    delivers: Collection[str] = (),
    listed: Listed = MappingProxyType({}),
    owes: Collection[str] = (),
) -> Delivered:
    """The rows that a table means; `municipalities` is code → name, `kind` one of `publishing.kinds.FORMS` if it is known.
    `listed` are the rows of registers that a row may name (`publishing.kinds.listed`).

    Without a kind it is the template's, or that of the form whose headings fit; `delivers` are the kinds that the sender
    may send, and `owes` those that it has to. Raises InputError with every fault: its sheet, row, the column's heading and letter, and the value.
    """
    _check_template(table, kind)
    said = kind or (table.template.kind if table.template else None)
    fit = _only_fit(table, said, fits(table, said, municipalities, delivers, listed, owes), municipalities)
    reader, header, form = fit.reader, fit.header, fit.header.form
    if problem := second_row_fault(reader):
        raise InputError([problem])
    notes = note_rows(reader)
    remarks = remark_places(table, header, notes)
    problems = column_faults(fit, remarks=remarks, notes=notes)
    kept: dict[str, list[dict[str, object]]] = {"rows": [], "sex_totals": []}
    totals: list[tuple[int, str, float]] = []
    numbered = [(number, header.known(row)) for number, row in enumerate(table.rows, start=1) if number not in notes]
    rows = [(number, cells) for number, cells in numbered if number > header.row and cells]
    for number, cells in rows:
        if is_total(header, cells, is_last=number == rows[-1][0]):
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
    frame, sex_totals = (pl.DataFrame(kept[name], schema=form.schema) for name in ("rows", "sex_totals"))
    kept_aside = kept_notes(table, header, notes, remarks)
    older = []
    if new := not_in_template(header, table.template):
        columns = in_both(lambda language: ", ".join(field.heading(language) for field in new))
        older = [Note(table.file, "template_older", details={"columns": columns}, sheet=table.sheet or None)]
    aside = {"totals": tuple(totals), "sex_totals": sex_totals, "notes": kept_aside, "template_notes": tuple(older)}
    return Delivered(form, table, frame, header.columns, header.row, **aside)


def _only_fit(table: Table, kind: str | None, found: tuple[Fit, ...], municipalities: Mapping[str, str]) -> Fit:
    """The kind of the table, of those that fit it. Raises InputError when there are no headings, or it could be one of several kinds."""
    best = max((fit.header.score for fit in found), default=0)
    is_whole = any(not fit.missing and not fit.unknown for fit in found)
    if found and not is_whole and (problem := two_rows(table, kind, best)):
        raise InputError([problem])
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError([lost_headings(table, kind, municipalities)])
    kinds = in_both(lambda language: "; ".join(_in_words(fit, language) for fit in found))
    details = {"kinds": kinds, "codes": ", ".join(f"--slag {fit.kind}" for fit in found)}
    raise InputError([table_problem(table, "header_several_kinds", row=found[0].header.row, **details)])


def _in_words(fit: Fit, language: str) -> str:
    """A kind that fits, and the columns that it would lack."""
    lacks = ", ".join(field.heading(language) for field in fit.missing)
    title = fit.header.form.title(language)
    return say("kind_that_lacks", language, kind=title, columns=lacks) if lacks else title


def _check_template(table: Table, kind: str | None) -> None:
    template = table.template
    if template is None:
        return
    if not is_known(template.contract_version) or template.kind not in FORMS:
        details = {"found": template.contract_version, "needed": CONTRACT_VERSION, "kind": template.kind}
        raise InputError([table_problem(table, "template_old", **details)])
    if kind not in (None, template.kind):
        found, expected = in_both(FORMS[template.kind].title), in_both(FORMS[kind].title)
        raise InputError([table_problem(table, "template_other_kind", found=found, expected=expected)])
