"""The sheet of a marked workbook that holds the partner's own cells, with the faulty ones marked."""

import datetime as dt
import re
from dataclasses import dataclass

from xlsxwriter.utility import xl_cell_to_rowcol
from xlsxwriter.worksheet import Worksheet

from publishing.checking.looks import NOTE_COLOURS, Looks, height_of
from publishing.checking.report import Report, rank_of
from publishing.checking.sentences import sentences
from publishing.messages import SAY
from publishing.privacy.numbers import masked_cell, sureness_of
from publishing.problems import Problem
from publishing.reading.table import Raw, Table

_NARROWEST, _WIDEST, _WIDTH_OF_WORDS = 9, 40, 70
_ROWS_MEASURED = 200
# Excel shows 15 digits of a number and no days before 1900.
_LARGEST_NUMBER = 10**15
_FIRST_YEAR = 1900
_LONGEST_TEXT = 32_767

# In words beside the data, the worst first.
_SIGNS = {"fault": "✗", "warning": "!", "note": "i"}

Place = tuple[int, int]


@dataclass(frozen=True)
class MarkedSheet:
    """Writes the cells of `table` in their places, and the faults, warnings and notes of `report` on them."""

    sheet: Worksheet
    looks: Looks
    report: Report
    table: Table
    language: str

    @property
    def width(self) -> int:
        """The number of columns of the table; the column after them says in words what is wrong."""
        return max((len(row) for row in self.table.rows), default=0)

    def place(self, problem: Problem) -> Place:
        """Row and column, from 0, of the cell that a fault is marked in: the column of words when it has no cell."""
        column = xl_cell_to_rowcol(f"{problem.letter}1")[1] if problem.letter else self.width
        return (problem.row or 1) - 1, column

    def write(self, problems: list[Problem]) -> None:
        """Writes the whole sheet. `problems` are those to be marked; each has a row."""
        marks: dict[Place, list[Problem]] = {}
        for problem in problems:
            marks.setdefault(self.place(problem), []).append(problem)
        header = self.report.header_row - 1
        for number, row in enumerate(self.table.rows):
            for column, value in enumerate(row):
                found = marks.get((number, column), [])
                look = _worst(found) if found else "header" if number == header else "plain"
                shown = _hidden(value) if any(one.message.startswith("personal_number") for one in found) else value
                self._write_cell(number, column, shown, look)
        for place, found in marks.items():
            self._mark(place, found)
        self._write_words(problems, max(header, 0))
        self._set_up(header)

    def _write_cell(self, row: int, column: int, value: Raw, look: str) -> None:
        """The value as it was, of the same type. Text is never a formula; a personal number is hidden."""
        plain = self.looks.look(look)
        if isinstance(value, bool):
            self.sheet.write_boolean(row, column, value, plain)
        elif isinstance(value, int | float) and abs(value) < _LARGEST_NUMBER and not sureness_of(value, is_figure=True):
            self.sheet.write_number(row, column, value, plain)
        elif isinstance(value, dt.date) and value.year >= _FIRST_YEAR:
            written = "yyyy-mm-dd hh:mm" if isinstance(value, dt.datetime) else "yyyy-mm-dd"
            self.sheet.write_datetime(row, column, value, self.looks.look(look, written))
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
            self.sheet.write_comment(row, column, text, {**size, "color": NOTE_COLOURS[_worst(found)], "font_size": 10})

    def _note(self, problem: Problem) -> str:
        said = sentences(problem, self.language)
        sign = SAY[f"marked_{rank_of(problem)}"][self.language]
        return "\n".join(filter(None, (sign, said.what, said.remedy)))

    def _write_words(self, problems: list[Problem], header: int) -> None:
        """The column beside the data: every fault of the row in words, with its sign and the heading it is about."""
        self.sheet.write_string(header, self.width, SAY["marked_column"][self.language], self.looks.look("header"))
        rows: dict[int, list[Problem]] = {}
        for problem in problems:
            rows.setdefault(self.place(problem)[0], []).append(problem)
        for row, found in rows.items():
            if row == header:
                continue
            text = "\n".join(self._in_words(problem) for problem in found)
            look = _worst(found) if any(self.place(one)[1] == self.width for one in found) else "said"
            self.sheet.write_string(row, self.width, text[:_LONGEST_TEXT], self.looks.look(look))
            self.sheet.set_row(row, height_of([text], [_WIDTH_OF_WORDS]))

    def _in_words(self, problem: Problem) -> str:
        said = sentences(problem, self.language)
        sign = _SIGNS[rank_of(problem)]
        return f"{sign} {problem.column}: {said.what}" if problem.column else f"{sign} {said.what}"

    def _set_up(self, header: int) -> None:
        """Widths that fit, the headings in view, a filter on them, and a printout one page wide."""
        measured = slice(max(header, 0), max(header, 0) + _ROWS_MEASURED)
        for column in range(self.width):
            cells = [row[column] for row in self.table.rows[measured] if column < len(row)]
            longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
            self.sheet.set_column(column, column, min(max(longest + 2, _NARROWEST), _WIDEST))
        self.sheet.set_column(self.width, self.width, _WIDTH_OF_WORDS)
        if header >= 0:
            self.sheet.freeze_panes(header + 1, 0)
            self.sheet.autofilter(header, 0, max(len(self.table.rows) - 1, header), self.width)
            self.sheet.repeat_rows(header)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)


def _hidden(value: Raw) -> Raw:
    """The value with every letter and digit hidden, unless what is a personal number in it has been found already."""
    hidden = masked_cell(value)
    return re.sub(r"\w", "•", hidden) if hidden == str(value) or isinstance(value, float) else hidden


def _worst(found: list[Problem]) -> str:
    return min((rank_of(problem) for problem in found), key=tuple(_SIGNS).index)
