"""The plans that are followed: whose each is, how it stands, which years it is for, and how much of it can be followed."""

from html import escape

import polars as pl

from contract.display import day, number, period_text, spelled
from contract.periods import last_day
from dashboard.figures.figure import Figure, Headline
from dashboard.figures.parts.tables import scrolling_table, small
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.provenance import page_text

# A plan whose end nobody has stated is drawn to this many years after the last that any plan names, and fades out.
OPEN_YEARS = 2


def no_plan(frame: pl.DataFrame, language: str) -> Sentence:
    """That the catalogue holds no plan."""
    return sentence_of("plans.no_plan", language)


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many plans there are, and how many of their targets can be measured."""
    measurable, whole = frame["targets_measurable"].sum(), frame["targets_stated"].sum()
    words = {"plans": spelled(frame.height, language, capital=True), "whole": spelled(whole, language)}
    if frame.height == 1:
        return sentence_of("plans.sentence_1", language, measurable=spelled(measurable, language), **words)
    return sentence_of("plans.sentence", language, measurable=spelled(measurable, language), **words)


def chart(frame: pl.DataFrame, look: Look, *, plan: str) -> str:
    """A row per plan with its years as a bar, as HTML; the chosen one stands out."""
    language = look.language
    first = frame["first_year"].min()
    ended = [last_day(period).year for period in frame["ended_period"].drop_nulls()]
    last = max([frame["first_year"].max() + OPEN_YEARS, frame["last_year"].max() or 0, *ended])
    chosen = plan or frame["plan_id"][0]
    heads = "".join(f'<th scope="col"{kind}>{words}</th>' for kind, words in _heads(first, last, language))
    rows = "".join(
        _row(row, first, last, language, is_chosen=row["plan_id"] == chosen) for row in frame.iter_rows(named=True)
    )
    caption = text("plans.caption", language)
    return scrolling_table(kind="plans below", head=f"<tr>{heads}</tr>", body=f"<tbody>{rows}</tbody>", caption=caption)


def _heads(first: int, last: int, language: str) -> list[tuple[str, str]]:
    years = "".join(
        f'<span class="year" style="left:{_place(year, first, last):.2f}%">{year}</span>'
        for year in range(first, last + 1, 1 if last - first < 12 else 2)
    )
    return [
        ("", escape(text("plans.plan", language))),
        (' class="time"', years),
        (' class="r"', escape(text("columns.activities_stated", language))),
        (' class="r"', escape(text("columns.targets_stated", language))),
        ("", escape(text("plans.standing", language))),
    ]


def _row(row: dict, first: int, last: int, language: str, *, is_chosen: bool) -> str:
    left, right = _place(row["first_year"], first, last), _place(_end(row) or last + 1, first, last)
    bar = (
        f'<span class="bar{" open" if _end(row) is None else ""}" style="left:{left:.2f}%;width:{right - left:.2f}%"></span>'
        f'<span class="vh">{escape(_years(row, language))}</span>'
    )
    standing = row["standing"]
    if row["adopted_on"]:
        standing = text("plans.adopted", language, day=day(row["adopted_on"], language)) + " " + standing
    page = page_text(row["page"], language) if row["page"] else ""
    current = ' class="on" aria-current="true"' if is_chosen else ""
    return (
        f'<tr{current}><th scope="row">{escape(row["title"])}{small(row["owner"])}</th><td class="time">{bar}</td>'
        f"{_count(row, 'activities_stated', language)}{_count(row, 'targets_stated', language)}"
        f"<td>{escape(standing)}{small(page)}{small(_ending(row, language))}</td></tr>"
    )


def _end(row: dict) -> float | None:
    """When a plan ended, as a place on the line of the years: the end of the period that a source says, else of its last year.

    None where nobody has stated an end.
    """
    if row["ended_period"]:
        day_of_end = last_day(row["ended_period"])
        return day_of_end.year + day_of_end.month / 12
    return row["last_year"] + 1 if row["last_year"] else None


def _years(row: dict, language: str) -> str:
    """What the bar shows, in words."""
    if row["ended_period"]:
        period = period_text(row["ended_period"], language)
        return text("plans.from_until", language, first=row["first_year"], period=period)
    entry = "from" if not row["last_year"] else "from_to" if row["last_year"] > row["first_year"] else "in"
    return text(f"plans.{entry}", language, first=row["first_year"], last=row["last_year"] or "")


def _ending(row: dict, language: str) -> str:
    """That a plan has ended: when, who says so and where, and how we come to it; nothing where no source says so."""
    if not row["ended_period"]:
        return ""
    entry = f"ended{'_in' if row['ended_source'] else ''}{'_page' if row['ended_page'] else ''}"
    words = {"source": row["ended_source"] or "", "page": row["ended_page"] or ""}
    ended = text(f"plans.{entry}", language, period=period_text(row["ended_period"], language), **words)
    return " ".join(filter(None, (ended, row["ended_inference"])))


def _count(row: dict, name: str, language: str) -> str:
    head = escape(text(f"columns.{name}", language))
    return f'<td class="n" data-head="{head}">{number(row[name], language)}</td>'


def _place(year: float, first: int, last: int) -> float:
    """How far along the years one begins, in per cent."""
    return 100 * (year - first) / (last + 1 - first)


plans = Figure(query="plans", sentence=sentence, subtitle="plans.subtitle", chart=chart)
plans_headline_without_any = Headline("plans", no_plan, kicker="plan_activities.kicker")
