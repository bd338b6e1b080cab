"""Women and men onward to work or study, of those who were referred, by group: two marks on one scale."""

from html import escape

import polars as pl

from dashboard.figures.figure import Figure
from dashboard.figures.parts.pathway import (
    ALL,
    counts_text,
    group_head,
    period_words,
    untold,
)
from dashboard.figures.parts.shares import share_claim, share_text, share_words, with_doubt
from dashboard.figures.parts.tables import small
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.covers import chosen

QUERY, KEYS = "pathway_by_sex", ("pathway_group", "sex", "period")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The share of women and of men that went on, over all groups; each of those that have answered for it."""
    rows = list(frame.filter(pl.col("pathway_group") == ALL).iter_rows(named=True))
    if any(row["share_pct"] is None for row in rows):
        is_missing = any(untold(row) for row in rows)
        entry = "pathway_by_sex.missing" if is_missing else "pathway_by_sex.few"
        return sentence_of(entry, language, where=chosen(places, language))
    women, men = (share_words(row, language) for row in rows)
    claims = [share_claim(QUERY, row, *KEYS) for row in rows]
    said = sentence_of("pathway_by_sex.sentence", language, *claims, women=women, men=men)
    return with_doubt(said, QUERY, rows, language, *KEYS)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """Of whom the shares are."""
    return text("pathway_by_sex.subtitle", language, year=period_words(frame, language))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per group: women a circle and men a square on a scale to a hundred, with their shares beside."""
    language = look.language
    names = ("columns.pathway_group", "placements.women", "placements.men")
    group, women, men = (escape(text(name, language)) for name in names)
    body = "".join(
        _row(*part.iter_rows(named=True), language) for part in frame.partition_by("pathway_group", maintain_order=True)
    )
    return (
        f'<table class="m sexes"><thead><tr><th scope="col">{group}</th><th scope="col"></th>'
        f'<th scope="col" class="women">{women}</th><th scope="col" class="men">{men}</th></tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(women: dict, men: dict, language: str) -> str:
    kind = ' class="all"' if women["pathway_group"] == ALL else ""
    shares = [(name, row) for name, row in (("women", women), ("men", men)) if row["share_pct"] is not None]
    marks = "".join(f'<i class="{name}" style="--w:{row["share_pct"]:.0f}"></i>' for name, row in shares)
    cells = "".join(_cell(name, row, language) for name, row in (("women", women), ("men", men)))
    return f'<tr{kind}>{group_head(women)}<td aria-hidden="true"><div class="strip">{marks}</div></td>{cells}</tr>'


def _cell(name: str, row: dict, language: str) -> str:
    if why := untold(row):
        return f"<td>{escape(why)}</td>"
    words = share_text(row, language) or text("pathway.too_few", language)
    is_share = row["share_pct"] is not None
    shown = f"<b>{escape(words)}</b>" if is_share else escape(words)
    return f'<td class="{name if is_share else "few"}">{shown}{small(counts_text(row, language))}</td>'


pathway_by_sex = Figure(
    query=QUERY, sentence=sentence, subtitle=subtitle, chart=chart, empty="pathway.empty", delivered_as="pathway"
)
