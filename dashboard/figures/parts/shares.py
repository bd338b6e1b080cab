"""A share of counts of people, of which some may have been changed to protect somebody: its words, and how sure it is."""

from collections.abc import Sequence

from contract.display import changed_text, join_names, number, percent
from contract.signs import SMALLEST_SHOWN
from dashboard.wording import text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.covers import covered

# How many per cent of the whole the changed counts behind a share may hide before the sentence has to say so.
HIDDEN_PCT = 10.0


def share_text(row: dict, language: str) -> str:
    """The share of a row in whole per cent, `≈ 25 %`; nothing where the counts carry none."""
    if row["share_pct"] is None:
        return ""
    shown = percent(row["share_pct"], language, decimals=0)
    return changed_text(shown, language) if _is_rounded(row) else shown


def share_words(row: dict, language: str) -> str:
    """The same inside a sentence: `ungefär 25 %`."""
    shown = percent(row["share_pct"], language, decimals=0)
    return text("shares.about", language, value=shown) if _is_rounded(row) else shown


def share_claim(query: str, row: dict, *keys: str) -> Claim:
    """That the share of a row is so much, among those that it covers."""
    subject = subject_of(query, row, *keys, column="share_pct", covers=covered(row))
    return Claim(subject, Relation.EXACTLY, row["share_pct"])


def with_doubt(said: Sentence, query: str, rows: Sequence[dict], language: str, *keys: str) -> Sentence:
    """A sentence of shares, and what of them is certain where their changed counts may hide a large part of the whole."""
    if not any(_is_loose(row) for row in rows):
        return said
    # Of all of the view: the least counts what was told by those, too, who have not told of every quarter.
    claims = [Claim(subject_of(query, row, *keys), Relation.AT_LEAST, row["low"]) for row in rows]
    least = text(
        "shares.person" if [row["low"] for row in rows] == [1] else "shares.people",
        language,
        count=join_names([number(row["low"], language) for row in rows], language),
    )
    entry = "shares.unsure_one" if len(rows) == 1 else "shares.unsure_some"
    return _and_then(said, sentence_of(entry, language, *claims, least=least))


def with_plain_doubt(said: Sentence, *, rounded_parts: int, whole: float, language: str) -> Sentence:
    """The same of one share whose counts stand in no row of their own: that it is uncertain, and why."""
    is_loose = _may_hide_much(rounded_parts, whole)
    return _and_then(said, Sentence(text("shares.unsure", language))) if is_loose else said


def _and_then(said: Sentence, doubt: Sentence) -> Sentence:
    return Sentence(f"{said.removesuffix('.')}. {doubt}", [*said.claims, *doubt.claims])


def _may_hide_much(rounded_parts: int, whole: float) -> bool:
    """Whether so many changed counts may hide more of a whole than a share of it can be given without saying so."""
    return 100.0 * (SMALLEST_SHOWN - 1) * rounded_parts > HIDDEN_PCT * whole


def _is_rounded(row: dict) -> bool:
    """Whether one of the two counts of a share was changed to protect somebody."""
    return row["share_value_kind"] == "rounded"


def _is_loose(row: dict) -> bool:
    whole = 100.0 * row["value"] / row["share_pct"] if row["share_pct"] else 0.0
    return _is_rounded(row) and _may_hide_much(row["rounded_parts"] + row.get("whole_rounded_parts", 0), whole)
