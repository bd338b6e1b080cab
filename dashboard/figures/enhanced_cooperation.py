"""The share of those placed who are within enhanced cooperation, over time, or as the plan states it."""

from dataclasses import replace
from functools import partial

import altair as alt
import polars as pl

from contract.display import capital, per_cent
from dashboard.figures.figure import Figure
from dashboard.figures.parts.gaps import hatched
from dashboard.figures.parts.lines import SERIES, big_number, line_to_last, stated_level
from dashboard.figures.parts.marks import HIDDEN_AXIS, Layers, year_axis
from dashboard.figures.parts.shares import with_plain_doubt
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Claim, Relation, Sentence, Subject, sentence_of
from dashboard.wording.covers import chosen, claim_of_those, where, words_of_those
from dashboard.wording.moments import in_short
from dashboard.wording.values import known_of, known_text, known_words


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The share within enhanced cooperation in the last quarter and of whom, or as the plan states it."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return sentence_of("enhanced_cooperation.missing", language, where=chosen(places, language))
    last = known.row(-1, named=True)
    unit = partial(per_cent, language=language)
    if last["value_kind"] == "stated":
        row = {"indicator_code": "enhanced_cooperation_share_pct", "area_code": last["baseline_area_code"]}
        row |= {"period": last["period"]}
        claim = Claim(Subject("county_figures", tuple(row.items())), Relation.EXACTLY, last["value"])
        shown = known_words(known_of(last), language, unit=unit)
        return sentence_of("enhanced_cooperation.stated", language, claim, baseline=shown, year=last["period"])
    claim = claim_of_those("enhanced_cooperation", last, "public_actor", "period")
    words = {"period": in_short(last["period"], language), "where": where(last, language, places)}
    if last["rounded_parts"] and not last["value"]:
        return sentence_of("enhanced_cooperation.few", language, claim, **words)
    share = capital(words_of_those(last, language, decimals=0, unit=unit))
    said = sentence_of("enhanced_cooperation.sentence", language, claim, share=share, **words)
    behind = {"rounded_parts": last["rounded_parts"], "whole": last["total_value"]}
    return with_plain_doubt(said, **behind, language=language)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the share is of, and what a silent municipality does to the line."""
    words = text("enhanced_cooperation.subtitle", language)
    short = frame.filter(pl.col("value").is_not_null(), pl.col("value_kind") != "stated", pl.col("missing_parts") > 0)
    return f"{words}. {text('placements.actors_subtitle_gaps', language)}" if short.height else words


def chart(frame: pl.DataFrame, look: Look) -> alt.LayerChart | str:
    """The share over time with the plan's share dotted; where only the plan has one, that number."""
    known = frame.filter(pl.col("value").is_not_null())
    last = known.row(-1, named=True)
    if last["value_kind"] == "stated":
        return big_number(share_text(last, look.language), text("enhanced_cooperation.number", look.language))
    words = share_text(last, look.language)
    top = max(known["value"].max(), last["baseline_value"] or 0.0, 1.0) * 1.25
    x = year_axis(frame["period_end"].min(), frame["period_end"].max())
    y = alt.Y("value:Q", axis=HIDDEN_AXIS, scale=alt.Scale(domain=[0, top]))
    layers = hatched(frame, look, x=x, size=SERIES)
    if last["baseline_value"] is not None:
        unit = partial(per_cent, language=look.language)
        stated = known_text(known_of(last, prefix="baseline_"), look.language, unit=unit)
        label = text("placements.baseline", look.language, year=last["baseline_period"], number=stated)
        layers += stated_level(last["baseline_value"], label, frame, look, x=x, y=y)
    layers += line_to_last(frame, words, look, x=x, y=y, interpolate="linear")
    return Layers(*layers, height=SERIES[1])


def share_text(row: dict, language: str) -> str:
    """A share in a chart, of those that have answered: `≈ 24 %`; as the plan states it: `omkring 20 %`."""
    known = replace(known_of(row), missing_parts=0)
    decimals = None if row["value_kind"] == "stated" else 0
    return known_text(known, language, decimals=decimals, unit=partial(per_cent, language=language))


enhanced_cooperation = Figure(
    query="enhanced_cooperation",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="enhanced_cooperation.empty",
    delivered_as="placement",
)
