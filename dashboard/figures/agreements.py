"""Agreements by form and counterpart on a timeline: what is in force and what that costs, and what ends within six months.

A source that names agreements does not name all: their number is "minst" unless every municipality has delivered.
"""

from datetime import date

import polars as pl

from contract.display import at_least_text, capital, day, join_names, number, period_text, spelled
from contract.periods import last_day
from dashboard.figures.figure import Figure, Headline
from dashboard.figures.parts.agreements import agreements_table, has_time
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.moments import end_of
from dashboard.wording.targets import NAMES_IN_A_SENTENCE

KEYS = ("municipality_code", "commitment_number", "period")
PLAN = "plan"


def headline(frame: pl.DataFrame, language: str, *, reference_date: date, is_filtered: bool) -> Sentence:
    """How many agreements were in force on the reference date, or are known at all, and what they cost.

    One of which nobody has said since whether it still holds is neither in force nor not.
    """
    if frame.is_empty():
        return sentence_of("agreements.none", language)
    if not has_time(frame):
        kind = "plan" if set(frame["source_kind"]) == {PLAN} else "known"
        words = {"period": period_text(frame["period"].max(), language)}
        known, told = _listed(kind, frame, frame, language, is_filtered=is_filtered, **words), frame
    else:
        told = frame.filter(pl.col("in_force"))
        known = _in_force(frame, told, language, reference_date=reference_date, is_filtered=is_filtered)
    cost = _cost(told, language)
    return sentence_of("agreements.and_cost", language, known=known, cost=cost) if cost else known


def sentence(frame: pl.DataFrame, language: str, *, reference_date: date, is_filtered: bool) -> Sentence:
    """Which agreements end within six months of the reference date; else which known end is the next.

    The near end of one of which nobody has said since whether it still holds is told as it was stated.
    """
    if frame.is_empty():
        return sentence_of("agreements.none", language)
    where = _where(frame, language) if is_filtered else ""
    if not has_time(frame):
        entry = f"agreements.undated{'_one' if frame.height == 1 else ''}"
        return sentence_of(entry, language, where=where)
    ending = frame.filter(pl.col("ends_within_six_months"))
    as_stated = frame.filter(
        pl.col("in_force").is_null() & pl.col("valid_to").is_between(reference_date, _six_months_after(reference_date))
    )
    if as_stated.is_empty():
        if ending.is_empty():
            return _next_end(frame, language, reference_date=reference_date, where=where)
        return _ending(frame, ending, language)
    stated = _ends_as_stated(as_stated, language)
    if ending.is_empty():
        return Sentence(capital(stated), stated.claims)
    return sentence_of("agreements.and_stated", language, now=_ending(frame, ending, language), stated=stated)


def subtitle(frame: pl.DataFrame, language: str, *, reference_date: date) -> str:
    """What the list of agreements shows, and what is not known on the reference date."""
    last = day(reference_date, language)
    if not frame.is_empty() and not has_time(frame):
        period = period_text(frame["period"].max(), language)
        return text("agreements.subtitle_undated", language, day=last, period=period)
    words = [text("agreements.subtitle", language, day=last)]
    if not frame.is_empty() and (frame["valid_from_status"] == "unknown").any():
        words.append(text("agreements.subtitle_open", language))
    unknown = frame.filter(pl.col("in_force").is_null())
    if unknown.height:
        words.append(text("agreements.subtitle_unsure", language, when=_stated_when(unknown, language)))
    return " ".join(words)


def chart(frame: pl.DataFrame, look: Look, *, reference_date: date) -> str:
    """A row per agreement under its form: municipality, counterpart, time, validity, cost, evidence and page, as HTML."""
    return agreements_table(frame, look.language, reference_date=reference_date)


def _in_force(
    frame: pl.DataFrame, in_force: pl.DataFrame, language: str, *, reference_date: date, is_filtered: bool
) -> Sentence:
    """How many agreements were in force on the reference date, or that it is not known."""
    words = {"day": day(reference_date, language)}
    if in_force.height:
        return _listed("in_force", frame, in_force, language, is_filtered=is_filtered, **words)
    unknown = frame.filter(pl.col("in_force").is_null())
    if unknown.height:
        where, count = _where(frame, language) if is_filtered else "", spelled(unknown.height, language)
        entry = f"agreements.unsure{'_one' if unknown.height == 1 else ''}"
        return sentence_of(entry, language, *_claims(unknown), count=count, where=where, **words)
    return sentence_of("agreements.none_in_force", language, **words)


def _cost(told: pl.DataFrame, language: str) -> str:
    """What the agreements cost a year together, of those whose cost is known; nothing where none is told of."""
    if told.is_empty():
        return ""
    known = told.filter(pl.col("annual_cost_sek").is_not_null())
    words = {"amount": text("agreements.amount", language, number=number(known["annual_cost_sek"].sum(), language))}
    if known.height == told.height:
        return text(f"agreements.cost{'_one' if known.height == 1 else ''}", language, **words)
    if known.height:
        entry = f"agreements.cost_of_{'one' if known.height == 1 else 'some'}"
        return text(entry, language, count=spelled(known.height, language), **words)
    return text(f"agreements.cost_unknown{'_one' if told.height == 1 else ''}", language)


def _next_end(frame: pl.DataFrame, language: str, *, reference_date: date, where: str) -> Sentence:
    """The next known end of an agreement that is, or may be, in force; else why there is none."""
    running = frame.filter(pl.col("in_force").fill_null(True))
    if running.is_empty():
        return sentence_of("agreements.all_ended", language, where=where)
    ends = running.filter(pl.col("valid_to") >= reference_date).sort("valid_to", maintain_order=True)
    if ends.is_empty():
        return sentence_of("agreements.no_end_known", language, where=where)
    words = {"name": ends["municipality_name"][0], "day": day(ends["valid_to"][0], language)}
    return sentence_of("agreements.next_end", language, *_claims(ends.head(1)), **words)


def _ending(frame: pl.DataFrame, ending: pl.DataFrame, language: str) -> Sentence:
    if ending.height == 1:
        last = day(ending["valid_to"][0], language)
        name = ending["municipality_name"][0]
        return sentence_of("agreements.ending", language, *_claims(ending), name=name, day=last)
    names = join_names(ending["municipality_name"].unique(maintain_order=True).to_list(), language)
    return _begun("agreements.ending_several", language, frame, ending, names=names)


def _ends_as_stated(as_stated: pl.DataFrame, language: str) -> Sentence:
    """Which agreements end when, as last stated; more than a few are named without their days."""
    words = {"when": _stated_when(as_stated, language)}
    ends = list(as_stated.select("municipality_name", "valid_to").iter_rows())
    if len(ends) == 1:
        words |= {"name": ends[0][0], "day": day(ends[0][1], language)}
        return sentence_of("agreements.ending_stated_one", language, *_claims(as_stated), **words)
    if len(ends) <= NAMES_IN_A_SENTENCE:
        each = [text("agreements.ending_in", language, name=name, day=day(last, language)) for name, last in ends]
        words["which"] = join_names(each, language)
        return sentence_of("agreements.ending_stated_few", language, *_claims(as_stated), **words)
    words["names"] = join_names(list(dict.fromkeys(name for name, _ in ends)), language)
    return sentence_of("agreements.ending_stated_several", language, *_claims(as_stated), **words)


def _stated_when(stated: pl.DataFrame, language: str) -> str:
    """When the agreements were last stated: `slutet av 2018`, or from the first to the last such time."""
    periods = sorted(set(stated["period"]), key=last_day)
    first, last = (period if period.isdecimal() else end_of(period, language) for period in (periods[0], periods[-1]))
    return first if first == last else text("agreements.from_to", language, first=first, last=last)


def _six_months_after(reference_date: date) -> date:
    """The same day six months later, or the last of that month where it has no such day; as the query counts."""
    return pl.Series([reference_date]).dt.offset_by("6mo")[0]


def _listed(
    kind: str, frame: pl.DataFrame, listed: pl.DataFrame, language: str, *, is_filtered: bool, **words: str
) -> Sentence:
    entry = f"agreements.listed_{kind}{'_one' if listed.height == 1 else ''}"
    where = _where(frame, language) if is_filtered else ""
    return _begun(entry, language, frame, listed, where=where, **words)


def _begun(entry: str, language: str, frame: pl.DataFrame, listed: pl.DataFrame, **words: str) -> Sentence:
    """A sentence on so many agreements, which may begin with their number."""
    made = sentence_of(entry, language, *_claims(listed), count=_count(frame, listed, language), **words)
    return Sentence(capital(made), made.claims)


def _where(frame: pl.DataFrame, language: str) -> str:
    """` i Forsby`, or ` i de valda kommunerna` for several that are chosen."""
    if frame["delivered_of"][0] == 1:
        return text("commitments.in_one", language, name=frame["municipality_name"][0])
    return text("commitments.in_chosen", language)


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


agreements_headline = Headline(query="agreements", sentence=headline, kicker="agreements.kicker")
agreements = Figure(
    query="agreements",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="agreements.empty",
    delivered_as="commitment",
)
