"""What stands in the way, by the parties' own words, and what two of them say alike."""

from itertools import groupby

import polars as pl

from contract.display import join_names, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.stated import ours, stated_table
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many obstacles the document names, and which of them two parties name."""
    if frame.is_empty():
        return sentence_of("obstacles.none", language)
    # Each of the two names the other: the first of them tells of both.
    shared = frame.filter(pl.col("also").is_not_null())
    count = {"count": spelled(frame.height, language)}
    if shared.is_empty():
        return sentence_of("obstacles.sentence", language, **count)
    row = shared.row(0, named=True)
    names = join_names([row["asked_by"], row["also"]], language)
    return sentence_of("obstacles.shared", language, names=names, title=row["title"], **count)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A table with a group for each party, the obstacles in its own words."""
    language = look.language
    groups = [
        (name, list(rows)) for name, rows in groupby(frame.iter_rows(named=True), key=lambda row: row["asked_by"])
    ]
    titled = [(text("obstacles.stated_by", language, name=name), rows) for name, rows in groups]

    def beside(row: dict) -> str:
        return text("obstacles.also", language, name=row["also"]) if row["also"] else ""

    return stated_table(titled, language, beside=beside) + ours(list(frame.iter_rows(named=True)), language)


obstacles = Figure(query="obstacles", sentence=sentence, subtitle="obstacles.subtitle", chart=chart)
