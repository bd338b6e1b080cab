"""The usage rate: places filled out of places offered."""

from dataclasses import replace
from functools import partial

import polars as pl

from contract.display import join_names, number, per_cent, percent
from contract.signs import Known
from dashboard.figures.figure import Figure
from dashboard.figures.parts.actors import LISTED
from dashboard.figures.parts.tables import Bar, bar_table
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Claim, Relation, Sentence, sentence_of, subject_of, surely_largest
from dashboard.wording.covers import among_chosen, chosen
from dashboard.wording.moments import in_short, moment
from dashboard.wording.values import known_of, known_text, known_words

QUERY, KEYS = "usage_rate", ("municipality_code", "period")


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """Which municipality surely has the highest usage rate; else the highest of those that are known."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return sentence_of("usage_rate.missing", language, where=chosen(places, language))
    rows = list(known.iter_rows(named=True))
    period = in_short(rows[0]["period"], language)
    if frame.height == 1:
        words = {"name": rows[0]["municipality_name"], "rate": _words(rows[0], language), "period": period}
        if rows[0]["missing_parts"]:
            return sentence_of("usage_rate.one_of_those", language, **words)
        return sentence_of("usage_rate.one", language, _claim(rows[0]), **words)
    top = surely_largest(frame)
    if top.height:
        best = list(top.iter_rows(named=True))
        others = frame.filter(~pl.col("municipality_code").is_in(top["municipality_code"].implode()))
        claims = [_at_least(one, other) for one in best for other in others.iter_rows(named=True) if other["high"]]
        words = {
            "names": join_names([row["municipality_name"] for row in best], language),
            "rate": _words(best[0], language), "period": period, "among": among_chosen(places, language),
        }  # fmt: skip
        return sentence_of("usage_rate.sentence", language, *claims, *map(_claim, best), **words)
    # A rate of some of a municipality's enterprises is not that of all.
    whole = [row for row in rows if not row["missing_parts"]][:LISTED]
    if not whole:
        return sentence_of("usage_rate.of_those", language, period=period)
    parts = [
        text("usage_rate.in", language, rate=_words(row, language), name=row["municipality_name"]) for row in whole
    ]
    numbers = join_names(parts, language)
    return sentence_of("usage_rate.numbers", language, *map(_claim, whole), numbers=numbers, period=period)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the rate is a share of, and when."""
    return text("usage_rate.subtitle", language, moment=moment(frame["period"][0], language))


def chart(frame: pl.DataFrame, look: Look) -> str:
    """The usage rate per municipality with the places behind it; without a denominator the word of the status."""
    bars = [
        Bar(row["municipality_name"], row["value"], rate_text(row, look.language), places_text(row, look.language))
        for row in frame.iter_rows(named=True)
    ]
    return bar_table(
        [("", bars)],
        heads=("columns.municipality_name", "usage_rate.head_rate", "usage_rate.head_places"),
        look=look,
        whole=100.0,
    )


def rate_text(row: dict, language: str) -> str:
    """One usage rate in whole per cent, `≈` when it rests on a rounded count, or the word of its status.

    Where the only count was rounded to 0, the rates that it may be: `0–40 %`.
    """
    known = known_of(row)
    if row["value_kind"] == "rounded" and not row["value"] and row["rounded_parts"] == 1 and not row["missing_parts"]:
        return f"0–{percent(min(100.0, row['high']), language, decimals=0)}"
    return known_text(replace(known, missing_parts=0), language, decimals=0, unit=partial(per_cent, language=language))


def places_text(row: dict, language: str) -> str:
    """The places behind a usage rate: `≈ 45 av 60`, or nothing where there is no rate."""
    if row["value"] is None:
        return ""
    filled = Known(
        row["places_filled"], value_kind=row["places_filled_value_kind"], rounded_parts=row["rounded_parts"] or 0
    )
    offered = number(row["places_offered"], language)
    return text("usage_rate.parts", language, filled=known_text(filled, language), offered=offered)


def _words(row: dict, language: str) -> str:
    if row["rounded_parts"] and not row["value"]:
        return rate_text(row, language)
    return known_words(
        replace(known_of(row), missing_parts=0), language, decimals=0, unit=partial(per_cent, language=language)
    )


def _claim(row: dict) -> Claim:
    return Claim(subject_of(QUERY, row, *KEYS), Relation.EXACTLY, row["value"])


def _at_least(one: dict, other: dict) -> Claim:
    return Claim(subject_of(QUERY, one, *KEYS), Relation.AT_LEAST, subject_of(QUERY, other, *KEYS))


usage_rate = Figure(
    query="usage_rate",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="usage_rate.empty",
    delivered_as="enterprise",
)
