"""What the figures of the way to work share: the mark of a group, a count without its gaps, and a table of shares with bars."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape

import polars as pl

from contract.display import join_names, known_or_few, number, of_text, period_text
from contract.signs import Known, known_of
from dashboard.figures.parts.shares import share_claim, share_text, share_words, with_doubt
from dashboard.figures.parts.tables import small
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.covers import chosen, covered, where

ALL = "all"
# A sum of changed counts whose least is below this part of it is known within bounds alone.
LOOSE = 0.9


def group_mark(group: str) -> str:
    """The shape of a group, in its colour; nothing for all together."""
    return "" if group == ALL else f'<i class="grp {group}" aria-hidden="true"></i>'


def group_head(row: dict, *, definition: str = "") -> str:
    """The name of a group as the heading of its row."""
    return f'<th scope="row">{group_mark(row["pathway_group"])}{escape(row["pathway_group_label"])}{small(definition)}</th>'


def told(row: dict, language: str, *, prefix: str = "") -> str:
    """A count of those who have answered, `≈ 45`, few or none, or why there is none: whom it covers stands above the figure."""
    return known_or_few(of_those(row, prefix=prefix), language)


def of_those(row: dict, *, prefix: str = "") -> Known:
    """What is known of a count of those who have answered: it is not the least of anything."""
    known = known_of(row, prefix=prefix)
    kind = "exact" if known.value_kind == "at_least" else known.value_kind
    return replace(known, missing_parts=0, value_kind=kind, obs_status=_status(row, known, prefix=prefix))


def _status(row: dict, known: Known, *, prefix: str) -> str:
    return row.get(f"{prefix}status" if prefix else "obs_status", known.obs_status) if known.value is None else "A"


def counts_text(row: dict, language: str) -> str:
    """The two counts of a share: `≈ 35 av ≈ 70`; of few or none there is no part."""
    if not row["whole_value"]:
        return told(row, language, prefix="whole_")
    return of_text(told(row, language), told(row, language, prefix="whole_"), language)


def untold(row: dict) -> str:
    """Why one of the two counts of a share is missing, in words; nothing where both are there."""
    if row["value"] is None:
        return row["obs_status_label"]
    return row["whole_status_label"] if row["whole_value"] is None else ""


def carried(frame: pl.DataFrame) -> list[dict]:
    """The rows whose counts carry a share."""
    return list(frame.filter(pl.col("share_pct").is_not_null()).iter_rows(named=True))


def surely(query: str, part: dict, whole: dict, language: str, *keys: str) -> Sentence:
    """The least that two counts can be, where their sums hold so many changed counts that `ungefär` alone would say too much.

    Nothing where it is near the number. The most, up to four for every 0 behind a sum, stands in the files: it says nothing.
    """
    if not (_is_loose(part) or _is_loose(whole)):
        return Sentence("")
    claims = [
        Claim(subject_of(query, row, *keys, covers=covered(row)), Relation.AT_LEAST, row["low"])
        for row in (part, whole)
    ]
    words = {"part": number(part["low"], language), "whole": number(whole["low"], language)}
    return sentence_of("pathway.surely", language, *claims, **words)


def _is_loose(row: dict) -> bool:
    return row["rounded_parts"] > 0 and row["low"] < LOOSE * row["value"]


def joined_shares(rows: Iterable[dict], language: str) -> str:
    """`ungefär 50 % av grön och ungefär 20 % av gul grupp`."""
    words = [
        text(
            "pathway.share_of_group",
            language,
            share=share_words(row, language),
            group=row["pathway_group_label"].lower(),
        )
        for row in rows
    ]
    return join_names(words, language)


def sentence_of_all(query: str, frame: pl.DataFrame, language: str, *, places: tuple[str, ...]) -> Sentence:
    """The share of all groups together, where the counts carry one; else why there is none. Its texts are under `query`."""
    row = frame.row(by_predicate=pl.col("pathway_group") == ALL, named=True)
    if row["share_pct"] is None:
        entry = f"{query}.missing" if untold(row) else f"{query}.few"
        return sentence_of(entry, language, where=chosen(places, language))
    words = {"share": share_words(row, language), "where": where(row, language, places)}
    keys = ("pathway_group", "period")
    said = sentence_of(f"{query}.sentence", language, share_claim(query, row, *keys), **words)
    return with_doubt(said, query, [row], language, *keys)


def period_words(frame: pl.DataFrame, language: str) -> str:
    """The period in which those of a frame applied; that of the figures where nobody has."""
    return period_text(frame["applied_period"][0] or frame["period"][0], language)


def share_table(
    frame: pl.DataFrame,
    look: Look,
    *,
    head: Callable[[dict], str],
    heads: tuple[str, ...],
    more: Callable[[dict], str] = lambda _: "",
) -> str:
    """A table with a row per group and its share as a bar, in the middle of a hundred; `head` and `more` make the other cells.

    Where the counts carry no share the row says so in words, with the counts.
    """
    columns = "".join(f'<th scope="col">{escape(text(name, look.language))}</th>' for name in heads)
    body = "".join(
        f"<tr{_row_class(row)}>{head(row)}{_share_cell(row, look.language)}{more(row)}</tr>"
        for row in frame.iter_rows(named=True)
    )
    return f'<table class="m shares"><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table>'


def _row_class(row: dict) -> str:
    return ' class="all"' if row.get("pathway_group", row.get("sex")) in (ALL, "T") else ""


def _share_cell(row: dict, language: str) -> str:
    if row["share_pct"] is not None:
        width = f"{row['share_pct']:.0f}"
        return (
            f'<td><div class="share"><span class="whole"><i style="--w:{width}" aria-hidden="true"></i></span>'
            f"<b>{escape(share_text(row, language))}</b>{small(counts_text(row, language))}</div></td>"
        )
    if why := untold(row):
        return f'<td class="hatch"><span>{escape(why)}</span></td>'
    few = text("pathway.too_few", language)
    return f'<td><div class="share few"><span>{escape(few)}</span>{small(counts_text(row, language))}</div></td>'
