"""Sentences of the page Stödstruktur on the agreements, from the result of `agreements`, localised.

A source that names agreements does not name all: their number is "minst" unless every municipality has delivered.
"""

from datetime import date

import polars as pl

from dashboard.wording.claims import Claim, Relation, Sentence, sentence, subject_of
from dashboard.wording.numbers import day, join_names, period_text, spelled
from dashboard.wording.texts import text

KEYS = ("municipality_code", "commitment_number", "period")
PLAN = "plan"


def agreements(frame: pl.DataFrame, language: str, *, reference_date: date, is_filtered: bool) -> Sentence:
    """Which agreements end within a year of the reference date, else how many were in force or are known at all."""
    if frame.is_empty():
        return sentence("support.agreements_none", language)
    ending = frame.filter(pl.col("ends_within_year"))
    if ending.height == 1:
        last_day = day(ending["valid_to"][0], language)
        name = ending["municipality_name"][0]
        return sentence("support.agreements_ending", language, *_claims(ending), name=name, day=last_day)
    if ending.height:
        names = join_names(ending["municipality_name"].unique(maintain_order=True).to_list(), language)
        return _begun("support.agreements_ending_several", language, frame, ending, names=names)
    if has_time(frame):
        in_force, words = frame.filter(pl.col("in_force")), {"day": day(reference_date, language)}
        if in_force.is_empty():
            return sentence("support.agreements_none_in_force", language, **words)
        return _listed("in_force", frame, in_force, language, is_filtered=is_filtered, **words)
    dates = text("support.agreements_no_dates", language)
    kind = "plan" if set(frame["source_kind"]) == {PLAN} else "known"
    period = period_text(frame["period"].max(), language)
    return _listed(kind, frame, frame, language, is_filtered=is_filtered, dates=dates, period=period)


def agreements_subtitle(frame: pl.DataFrame, language: str, *, reference_date: date) -> str:
    """What the list of agreements shows, and what is not known on the reference date."""
    last_day = day(reference_date, language)
    if frame.is_empty() or has_time(frame):
        return text("support.agreements_subtitle", language, day=last_day)
    period = period_text(frame["period"].max(), language)
    return text("support.agreements_subtitle_undated", language, day=last_day, period=period)


def has_time(frame: pl.DataFrame) -> bool:
    """Whether any agreement has a known date, or is known to be in force or not: without that there is no time to draw."""
    return frame.select(pl.any_horizontal(pl.col("valid_from", "valid_to", "in_force").is_not_null()).any()).item()


def _listed(
    kind: str, frame: pl.DataFrame, listed: pl.DataFrame, language: str, *, is_filtered: bool, **words: str
) -> Sentence:
    entry = f"support.agreements_{kind}{'_one' if listed.height == 1 else ''}"
    where = _where(frame, language) if is_filtered else ""
    return _begun(entry, language, frame, listed, where=where, **words)


def _begun(entry: str, language: str, frame: pl.DataFrame, listed: pl.DataFrame, **words: str) -> Sentence:
    """A sentence on so many agreements, which may begin with their number."""
    made = sentence(entry, language, *_claims(listed), count=_count(frame, listed, language), **words)
    return Sentence(made[:1].upper() + made[1:], made.claims)


def _where(frame: pl.DataFrame, language: str) -> str:
    """` i Hofors`, or ` i de valda kommunerna` for several that are chosen."""
    if frame["delivered_of"][0] == 1:
        return text("support.in_one", language, name=frame["municipality_name"][0])
    return text("support.in_chosen", language)


def _count(frame: pl.DataFrame, listed: pl.DataFrame, language: str) -> str:
    """How many are listed; "minst" where a source may name only some, or a municipality has not delivered."""
    count = spelled(listed.height, language)
    is_whole = (frame["delivered"] == frame["delivered_of"]).all() and frame["in_force"].is_not_null().all()
    return count if is_whole else text("numbers.at_least", language, value=count)


def _claims(listed: pl.DataFrame) -> list[Claim]:
    """That each of the agreements is there, and in force where that is what puts it in the list."""
    return [
        Claim(subject_of("agreements", row, *KEYS, column=column), Relation.EXACTLY, 1)
        for row in listed.iter_rows(named=True)
        for column in ("value", *(("in_force",) if row["in_force"] else ()))
    ]
