"""What documents say of the enterprises in words, by topic and with page; and what we lack of the documents themselves."""

from html import escape

import polars as pl

from contract.display import spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.stated import by_topic, ours, stated_table
from dashboard.figures.parts.tables import listed_table
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.provenance import page_text

WHERE = "place"


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """Where the enterprises are, in the words of the statements; else how many statements there are."""
    places = frame.filter(statement_topic=WHERE)["statement"].to_list()
    if places:
        return Sentence(" ".join(places))
    entry = "none" if frame.is_empty() else "one" if frame.height == 1 else "count"
    return sentence_of(f"enterprise_statements.{entry}", language, count=spelled(frame.height, language, capital=True))


def sentence_of_place(frame: pl.DataFrame, language: str) -> Sentence:
    """What is said of where the enterprises are, of the municipality before its part; else the first that is said at all."""
    nearest = frame.sort(pl.col("municipality_code").is_null(), maintain_order=True)
    where = nearest.filter(statement_topic=WHERE)
    return Sentence((where if where.height else nearest)["statement"][0])


def chart_of_place(frame: pl.DataFrame, look: Look) -> str:
    """What is said of the municipality and its part, a row for each with its page, as HTML."""
    rows = list(frame.iter_rows(named=True))
    caption = text("enterprise_statements.of_place", look.language)
    return listed_table([_said(row, look.language) for row in rows], caption=caption) + ours(rows, look.language)


def is_of_place(frame: pl.DataFrame) -> pl.DataFrame:
    """The statements on a municipality or a part of the region, not on all of it."""
    return frame.filter(pl.col("municipality_code").is_not_null() | pl.col("part").is_not_null())


def _said(row: dict, language: str) -> tuple[str, str]:
    page = page_text(row["page"], language) if row["page"] else ""
    return escape(row["statement"]), escape(page)


def chart(frame: pl.DataFrame, look: Look, *, sources: pl.DataFrame) -> str:
    """A group of statements for each topic, and above them what is missing of the sources they rest on."""
    language = look.language
    groups = [
        (title, [row | {"title": row["statement"], "wording": ""} for row in rows]) for title, rows in by_topic(frame)
    ]
    cited = {ref.partition(":")[0] for refs in frame["source_refs"].drop_nulls() for ref in refs.split()}
    lost = sources.filter(pl.col("source_id").is_in(cited) & pl.col("lost").is_not_null())["lost"]
    lacking = "".join(f'<p class="empty">{escape(f"{words} {_rest(language)}")}</p>' for words in lost)
    return lacking + stated_table(groups, language) + ours(list(frame.iter_rows(named=True)), language)


def _rest(language: str) -> str:
    return text("enterprise_statements.in_words", language)


enterprise_statements = Figure(
    query="enterprise_statements",
    sentence=sentence,
    subtitle="enterprise_statements.subtitle",
    chart=chart,
    also=("sources",),
)
enterprise_statements_of_place = Figure(
    query="enterprise_statements",
    sentence=sentence_of_place,
    subtitle="enterprise_statements.of_place",
    chart=chart_of_place,
    empty="enterprise_statements.none",
    shows=is_of_place,
)
