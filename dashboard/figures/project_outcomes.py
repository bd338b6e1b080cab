"""What has been told of what each project led to, and whether it lives on."""

from html import escape
from itertools import groupby

import polars as pl

from contract.display import capital, join_names, period_text, spelled
from dashboard.figures.figure import Figure
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.provenance import page_in_source


def sentence(frame: pl.DataFrame, language: str) -> str:
    """For how many projects it is known whether what they did lives on. From `project_outcomes`."""
    if frame.is_empty():
        return text("projects.none", language)
    latest = frame.filter("is_latest")
    known = latest.filter(pl.col("lives_on").is_not_null()).height
    words = {"count": spelled(known, language), "whole": spelled(latest.height, language)}
    return text(f"project_outcomes.{'sentence' if known else 'none'}", language, **words)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row for each thing that is told, the latest first for each project; last, in one row, those of which nothing is told."""
    language = look.language
    told = frame.filter(pl.col("period").is_not_null())
    silent = frame.filter(pl.col("period").is_null())["title"].to_list()
    names = ("column_project", "column_when", "column_lives_on", "column_outcome")
    heads = "".join(f'<th scope="col">{_text(name, language)}</th>' for name in names)
    groups = [list(rows) for _, rows in groupby(told.iter_rows(named=True), key=lambda row: row["project_id"])]
    body = "".join(_row(row, language, rows=len(group) if row is group[0] else 0) for group in groups for row in group)
    if silent:
        words = text("project_outcomes.silent", language, names=join_names(silent, language))
        body += f'<tr><td colspan="{len(names)}" class="hatch"><span>{escape(words)}</span></td></tr>'
    caption = _text("caption", language)
    return (
        f'<table class="m outcomes"><caption class="vh">{caption}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(row: dict, language: str, *, rows: int) -> str:
    """One row; the first of a project holds its name for all of them."""
    name = f'<th scope="rowgroup" rowspan="{rows}">{escape(row["title"])}</th>' if rows else ""
    state = row["lives_on"] or "missing"
    word = capital(row["lives_on_label"] or row["lives_on_status_label"])
    page = page_in_source(row["page"], language) if row["page"] else ""
    inferred = text("provenance.our_inference", language, words=row["inference"]) if row["inference"] else ""
    words = " ".join(filter(None, (row["outcome"], page, inferred)))
    return (
        f'<tr>{name}<td class="when">{escape(period_text(row["period"], language))}</td>'
        f'<td class="{state}"><b>{escape(word)}</b></td><td>{escape(words)}</td></tr>'
    )


def _text(name: str, language: str) -> str:
    return escape(text(f"project_outcomes.{name}" if name != "column_project" else f"projects.{name}", language))


project_outcomes = Figure(
    query="project_outcomes",
    sentence=sentence,
    subtitle="project_outcomes.subtitle",
    chart=chart,
)
