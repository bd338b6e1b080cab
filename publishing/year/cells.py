"""A delivery's rows as the cells that a partner writes: headings, labels, dates and numbers after its habit."""

import datetime as dt
from collections.abc import Sequence

from contract import DeliveryForm, Field
from publishing.figures import day
from publishing.messages import say
from publishing.reading.headings import must_be_there
from publishing.reading.table import Raw
from publishing.year.commitments import Row
from publishing.year.habits import Habit

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
        return say("template_yes" if value else "template_no", habit.language)
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
