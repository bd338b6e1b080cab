"""What the figures of training share: a table of employers or municipalities by the target groups of the trainings."""

from collections.abc import Callable
from html import escape

import polars as pl

from contract.display import capital
from dashboard.figures.parts.tables import stacked_table
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.covers import chosen

GROUP = "training_target_group"
# `minst ≈ 1 234`, and `ej levererat`.
_ON_ONE_LINE = 13


def groups_table(
    frame: pl.DataFrame, look: Look, *, of: str, head: str, cell: Callable[[dict], str], caption: str
) -> str:
    """A row per value of the column `of`, a column per target group: `cell` writes a row of the frame, and a dash of nothing.

    `head` and `caption` are text keys. Where two cannot go together the cell says so.
    """
    language = look.language
    labels = dict(frame.select(GROUP, f"{GROUP}_label").unique(maintain_order=True).iter_rows())
    apart = text("training.apart", language)
    rows = []
    for part in frame.partition_by(of, maintain_order=True):
        told = {row[GROUP]: _together(cell(row)) for row in part.iter_rows(named=True)}
        name = part[f"{of}_label" if f"{of}_label" in part.columns else of][0]
        rows.append((escape(name), [told.get(group, apart) for group in labels]))
    heads = [text(head, language), *map(capital, labels.values())]
    return stacked_table(heads=heads, rows=rows, caption=text(caption, language))


def _together(words: str) -> str:
    """A number with its sign on one line, in a narrow column; longer words may be divided."""
    return words.replace(" ", "\u00a0") if len(words) <= _ON_ONE_LINE else words


def largest(frame: pl.DataFrame, place: int = 0) -> dict | None:
    """The row with the largest value, or the one that comes at `place` after it; None where no value is known.

    Only its own number is said of it: a late answer may make another larger.
    """
    known = frame.filter(pl.col("value").is_not_null()).sort("value", descending=True, maintain_order=True)
    return None if known.is_empty() else known.row(min(place, known.height - 1), named=True)


def nothing_told(language: str, places: tuple[str, ...]) -> Sentence:
    """That there are no figures on participants, in the municipalities that are chosen."""
    return sentence_of("training.missing", language, where=chosen(places, language))
