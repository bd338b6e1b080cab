"""The projects that a municipality takes part in: the time, the budget and how many municipalities are in it."""

from html import escape

import polars as pl

from contract.display import spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.projects import amount, time_words
from dashboard.figures.parts.tables import listed_table, small
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.provenance import page_in_source


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """In how many projects the sources name the municipality: at least so many, since no source names all."""
    if frame.is_empty():
        return sentence_of("projects_of_municipality.none", language)
    count = frame["project_id"].n_unique()
    entry = "one" if count == 1 else "sentence"
    words = {"name": frame["municipality_name"][0], "count": spelled(count, language)}
    return sentence_of(f"projects_of_municipality.{entry}", language, **words)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per project, as HTML."""
    language = look.language
    projects = frame.unique("project_id", keep="first", maintain_order=True)
    rows = [_row(row, language) for row in projects.iter_rows(named=True)]
    return listed_table(rows, caption=text("projects_of_municipality.subtitle", language)) if rows else ""


def _row(row: dict, language: str) -> tuple[str, str]:
    """Title and time; the budget and how many municipalities at the right."""
    page = page_in_source(row["page"], language) if row["page"] else ""
    ours = text("provenance.our_inference", language, words=row["inference"]) if row["inference"] else ""
    about = " · ".join(part for part in (time_words(row, language), page) if part)
    if row["budget_sek"] is None:
        budget = text("projects_of_municipality.no_budget", language, status=row["budget_status_label"])
    else:
        budget = amount(row["budget_sek"], language)
    entry = "in_one" if row["project_municipalities"] == 1 else "in_several"
    count = spelled(row["project_municipalities"], language)
    reach = text(f"projects_of_municipality.{entry}", language, count=count)
    return f"{escape(row['title'])}{small(about)}{small(ours)}", f"{escape(budget)}{small(reach)}"


projects_of_municipality = Figure(
    query="projects_of_municipality",
    sentence=sentence,
    subtitle="projects_of_municipality.subtitle",
    chart=chart,
    empty="projects_of_municipality.empty",
)
