"""Agreements by form and counterpart: a table, with a time bar in each row where any time is known.

A source that names agreements does not name all: their number is "minst" unless every municipality has delivered.
"""

from datetime import date
from html import escape

import polars as pl

from contract.display import at_least_text, day, join_names, period_text, spelled
from contract.periods import last_day
from dashboard.figures.figure import Figure
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of
from dashboard.wording.moments import end_of
from dashboard.wording.targets import NAMES_IN_A_SENTENCE
from dashboard.wording.validity import start_words, validity

KEYS = ("municipality_code", "commitment_number", "period")
PLAN = "plan"
MOST_YEARS_NAMED = 9


def sentence(frame: pl.DataFrame, language: str, *, reference_date: date, is_filtered: bool) -> Sentence:
    """Which agreements end within a year of the reference date, else how many were in force or are known at all.

    One of which nobody has said since whether it still holds is neither in force nor not; a near end that was stated for
    it is told as it was stated.
    """
    if frame.is_empty():
        return sentence_of("agreements.none", language)
    if not has_time(frame):
        dates = text("agreements.no_dates", language)
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
    return sentence_of("agreements.and_stated", language, now=now, stated=stated)


def subtitle(frame: pl.DataFrame, language: str, *, reference_date: date) -> str:
    """What the list of agreements shows, and what is not known on the reference date."""
    last = day(reference_date, language)
    if not frame.is_empty() and not has_time(frame):
        period = period_text(frame["period"].max(), language)
        return text("agreements.subtitle_undated", language, day=last, period=period)
    words = text("agreements.subtitle", language, day=last)
    unknown = frame.filter(pl.col("in_force").is_null())
    if unknown.is_empty():
        return words
    stated = text("agreements.subtitle_unsure", language, when=_stated_when(unknown, language))
    return f"{words} {stated}"


def chart(frame: pl.DataFrame, look: Look, *, reference_date: date) -> str:
    """One row per agreement: municipality, form, counterpart, time, validity, evidence and page, as HTML.

    A bar with an unknown start begins at the left edge and fades in; one without a known end fades out at the right
    edge. A line marks the reference date. Where nothing is known of the time there are no bars, only the words.
    """
    language, timed = look.language, has_time(frame)
    first, last = _span(frame, reference_date)
    heads = [_head("columns.municipality_name", language), _head("agreements.column_agreement", language)]
    if timed:
        heads.append(f'<th scope="col" class="time">{_years(first, last, reference_date, language)}</th>')
    heads += [_head("agreements.column_validity", language)]
    rows = "".join(
        _row(row, language, reference_date=reference_date, span=(first, last) if timed else None)
        for row in frame.iter_rows(named=True)
    )
    caption = escape(text("agreements.caption", language))
    return (
        f'<div class="agr-scroll" tabindex="0" role="region" aria-label="{caption}"><table class="m agr">'
        f"<thead><tr>{''.join(heads)}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _known_now(frame: pl.DataFrame, language: str, *, reference_date: date, is_filtered: bool) -> Sentence:
    """What is known of the agreements on the reference date, or that it is not known."""
    ending, in_force = frame.filter(pl.col("ends_within_year")), frame.filter(pl.col("in_force"))
    if ending.height == 1:
        last = day(ending["valid_to"][0], language)
        name = ending["municipality_name"][0]
        return sentence_of("agreements.ending", language, *_claims(ending), name=name, day=last)
    if ending.height:
        names = join_names(ending["municipality_name"].unique(maintain_order=True).to_list(), language)
        return _begun("agreements.ending_several", language, frame, ending, names=names)
    words = {"day": day(reference_date, language)}
    if in_force.height:
        return _listed("in_force", frame, in_force, language, is_filtered=is_filtered, **words)
    unknown = frame.filter(pl.col("in_force").is_null())
    if unknown.height:
        where, count = _where(frame, language) if is_filtered else "", spelled(unknown.height, language)
        entry = f"agreements.unsure{'_one' if unknown.height == 1 else ''}"
        return sentence_of(entry, language, *_claims(unknown), count=count, where=where, **words)
    return sentence_of("agreements.none_in_force", language, **words)


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
    entry = f"agreements.listed_{kind}{'_one' if listed.height == 1 else ''}"
    where = _where(frame, language) if is_filtered else ""
    return _begun(entry, language, frame, listed, where=where, **words)


def _begun(entry: str, language: str, frame: pl.DataFrame, listed: pl.DataFrame, **words: str) -> Sentence:
    """A sentence on so many agreements, which may begin with their number."""
    made = sentence_of(entry, language, *_claims(listed), count=_count(frame, listed, language), **words)
    return Sentence(made[:1].upper() + made[1:], made.claims)


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


def _row(row: dict, language: str, *, reference_date: date, span: tuple[date, date] | None) -> str:
    form = row["agreement_form_label"] or text("agreements.no_form", language)
    words = f"{form}, {row['counterpart'] or text('agreements.no_counterpart', language)}"
    page = f" ({text('commitments.page', language, page=row['page'])})" if row["page"] else ""
    evidence = (row["evidence"] or text("agreements.no_evidence", language)) + page
    if row["inference"]:
        evidence += " " + text("provenance.our_inference", language, words=row["inference"])
    time = f'<td class="time">{_bar(row, *span, reference_date=reference_date)}</td>' if span else ""
    return (
        f'<tr><th scope="row">{escape(row["municipality_name"])}</th>'
        f"<td>{escape(words[:1].upper() + words[1:])}<small>{escape(evidence)}</small></td>"
        f"{time}<td>{_validity(row, language, is_timed=span is not None)}</td></tr>"
    )


def _validity(row: dict, language: str, *, is_timed: bool) -> str:
    """The validity in words, what is about to end first; then what the reader must know of it."""
    start = ""
    if row["ends_within_year"]:
        start = start_words(row, language)
        words = (
            f'<b class="soon">{escape(text("agreements.ends_soon", language, day=day(row["valid_to"], language)))}</b>'
        )
    else:
        words = escape(validity(row, language))
    notes = [
        start,
        text("agreements.ended", language) if row["in_force"] is False else "",
        # Without any time drawn the line above the table says it once for all of them.
        text("agreements.maybe_in_force", language) if row["in_force"] is None and is_timed else "",
        "" if row["counts_as_support"] else text("agreements.not_support", language),
    ]
    small = ", ".join(note for note in notes if note)
    return words + (f"<small>{escape(small)}</small>" if small else "")


def _span(frame: pl.DataFrame, reference_date: date) -> tuple[date, date]:
    """Whole years around every known date and the reference date, with a year of room on each side."""
    known = [*frame["valid_from"].drop_nulls(), *frame["valid_to"].drop_nulls(), reference_date]
    return date(min(known).year - 1, 1, 1), date(max(known).year + 1, 12, 31)


def _place(moment: date, first: date, last: date) -> float:
    return round(100 * (moment - first).days / (last - first).days, 2)


def _bar(row: dict, first: date, last: date, *, reference_date: date) -> str:
    start = row["valid_from"] or first
    end = row["valid_to"] or (reference_date if row["in_force"] is False else last)
    kind = "past" if row["in_force"] is False else "soon" if row["ends_within_year"] else "now"
    if row["in_force"] is None:
        kind = "unsure"
    fades = ("" if row["valid_from"] else " fade-in") + ("" if row["valid_to"] else " fade-out")
    left, right = _place(start, first, last), _place(end, first, last)
    return (
        f'<i class="bar {kind}{fades}" style="left:{left}%;width:{round(right - left, 2)}%"></i>'
        f'<i class="ref" style="left:{_place(reference_date, first, last)}%"></i>'
    )


def _years(first: date, last: date, reference_date: date, language: str) -> str:
    """The years along the top, and the reference date above its line."""
    step = 1 + (last.year - first.year) // MOST_YEARS_NAMED
    years = "".join(
        f'<span class="year" style="left:{_place(date(year, 1, 1), first, last)}%">{year}</span>'
        for year in range(first.year, last.year + 1, step)
    )
    words = escape(day(reference_date, language, article=False))
    place = _place(reference_date, first, last)
    # Where there is little room the style sheet moves the words back by as much of their own width.
    return f'<span class="refday" style="left:{place}%;--back:-{place}%">{words}</span>{years}'


def _head(key: str, language: str) -> str:
    return f'<th scope="col">{escape(text(key, language))}</th>'


agreements = Figure(
    query="agreements",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="agreements.empty",
    delivered_as="commitment",
)
