"""Which of the three factors of implementation each project shows: a row per project, a column per factor, evidence in words."""

from html import escape
from itertools import groupby

import polars as pl

from contract.display import at_least_text, join_names, period_text, spelled
from dashboard.figures.figure import Figure
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.moments import unbroken
from dashboard.wording.targets import NAMES_IN_A_SENTENCE

# What a cell looks like: a state of the list `factor_state`, or missing.
STATES = ("held", "aimed", "not_held", "missing")


def sentence(frame: pl.DataFrame, language: str) -> str:
    """In how many projects all factors are shown, with the names of a few: at least so many while a state may still be told."""
    if frame.is_empty():
        return text("projects.none", language)
    held = frame.group_by("project_id", maintain_order=True).agg(
        pl.col("title").first(),
        whole=(pl.col("factor_state") == "held").fill_null(value=False).all(),
        # What is only aimed at may be held one day, but not by what was told of the same time.
        is_open=(pl.col("factor_state") == "held").fill_null(value=True).all(),
    )
    names = held.filter("whole")["title"].to_list()
    is_open = held.filter(pl.col("is_open") & ~pl.col("whole")).height > 0
    count = spelled(len(names), language)
    words = {"count": at_least_text(count, language) if is_open else count, "whole": spelled(held.height, language)}
    entry = (
        ("none_known" if is_open else "none") if not names else "few" if len(names) <= NAMES_IN_A_SENTENCE else "many"
    )
    return text(f"project_factors.{entry}", language, names=join_names(names, language), **words)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """The matrix as HTML: the state in words over its evidence; what nobody tells is hatched with the word of its status."""
    language = look.language
    groups = [list(rows) for _, rows in groupby(frame.iter_rows(named=True), key=lambda row: row["project_id"])]
    factors = [row["project_factor_label"] for row in groups[0]]
    heads = "".join(
        f'<th scope="col">{escape(name)}</th>' for name in (text("projects.column_project", language), *factors)
    )
    body = "".join(
        f'<tr><th scope="row">{escape(rows[0]["title"])}</th>{"".join(_cell(row, language) for row in rows)}</tr>'
        for rows in groups
    )
    caption = escape(text("project_factors.caption", language))
    return (
        f'{_key(frame, language)}<table class="m factors"><caption class="vh">{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(row: dict, language: str) -> str:
    state = row["factor_state"] or "missing"
    word = row["factor_state_label"] or row["factor_status_label"]
    lines = "".join(f"<p>{escape(unbroken(line))}</p>" for line in _evidence(row, language) if line)
    # On a phone the headings stand above the screen: the cell says its factor itself.
    name = f'<span class="f">{escape(row["project_factor_label"])}: </span>'
    return f'<td class="{state}"><span class="w">{name}{escape(word)}</span>{lines}</td>'


def _evidence(row: dict, language: str) -> tuple[str, ...]:
    """The evidence with its page and time, and how we come to it where the source does not say so itself."""
    about = [text("projects.page", language, page=row["page"].replace(",", ", "))] if row["page"] else []
    # A delivery tells of a quarter; a document of a year, which stands in the sources.
    if row["period"] and row["period"][:4] != row["period"]:
        about.append(f"{period_text(row['period'], language)}.")
    inferred = text("provenance.our_inference", language, words=row["inference"]) if row["inference"] else ""
    return " ".join(filter(None, (row["evidence"], *about))), inferred


def _key(frame: pl.DataFrame, language: str) -> str:
    states = set(frame["factor_state"].fill_null("missing"))
    items = "".join(
        f'<span><i class="k k-{state}"></i>{escape(text(f"project_factors.key_{state}", language))}</span>'
        for state in STATES
        if state in states
    )
    return f'<div class="key factor-key">{items}</div>'


project_factors = Figure(
    query="project_factors",
    sentence=sentence,
    subtitle="project_factors.subtitle",
    chart=chart,
)
