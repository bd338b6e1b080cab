"""Sentences of the page Stödstruktur on the criteria of each municipality, from `status_ladder`, localised."""

from collections.abc import Sequence

import polars as pl

from contract.display import at_least_text, join_names, spelled
from contract.signs import Known
from dashboard.wording.claims import Claim, Relation, Sentence, sentence, subject_of
from dashboard.wording.moments import moment
from dashboard.wording.targets import NAMES_IN_A_SENTENCE
from dashboard.wording.texts import text
from dashboard.wording.values import known_text

KEYS = ("municipality_code", "mark", "period")


def ladder(frame: pl.DataFrame, language: str, *, is_filtered: bool) -> Sentence:
    """Which municipalities are known to have met the most criteria, and how many of the five they met.

    Nothing is said of the others: those that have not answered may have met as many.
    """
    known = frame.filter(pl.col("marks_value").is_not_null())
    each = frame.unique("municipality_code", keep="first", maintain_order=True)
    if known.is_empty():
        return sentence("support.ladder_missing", language, where=_where(each, language) if is_filtered else "")
    whole = frame["mark"].n_unique()
    words = {"whole": spelled(whole, language), "when": moment(known["period"][0], language)}
    most = int(each["marks_low"].max())
    if not most:
        return _none(each, language, is_filtered=is_filtered, **words)
    rows = list(each.filter(pl.col("marks_low") == most).iter_rows(named=True))
    is_exact = all(not row["marks_missing_parts"] for row in rows)
    count = spelled(most, language)
    count = count if is_exact else at_least_text(count, language)
    rest = text(f"support.ladder_rest_{'all' if most == whole else 'some'}", language, count=count, **words)
    names, claims = _who(each, rows, most, language)
    claims += [_claim(row, Relation.EXACTLY if is_exact else Relation.AT_LEAST, most) for row in rows]
    is_chosen = is_filtered and each.height > 1
    entry = "ladder_of_chosen" if is_chosen else "ladder_of_all"
    names = names[:1].lower() + names[1:] if is_chosen and len(rows) > NAMES_IN_A_SENTENCE else names
    return sentence(f"support.{entry}", language, *claims, names=names, rest=rest)


def ladder_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the criteria are, and for which period."""
    period = frame["period"].drop_nulls()
    if period.is_empty():
        return text("support.ladder_subtitle_missing", language)
    return text("support.ladder_subtitle", language, when=moment(period[0], language))


def criteria_met(row: dict, language: str) -> str:
    """How many criteria the municipality of a row meets: `4`, or `4–5` where not all are known."""
    open_ended = row["marks_low"] < row["marks_high"]
    value = None if open_ended else row["marks_low"]
    return known_text(Known(value, low=row["marks_low"], high=row["marks_high"]), language)


def _who(each: pl.DataFrame, rows: Sequence[dict], most: int, language: str) -> tuple[str, list[Claim]]:
    """The names, or how many they are; "minst" where another may turn out to be one of them."""
    if len(rows) <= NAMES_IN_A_SENTENCE:
        return join_names([row["municipality_name"] for row in rows], language), []
    others = list(each.filter(pl.col("marks_low") < most).iter_rows(named=True))
    words = text("support.municipalities", language, count=spelled(len(rows), language))
    if any(row["marks_high"] >= most for row in others):
        words, claims = at_least_text(words, language), []
    else:
        claims = [_claim(row, Relation.LESS_THAN, most) for row in others]
    return words[:1].upper() + words[1:], claims


def _none(each: pl.DataFrame, language: str, *, is_filtered: bool, whole: str, when: str) -> Sentence:
    """That no criterion was met, if that is known of every municipality."""
    name = each["municipality_name"][0]
    if each["marks_high"].max() > 0:
        where = _where(each, language) if is_filtered else ""
        return sentence("support.ladder_none_known", language, where=where, when=when)
    claims = [_claim(row, Relation.EXACTLY, 0) for row in each.iter_rows(named=True)]
    if each.height == 1:
        return sentence("support.ladder_none_one", language, *claims, names=name, whole=whole, when=when)
    entry = "ladder_none_chosen" if is_filtered else "ladder_none"
    return sentence(f"support.{entry}", language, *claims, whole=whole, when=when)


def _where(each: pl.DataFrame, language: str) -> str:
    """` i Hofors`, or ` i de valda kommunerna` for several that are chosen."""
    if each.height == 1:
        return text("support.in_one", language, name=each["municipality_name"][0])
    return text("support.in_chosen", language)


def _claim(row: dict, relation: Relation, number: int) -> Claim:
    return Claim(subject_of("status_ladder", row, *KEYS, column="marks_value"), relation, number)
