"""Agreements by form and counterpart: a table, with a time bar in each row where any time is known."""

from datetime import date
from html import escape

import polars as pl

from dashboard.theme import Look
from dashboard.wording import day, text
from dashboard.wording.support_agreements import has_time
from dashboard.wording.validity import start_words, validity

MOST_YEARS_NAMED = 9


def agreements(frame: pl.DataFrame, look: Look, *, reference_date: date) -> str:
    """One row per agreement: municipality, form, counterpart, time, validity, evidence and page, as HTML.

    A bar with an unknown start begins at the left edge and fades in; one without a known end fades out at the right
    edge. A line marks the reference date. Where nothing is known of the time there are no bars, only the words.
    """
    language, timed = look.language, has_time(frame)
    first, last = _span(frame, reference_date)
    heads = [_head("columns.municipality_name", language), _head("support.column_agreement", language)]
    if timed:
        heads.append(f'<th scope="col" class="time">{_years(first, last, reference_date, language)}</th>')
    heads += [_head("support.column_validity", language)]
    rows = "".join(
        _row(row, language, reference_date=reference_date, span=(first, last) if timed else None)
        for row in frame.iter_rows(named=True)
    )
    caption = escape(text("support.agreements_caption", language))
    return (
        f'<div class="agr-scroll" tabindex="0" role="region" aria-label="{caption}"><table class="m agr">'
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(row: dict, language: str, *, reference_date: date, span: tuple[date, date] | None) -> str:
    form = row["agreement_form_label"] or text("support.no_form", language)
    words = f"{form}, {row['counterpart'] or text('support.no_counterpart', language)}"
    page = f" ({text('support.page', language, page=row['page'])})" if row["page"] else ""
    evidence = (row["evidence"] or text("support.no_evidence", language)) + page
    if row["inference"]:
        evidence += " " + text("support.our_inference", language, words=row["inference"])
    time = f'<td class="time">{_bar(row, *span, reference_date=reference_date)}</td>' if span else ""
    return (
        f'<tr><th scope="row">{escape(row["municipality_name"])}</th>'
        f"<td>{escape(words[:1].upper() + words[1:])}<small>{escape(evidence)}</small></td>"
        f"{time}<td>{_validity(row, language, is_timed=span is not None)}</td></tr>"
    )


def _validity(row: dict, language: str, *, is_timed: bool) -> str:
    """The validity in words, what is about to end first; then what the reader must know of it."""
    start = ""
    if row["ends_within_year"]:
        start = start_words(row, language)
        words = f'<b class="soon">{escape(text("support.ends_soon", language, day=day(row["valid_to"], language)))}</b>'
    else:
        words = escape(validity(row, language))
    notes = [
        start,
        text("support.ended", language) if row["in_force"] is False else "",
        # Without any time drawn the line above the table says it once for all of them.
        text("support.maybe_in_force", language) if row["in_force"] is None and is_timed else "",
        "" if row["counts_as_support"] else text("support.not_support", language),
    ]
    small = ", ".join(note for note in notes if note)
    return words + (f"<small>{escape(small)}</small>" if small else "")


def _span(frame: pl.DataFrame, reference_date: date) -> tuple[date, date]:
    """Whole years around every known date and the reference date, with a year of room on each side."""
    known = [*frame["valid_from"].drop_nulls(), *frame["valid_to"].drop_nulls(), reference_date]
    return date(min(known).year - 1, 1, 1), date(max(known).year + 1, 12, 31)


def _place(moment: date, first: date, last: date) -> float:
    return round(100 * (moment - first).days / (last - first).days, 2)


def _bar(row: dict, first: date, last: date, *, reference_date: date) -> str:
    start = row["valid_from"] or first
    end = row["valid_to"] or (reference_date if row["in_force"] is False else last)
    kind = "past" if row["in_force"] is False else "soon" if row["ends_within_year"] else "now"
    if row["in_force"] is None:
        kind = "unsure"
    fades = ("" if row["valid_from"] else " fade-in") + ("" if row["valid_to"] else " fade-out")
    left, right = _place(start, first, last), _place(end, first, last)
    return (
        f'<i class="bar {kind}{fades}" style="left:{left}%;width:{round(right - left, 2)}%"></i>'
        f'<i class="ref" style="left:{_place(reference_date, first, last)}%"></i>'
    )


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


def _head(key: str, language: str) -> str:
    return f'<th scope="col">{escape(text(key, language))}</th>'
