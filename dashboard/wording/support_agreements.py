"""Sentences of the page Stödstruktur on the agreements, from the result of `agreements`, localised.

A source that names agreements does not name all: their number is "minst" unless every municipality has delivered.
"""

from datetime import date

import polars as pl

from contract.display import at_least_text, day, join_names, period_text, spelled
from contract.periods import last_day
from dashboard.wording.claims import Claim, Relation, Sentence, sentence, subject_of
from dashboard.wording.moments import end_of
from dashboard.wording.targets import NAMES_IN_A_SENTENCE
from dashboard.wording.texts import text

KEYS = ("municipality_code", "commitment_number", "period")
PLAN = "plan"


def agreements(frame: pl.DataFrame, language: str, *, reference_date: date, is_filtered: bool) -> Sentence:
    """Which agreements end within a year of the reference date, else how many were in force or are known at all.

    One of which nobody has said since whether it still holds is neither in force nor not; a near end that was stated for
    it is told as it was stated.
    """
    if frame.is_empty():
        return sentence("support.agreements_none", language)
    if not has_time(frame):
        dates = text("support.agreements_no_dates", language)
        kind = "plan" if set(frame["source_kind"]) == {PLAN} else "known"
        period = period_text(frame["period"].max(), language)
        return _listed(kind, frame, frame, language, is_filtered=is_filtered, dates=dates, period=period)
    now = _known_now(frame, language, reference_date=reference_date, is_filtered=is_filtered)
    as_stated = frame.filter(
        pl.col("in_force").is_null() & pl.col("valid_to").is_between(reference_date, _a_year_after(reference_date))
    )
    if as_stated.is_empty():
        return now
    stated = _ends_as_stated(as_stated, language)
    return sentence("support.agreements_and_stated", language, now=now, stated=stated)


def agreements_subtitle(frame: pl.DataFrame, language: str, *, reference_date: date) -> str:
    """What the list of agreements shows, and what is not known on the reference date."""
    last = day(reference_date, language)
    if not frame.is_empty() and not has_time(frame):
        period = period_text(frame["period"].max(), language)
        return text("support.agreements_subtitle_undated", language, day=last, period=period)
    words = text("support.agreements_subtitle", language, day=last)
    unknown = frame.filter(pl.col("in_force").is_null())
    if unknown.is_empty():
        return words
    stated = text("support.agreements_subtitle_unsure", language, when=_stated_when(unknown, language))
    return f"{words} {stated}"


def _known_now(frame: pl.DataFrame, language: str, *, reference_date: date, is_filtered: bool) -> Sentence:
    """What is known of the agreements on the reference date, or that it is not known."""
    ending, in_force = frame.filter(pl.col("ends_within_year")), frame.filter(pl.col("in_force"))
    if ending.height == 1:
        last = day(ending["valid_to"][0], language)
        name = ending["municipality_name"][0]
        return sentence("support.agreements_ending", language, *_claims(ending), name=name, day=last)
    if ending.height:
        names = join_names(ending["municipality_name"].unique(maintain_order=True).to_list(), language)
        return _begun("support.agreements_ending_several", language, frame, ending, names=names)
    words = {"day": day(reference_date, language)}
    if in_force.height:
        return _listed("in_force", frame, in_force, language, is_filtered=is_filtered, **words)
    unknown = frame.filter(pl.col("in_force").is_null())
    if unknown.height:
        where, count = _where(frame, language) if is_filtered else "", spelled(unknown.height, language)
        entry = f"support.agreements_unsure{'_one' if unknown.height == 1 else ''}"
        return sentence(entry, language, *_claims(unknown), count=count, where=where, **words)
    return sentence("support.agreements_none_in_force", language, **words)


def _ends_as_stated(as_stated: pl.DataFrame, language: str) -> Sentence:
    """Which agreements end when, as last stated; more than a few are named without their days."""
    words = {"when": _stated_when(as_stated, language)}
    ends = list(as_stated.select("municipality_name", "valid_to").iter_rows())
    if len(ends) == 1:
        words |= {"name": ends[0][0], "day": day(ends[0][1], language)}
        return sentence("support.agreements_ending_stated_one", language, *_claims(as_stated), **words)
    if len(ends) <= NAMES_IN_A_SENTENCE:
        each = [text("support.ending_in", language, name=name, day=day(last, language)) for name, last in ends]
        words["which"] = join_names(each, language)
        return sentence("support.agreements_ending_stated_few", language, *_claims(as_stated), **words)
    words["names"] = join_names(list(dict.fromkeys(name for name, _ in ends)), language)
    return sentence("support.agreements_ending_stated_several", language, *_claims(as_stated), **words)


def _stated_when(stated: pl.DataFrame, language: str) -> str:
    """When the agreements were last stated: `slutet av 2018`, or from the first to the last such time."""
    periods = sorted(set(stated["period"]), key=last_day)
    first, last = (period if period.isdecimal() else end_of(period, language) for period in (periods[0], periods[-1]))
    return first if first == last else text("support.from_to", language, first=first, last=last)


def _a_year_after(reference_date: date) -> date:
    """The same day of the next year; of a leap day the day before."""
    is_leap_day = (reference_date.month, reference_date.day) == (2, 29)
    return reference_date.replace(year=reference_date.year + 1, day=28 if is_leap_day else reference_date.day)


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
    is_whole = (listed["delivered"] == listed["delivered_of"]).all() and frame["in_force"].is_not_null().all()
    return count if is_whole else at_least_text(count, language)


def _claims(listed: pl.DataFrame) -> list[Claim]:
    """That each of the agreements is there, and in force where that is what puts it in the list."""
    return [
        Claim(subject_of("agreements", row, *KEYS, column=column), Relation.EXACTLY, 1)
        for row in listed.iter_rows(named=True)
        for column in ("value", *(("in_force",) if row["in_force"] else ()))
    ]
