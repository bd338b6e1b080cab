"""What is said in a document, in a table: by whom or of what, in short, in its own words where they are known, and on which page."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import groupby

import polars as pl

from contract.display import join_names, spelled
from dashboard.figures.parts.tables import small
from dashboard.wording import text
from dashboard.wording.provenance import page_text


def stated_table(
    groups: Sequence[tuple[str, list[dict]]], language: str, *, beside: Callable[[dict], str] = lambda _: ""
) -> str:
    """A table with a group of rows for each title; `beside` gives what stands last in a row, in plain text."""
    bodies = "".join(_group(title, rows, language, beside) for title, rows in groups)
    return f'<table class="m stated">{bodies}</table>'


def by_topic(statements: pl.DataFrame) -> list[tuple[str, list[dict]]]:
    """The statements under the name of each topic, in their order."""
    groups = groupby(statements.iter_rows(named=True), key=lambda row: row["statement_topic_label"])
    return [(title, list(rows)) for title, rows in groups]


def counted_kinds(frame: pl.DataFrame, column: str, entries: Mapping[str, tuple[str, str]], language: str) -> str:
    """How many rows there are of some kinds, in words: `en brist och två önskemål`; nothing where there is none of them.

    `entries` are the kinds in the order of the words, each with the key of the text for one and for several.
    """
    counts = [(frame.filter(pl.col(column) == kind).height, keys) for kind, keys in entries.items()]
    words = [
        text(one if count == 1 else several, language, count=spelled(count, language))
        for count, (one, several) in counts
        if count
    ]
    return join_names(words, language) if words else ""


def ours(rows: Sequence[dict], language: str) -> str:
    """What we infer of the rows, once each, as notes."""
    words = dict.fromkeys(row["inference"] for row in rows if row["inference"])
    told = (text("provenance.our_inference", language, words=each) for each in words)
    return "".join(f'<p class="source note">{escape(each)}</p>' for each in told)


def _group(title: str, rows: list[dict], language: str, beside: Callable[[dict], str]) -> str:
    body = "".join(_row(row, language, beside(row)) for row in rows)
    return f'<tbody><tr class="head"><th scope="rowgroup" colspan="2">{escape(title)}</th></tr>{body}</tbody>'


def _row(row: dict, language: str, beside: str) -> str:
    words = text("stated.wording", language, wording=row["wording"]) if row["wording"] else ""
    page = page_text(row["page"], language) if row["page"] else ""
    also = f' <span class="also">{escape(beside)}</span>' if beside else ""
    return (
        f'<tr><th scope="row">{escape(row["title"])}{also}{small(words)}</th><td class="page">{escape(page)}</td></tr>'
    )
