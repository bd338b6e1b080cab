"""A new workbook with the partner's cells in their places and the faults marked, after a sheet that lists them."""

import datetime as dt
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_cell_to_rowcol, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from publishing.intake.headings import find_headers
from publishing.intake.table import Raw, Table
from publishing.messages import SAY, say
from publishing.messages.personal_numbers import masked_cell, sureness_of
from publishing.messages.problems import Problem, Remark
from publishing.validation.report import SIGNS, Report, about, rank_of, verdict
from publishing.workbooks.look import MARKS, Looks, height_of, set_for_print

_OPTIONS = {"in_memory": True, "remove_timezone": True, "strings_to_formulas": False, "strings_to_urls": False}
# A larger table is not a delivery; its report alone says so.
_MOST_ROWS, _MOST_COLUMNS = 20_000, 200
# Notes make a workbook slow to open. The text of the report has them all.
_MOST_LISTED = 2_000
_LIST_ROW = 4
_WIDTHS = {"kind": 13, "row": 8, "column_of": 26, "value": 24, "what": 56, "remedy": 66, "id": 14}

_NARROWEST, _WIDEST, _WIDTH_OF_WORDS = 9, 40, 70
_ROWS_MEASURED = 200
# Excel shows 15 digits of a number and no days before 1900.
_LARGEST_NUMBER = 10**15
_FIRST_YEAR = 1900
_LONGEST_TEXT = 32_767

Place = tuple[int, int]


def write_marked_workbook(
    report: Report, table: Table | None, path: Path, language: str, answers: Mapping[str, str] | None = None
) -> None:
    """Writes the report and the marked cells to `path`, in "sv" or "en".

    The cells keep their values and types, but a personal number is hidden: it must not travel further. Without a table,
    or with one that is too large, the workbook holds the report alone. Raises OSError when `path` cannot be written.
    """
    in_memory = io.BytesIO()
    workbook = Workbook(in_memory, _OPTIONS)
    looks = Looks(workbook)
    first = workbook.add_worksheet(say("marked_report", language))
    problems = [*report.faults, *report.warnings, *report.notes, *report.template_notes]
    listed = problems[:_MOST_LISTED]
    links: dict[int, str] = {}
    is_shown = (
        table is not None and len(table.rows) <= _MOST_ROWS and all(len(row) <= _MOST_COLUMNS for row in table.rows)
    )
    if is_shown:
        if not report.header_row:
            # Where the reading failed; unless the headings may be on several rows.
            rows = {header.row for header in find_headers(table.rows, report.kind or None)}
            report = replace(report, header_row=rows.pop() if len(rows) == 1 else 0)
        sheet = workbook.add_worksheet(_sheet_name(report, language))
        marked = _MarkedSheet(sheet, looks, table, report.header_row - 1, language)
        marked.write([problem for problem in listed if problem.row is not None])
        links = {number: marked.link(each) for number, each in enumerate(listed) if each.row is not None}
    _write_top(first, looks, report, language, answers or {}, is_whole=is_shown or table is None)
    _write_list(first, looks, listed, links, language)
    if len(problems) > len(listed):
        more = say("report_more", language, more=len(problems) - len(listed))
        first.write_string(_LIST_ROW + 1 + len(listed), 0, more, looks.look("muted"))
    workbook.close()
    path.write_bytes(in_memory.getvalue())


def _sheet_name(report: Report, language: str) -> str:
    """The partner's name of the sheet, as far as a workbook allows it beside the report."""
    name = re.sub(r"[\[\]:*?/\\]", "_", report.sheet).strip("' ")[:31]
    taken = {"", "history", say("marked_report", language).casefold()}
    return say("marked_sheet", language) if name.casefold() in taken else name


def _write_top(
    sheet: Worksheet, looks: Looks, report: Report, language: str, answers: Mapping[str, str], *, is_whole: bool
) -> None:
    for column, width in enumerate(_WIDTHS.values()):
        sheet.set_column(column, column, width)
        sheet.write_blank(0, column, None, looks.look("verdict"))
    sheet.write_string(0, 0, verdict(report, language, answers), looks.look("verdict"))
    sheet.set_row(0, 30)
    sheet.write_string(1, 0, about(report, language), looks.look("muted"))
    if not is_whole:
        sheet.write_string(2, 0, say("marked_too_large", language), looks.look("muted"))
    elif report.faults or report.warnings:
        sheet.write_string(2, 0, say("marked_how", language), looks.look("muted"))
    sheet.hide_gridlines(2)


def _write_list(sheet: Worksheet, looks: Looks, listed: list[Problem], links: Mapping[int, str], language: str) -> None:
    set_for_print(sheet, heading_row=_LIST_ROW if listed else None)
    if not listed:
        return
    for column, name in enumerate(_WIDTHS):
        sheet.write_string(_LIST_ROW, column, say(f"marked_{name}", language), looks.look("header"))
    sheet.freeze_panes(_LIST_ROW + 1, 0)
    sheet.autofilter(_LIST_ROW, 0, _LIST_ROW + len(listed), len(_WIDTHS) - 1)
    for number, problem in enumerate(listed):
        row, rank, link = _LIST_ROW + 1 + number, rank_of(problem), links.get(number, "")
        sheet.write_string(row, 0, say(f"marked_{rank}", language), looks.look(f"listed_{rank}"))
        # The row of the partner's sheet, as a number that can be sorted, and a link to the cell.
        if link:
            sheet.write_url(row, 1, link, looks.look("link"))
        sheet.write(row, 1, problem.row, looks.look("link" if link and problem.row is not None else "listed"))
        text = problem.told(language)
        remark_id = problem.remark_id if isinstance(problem, Remark) else ""
        texts = [_column(problem, language), text.cell, text.what, text.remedy, remark_id]
        for column, words in enumerate(texts, start=2):
            sheet.write(row, column, words or None, looks.look("listed"))
        sheet.set_row(row, height_of(texts, list(_WIDTHS.values())[2:]))


def _column(problem: Problem, language: str) -> str:
    letter = f"({problem.letter})" if problem.letter else ""
    where = " ".join(filter(None, (problem.column, letter)))
    return where or ("" if problem.row is not None else SAY["report_whole_file"][language])


@dataclass(frozen=True)
class _MarkedSheet:
    """Writes the cells of `table` in their places, and problems on them; `header` is the row of its headings, from 0, or -1."""

    sheet: Worksheet
    looks: Looks
    table: Table
    header: int
    language: str

    @property
    def width(self) -> int:
        """The number of columns of the table; the column after them says in words what is wrong."""
        return max((len(row) for row in self.table.rows), default=0)

    def place(self, problem: Problem) -> Place:
        """Row and column, from 0, of the cell that a problem is marked in: the column of words when it has no cell."""
        column = xl_cell_to_rowcol(f"{problem.letter}1")[1] if problem.letter else self.width
        return (problem.row or 1) - 1, column

    def link(self, problem: Problem) -> str:
        """What leads to the cell from the list."""
        name = self.sheet.get_name().replace("'", "''")
        return f"internal:'{name}'!{xl_rowcol_to_cell(*self.place(problem))}"

    def write(self, problems: list[Problem]) -> None:
        """Writes the whole sheet. `problems` are those to be marked; each has a row."""
        marks: dict[Place, list[Problem]] = {}
        for problem in problems:
            marks.setdefault(self.place(problem), []).append(problem)
        for number, row in enumerate(self.table.rows):
            for column, value in enumerate(row):
                found = marks.get((number, column), [])
                look = _worst(found) if found else "header" if number == self.header else "plain"
                hides = any(problem.message.startswith("personal_number") for problem in found)
                self._write_cell(number, column, _hidden(value) if hides else value, look)
        for place, found in marks.items():
            self._mark(place, found)
        self._write_words(problems)
        self._set_up()

    def _write_cell(self, row: int, column: int, value: Raw, look: str) -> None:
        """The value as it was, of the same type. Text is never a formula; a personal number is hidden."""
        plain = self.looks.look(look)
        if isinstance(value, bool):
            self.sheet.write_boolean(row, column, value, plain)
        elif isinstance(value, int | float) and abs(value) < _LARGEST_NUMBER and not sureness_of(value, is_figure=True):
            self.sheet.write_number(row, column, value, plain)
        elif isinstance(value, dt.date) and value.year >= _FIRST_YEAR:
            written = "yyyy-mm-dd hh:mm" if isinstance(value, dt.datetime) else "yyyy-mm-dd"
            self.sheet.write_datetime(row, column, value, self.looks.look(look, num_format=written))
        elif value is not None and value != "":
            self.sheet.write_string(row, column, masked_cell(value)[:_LONGEST_TEXT], plain)
        elif look != "plain":
            self.sheet.write_blank(row, column, None, plain)

    def _mark(self, place: Place, found: list[Problem]) -> None:
        """The note on a cell, and its fill where the table has no cell to fill."""
        row, column = place
        if row >= len(self.table.rows) or column >= len(self.table.rows[row]):
            self.sheet.write_blank(row, column, None, self.looks.look(_worst(found)))
        if column < self.width:
            text = "\n\n".join(self._note(problem) for problem in found)
            lines = sum(1 + len(line) // 45 for line in text.split("\n"))
            size = {"width": 330, "height": 18 * lines + 12}
            self.sheet.write_comment(row, column, text, {**size, "color": MARKS[_worst(found)], "font_size": 10})

    def _note(self, problem: Problem) -> str:
        text = problem.told(self.language)
        return "\n".join(filter(None, (say(f"marked_{rank_of(problem)}", self.language), text.what, text.remedy)))

    def _write_words(self, problems: list[Problem]) -> None:
        """The column beside the data: every fault of the row in words, with its sign and the heading it is about."""
        header = max(self.header, 0)
        self.sheet.write_string(header, self.width, say("marked_column", self.language), self.looks.look("header"))
        rows: dict[int, list[Problem]] = {}
        for problem in problems:
            rows.setdefault(self.place(problem)[0], []).append(problem)
        rows.pop(header, None)
        for row, found in rows.items():
            text = "\n".join(self._in_words(problem) for problem in found)
            look = _worst(found) if any(self.place(problem)[1] == self.width for problem in found) else "words"
            self.sheet.write_string(row, self.width, text[:_LONGEST_TEXT], self.looks.look(look))
            self.sheet.set_row(row, height_of([text], [_WIDTH_OF_WORDS]))

    def _in_words(self, problem: Problem) -> str:
        column = f"{problem.column}: " if problem.column else ""
        return f"{SIGNS[rank_of(problem)]} {column}{problem.told(self.language).what}"

    def _set_up(self) -> None:
        """Widths that fit, the headings in view, a filter on them, and a printout one page wide."""
        measured = self.table.rows[max(self.header, 0) :][:_ROWS_MEASURED]
        for column in range(self.width):
            cells = [row[column] for row in measured if column < len(row)]
            longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
            self.sheet.set_column(column, column, min(max(longest + 2, _NARROWEST), _WIDEST))
        self.sheet.set_column(self.width, self.width, _WIDTH_OF_WORDS)
        if self.header >= 0:
            self.sheet.freeze_panes(self.header + 1, 0)
            self.sheet.autofilter(self.header, 0, max(len(self.table.rows) - 1, self.header), self.width)
        set_for_print(self.sheet, heading_row=self.header if self.header >= 0 else None)


def _hidden(value: Raw) -> Raw:
    """The value with every letter and digit hidden, unless what is a personal number in it has been found already."""
    hidden = masked_cell(value)
    return re.sub(r"\w", "•", hidden) if hidden == str(value) or isinstance(value, float) else hidden


def _worst(found: list[Problem]) -> str:
    return min((rank_of(problem) for problem in found), key=tuple(SIGNS).index)
