"""The plans that are followed: whose each is, how it stands, which years it is for, and how much of it can be followed."""

from html import escape

import polars as pl

from contract.display import day, number, spelled
from dashboard.figures.figure import Figure, Headline
from dashboard.figures.parts.tables import scrolling_table, small
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.provenance import page_text

# A plan without an end is drawn to this many years after the last that any plan names, and fades out.
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
    last = max(frame["first_year"].max() + OPEN_YEARS, frame["last_year"].max() or 0)
    chosen = plan or frame["plan_id"][0]
    heads = "".join(f'<th scope="col"{kind}>{words}</th>' for kind, words in _heads(first, last, language))
    rows = "".join(
        _row(row, first, last, language, is_chosen=row["plan_id"] == chosen) for row in frame.iter_rows(named=True)
    )
    caption = text("plans.caption", language)
    return scrolling_table(kind="plans", head=f"<tr>{heads}</tr>", body=f"<tbody>{rows}</tbody>", caption=caption)


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
    end = row["last_year"] or last
    left, right = _place(row["first_year"], first, last), _place(end + 1, first, last)
    entry = "from" if not row["last_year"] else "from_to" if end > row["first_year"] else "in"
    years = text(f"plans.{entry}", language, first=row["first_year"], last=end)
    bar = (
        f'<span class="bar{"" if row["last_year"] else " open"}" style="left:{left:.2f}%;width:{right - left:.2f}%"></span>'
        f'<span class="vh">{escape(years)}</span>'
    )
    standing = row["standing"]
    if row["adopted_on"]:
        standing = text("plans.adopted", language, day=day(row["adopted_on"], language)) + " " + standing
    page = page_text(row["page"], language) if row["page"] else ""
    current = ' class="on" aria-current="true"' if is_chosen else ""
    return (
        f'<tr{current}><th scope="row">{escape(row["title"])}{small(row["owner"])}</th><td class="time">{bar}</td>'
        f"{_count(row, 'activities_stated', language)}{_count(row, 'targets_stated', language)}"
        f"<td>{escape(standing)}{small(page)}</td></tr>"
    )


def _count(row: dict, name: str, language: str) -> str:
    head = escape(text(f"columns.{name}", language))
    return f'<td class="n" data-head="{head}">{number(row[name], language)}</td>'


def _place(year: int, first: int, last: int) -> float:
    """How far along the years one begins, in per cent."""
    return 100 * (year - first) / (last + 1 - first)


plans = Figure(query="plans", sentence=sentence, subtitle="plans.subtitle", chart=chart)
plans_headline_without_any = Headline("plans", no_plan, kicker="plan_activities.kicker")
