"""The portfolio of projects on a timeline: who owned and paid for each, from when to when, and what it cost, where that is known.

A start or an end that no source gives is open: the bar fades. A project whose time nobody tells has no bar, and the words say so.
"""

from dataclasses import dataclass
from datetime import date
from html import escape

import polars as pl

from contract.display import capital, spelled
from dashboard.figures.figure import Figure, Headline
from dashboard.figures.parts.projects import amount, time_words
from dashboard.figures.parts.tables import small
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.provenance import page_in_source

MOST_YEARS_NAMED = 8


@dataclass(frozen=True)
class Time:
    """When a project was under way as far as it is known: each end a day or open, and whether the days are those of the project."""

    start: date | None
    end: date | None
    is_sure: bool


def headline(frame: pl.DataFrame, language: str) -> str:
    """How many projects are told of, and for how many of them the days and the budget are known. From `projects`."""
    if frame.is_empty():
        return text("projects.none", language)
    both = frame.filter((pl.col("first_day_status") == "known") & (pl.col("last_day_status") == "known"))
    words = {"count": spelled(frame.height, language, capital=True), "days": spelled(both.height, language)}
    return text(f"projects.{'headline' if both.height else 'headline_no_days'}", language, **words)


def sentence(frame: pl.DataFrame, language: str) -> str:
    """For how many of the projects the budget is known; of a single one, how much. From `projects`."""
    if frame.is_empty():
        return text("projects.none", language)
    known = frame.filter(pl.col("budget_sek").is_not_null())
    words = {"count": spelled(known.height, language), "whole": spelled(frame.height, language)}
    if known.height == 1:
        words |= {"title": known["title"][0], "amount": amount(known["budget_sek"][0], language)}
        return text("projects.budget_of_one", language, **words)
    return text(f"projects.{'budgets' if known.height else 'no_budget'}", language, **words)


def chart(frame: pl.DataFrame, look: Look, *, reference_date: date) -> str:
    """One row per project: what it was, owner, funder and programme, its time as a bar, budget and grant, as HTML."""
    language = look.language
    span = _span(frame)
    heads = [f'<th scope="col">{_text(name, language)}</th>' for name in ("column_project", "column_owner")]
    heads.append(f'<th scope="col" class="time">{_years(*span)}</th>')
    heads.append(f'<th scope="col" class="r">{_text("column_budget", language)}</th>')
    rows = "".join(_row(row, span, reference_date, language) for row in frame.iter_rows(named=True))
    caption = _text("caption", language)
    return (
        f'<div class="agr-scroll" tabindex="0" role="region" aria-label="{caption}"><table class="m agr proj">'
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def time_of(row: dict) -> Time | None:
    """When a project was under way, or nothing where nobody tells. From a row of `projects`."""
    if row["first_day"] or row["last_day"]:
        return Time(row["first_day"], row["last_day"], is_sure=True)
    if row["ongoing_in"]:
        first, _, last = row["ongoing_in"].partition("/")
        return Time(date(int(first), 1, 1), date(int(last or first), 12, 31), is_sure=False)
    return Time(None, row["ended_by"], is_sure=False) if row["ended_by"] else None


def _span(frame: pl.DataFrame) -> tuple[date, date]:
    """Whole years around all that is known of the time, with a year of room on each side."""
    times = [time for row in frame.iter_rows(named=True) if (time := time_of(row))]
    known = [moment for time in times for moment in (time.start, time.end) if moment] or [date(2016, 1, 1)]
    return date(min(known).year - 1, 1, 1), date(max(known).year + 1, 12, 31)


def _row(row: dict, span: tuple[date, date], reference_date: date, language: str) -> str:
    kind = row["project_kind_label"] if row["project_kind"] != "project" else ""
    about = " ".join(filter(None, (f"{capital(kind)}." if kind else "", row["about"])))
    return (
        f'<tr><th scope="row">{escape(row["title"])}{small(about)}{_more(row, language)}</th>'
        f"<td>{_who(row, language)}</td>"
        f'<td class="time">{_bar(row, span, reference_date)}<small>{escape(time_words(row, language))}</small></td>'
        f'<td class="r">{_money(row, language)}</td></tr>'
    )


def _who(row: dict, language: str) -> str:
    """Owner, funder and programme; what is not known by the word of its status. Without a programme nothing is said of one."""
    lines = [_named("owner", row, language), small(_named("funder", row, language))]
    lines += [small(row["programme"])] if row["programme"] else []
    return lines[0] + "".join(lines[1:])


def _named(name: str, row: dict, language: str) -> str:
    words = row["project_owner" if name == "owner" else name] or row[f"{name}_status_label"]
    shown = text(f"projects.{name}", language, name=words)
    return escape(shown) if name == "owner" else shown


def _money(row: dict, language: str) -> str:
    """The budget with the grant below it, or the word of the status."""
    # On a phone the heading is not above the cell: the cell says what it is itself.
    name = f'<span class="f">{_text("budget", language)}</span>'
    if row["budget_sek"] is None and row["granted_sek"] is None:
        return f'{name}<span class="lost">{escape(row["budget_status_label"])}</span>'
    budget = row["budget_status_label"] if row["budget_sek"] is None else amount(row["budget_sek"], language)
    granted = row["granted_status_label"] if row["granted_sek"] is None else amount(row["granted_sek"], language)
    return f"{name}<b>{escape(budget)}</b>{small(text('projects.granted', language, amount=granted))}"


def _more(row: dict, language: str) -> str:
    """What there is to know of the statements, folded: the note, our inference, the page."""
    inferred = text("provenance.our_inference", language, words=row["inference"]) if row["inference"] else ""
    page = page_in_source(row["page"], language) if row["page"] else ""
    lines = "".join(f"<p>{escape(line)}</p>" for line in (row["note"], inferred, page) if line)
    return f"<details><summary>{_text('more', language)}</summary>{lines}</details>" if lines else ""


def _bar(row: dict, span: tuple[date, date], reference_date: date) -> str:
    time = time_of(row)
    if time is None:
        return ""
    first, last = span
    is_over = time.end is not None and time.end < reference_date
    kind = "unsure" if not time.is_sure else "past" if is_over else "now"
    fades = ("" if time.start and time.is_sure else " fade-in") + ("" if time.end and time.is_sure else " fade-out")
    # Over by a day: that end is known, the start is not.
    fades = " fade-in" if not time.start else fades
    left, right = (_place(moment, first, last) for moment in (time.start or first, time.end or last))
    return f'<i class="bar {kind}{fades}" style="left:{left}%;width:{round(right - left, 2)}%"></i>'


def _place(moment: date, first: date, last: date) -> float:
    return round(100 * (moment - first).days / (last - first).days, 2)


def _years(first: date, last: date) -> str:
    step = 1 + (last.year - first.year) // MOST_YEARS_NAMED
    return "".join(
        f'<span class="year" style="left:{_place(date(year, 1, 1), first, last)}%">{year}</span>'
        for year in range(first.year, last.year + 1, step)
    )


def _text(name: str, language: str) -> str:
    return escape(text(f"projects.{name}", language))


projects_headline = Headline(query="projects", sentence=headline, kicker="projects.kicker")
projects = Figure(
    query="projects",
    sentence=sentence,
    subtitle="projects.subtitle",
    chart=chart,
    absent="projects.empty",
    delivered_as="project",
)
