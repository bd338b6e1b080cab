"""The partners' files, written as they come in life: Excel and CSV, headings of their own, Swedish dates, total rows, and every partner's habits."""

import csv
import dataclasses
import io
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from contract import DeliveryForm, Field
from contract.display import day
from demo import say
from demo.catalogue.chance import Row
from publishing.catalogue.partners import Partner
from publishing.intake.headings import must_be_there
from publishing.intake.table import Raw
from publishing.kinds import FORMS
from publishing.workbooks.look import MADE
from publishing.workbooks.template import Scope, add_template


@dataclass(frozen=True)
class Habit:
    """One partner's way of filling in and saving a delivery.

    `file`: the template filled in, a workbook of its own, or CSV. `period` is written with its blanks filled in, the year,
    the number of the quarter, its first and last month; `municipality`, `date` and `amount` say how those are written.
    `has_total` adds a row of sums, `has_gaps` empty rows, `is_spaced` stray spaces and capitals.
    """

    file: Literal["template", "xlsx", "csv"]
    period: str = "{year} kv {number}"
    municipality: Literal["name", "code", "number", "long"] = "name"
    date: Literal["iso", "words", "cell"] = "iso"
    amount: Literal["comma", "spaced", "point"] = "comma"
    language: str = "sv"
    delimiter: str = ";"
    encoding: str = "utf-8"
    ending: str = ".csv"
    is_reordered: bool = False
    is_spaced: bool = False
    has_title: bool = False
    has_total: bool = False
    has_gaps: bool = False


HABITS = {
    partner_id: Habit(**values)
    for partner_id, values in tomllib.loads(Path(__file__).with_name("habits.toml").read_text(encoding="utf-8")).items()
}

# Stands on a sheet that is no delivery, and in a note on a cell: what partners write beside must not travel either.
MARKED_WORD = "Blåklintsvägen"

_OPTIONS = {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False, "strings_to_urls": False}
_FIRST_MONTHS, _LAST_MONTHS = ("jan", "apr", "jul", "okt"), ("mar", "jun", "sep", "dec")
_ORDINALS = ("första", "andra", "tredje", "fjärde")

Cells = list[list[Raw]]


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
    wrong: Mapping[tuple[int, str], Raw] = dataclasses.field(default_factory=dict)
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
        suffix = self.habit.ending if self.habit.file == "csv" else ".xlsx"
        return f"{self.partner.name(self.habit.language).removesuffix(' kommun')} {title}{suffix}"


def write_file(paper: Paper, path: Path, municipalities: dict[str, str]) -> None:
    """Writes the delivery to `path` after the partner's habit; `municipalities` is code → name."""
    fields = _written_fields(paper)
    body = [[_cell(paper, row, field, municipalities) for field in fields] for row in paper.rows]
    names = [field.name for field in fields]
    for (row, name), value in paper.wrong.items():
        body[row][names.index(name)] = value
    if paper.habit.has_total and any(field.name in paper.form.value_fields for field in fields):
        body.append(_total_row(paper, fields))
    headings: list[Raw] = [field.heading(paper.habit.language) for field in fields]
    if paper.habit.is_spaced:
        headings = [f" {text.upper()} " if place % 2 else f"{text}: " for place, text in enumerate(headings)]
    if paper.habit.file == "csv":
        path.write_bytes(_text([headings, *body], paper.habit))
    else:
        _write_workbook(paper, path, headings, body, municipalities)


def _written_fields(paper: Paper) -> list[Field]:
    """The columns that a partner writes: all of a template's, else those that have to be there or hold something."""
    fields = list(paper.form.fields)
    if paper.habit.file != "template":
        used = {name for row in paper.rows for name, value in row.items() if value not in (None, False)}
        if all(row.get("commitment_number", 1) == 1 for row in paper.rows):
            fields = [field for field in fields if field.name != "commitment_number"]
        fields = [field for field in fields if must_be_there(paper.form, field) or field.name in used - {"evidence_en"}]
    return [*fields[2:], *fields[:2]] if paper.habit.is_reordered else fields


def _total_row(paper: Paper, fields: Sequence[Field]) -> list[Raw]:
    """A row of sums that begins with the word for it; the sums are those of all rows, wrong by what the partner has miscounted."""
    sums: list[Raw] = [None] * len(fields)
    for place, field in enumerate(fields):
        if field.name in paper.form.value_fields:
            total = sum(float(row.get(field.name) or 0) for row in paper.rows)
            sums[place] = _number(total + paper.total_off, field, paper.habit)
    sums[sums.index(None)] = say("total", paper.habit.language)
    return sums


def _cell(paper: Paper, row: Row, field: Field, municipalities: dict[str, str]) -> Raw:
    """One value as the partner writes it."""
    habit, value = paper.habit, row.get(field.name)
    if field.kind == "period":
        return _period(paper.period, habit)
    if value is None:
        return None
    if field.kind == "date":
        in_words = day(value, habit.language, article=False) if habit.date == "words" else value.isoformat()
        return value if habit.date == "cell" and habit.file != "csv" else in_words
    if field.kind in ("count", "amount", "whole"):
        return _number(float(value), field, habit)
    if field.kind == "yes_no":
        return say("yes" if value else "no", habit.language)
    if field.kind == "municipality":
        name = municipalities[value]
        styles = {"name": name, "code": value, "number": int(value), "long": f"{name} kommun"}
        return f" {styles[habit.municipality]}" if habit.is_spaced else styles[habit.municipality]
    text = field.labels(habit.language)[value] if field.kind == "code" else str(value)
    return f"{text}  " if habit.is_spaced else text


def _period(period: str, habit: Habit) -> str:
    number = int(period[-1])
    words = {"ordinal": _ORDINALS, "first": _FIRST_MONTHS, "last": _LAST_MONTHS}
    named = {name: texts[number - 1] for name, texts in words.items()}
    return habit.period.format(year=period[:4], number=number, **named)


def _number(value: float, field: Field, habit: Habit) -> Raw:
    if habit.file != "csv":
        return int(value) if value.is_integer() else value
    if field.kind != "amount":
        return f"{value:.0f}"
    decimals = f"{value:,.2f}".replace(",", " ").replace(".", ",")
    plain = decimals.replace(" ", "")
    return {"comma": plain, "spaced": f"{decimals} kr", "point": plain.replace(",", ".")}[habit.amount]


def _text(lines: Cells, habit: Habit) -> bytes:
    if habit.has_gaps:
        # What is left when rows were cleared in a spreadsheet before it was saved as CSV.
        lines = [*lines, *([[None] * len(lines[0])] * 3)]
    text = io.StringIO()
    csv.writer(text, delimiter=habit.delimiter).writerows(lines)
    return text.getvalue().encode(habit.encoding)


def _write_workbook(paper: Paper, path: Path, headings: list[Raw], body: Cells, municipalities: dict[str, str]) -> None:
    """The template filled in, or a workbook of the partner's own."""
    language = paper.habit.language
    workbook = Workbook(str(path), _OPTIONS)
    # Otherwise the library reads the clock, and the same delivery is not the same file.
    workbook.set_properties({"created": MADE})
    if paper.habit.file == "template":
        sheet = add_template(workbook, paper.form, Scope(municipalities, language, paper.partner, paper.period))
        _write_rows(sheet, body, first=1)
    else:
        sheet = workbook.add_worksheet(say("own_sheet", language))
        if paper.habit.has_title:
            title = {"partner": paper.partner.name(language), "kind": paper.form.title(language).lower()}
            sheet.write_string(0, 0, say("title_row", language, **title))
        if paper.habit.has_gaps and len(body) > 1:
            body = [*body[:-1], [], body[-1], [], [" "], []]
        _write_rows(sheet, [headings, *body], first=2 if paper.habit.has_title else 0)
        sheet.set_column(0, len(headings) - 1, 18)
    if paper.has_notes:
        notes = say("notes", language, word=MARKED_WORD)
        workbook.add_worksheet(say("notes_sheet", language)).write_string(0, 0, notes)
        sheet.write_comment(1, 0, notes)
    workbook.close()


def _write_rows(sheet: Worksheet, rows: Cells, *, first: int) -> None:
    for number, row in enumerate(rows, start=first):
        sheet.write_row(number, 0, row)
