"""A new workbook with the partner's cells in their places and the faults marked, after a sheet that lists them."""

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from publishing.checking.looks import Looks, height_of
from publishing.checking.marked_sheet import MarkedSheet
from publishing.checking.report import Remark, Report, rank_of
from publishing.checking.sentences import sentences
from publishing.checking.words_of_report import about, verdict
from publishing.messages import SAY, say
from publishing.problems import Problem
from publishing.reading.headings import find_headers
from publishing.reading.table import Table

_OPTIONS = {"in_memory": True, "remove_timezone": True, "strings_to_formulas": False, "strings_to_urls": False}
# A larger table is not a delivery; its report alone says so.
_MOST_ROWS, _MOST_COLUMNS = 20_000, 200
# Notes make a workbook slow to open. The text of the report has them all.
_MOST_LISTED = 2_000
_LIST_ROW = 4
_WIDTHS = {"kind": 13, "row": 8, "column_of": 26, "value": 24, "what": 56, "remedy": 66, "id": 14}


def write_marked_workbook(
    report: Report, table: Table | None, path: Path, language: str, answers: Mapping[str, str] | None = None
) -> None:
    """Writes the report and the marked cells to `path`, in "sv" or "en".

    The cells keep their values and types, but a personal number is hidden: it must not travel further. Without a table,
    or with one that is too large, the workbook holds the report alone. Raises OSError when `path` cannot be written.
    """
    if table is not None and not report.header_row:
        report = replace(report, header_row=_header_row(table, report.kind))
    in_memory = io.BytesIO()
    workbook = Workbook(in_memory, _OPTIONS)
    looks = Looks(workbook)
    first = workbook.add_worksheet(say("marked_report", language))
    found = [*report.faults, *report.warnings, *report.notes]
    listed = found[:_MOST_LISTED]
    marked, links = None, {}
    if table is not None and _fits(table):
        sheet = workbook.add_worksheet(_sheet_name(report, language))
        marked = MarkedSheet(sheet, looks, report, table, language)
        marked.write([problem for problem in listed if problem.row is not None])
        links = {place: _link(marked, problem) for place, problem in enumerate(listed) if problem.row is not None}
    _write_top(first, looks, report, language, answers or {}, is_whole=marked is not None or table is None)
    _write_list(first, looks, listed, links, language)
    if len(found) > len(listed):
        more = say("report_more", language, more=len(found) - len(listed))
        first.write_string(_LIST_ROW + 1 + len(listed), 0, more, looks.look("muted"))
    _set_up(first, len(listed))
    workbook.close()
    path.write_bytes(in_memory.getvalue())


def _header_row(table: Table, kind: str) -> int:
    """The row of the headings in a table whose reading failed; 0 when it cannot be told."""
    rows = {header.row for header in find_headers(table.rows, kind or None)}
    return rows.pop() if len(rows) == 1 else 0


def _fits(table: Table) -> bool:
    return len(table.rows) <= _MOST_ROWS and all(len(row) <= _MOST_COLUMNS for row in table.rows)


def _sheet_name(report: Report, language: str) -> str:
    """The partner's name of the sheet, as far as a workbook allows it beside the report."""
    name = re.sub(r"[\[\]:*?/\\]", "_", report.sheet).strip("' ")[:31]
    taken = {"", "history", say("marked_report", language).casefold()}
    return say("marked_sheet", language) if name.casefold() in taken else name


def _link(marked: MarkedSheet, problem: Problem) -> str:
    name = marked.sheet.get_name().replace("'", "''")
    return f"internal:'{name}'!{xl_rowcol_to_cell(*marked.place(problem))}"


def _write_top(
    sheet: Worksheet, looks: Looks, report: Report, language: str, answers: Mapping[str, str], *, is_whole: bool
) -> None:
    for column in range(len(_WIDTHS)):
        sheet.write_blank(0, column, None, looks.look("verdict"))
    sheet.write_string(0, 0, verdict(report, language, answers), looks.look("verdict"))
    sheet.set_row(0, 30)
    sheet.write_string(1, 0, about(report, language), looks.look("muted"))
    if not is_whole:
        sheet.write_string(2, 0, say("marked_too_large", language), looks.look("muted"))
    elif report.faults or report.warnings:
        sheet.write_string(2, 0, say("marked_how", language), looks.look("muted"))


def _write_list(sheet: Worksheet, looks: Looks, listed: list[Problem], links: Mapping[int, str], language: str) -> None:
    if not listed:
        return
    for column, name in enumerate(_WIDTHS):
        sheet.write_string(_LIST_ROW, column, say(f"marked_{name}", language), looks.look("header"))
    for place, problem in enumerate(listed):
        row = _LIST_ROW + 1 + place
        rank = rank_of(problem)
        sheet.write_string(row, 0, say(f"marked_{rank}", language), looks.look(f"listed_{rank}"))
        _write_row_number(sheet, looks, row, problem.row, links.get(place, ""))
        said = sentences(problem, language)
        texts = [_column(problem, language), said.cell, said.what, said.remedy]
        texts.append(problem.remark_id if isinstance(problem, Remark) else "")
        for column, text in enumerate(texts, start=2):
            sheet.write(row, column, text or None, looks.look("listed"))
        sheet.set_row(row, height_of(texts, list(_WIDTHS.values())[2:]))


def _write_row_number(sheet: Worksheet, looks: Looks, row: int, number: int | None, link: str) -> None:
    """The row of the partner's sheet, as a number that can be sorted, and a link to the cell."""
    if link:
        sheet.write_url(row, 1, link, looks.look("link"))
    if number is None:
        sheet.write_blank(row, 1, None, looks.look("listed"))
    else:
        sheet.write_number(row, 1, number, looks.look("link" if link else "listed"))


def _column(problem: Problem, language: str) -> str:
    letter = f"({problem.letter})" if problem.letter else ""
    where = " ".join(filter(None, (problem.column, letter)))
    return where or ("" if problem.row is not None else SAY["report_whole_file"][language])


def _set_up(sheet: Worksheet, listed: int) -> None:
    for column, width in enumerate(_WIDTHS.values()):
        sheet.set_column(column, column, width)
    if listed:
        sheet.freeze_panes(_LIST_ROW + 1, 0)
        sheet.autofilter(_LIST_ROW, 0, _LIST_ROW + listed, len(_WIDTHS) - 1)
        sheet.repeat_rows(_LIST_ROW)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
