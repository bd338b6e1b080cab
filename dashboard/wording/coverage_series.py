"""Sentences of the panels on Täckning: from the localised result of `coverage_over_time`."""

from dataclasses import dataclass

import polars as pl

from contract.display import at_least_text, capital, join_names, period_text, spelled
from dashboard.wording.claims import Claim, Relation, Sentence, claim_of, sentence, subject_of
from dashboard.wording.coverage_missing import no_value, only_named
from dashboard.wording.coverage_values import (
    MARKS,
    as_shown,
    is_whole,
    municipalities,
    some_names,
    value_in_sentence,
    value_words,
)
from dashboard.wording.moments import at_start, moment
from dashboard.wording.texts import text

QUERY = "coverage_over_time"
KEYS = ("municipality_code", "period")


@dataclass(frozen=True)
class Ends:
    """The municipalities that have a figure both at the first and at the last known period, by how they changed."""

    rose: tuple[tuple[dict, dict], ...]
    fell: tuple[tuple[dict, dict], ...]
    same: tuple[tuple[dict, dict], ...]
    unsure: tuple[tuple[dict, dict], ...]

    @property
    def count(self) -> int:
        """How many municipalities are compared."""
        return len(self.rose) + len(self.fell) + len(self.same) + len(self.unsure)


def over_time(frame: pl.DataFrame, language: str) -> Sentence:
    """In how many municipalities the measure rose and fell between its first and its last known period, over those that
    have a figure for both; a change is counted where the bounds of the two do not meet.
    """
    known = frame.filter(pl.col("value").is_not_null() | pl.col("commitment_state").is_not_null()).sort("period_end")
    if known.is_empty():
        return only_named(frame, language, entry="series_measure") if is_whole(frame) else no_value(frame, language)
    first, last = known["period"][0], known["period"][-1]
    if first == last:
        return _single_period(frame, first, language)
    if frame["municipality_code"].n_unique() == 1:
        return _one_municipality(known.row(0, named=True), known.row(-1, named=True), language)
    ends = _ends(known, first=first, last=last)
    if ends.count == 1:
        [[pair]] = [group for group in (ends.rose, ends.fell, ends.same, ends.unsure) if group]
        return _one_municipality(*pair, language)
    measure = frame["coverage_measure"][0]
    is_mark = measure in MARKS
    series = text(f"coverage.thing_{measure}" if is_mark else f"coverage.series_{measure}", language)
    words = {"series": capital(series), "years": _years(first, last, language)}
    if not ends.count:
        entry = "no_pairs" if is_whole(frame) else "no_pairs_chosen"
        return sentence(f"coverage.{entry}", language, ends=_both(first, last, language), **words)
    if ends.unsure and not ends.rose and not ends.fell:
        return sentence("coverage.cannot_tell", language, **words)
    up, down = ("gained", "lost") if is_mark else ("rose", "fell")
    changes = [
        text(f"coverage.{entry}", language, count=_count(pairs, ends, language))
        for entry, pairs in ((up, ends.rose), (down, ends.fell))
        if pairs
    ]
    if not changes:
        changes = [text("coverage.nobody_gained_or_lost" if is_mark else "coverage.nobody_changed", language)]
    whom = _whom(ends, frame, language, both=_both(first, last, language))
    changed = join_names(changes, language)
    return sentence("coverage.changes", language, *_claims(ends), changes=changed, whom=whom, **words)


def over_time_subtitle(frame: pl.DataFrame, language: str) -> str:
    """The measure, the periods, and what the grey lines are."""
    label, periods = frame["coverage_measure_label"][0], frame.sort("period_end")["period"].drop_nulls()
    if periods.n_unique() < 2 or not frame["value"].count():
        return label
    entry = "over_time_subtitle_mark" if frame["coverage_measure"][0] in MARKS else "over_time_subtitle"
    if frame["municipality_code"].n_unique() == 1:
        entry = "over_time_subtitle_one"
    span = _span(*(period_text(period, language) for period in (periods[0], periods[-1])))
    return text(f"coverage.{entry}", language, measure=label, period=span)


def panel_alt(rows: pl.DataFrame, language: str) -> str:
    """What one panel shows: the first and the last period of one municipality, each with its value or status."""
    first, last = rows.row(0, named=True), rows.row(-1, named=True)
    return text(
        "coverage.panel_alt",
        language,
        name=first["municipality_name"],
        measure=first["coverage_measure_label"],
        first=value_words(first, language),
        first_period=period_text(first["period"], language),
        last=value_words(last, language),
        last_period=period_text(last["period"], language),
    )


def _ends(known: pl.DataFrame, *, first: str, last: str) -> Ends:
    starts = {row["municipality_code"]: row for row in known.filter(period=first).iter_rows(named=True)}
    pairs = [
        (starts[row["municipality_code"]], row)
        for row in known.filter(period=last).iter_rows(named=True)
        if row["municipality_code"] in starts
    ]
    groups: dict[str, list[tuple[dict, dict]]] = {"rose": [], "fell": [], "same": [], "unsure": []}
    for earlier, later in pairs:
        groups[_change(earlier, later)].append((earlier, later))
    return Ends(**{name: tuple(found) for name, found in groups.items()})


def _change(earlier: dict, later: dict) -> str:
    """How a figure changed as far as the bounds say; a rate as precise as it is written."""
    bounds = [row[end] for row in (earlier, later) for end in ("low", "high")]
    if any(end is None for end in bounds):
        return "unsure"
    low, high, later_low, later_high = (as_shown(end, later["coverage_measure"]) for end in bounds)
    if later_low > high or later_high < low:
        return "rose" if later_low > high else "fell"
    return "same" if low == high == later_low == later_high else "unsure"


def _claims(ends: Ends) -> list[Claim]:
    """That each of those that are counted rose or fell; of what is planned, which has no value, what it became or was."""
    claims = []
    for pairs, relation in ((ends.rose, Relation.MORE_THAN), (ends.fell, Relation.LESS_THAN)):
        for earlier, later in pairs:
            if None in (earlier["value"], later["value"]):
                claims += [claim_of(QUERY, row, *KEYS) for row in (earlier, later) if row["value"] is not None]
            else:
                claims.append(Claim(subject_of(QUERY, later, *KEYS), relation, subject_of(QUERY, earlier, *KEYS)))
    same = [row for pair in ends.same for row in pair if row["value"] is not None]
    return claims + [claim_of(QUERY, row, *KEYS) for row in same]


def _count(pairs: tuple, ends: Ends, language: str) -> str:
    """`fem kommuner`; at least so many where the rounding hides how others changed."""
    count = municipalities(len(pairs), language)
    return at_least_text(count, language) if ends.unsure else count


def _whom(ends: Ends, frame: pl.DataFrame, language: str, *, both: str) -> str:
    """Of whom it is said, where that is not the whole county."""
    if ends.count == frame["municipality_code"].n_unique():
        return "" if is_whole(frame) else text("coverage.with_all_chosen", language)
    key = "coverage.with_both" if is_whole(frame) else "coverage.with_both_chosen"
    return text(key, language, count=spelled(ends.count, language), ends=both)


def _single_period(frame: pl.DataFrame, period: str, language: str) -> Sentence:
    words = {"measure": frame["coverage_measure_label"][0], "period": period_text(period, language)}
    if is_whole(frame):
        return sentence("coverage.single_period", language, **words)
    return sentence("coverage.single_period_chosen", language, names=_names(frame, language), **words)


def _names(frame: pl.DataFrame, language: str) -> str:
    return some_names(frame["municipality_name"].unique(maintain_order=True).to_list(), language)


def _one_municipality(first: dict, last: dict, language: str) -> Sentence:
    claims = [claim_of(QUERY, row, *KEYS) for row in (first, last) if row["value"] is not None]
    return sentence(
        "coverage.one_series",
        language,
        *claims,
        measure=first["coverage_measure_label"],
        name=first["municipality_name"],
        first=value_in_sentence(first, language),
        first_when=at_start(first["period"], language),
        last=value_in_sentence(last, language),
        last_when=moment(last["period"], language),
    )


def _years(first: str, last: str, language: str) -> str:
    """`2016–2018`; within a year its quarters, `2016 kv 1–2016 kv 4`."""
    if first[:4] != last[:4]:
        return _span(first[:4], last[:4])
    return _span(period_text(first, language), period_text(last, language))


def _both(first: str, last: str, language: str) -> str:
    """What those that are compared have a figure for: a municipality may have one for another quarter of the year."""
    entry = "both_years" if first.isdecimal() and last.isdecimal() else "first_and_last"
    return text(f"coverage.{entry}", language)


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"
