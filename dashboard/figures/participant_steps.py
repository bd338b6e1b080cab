"""Participants who took a step nearer work or study, of those whose measure ended: all, women and men."""

from html import escape

import polars as pl

from contract.display import capital
from dashboard.figures.figure import Figure
from dashboard.figures.parts.pathway import share_table, untold
from dashboard.figures.parts.shares import share_claim, share_words, with_doubt
from dashboard.theme import Look
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.covers import chosen, where
from dashboard.wording.moments import during

QUERY, KEYS = "participant_steps", ("sex", "period")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The share of all participants who took a step, where the counts carry one."""
    row = frame.row(by_predicate=pl.col("sex") == "T", named=True)
    if row["share_pct"] is None:
        entry = "participant_steps.missing" if untold(row) else "participant_steps.few"
        return sentence_of(entry, language, where=chosen(places, language))
    words = {
        "share": capital(share_words(row, language)), "where": where(row, language, places),
        "period": during(row["period"], language),
    }  # fmt: skip
    said = sentence_of("participant_steps.sentence", language, share_claim(QUERY, row, *KEYS), **words)
    return with_doubt(said, QUERY, [row], language, *KEYS)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row for all, for women and for men: the share, with both counts."""
    return share_table(
        frame,
        look,
        head=lambda row: f'<th scope="row">{escape(capital(row["sex_label"]))}</th>',
        heads=("columns.sex", "participant_steps.head_share"),
    )


participant_steps = Figure(
    query=QUERY,
    sentence=sentence,
    subtitle="participant_steps.subtitle",
    chart=chart,
    empty="participant_steps.empty",
    delivered_as="participant_step",
)
