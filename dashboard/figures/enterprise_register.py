"""The register: every enterprise in its municipality, what it does, how it is run, and its time from start to end as a bar.

It holds no number of people: those of one enterprise may point somebody out.
"""

from datetime import date
from html import escape
from itertools import groupby

import polars as pl

from contract.display import at_least_text, day, spelled, uncapital
from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import small
from dashboard.figures.parts.timeline import Span, lane, mark_text, span_of, stretch
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.covers import chosen
from dashboard.wording.moments import moment

# How far back the sentence looks for starts and ends.
YEARS_BACK = 3


def sentence(frame: pl.DataFrame, language: str, *, reference_date: date, places: tuple[str, ...] = ()) -> Sentence:
    """How many the register holds, and how many are known to have started or ended in the last three years.

    One whose start nobody has told may have started then, and one that nobody has reported may have ended: always at least.
    """
    if frame.is_empty():
        return sentence_of("enterprise_register.none", language, where=chosen(places, language))
    since = date(reference_date.year - YEARS_BACK + 1, 1, 1)
    words = {
        "count": spelled(frame.height, language),
        "started": _at_least(frame.filter(pl.col("start_date") >= since).height, language),
        "ended": _at_least(frame.filter(pl.col("end_date") >= since).height, language),
        "year": since.year,
        "where": chosen(places, language),
    }
    entry = "sentence_one" if frame.height == 1 else "sentence"
    return sentence_of(f"enterprise_register.{entry}", language, **words)


def chart(frame: pl.DataFrame, look: Look, *, reference_date: date) -> str:
    """A block for each municipality with its enterprises; the bars share one axis."""
    language = look.language
    first = frame["start_date"].drop_nulls().min() or reference_date
    span = span_of([date(min(first.year, reference_date.year - 1), 1, 1), reference_date])
    groups = groupby(frame.iter_rows(named=True), key=lambda row: row["municipality_name"])
    latest = frame["told_period"].drop_nulls().max()
    blocks = "".join(_block(name, list(rows), span, latest, language) for name, rows in groups)
    return f'<div class="register">{blocks}</div>'


def list_sentence(frame: pl.DataFrame, language: str, *, reference_date: date) -> Sentence:
    """How many enterprises of the municipality are in the register and not known to have ended."""
    active = frame.filter("is_active").height
    entry = {0: "list_none", 1: "list_one"}.get(active, "list_sentence")
    name, count = frame["municipality_name"][0], spelled(active, language)
    last = day(reference_date, language)
    return sentence_of(f"enterprise_register.{entry}", language, name=name, count=count, day=last)


def list_chart(frame: pl.DataFrame, look: Look) -> str:
    """The names of those that have not ended, with industry and legal form, as HTML."""
    items = "".join(
        f"<li>{escape(row['enterprise_name'])}{small(_what(row, look.language))}</li>"
        for row in frame.filter("is_active").iter_rows(named=True)
    )
    return f'<ul class="named">{items}</ul>' if items else ""


def _what(row: dict, language: str) -> str:
    form = uncapital(row["legal_form_label"])
    return text("enterprise_register.what", language, industry=row["industry_label"], form=form)


def _at_least(count: int, language: str) -> str:
    return at_least_text(spelled(count, language), language) if count else text("enterprise_register.no_one", language)


def _block(name: str, rows: list[dict], span: Span, latest: str | None, language: str) -> str:
    entry = "in_register_one" if len(rows) == 1 else "in_register"
    words = text(f"enterprise_register.{entry}", language, count=spelled(len(rows), language))
    told = max((row["told_period"] or "" for row in rows), default="")
    if latest and told < latest:
        # Nobody has said since whether they are still there.
        when = moment(told, language) if told else text("enterprise_register.never", language)
        words = f"{words}, {text('enterprise_register.last_told', language, when=when)}"
    body = "".join(_row(row, span, language) for row in rows)
    years = f'<tr class="axis"><td></td><td class="lanes"><span class="lane years">{_years(span)}</span></td></tr>'
    caption = text("enterprise_register.caption", language, name=name)
    heads = "".join(f'<th scope="col">{_text(key, language)}</th>' for key in ("column_enterprise", "column_time"))
    return (
        f"<details open><summary><b>{escape(name)}</b> {escape(words)}</summary>"
        f'<table class="m reg"><caption class="vh">{escape(caption)}</caption><thead class="vh"><tr>{heads}</tr></thead>'
        f'<tbody>{body}</tbody><tfoot aria-hidden="true">{years}</tfoot></table></details>'
    )


def _row(row: dict, span: Span, language: str) -> str:
    member = f' <span class="tag">{_text("member", language)}</span>' if row["is_sak_member"] else ""
    return (
        f'<tr><th scope="row">{escape(row["enterprise_name"])}{member}{small(_what(row, language))}</th>'
        f'<td class="lanes">{lane([_bar(row, span)], _time(row, language))}</td></tr>'
    )


def _bar(row: dict, span: Span) -> str:
    start, end = row["start_date"] or span.first, row["end_date"] or span.last
    kind = ("now" if row["is_active"] else "past") + ("" if row["start_date"] else " fade-in")
    return stretch(f"life {kind}", span.place(start), span.place(end))


def _time(row: dict, language: str) -> str:
    """From when to when, in words: what a screen reader hears of the bar."""
    start = (
        day(row["start_date"], language) if row["start_date"] else text("enterprise_register.start_unknown", language)
    )
    if row["is_active"]:
        return text("enterprise_register.since", language, start=start)
    return text("enterprise_register.ended", language, start=start, end=day(row["end_date"], language))


def _years(span: Span) -> str:
    """The first and the last year, and one in the middle."""
    years = sorted({span.first.year, (span.first.year + span.last.year) // 2, span.last.year})
    return "".join(mark_text(str(year), span.place(date(year, 1, 1))) for year in years)


def _text(name: str, language: str) -> str:
    return escape(text(f"enterprise_register.{name}", language))


enterprise_register = Figure(
    query="enterprise_register",
    sentence=sentence,
    subtitle="enterprise_register.subtitle",
    chart=chart,
    absent="enterprise_register.empty",
    delivered_as="enterprise",
)
enterprise_register_list = Figure(
    query="enterprise_register",
    sentence=list_sentence,
    subtitle="enterprise_register.list_subtitle",
    chart=list_chart,
    empty="enterprise_register.empty",
)
