"""The development groups that handed in proposals, and those that got further funds: as many squares as there were groups."""

import polars as pl

from dashboard.figures.figure import Figure
from dashboard.theme import Look
from dashboard.wording import figure_text, text
from dashboard.wording.claims import Sentence, claim_of, sentence_of
from dashboard.wording.values import known_of, known_text

QUERY = "development_groups"


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many of the groups got further funds, as the latest document says."""
    row = frame.row(-1, named=True)
    words = {"count": figure_text(row, language), "whole": known_text(known_of(row, prefix="whole_"), language)}
    return sentence_of("development_groups.sentence", language, claim_of(QUERY, row, "period"), **words)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the groups were, and where it stands."""
    row = frame.row(-1, named=True)
    return text("development_groups.subtitle", language, page=row["page"])


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A square per group, those that got further funds filled."""
    row = frame.row(-1, named=True)
    count, whole = int(row["value"]), int(row["whole_value"])
    squares = "".join('<i class="on"></i>' if place < count else "<i></i>" for place in range(whole))
    return f'<div class="squares" aria-hidden="true">{squares}</div>'


development_groups = Figure(query=QUERY, sentence=sentence, subtitle=subtitle, chart=chart)
