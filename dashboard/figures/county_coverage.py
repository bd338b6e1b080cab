"""The region's own figures side by side: those of one period large, other counts in a line."""

from html import escape

import polars as pl

from contract.display import join_names, period_text
from dashboard.figures.figure import Figure
from dashboard.figures.parts.coverage import in_sentence
from dashboard.theme import Look
from dashboard.wording import figure_text, figure_words, text
from dashboard.wording.claims import Sentence, claim_of, sentence_of


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """The region's number of enterprises in the period that all of its figures share."""
    shared = frame.filter(pl.col("is_same_period") & (pl.col("indicator_code") == "enterprises"))
    if shared.is_empty():
        return sentence_of("county_coverage.missing", language)
    row = shared.row(0, named=True)
    claims = (
        [] if row["value"] is None else [claim_of("county_coverage", row, "indicator_code", "period", "source_refs")]
    )
    words = {"period": period_text(row["period"], language), "value": figure_words(row, language)}
    return sentence_of("county_coverage.sentence", language, *claims, **words)


def chart(frame: pl.DataFrame, look: Look) -> str:
    """The region's figures side by side, from `county_coverage`: those of one period large, other counts in a line."""
    shared, others = frame.filter("is_same_period"), frame.filter(~pl.col("is_same_period"))
    figures = "".join(_strip_figure(row, look.language) for row in shared.iter_rows(named=True))
    strip = f'<dl class="strip">{figures}</dl>'
    if others.is_empty():
        return strip
    counts = [
        text("county_coverage.other_figure", look.language, value=county_words(row, look.language), period=period)
        for row in others.iter_rows(named=True)
        for period in [period_text(row["period"], look.language)]
    ]
    words = text("county_coverage.other", look.language, figures=join_names(counts, look.language))
    return f'{strip}<p class="strip-other">{escape(words)}</p>'


def county_words(row: dict, language: str) -> str:
    """The value of a row of `county_coverage` with its precision: `omkring 30`, `omkring 1,1`."""
    return figure_text(row, language, decimals=1 if row["unit"] == "per_10000" else None)


def _strip_figure(row: dict, language: str) -> str:
    words = text(f"county_coverage.figure_{row['indicator_code']}", language, label=in_sentence(row["short_label"]))
    return f"<div><dt>{escape(words)}</dt><dd>{escape(county_words(row, language))}</dd></div>"


county_coverage = Figure(
    query="county_coverage",
    sentence=sentence,
    subtitle="county_coverage.subtitle",
    chart=chart,
    empty="county_coverage.empty",
    delivered_as="enterprise",
)
