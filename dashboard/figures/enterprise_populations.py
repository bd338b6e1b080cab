"""All enterprises, those with an arrangement and those in the association: three selections side by side, never added."""

from itertools import groupby

import polars as pl

from contract.display import capital
from dashboard.figures.figure import Figure, Headline
from dashboard.figures.parts.tables import Bar, bar_table
from dashboard.theme import Look
from dashboard.wording import figure_text, figure_words, text
from dashboard.wording.claims import Claim, Sentence, claim_of, sentence_of
from dashboard.wording.moments import moment

QUERY = "enterprise_populations"
ALL, AGREED, MEMBERS, EMPLOYEES = "enterprises", "enterprises_with_af_agreement", "sak_members", "sak_employees"
HEADS = (
    "enterprise_populations.column_selection", "enterprise_populations.column_count", "enterprise_populations.column_employees",
)  # fmt: skip


def headline(frame: pl.DataFrame, language: str) -> Sentence:
    """How many enterprises there were: in the register where anybody has reported, else as a document states it."""
    row = _latest(frame, ALL)
    if row is None:
        return sentence_of("enterprise_populations.none", language)
    entry = "headline_counted" if row["is_counted"] else "headline_stated"
    words = {"when": capital(moment(row["period"], language)), "value": figure_words(row, language)}
    return sentence_of(f"enterprise_populations.{entry}", language, _claim(row), **words)


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many were members of the association, beside all, in the latest period for which both are known."""
    row = _latest(frame, MEMBERS)
    if row is None:
        return sentence_of("enterprise_populations.members_missing", language)
    words = {"when": capital(moment(row["period"], language)), "value": figure_words(row, language)}
    return sentence_of("enterprise_populations.members", language, _claim(row), **words)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A bar for each selection on one scale, a group for each way of counting; employees stand beside the members."""
    language = look.language
    groups = [
        (_title(rows[0], language), _bars(rows, language))
        for _, group in groupby(frame.iter_rows(named=True), key=lambda row: row["is_counted"])
        for rows in [list(group)]
    ]
    return bar_table(groups, heads=HEADS, look=look)


def _latest(frame: pl.DataFrame, indicator: str) -> dict | None:
    """The row of the first way of counting that has a value, or nothing."""
    known = frame.filter((pl.col("indicator_code") == indicator) & pl.col("value").is_not_null())
    return known.row(0, named=True) if known.height else None


def _claim(row: dict) -> Claim:
    return claim_of(QUERY, row, "indicator_code", "period", "is_counted")


def _title(row: dict, language: str) -> str:
    entry = "counted" if row["is_counted"] else "stated"
    return capital(text(f"enterprise_populations.{entry}", language, when=moment(row["period"], language)))


def _bars(rows: list[dict], language: str) -> list[Bar]:
    by_code = {row["indicator_code"]: row for row in rows}
    return [
        Bar(
            text(f"enterprise_populations.name_{code}", language),
            by_code[code]["value"],
            figure_text(by_code[code], language),
            figure_text(by_code[EMPLOYEES], language) if code == MEMBERS and EMPLOYEES in by_code else "",
        )
        for code in (ALL, AGREED, MEMBERS)
        if code in by_code
    ]


enterprise_populations_headline = Headline(QUERY, headline, "enterprise_populations.kicker")
enterprise_populations = Figure(
    query=QUERY,
    sentence=sentence,
    subtitle="enterprise_populations.subtitle",
    chart=chart,
    empty="enterprise_populations.empty",
    delivered_as="enterprise",
    large=lambda frame: frame.filter(indicator_code=EMPLOYEES),
)
