"""The rules that every row of every kind is held to: its key, quarter and sender, its days and figures, the totals that were written beside it, and what the sheet hides or shows otherwise."""

import datetime as dt
import math
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

import polars as pl
from babel.lists import format_list
from xlsxwriter.utility import xl_col_to_name

from contract import EARLIEST_DAY, Field
from contract.display import spans_text
from contract.periods import last_day
from publishing.catalogue.partners import Partner
from publishing.intake.numbers import in_unit
from publishing.intake.statuses import instead_of_value, without_value
from publishing.intake.table import ShownCell
from publishing.kinds import KINDS, Kind
from publishing.kinds.kind import Row, as_compared
from publishing.messages import in_both, shown
from publishing.messages.personal_numbers import has_personal_number
from publishing.messages.problems import Problem, Remark
from publishing.messages.said import said
from publishing.validation.case import Case


def key_faults(case: Case) -> Iterator[Problem]:
    """A file without rows, empty cells that are required, unknown municipalities, and rows that stand twice."""
    form = case.delivered.form
    if not case.rows and case.delivered.sex_totals.is_empty():
        yield case.fault(f"nothing_in_{case.kind.name}")
    required = [field.name for field in form.fields if field.is_required or field.is_key]
    first: dict[tuple, Row] = {}
    for row in case.rows:
        for name in required:
            if row[name] is None:
                yield case.fault("required_cell_empty", row["source_row"], name)
        if row.get("municipality_code") not in (None, *case.municipality_names):
            known = ", ".join(case.municipality_names.values())
            yield case.fault("municipality_elsewhere", row["source_row"], "municipality_code", known=known)
        elif row.get("municipality_code") and row.get("period") and not case.is_there(*_place(row)):
            gone = {"name": case.name_of(row["municipality_code"]), "quarter": shown.quarter(row["period"])}
            yield case.fault("municipality_not_there", row["source_row"], "municipality_code", **gone)
        key = tuple(row[name] for name in form.key)
        if None not in key and first.setdefault(key, row) is not row:
            yield _twice_fault(case, row, first[key])


def id_faults(case: Case) -> Iterator[Problem]:
    """Ids that differ from a published one, or from one in the file, in how they are written alone: they would be two things."""
    unit = case.kind.unit
    if not unit:
        return
    there = {each for frame in (*_told_in(case), *case.earlier.values()) for each in frame[unit].drop_nulls()}
    known = {as_compared(written): written for written in sorted(there)}
    for row in case.rows:
        written = row[unit]
        if written is None or written in there:
            continue
        if (other := known.setdefault(as_compared(written), written)) != written:
            yield case.fault("id_written_otherwise", row["source_row"], unit, other=shown.cell(other))


def _told_in(case: Case) -> list[pl.DataFrame]:
    """The published frames with the ids of what the kind tells of, those of notes and of what tells of it afterwards too."""
    family = [case.kind, *(kind for kind in KINDS.values() if _is_of_same(case.kind, kind))]
    return [case.published[kind.register or kind.extract] for kind in family]


def _is_of_same(one: Kind, other: Kind) -> bool:
    return other.name == one.notes_for or other.notes_for == one.name


def _place(row: Row) -> tuple[str, str]:
    return row["municipality_code"], row["period"]


def _twice_fault(case: Case, row: Row, other: Row) -> Problem:
    """The row that stands twice; of something that has a register, what the two rows say differently."""
    details = {"other": str(other["source_row"]), "key": case.key_text(row)}
    for name, message in case.kind.twice:
        if row[name] != other[name]:
            is_place = case.delivered.form.field(name).kind == "municipality"
            there = case.name_of(str(other[name])) if is_place else shown.cell(other[name])
            return case.fault(message, row["source_row"], name, **details, there=there)
    written = [name for name in case.delivered.form.key if name in case.delivered.columns]
    return case.fault("row_twice", row["source_row"], written[-1] if written else "", **details)


_YEARS_BACK = 10


def quarter_faults(case: Case) -> Iterator[Problem]:
    """Rows of another quarter than most, and a quarter that is not over, long past, or closed without a reason given."""
    if not case.period:
        return
    words = shown.quarter(case.period)
    for row in case.rows:
        if row["period"] not in (None, case.period):
            yield case.fault("another_quarter", row["source_row"], "period", expected=words)
    first = next(row["source_row"] for row in case.rows if row["period"] == case.period)
    end, closing = last_day(case.period), case.partners.closing_date(case.period)
    if case.kind.notes_for:
        return
    if end >= case.today:
        yield case.fault("quarter_not_over", first, "period", quarter=words, end=shown.day(end))
    elif end.year < case.today.year - _YEARS_BACK:
        yield case.fault("quarter_long_past", first, "period", quarter=words)
    elif case.today > closing and not said(case.after_closing):
        yield case.fault("quarter_closed", first, "period", quarter=words, closing=shown.day(closing))


def own_actor(partner: Partner, kind: Kind) -> str:
    """The one public actor that the partner may send rows of this kind for; "" for any.

    A municipality tells of what it has done itself; of dialogue meetings it tells whoever the other side is.
    """
    return partner.public_actor or ("kommun" if partner.municipality_code and kind.is_of_sender else "")


def sender_faults(case: Case) -> Iterator[Problem]:
    """A kind that the partner does not deliver, and rows of another municipality or another actor than its own."""
    partner = case.partner
    name = in_both(partner.name)
    if not partner.delivers(case.kind.name):
        yield case.fault("kind_of_another", name=name, kind=shown.label("delivery_kind", case.kind.name))
    actor = own_actor(partner, case.kind)
    for row in case.rows:
        code = row.get("municipality_code")
        if code in case.municipality_names and not partner.covers(code):
            own = case.name_of(partner.municipality_code)
            yield case.fault("municipality_of_another", row["source_row"], "municipality_code", name=name, own=own)
        if actor and row.get("public_actor", actor) not in (None, actor):
            own_words = case.label("public_actor", actor)
            yield case.fault("actor_of_another", row["source_row"], "public_actor", name=name, own=own_words)


def actor_faults(case: Case) -> Iterator[Problem]:
    """Codes that one actor alone can have, on a row of another: enhanced cooperation of others than the Employment Service."""
    for row in case.rows:
        for rule in case.kind.only_for:
            if row[rule.dimension] == rule.code and row[rule.other] not in (None, rule.only):
                yield case.fault(rule.fault, row["source_row"], rule.dimension)


def date_faults(case: Case) -> Iterator[Problem]:
    """An end that is not after its start."""
    for row in case.rows:
        for start, end in case.kind.spans:
            if row[start] and row[end] and row[end] <= row[start]:
                yield case.fault("end_before_start", row["source_row"], end, start=row[start].isoformat())


# Day 1 of the calendars that spreadsheets count days in, one day and a leap day that never was before the first of 1900.
_DAY_ZEROS = (dt.date(1899, 12, 30), dt.date(1904, 1, 1))
_YEARS = range(1900, 2101)


def early_days(case: Case) -> Iterator[Remark]:
    """Days before the earliest that is likely, written as text too: the year that they come from, where there is one."""
    for row in case.rows:
        for field in case.fields("date"):
            day = row[field.name]
            if day is None or day >= EARLIEST_DAY:
                continue
            years = [number for zero in _DAY_ZEROS if (number := (day - zero).days) in _YEARS]
            if years:
                yield case.remark("year_in_day", row["source_row"], field.name, year=str(years[0]))
            else:
                yield case.remark("early_day", row["source_row"], field.name)


_MOST_SEK = 10_000_000


def figure_faults(case: Case) -> Iterator[Problem]:
    """Counts below zero or with decimals, what is no number, and values that do not go with their status."""
    form = case.delivered.form
    for row in case.rows:
        for field in case.fields("count", "amount"):
            fault = _fault_of_number(field, row[field.name])
            if fault:
                yield case.fault(fault, row["source_row"], field.name, without_value=without_value(form, field))
        for value_name, status_name in form.status_of.items():
            # What is missing and has no status: an amount does not apply; a count or a state has to be given.
            has_value, has_status = row[value_name] is not None, row[status_name] not in (None, "A")
            if has_value and has_status:
                other = in_both(form.field(value_name).heading)
                yield case.fault("value_beside_status", row["source_row"], status_name, other=other)
            elif not has_value and not has_status and value_name not in case.kind.amounts:
                field = form.field(value_name)
                instead = {"instead": instead_of_value(form, field)}
                if field.kind == "code":
                    states = in_both(partial(_any_state, field))
                    yield case.fault("state_not_given", row["source_row"], value_name, states=states, **instead)
                else:
                    yield case.fault("figure_not_given", row["source_row"], value_name, **instead)


def _any_state(field: Field, language: str) -> str:
    """The states that a field may have, in words: ja, planerat eller nej."""
    return format_list(list(field.labels(language).values()), "or", "en_GB" if language == "en" else "sv")


def _fault_of_number(field: Field, value: object) -> str:
    if value is None:
        return ""
    if not math.isfinite(value):
        return "not_a_figure"
    if value < 0:
        return "amount_below_zero" if field.kind == "amount" else "count_below_zero"
    return "count_with_decimals" if field.kind == "count" and value != int(value) else ""


def large_figures(case: Case) -> Iterator[Remark]:
    """Figures larger than a row is likely to hold."""
    for row in case.rows:
        for field in case.fields("count", "amount"):
            most = _MOST_SEK if field.kind == "amount" else case.kind.most
            value = row[field.name]
            if value is not None and most < value < math.inf:
                yield case.remark("very_large", row["source_row"], field.name, most=shown.number(most))


# Totals are compared to the öre.
_NEAR = 0.005


def total_faults(case: Case) -> Iterator[Problem]:
    """Totals that are neither the sum of all rows above nor that of the rows since the total before."""
    before: dict[str, int] = {}
    for row, field, total in sorted(case.delivered.totals):
        above = case.delivered.frame.filter(pl.col("source_row") < row)
        since = above.filter(pl.col("source_row") > before.get(field, 0))
        before[field] = row
        if not any(_is_sum(total, part[field].sum(), untold(case, part, field).height) for part in (above, since)):
            numbers = {"total": shown.number(total), "sum": shown.number(float(above[field].sum()))}
            yield case.fault("total_differs", row, field, **numbers)


def untold(case: Case, rows: pl.DataFrame, name: str) -> pl.DataFrame:
    """The rows of which a figure is unknown or hidden: any sum of them is not whole."""
    status = case.delivered.form.status_of.get(name)
    applies = pl.col(status) != "NA" if status else pl.lit(True)
    return rows.filter(pl.col(name).is_null() & applies)


def _is_sum(total: float, of_known: float, untold_rows: int) -> bool:
    """Whether rows can make a total. One that is unknown or hidden may be anything from zero up."""
    more = total - of_known
    return more >= -_NEAR if untold_rows else abs(more) <= _NEAR


def sex_total_faults(case: Case) -> Iterator[Problem]:
    """Rows for women and men together that have no row for each, or differ from their sum."""
    parts: dict[tuple, list[Row]] = {}
    for row in case.rows:
        parts.setdefault(_key_without_sex(case, row), []).append(row)
    for row in case.delivered.sex_totals.iter_rows(named=True):
        values = [part["value"] for part in parts.get(_key_without_sex(case, row), [])]
        summed = sum(value or 0 for value in values)
        if not values:
            yield case.fault("sexes_together", row["source_row"], "sex")
        elif row["value"] is not None and not _is_sum(row["value"], summed, values.count(None)):
            numbers = {"total": shown.number(row["value"]), "sum": shown.number(summed)}
            yield case.fault("sex_total_differs", row["source_row"], "value", **numbers)


def _key_without_sex(case: Case, row: Row) -> tuple:
    return tuple(row[name] for name in case.delivered.form.key if name != "sex")


def hidden_remarks(case: Case) -> Iterator[Remark]:
    """Rows of figures, and columns with figures, that are hidden by a filter, by a group or by hand."""
    layout = case.delivered.table.layout
    read = (*case.rows, *case.delivered.sex_totals.iter_rows(named=True))
    numbers = {row["source_row"] for row in read} | {row for row, _, _ in case.delivered.totals}
    if rows := sorted(numbers & layout.hidden_rows):
        yield case.remark("rows_hidden", rows=spans_text(rows), count=str(len(rows)))
    places = sorted((place, name) for name, place in case.delivered.columns.items() if layout.hides_column(place))
    named = [
        f"{shown.one_line(str(case.cell(case.delivered.header_row, name)))} ({xl_col_to_name(place)})"
        for place, name in places
        if any(case.cell(number, name) is not None for number in numbers)
    ]
    if named:
        yield case.remark("columns_hidden", columns=", ".join(named))


_HIDDEN = dict.fromkeys(shown.LANGUAGES, "•••")
_NUMBER = re.compile(r"[0-9][0-9 ]*(?:,[0-9]+)?")


def shown_otherwise(case: Case) -> Iterator[Remark]:
    """Figures whose format hides them, adds digits or a unit or makes per cent, and days that are shown in part.

    Rounding is let be. So is an amount that is shown in thousands by its format alone: what it holds is in kronor.
    """
    for row in case.rows:
        number = row["source_row"]
        for field in case.fields("count", "amount", "whole", "date"):
            seen = case.delivered.table.shown.get((number, case.delivered.columns.get(field.name, -1)))
            value = row[field.name]
            if seen is None or value is None:
                continue
            if field.kind == "date":
                if not seen.is_whole_day:
                    held = shown.day(value)
                    yield case.remark("day_shown_in_part", number, field.name, shown=shown.cell(seen.text), held=held)
            elif not seen.text:
                yield case.remark("shown_as_nothing", number, field.name, held=shown.number(value))
            elif _is_other(Decimal(str(value)), seen, may_be_scaled=field.kind == "amount"):
                # A number that is shown as a personal number is not to be said in another way either.
                hidden = {"held": _HIDDEN, "value": _HIDDEN} if has_personal_number(seen.text) else {}
                details = {"shown": shown.cell(seen.text), "held": shown.number(value)} | hidden
                yield case.remark("shown_otherwise", number, field.name, **details)


def _is_other(held: Decimal, seen: ShownCell, *, may_be_scaled: bool) -> bool:
    """Whether a reader of the cell sees another figure, by more than what its decimals leave out."""
    found = _NUMBER.findall(seen.text)
    if not found:
        # A dash is how spreadsheets of accounts write none.
        return held != 0 or seen.text not in ("-", "–")
    if len(found) > 1:
        return True
    unit = in_unit(seen.text.casefold())
    scales = {Decimal(unit[2] if unit else 1)}
    if may_be_scaled and not any(sign.isalpha() for sign in seen.text):
        scales.add(Decimal(1000) ** seen.thousands)
    number = Decimal(found[0].replace(" ", "").replace(",", "."))
    half = Decimal(5).scaleb(number.as_tuple().exponent - 1)
    return all(abs(number * scale - held) > half * scale for scale in scales)
