"""The partners' files, written as they come in life: Excel and CSV, headings of their own, Swedish dates, total rows, and every partner's habits."""

import csv
import dataclasses
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from contract import DeliveryForm, Field
from contract.display import day
from demo.catalogue.chance import Row
from demo.words import say
from publishing.catalogue.partners import Partner
from publishing.intake.headings import must_be_there
from publishing.intake.table import Raw
from publishing.kinds import FORMS
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


# Stands on a sheet that is no delivery, and in a note on a cell: what partners write beside must not travel either.
MARKED_WORD = "Blåklintsvägen"

_DATE = "yyyy-mm-dd"
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
    if paper.habit.has_total and paper.form.value_fields:
        body.append(_total_row(paper, fields))
    if paper.habit.file == "csv":
        path.write_bytes(_text([_headings(fields, paper.habit), *body], paper.habit))
    else:
        _write_workbook(paper, path, _headings(fields, paper.habit), body, municipalities)


def _written_fields(paper: Paper) -> list[Field]:
    """The columns that a partner writes: all of a template's, else those that have to be there or hold something."""
    fields = list(paper.form.fields)
    if paper.habit.file != "template":
        used = {name for row in paper.rows for name, value in row.items() if value not in (None, False)}
        if all(row.get("commitment_number", 1) == 1 for row in paper.rows):
            fields = [field for field in fields if field.name != "commitment_number"]
        fields = [field for field in fields if must_be_there(paper.form, field) or field.name in used - {"evidence_en"}]
    return [*fields[2:], *fields[:2]] if paper.habit.is_reordered else fields


def _headings(fields: Sequence[Field], habit: Habit) -> list[Raw]:
    """The headings, in the partner's language and with its stray spaces."""
    texts = [field.heading(habit.language) for field in fields]
    if habit.is_spaced:
        return [f" {text.upper()} " if place % 2 else f"{text}: " for place, text in enumerate(texts)]
    return list(texts)


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
    habit = paper.habit
    value = paper.period if field.kind == "period" else row.get(field.name)
    if value is None:
        return None
    if field.kind == "period":
        return _period(paper.period, habit)
    if field.kind == "date":
        return _date(value, habit)
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
    year, number = period[:4], int(period[-1])
    return {
        "kv": f"{year} kv {number}",
        "kvartal": f"Kvartal {number} {year}",
        "iso": period,
        "months": f"{_FIRST_MONTHS[number - 1]}–{_LAST_MONTHS[number - 1]} {year}",
        "english": f"Q{number} {year}",
        "words": f"{_ORDINALS[number - 1]} kvartalet {year}",
    }[habit.period]


def _date(date: dt.date, habit: Habit) -> Raw:
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
    workbook = Workbook(str(path))
    # Otherwise the library reads the clock, and the same delivery is not the same file.
    workbook.set_properties({"created": MADE})
    if paper.habit.file == "template":
        sheet = add_template(workbook, paper.form, Scope(municipalities, language, paper.partner, paper.period))
        _write_rows(workbook, sheet, body, first=1)
    else:
        sheet = workbook.add_worksheet(say("own_sheet", language))
        if paper.habit.has_title:
            title = {"partner": paper.partner.name(language), "kind": paper.form.title(language).lower()}
            sheet.write_string(0, 0, say("title_row", language, **title))
        if paper.habit.has_gaps and len(body) > 1:
            body = [*body[:-1], [], body[-1], [], [" "], []]
        _write_rows(workbook, sheet, [headings, *body], first=2 if paper.habit.has_title else 0)
        sheet.set_column(0, len(headings) - 1, 18)
    if paper.has_notes:
        notes = say("notes", language, word=MARKED_WORD)
        workbook.add_worksheet(say("notes_sheet", language)).write_string(0, 0, notes)
        sheet.write_comment(1, 0, notes)
    workbook.close()


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
