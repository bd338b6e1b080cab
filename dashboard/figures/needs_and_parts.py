"""What the enterprises and the authorities say that they need, and what they say of their own part."""

from itertools import groupby

import polars as pl

from contract.display import capital, join_names, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.stated import ours, stated_table
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """Who states the needs and how many they are, and who tells of its own part."""
    needs, parts = (frame.filter(request_kind=kind) for kind in ("need", "own_part"))
    if needs.is_empty() or parts.is_empty():
        return sentence_of("needs_and_parts.none", language)
    words = {
        "needs": spelled(needs.height, language),
        "of_needs": _names(needs, language),
        "of_parts": capital(_names(parts, language)),
    }
    return sentence_of("needs_and_parts.sentence", language, **words)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A table with a group for each party and kind, in its own words."""
    language = look.language
    groups = groupby(frame.iter_rows(named=True), key=lambda row: (row["request_kind"], row["asked_by"]))
    titled = [(text(f"needs_and_parts.{kind}", language, name=name), list(rows)) for (kind, name), rows in groups]
    return stated_table(titled, language) + ours(list(frame.iter_rows(named=True)), language)


def _names(frame: pl.DataFrame, language: str) -> str:
    return join_names(frame["asked_by"].unique(maintain_order=True).to_list(), language)


needs_and_parts = Figure(query="needs_and_parts", sentence=sentence, subtitle="needs_and_parts.subtitle", chart=chart)
