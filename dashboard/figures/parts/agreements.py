"""Agreements drawn: a table with a row per agreement under its form, and a time bar in each row where any time is known.

What is not known is drawn as not known: a bar whose start, or end, nobody has told begins, or ends, with a `?` where the
agreement is first, or last, stated, and never at an edge of the axis.
"""

from datetime import date
from html import escape

import polars as pl

from contract import CODELISTS
from contract.display import capital, day, number
from contract.periods import last_day
from dashboard.figures.parts.tables import small
from dashboard.wording import text
from dashboard.wording.provenance import page_text
from dashboard.wording.validity import start_words, validity

MOST_YEARS_NAMED = 9
# How much of the axis the sign of an unknown start or end takes.
_UNKNOWN = 4.0
Span = tuple[date, date]
_RIGHT = ' class="r"'
_HEADS = (
    "columns.municipality_name", "agreements.column_agreement", "agreements.column_validity", "agreements.column_cost",
)  # fmt: skip


def has_time(frame: pl.DataFrame) -> bool:
    """Whether any agreement has a known date, or is known to be in force or not: without that there is no time to draw."""
    return frame.select(pl.any_horizontal(pl.col("valid_from", "valid_to", "in_force").is_not_null()).any()).item()


def agreements_table(frame: pl.DataFrame, language: str, *, reference_date: date) -> str:
    """The table as HTML, from the localised rows of `agreements`. A line in the bars marks the reference date."""
    span = _span(frame, reference_date) if has_time(frame) else None
    heads = [
        f'<th scope="col"{_RIGHT if name == _HEADS[-1] else ""}>{escape(text(name, language))}</th>' for name in _HEADS
    ]
    if span:
        heads.insert(2, f'<th scope="col" class="time">{_years(*span, reference_date, language)}</th>')
    bodies = "".join(
        _of_form(rows, language, reference_date=reference_date, span=span, columns=len(heads))
        for form in (*CODELISTS["agreement_form"].codes, None)
        for rows in [frame.filter(pl.col("agreement_form").eq_missing(form))]
        if rows.height
    )
    caption = _text("caption", language)
    return (
        f'<div class="agr-scroll" tabindex="0" role="region" aria-label="{caption}"><table class="m agr">'
        f'<caption class="vh">{caption}</caption><thead><tr>{"".join(heads)}</tr></thead>{bodies}</table></div>'
    )


def _of_form(rows: pl.DataFrame, language: str, *, reference_date: date, span: Span | None, columns: int) -> str:
    form = rows["agreement_form_label"][0] or capital(text("agreements.no_form", language))
    head = f'<tr class="group"><th scope="rowgroup" colspan="{columns}">{escape(form)}</th></tr>'
    body = "".join(_row(row, language, reference_date, span) for row in rows.iter_rows(named=True))
    return f"<tbody>{head}{body}</tbody>"


def _row(row: dict, language: str, reference_date: date, span: Span | None) -> str:
    counterpart = row["counterpart"] or capital(text("agreements.no_counterpart", language))
    page = f" ({page_text(row['page'], language)})" if row["page"] else ""
    evidence = (row["evidence"] or text("agreements.no_evidence", language)) + page
    if row["inference"]:
        evidence += " " + text("provenance.our_inference", language, words=row["inference"])
    time = f'<td class="time">{_bar(row, span, reference_date)}</td>' if span else ""
    return (
        f'<tr><th scope="row">{escape(row["municipality_name"])}</th><td>{escape(counterpart)}{small(evidence)}</td>'
        f'{time}<td>{_validity(row, language, is_timed=span is not None)}</td><td class="r">{_cost(row, language)}</td></tr>'
    )


def _validity(row: dict, language: str, *, is_timed: bool) -> str:
    """The validity in words, what is about to end first; then what the reader must know of it."""
    start = ""
    if row["ends_within_six_months"]:
        start = start_words(row, language)
        ends = text("agreements.ends_soon", language, day=day(row["valid_to"], language))
        words = f'<b class="soon">{escape(ends)}</b>'
    else:
        words = escape(validity(row, language))
    notes = [
        start,
        text("agreements.ended", language) if row["in_force"] is False else "",
        # Without any time drawn the line above the table says it once for all of them.
        text("agreements.maybe_in_force", language) if row["in_force"] is None and is_timed else "",
        "" if row["counts_as_support"] else text("agreements.not_support", language),
    ]
    return words + small(", ".join(note for note in notes if note))


def _cost(row: dict, language: str) -> str:
    """What the agreement costs a year, or why nobody can say."""
    # On a phone the heading is not above the cell: the cell says what it is itself.
    name = f'<span class="f">{_text("column_cost", language)}: </span>'
    if row["annual_cost_sek"] is None:
        return f'{name}<span class="lost">{escape(row["annual_cost_status_label"])}</span>'
    amount = text("agreements.amount", language, number=number(row["annual_cost_sek"], language))
    return f"{name}<b>{escape(amount)}</b>"


def _span(frame: pl.DataFrame, reference_date: date) -> Span:
    """Whole years around every known date and the reference date, with a year of room on each side."""
    known = [*frame["valid_from"], *frame["valid_to"], *frame["stated_since"], reference_date]
    days = [moment for moment in known if moment]
    return date(min(days).year - 1, 1, 1), date(max(days).year + 1, 12, 31)


def _place(moment: date, first: date, last: date) -> float:
    return round(100 * (moment - first).days / (last - first).days, 2)


def _bar(row: dict, span: Span, reference_date: date) -> str:
    first, last = span
    is_open = row["valid_to_status"] == "open_ended" and row["in_force"] is not False
    end = row["valid_to"] or (last if is_open else last_day(row["period"]))
    start = row["valid_from"] or min(row["stated_since"], end)
    kind = "past" if row["in_force"] is False else "soon" if row["ends_within_six_months"] else "now"
    if row["in_force"] is None:
        kind = "unsure"
    left, right = _place(start, first, last), _place(end, first, last)
    before = "" if row["valid_from"] else _unknown("before", left - _UNKNOWN)
    after = _unknown("after", right) if row["valid_to_status"] == "unknown" else ""
    fade = " fade-out" if is_open else ""
    return (
        f'{before}<i class="bar {kind}{fade}" style="left:{left}%;width:{round(right - left, 2)}%"></i>'
        f'{after}<i class="ref" style="left:{_place(reference_date, first, last)}%"></i>'
    )


def _unknown(side: str, left: float) -> str:
    """The sign of an unknown start before the bar, or of an unknown end after it; the words beside say which."""
    return f'<i class="no-day {side}" style="left:{round(left, 2)}%;width:{_UNKNOWN}%" aria-hidden="true">?</i>'


def _years(first: date, last: date, reference_date: date, language: str) -> str:
    """The years along the top, and the reference date above its line."""
    step = 1 + (last.year - first.year) // MOST_YEARS_NAMED
    years = "".join(
        f'<span class="year" style="left:{_place(date(year, 1, 1), first, last)}%">{year}</span>'
        for year in range(first.year, last.year + 1, step)
    )
    words = escape(day(reference_date, language, article=False))
    place = _place(reference_date, first, last)
    # Where there is little room the style sheet moves the words back by as much of their own width.
    return f'<span class="refday" style="left:{place}%;--back:-{place}%">{words}</span>{years}'


def _text(name: str, language: str) -> str:
    return escape(text(f"agreements.{name}", language))
