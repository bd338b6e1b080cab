"""The targets of one plan as a table: wording and page, where it began, what is asked for, where it stands, what is missing."""

from html import escape
from itertools import groupby

import polars as pl

from contract.display import join_names, number, period_text, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import scrolling_table, small
from dashboard.figures.target_status.block import amount, delivered, pages
from dashboard.figures.target_status.stage import staged
from dashboard.figures.target_status.status import decision, inferences, why
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of

HEADS = ("target", "baseline", "level", "outcome", "status", "needed")


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """Which targets of the plan have a baseline, a level and a year, so that they can be measured."""
    if frame.is_empty():
        return sentence_of("target_table.none", language)
    measurable = frame.filter(pl.all_horizontal(pl.col("baseline_value", "level", "target_year").is_not_null()))
    words = {"whole": spelled(frame.height, language), "names": join_names(measurable["title"].to_list(), language)}
    entry = "all" if measurable.height == frame.height else min(measurable.height, 2) if frame.height > 1 else "not"
    count = spelled(measurable.height, language, capital=True)
    return sentence_of(f"target_table.measurable_{entry}", language, count=count, **words)


def chart(frame: pl.DataFrame, look: Look, *, plan_priorities: pl.DataFrame) -> str:
    """A row per target under the name of its priority, as HTML."""
    language = look.language
    titles = dict(plan_priorities.select("priority", "title").iter_rows())
    head = "".join(f'<th scope="col">{escape(text(f"target_table.{name}", language))}</th>' for name in HEADS)
    groups = groupby(frame.iter_rows(named=True), key=lambda row: row["priority"])
    body = "".join(
        f"<tbody>{_group(number_of, titles.get(number_of, ''), language)}{''.join(_row(row, language) for row in rows)}</tbody>"
        for number_of, rows in groups
    )
    caption = text("target_table.caption", language)
    return scrolling_table(kind="goals below", head=f"<tr>{head}</tr>", body=body, caption=caption)


def _group(priority: int, title: str, language: str) -> str:
    """The name of a priority; nothing where the version has none."""
    if not title:
        return ""
    number_of = text("plan_partners.priority", language, number=priority) if priority else ""
    return f'<tr class="group"><th scope="rowgroup" colspan="{len(HEADS)}">{escape(number_of + title)}</th></tr>'


def _row(row: dict, language: str) -> str:
    """One target; what a source does not state is said in words, never left empty."""
    glyph = f'<i class="g g-{row["target_status"]}" aria-hidden="true"></i>'
    status = row["target_status_label"]
    cells = [
        ("began", _baseline(row, language)),
        ("n", _level(row, language)),
        ("n", escape(amount(row, language)) + small(period_text(row["period"], language) if row["period"] else "")),
        (
            "",
            f"{glyph} {escape(status[:1].upper() + status[1:])}"
            + small(why(row, language))
            + small(delivered(row, language)),
        ),
        ("said", escape(decision(row) or inferences(row)) + small(inferences(row) if decision(row) else "")),
    ]
    wording = text("target_table.wording", language, words=row["wording"])
    page = f"{pages(row, language)}." if pages(row, language) else ""
    head = f'<th scope="row">{escape(row["title"])}{small(f"{wording} {page}".strip())}</th>'
    # On a phone the headings stand in the cells.
    heads = [escape(text(f"target_table.{name}", language)) for name in HEADS[1:]]
    body = "".join(
        f'<td class="{kind}" data-head="{name}">{html}</td>' for name, (kind, html) in zip(heads, cells, strict=True)
    )
    return f"<tr>{head}{body}</tr>"


def _level(row: dict, language: str) -> str:
    """The level with its unit, or that nobody has decided one; and its year."""
    year = str(row["target_year"]) if row["target_year"] else text("target_table.no_year", language)
    if row["level"] is None:
        return escape(text("target_status.no_level", language)) + small(year)
    if row["unit"] == "state":
        return escape(text("frame.yes", language)) + small(year)
    words = text("target_table.level_of", language, level=number(row["level"], language), unit=row["unit_label"])
    return escape(words) + small(year)


def _baseline(row: dict, language: str) -> str:
    """Where it began, when, and what is to be said of that."""
    words = escape(amount(row, language, baseline=True)) + small(period_text(row["baseline_period"], language))
    return words + small(row["baseline_note"] or "")


target_status_table = Figure(
    query="target_status",
    key="target_status_table",
    sentence=sentence,
    subtitle="target_table.subtitle",
    chart=chart,
    also=("plan_priorities",),
    staged=staged,
)
