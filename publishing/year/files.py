"""The files themselves, as partners send them: the template filled in, a workbook of their own, or CSV."""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from contract import FORMS, DeliveryForm
from publishing.messages import say
from publishing.partners import Partner
from publishing.reading.table import Raw
from publishing.templates import Scope, add_template
from publishing.templates.look import MADE
from publishing.year.cells import Cells, cells, headings, total_row, written_fields
from publishing.year.commitments import Row
from publishing.year.habits import HABITS, Habit

# Stands on a sheet that is no delivery, and in a note on a cell: what partners write beside must not travel either.
MARKED_WORD = "Blåklintsvägen"

_DATE = "yyyy-mm-dd"


@dataclass(frozen=True)
class Paper:
    """What one partner delivers of one kind for one quarter. `rows` hold the codes of the contract.

    `wrong` are cells that the partner has got wrong: (row, field) → what it writes instead, rows from 0. `total_off` is
    what its sums are wrong by. `has_notes` puts a sheet with notes of its own beside the delivery.
    """

    partner: Partner
    kind: str
    period: str
    rows: Sequence[Row]
    wrong: dict[tuple[int, str], Raw] | None = None
    total_off: int = 0
    has_notes: bool = False

    @property
    def form(self) -> DeliveryForm:
        """The form of its kind."""
        return FORMS[self.kind]

    @property
    def habit(self) -> Habit:
        """How the partner writes."""
        return HABITS[self.partner.partner_id]

    @property
    def name(self) -> str:
        """The name of its file, without the folder."""
        title = self.form.title(self.habit.language).lower()
        return f"{self.partner.name(self.habit.language).removesuffix(' kommun')} {title}{self.habit.suffix}"


def write_file(paper: Paper, path: Path, municipalities: dict[str, str]) -> None:
    """Writes the delivery to `path` after the partner's habit; `municipalities` is code → name."""
    habit, form = paper.habit, paper.form
    fields = written_fields(form, paper.rows, habit)
    body = cells(fields, paper.rows, habit, period=paper.period, municipalities=municipalities)
    names = [field.name for field in fields]
    for (row, field), value in (paper.wrong or {}).items():
        body[row][names.index(field)] = value
    if habit.has_total and form.value_fields:
        body.append(_off(total_row(form, fields, paper.rows, habit), paper.total_off))
    if habit.file == "csv":
        path.write_bytes(_text([headings(fields, habit), *body], habit))
    elif habit.file == "template":
        _fill_template(paper, path, body, municipalities)
    else:
        _write_workbook(paper, path, headings(fields, habit), body)


def _off(totals: list[Raw], by: int) -> list[Raw]:
    """The sums of a text, wrong by so many; as they are for none."""
    return [str(int(value) + by) if by and isinstance(value, str) and value.isdecimal() else value for value in totals]


def _text(lines: Cells, habit: Habit) -> bytes:
    if habit.has_gaps:
        # What is left when rows were cleared in a spreadsheet before it was saved as CSV.
        lines = [*lines, *([[None] * len(lines[0])] * 3)]
    text = io.StringIO()
    csv.writer(text, delimiter=habit.delimiter).writerows(lines)
    return text.getvalue().encode(habit.encoding)


def _fill_template(paper: Paper, path: Path, body: Cells, municipalities: dict[str, str]) -> None:
    workbook = _workbook(path)
    scope = Scope(municipalities, paper.habit.language, paper.partner, paper.period)
    sheet = add_template(workbook, paper.form, scope)
    _write_rows(workbook, sheet, body, first=1)
    if paper.has_notes:
        notes = workbook.add_worksheet(say("year_notes_sheet", paper.habit.language))
        notes.write_string(0, 0, say("year_notes", paper.habit.language, word=MARKED_WORD))
        sheet.write_comment(1, 0, say("year_notes", paper.habit.language, word=MARKED_WORD))
    workbook.close()


def _write_workbook(paper: Paper, path: Path, heading: list[Raw], body: Cells) -> None:
    habit = paper.habit
    workbook = _workbook(path)
    sheet = workbook.add_worksheet(say("year_own_sheet", habit.language))
    first = 0
    if habit.has_title:
        title = {"partner": paper.partner.name(habit.language), "kind": paper.form.title(habit.language).lower()}
        sheet.write_string(0, 0, say("year_title_row", habit.language, **title))
        first = 2
    _write_rows(workbook, sheet, [heading], first=first)
    sheet.set_column(0, len(heading) - 1, 18)
    if habit.has_gaps and len(body) > 1:
        body = [*body[:-1], [], body[-1], [], [" "], []]
    _write_rows(workbook, sheet, body, first=first + 1)
    workbook.close()


def _workbook(path: Path) -> Workbook:
    workbook = Workbook(str(path))
    # Otherwise the library reads the clock, and the same delivery is not the same file.
    workbook.set_properties({"created": MADE})
    return workbook


def _write_rows(workbook: Workbook, sheet: Worksheet, rows: Cells, *, first: int) -> None:
    date = workbook.add_format({"num_format": _DATE})
    for number, row in enumerate(rows, start=first):
        for column, value in enumerate(row):
            if isinstance(value, dt.date):
                sheet.write_datetime(number, column, dt.datetime.combine(value, dt.time()), date)
            elif isinstance(value, str):
                sheet.write_string(number, column, value)
            elif value is not None:
                sheet.write_number(number, column, value)
