"""Onward to work or study, of those who were referred, by group; and how many were referred again."""

from html import escape

import polars as pl

from dashboard.figures.figure import Figure
from dashboard.figures.parts.pathway import (
    ALL,
    carried,
    group_head,
    joined_shares,
    period_words,
    share_table,
    told,
    untold,
)
from dashboard.figures.parts.shares import share_claim, with_doubt
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.covers import chosen

QUERY, KEYS = "pathway_onward", ("pathway_group", "period")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The share of each group that went on, where the counts carry one; each of those that have answered for it."""
    rows = carried(frame.filter(pl.col("pathway_group") != ALL))
    if not rows:
        is_missing = all(untold(row) for row in frame.iter_rows(named=True))
        entry = "pathway_onward.missing" if is_missing else "pathway_onward.few"
        return sentence_of(entry, language, where=chosen(places, language))
    claims = [share_claim(QUERY, row, *KEYS) for row in rows]
    said = sentence_of("pathway_onward.sentence", language, *claims, shares=joined_shares(rows, language))
    return with_doubt(said, QUERY, rows, language, *KEYS)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """Of whom the shares are."""
    return text("pathway_onward.subtitle", language, year=period_words(frame, language))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per group: the share that went on, with both counts, and how many were referred again."""
    return share_table(
        frame,
        look,
        head=group_head,
        heads=("columns.pathway_group", "pathway_onward.head_share", "pathway_onward.head_again"),
        more=lambda row: f'<td class="r">{escape(told(row, look.language, prefix="again_"))}</td>',
    )


pathway_onward = Figure(
    query=QUERY, sentence=sentence, subtitle=subtitle, chart=chart, empty="pathway.empty", delivered_as="pathway"
)
