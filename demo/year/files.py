"""The partners' files, written as they come in life: Excel and CSV, headings of their own, Swedish dates, total rows, and every partner's habits."""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from contract import FORMS, DeliveryForm, Field
from demo.year.deliveries import Row
from publishing.catalogue.partners import Partner
from publishing.figures import day
from publishing.intake.headings import must_be_there
from publishing.intake.table import Raw
from publishing.messages import say
from publishing.workbooks.look import MADE
from publishing.workbooks.template import Scope, add_template


@dataclass(frozen=True)
class Habit:
    """One partner's way of filling in and saving a delivery.

    `file`: the template filled in, a workbook of its own, or CSV. `period`, `municipality`, `date` and `amount` say how
    those are written; `has_total` adds a row of sums, `has_gaps` empty rows, `is_spaced` stray spaces and capitals.
    """

    file: Literal["template", "xlsx", "csv"]
    period: Literal["kv", "kvartal", "iso", "months", "english", "words"] = "kv"
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

    @property
    def suffix(self) -> str:
        """What the name of its files ends with."""
        return self.ending if self.file == "csv" else ".xlsx"


HABITS: dict[str, Habit] = {
    "kommun-2101": Habit("csv", period="kvartal", municipality="code", encoding="cp1252", amount="spaced"),
    "kommun-2104": Habit("csv", period="iso", delimiter=",", amount="comma", is_reordered=True),
    "kommun-2121": Habit("csv", period="months", delimiter="\t", ending=".txt", date="words"),
    "kommun-2132": Habit("template"),
    "kommun-2161": Habit("xlsx", is_reordered=True, has_title=True, has_total=True, has_gaps=True, date="words"),
    "kommun-2180": Habit("template", municipality="long", date="cell"),
    "kommun-2181": Habit("csv", encoding="utf-8-sig", amount="comma", has_total=True, has_gaps=True),
    "kommun-2182": Habit("xlsx", period="kvartal", is_spaced=True, date="words", has_gaps=True),
    "kommun-2183": Habit("xlsx", municipality="number", date="cell", has_total=True),
    "kommun-2184": Habit("template", date="cell"),
    "arbetsformedlingen": Habit("csv", encoding="utf-8-sig", has_total=True),
    "forsakringskassan": Habit("csv", period="words", encoding="cp1252", delimiter=",", municipality="code"),
    "samordningsforbundet": Habit("csv", period="iso", municipality="long", encoding="cp1252"),
    "region": Habit("xlsx", period="words", has_title=True),
    "coompanion": Habit("xlsx", period="english", language="en", has_title=True, is_reordered=True, has_gaps=True),
}


Cells = list[list[Raw]]

_FIRST_MONTHS, _LAST_MONTHS = ("jan", "apr", "jul", "okt"), ("mar", "jun", "sep", "dec")
_ORDINALS = ("första", "andra", "tredje", "fjärde")


def written_fields(form: DeliveryForm, rows: Sequence[Row], habit: Habit) -> list[Field]:
    """The columns that a partner writes: all of a template's, else those that have to be there or hold something."""
    fields = list(form.fields)
    if habit.file != "template":
        used = {name for row in rows for name, value in row.items() if value not in (None, False)}
        fields = [field for field in fields if must_be_there(form, field) or field.name in used - {"evidence_en"}]
        if all(row.get("commitment_number", 1) == 1 for row in rows):
            fields = [field for field in fields if field.name != "commitment_number"]
    return [*fields[2:], *fields[:2]] if habit.is_reordered else fields


def headings(fields: Sequence[Field], habit: Habit) -> list[Raw]:
    """The headings, in the partner's language and with its stray spaces."""
    texts = [field.heading(habit.language) for field in fields]
    if habit.is_spaced:
        return [f" {text.upper()} " if place % 2 else f"{text}: " for place, text in enumerate(texts)]
    return list(texts)


def cells(
    fields: Sequence[Field], rows: Sequence[Row], habit: Habit, *, period: str, municipalities: dict[str, str]
) -> Cells:
    """The rows as the partner writes them; `municipalities` is code → name."""
    return [[_cell(field, row, habit, period, municipalities) for field in fields] for row in rows]


def total_row(form: DeliveryForm, fields: Sequence[Field], rows: Sequence[Row], habit: Habit) -> list[Raw]:
    """A row of sums that begins with the word for it; the sums are those of all rows."""
    sums: list[Raw] = [None] * len(fields)
    for place, field in enumerate(fields):
        if field.name in form.value_fields:
            sums[place] = _number(sum(float(row.get(field.name) or 0) for row in rows), field, habit)
    sums[next(place for place, value in enumerate(sums) if value is None)] = say("year_total", habit.language)
    return sums


def _cell(field: Field, row: Row, habit: Habit, period: str, municipalities: dict[str, str]) -> Raw:
    value = period if field.kind == "period" else row.get(field.name)
    if value is None:
        return None
    if field.kind == "period":
        return _period(period, habit)
    if field.kind == "municipality":
        return _municipality(str(value), habit, municipalities)
    if field.kind == "yes_no":
        return say("yes" if value else "no", habit.language)
    if field.kind == "date":
        return _date(value, habit)
    if field.kind in ("count", "amount", "whole"):
        return _number(float(value), field, habit)
    text = field.labels(habit.language)[str(value)] if field.kind == "code" else str(value)
    return f"{text}  " if habit.is_spaced else text


def _period(period: str, habit: Habit) -> str:
    year, number = period[:4], int(period[-1])
    return {
        "kv": f"{year} kv {number}",
        "kvartal": f"Kvartal {number} {year}",
        "iso": period,
        "months": f"{_FIRST_MONTHS[number - 1]}–{_LAST_MONTHS[number - 1]} {year}",
        "english": f"Q{number} {year}",
        "words": f"{_ORDINALS[number - 1]} kvartalet {year}",
    }[habit.period]


def _municipality(code: str, habit: Habit, municipalities: dict[str, str]) -> Raw:
    name = municipalities[code]
    styles = {"name": name, "code": code, "number": int(code), "long": f"{name} kommun"}
    value = styles[habit.municipality]
    return f" {value}" if habit.is_spaced else value


def _date(value: object, habit: Habit) -> Raw:
    date = dt.date.fromisoformat(str(value))
    if habit.date == "cell" and habit.file != "csv":
        return date
    return day(date, habit.language, article=False) if habit.date == "words" else date.isoformat()


def _number(value: float, field: Field, habit: Habit) -> Raw:
    if habit.file != "csv":
        return int(value) if value.is_integer() else value
    if field.kind != "amount":
        return f"{value:.0f}"
    decimals = f"{value:,.2f}".replace(",", " ").replace(".", ",")
    plain = decimals.replace(" ", "")
    return {"comma": plain, "spaced": f"{decimals} kr", "point": plain.replace(",", ".")}[habit.amount]


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
