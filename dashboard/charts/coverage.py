"""Täckning: ranked bars that wear the map's classes, the table of a mark, the strip of county figures, the map's legend."""

from html import escape

import altair as alt
import polars as pl

from dashboard.charts.parts import HIDDEN_AXIS, halo, hatch
from dashboard.charts.tables import small
from dashboard.classes import Shade, classes_of
from dashboard.theme import Look
from dashboard.wording import join_names, number, period_text, text
from dashboard.wording.coverage_county import county_words
from dashboard.wording.coverage_values import MARKS, RATIOS, ratio_words, value_words

BAR_STEP = 61
# Room above the first bar for the label of the county's line, and the width of a letter of the labels, in pixels.
TOP = 34
LETTER = 10
MISSING_LENGTH = 0.22


def ranked_bars(frame: pl.DataFrame, look: Look) -> alt.LayerChart | str:
    """The municipalities in order, from `coverage_by_municipality`; a mark, which is yes or no, as a table instead."""
    if frame["coverage_measure"][0] in MARKS:
        return mark_table(frame, look)
    order = frame["municipality_name"].to_list()
    longest = frame["value"].max() or 1.0
    axis = alt.Axis(title=None, labelFontSize=19, labelColor=look.colour("ink"), grid=False, labelLimit=200)
    y = alt.Y("municipality_name:N", axis=axis, scale=alt.Scale(domain=order, paddingInner=0.28))
    labels = [_bar_label(row, look.language) for row in frame.iter_rows(named=True) if row["value"] is not None]
    # The longest bar leaves room for the longest label, however narrow the screen.
    room = (max(map(len, labels), default=0) + 2) * LETTER
    scale = alt.Scale(domain=[0, longest], range=[0, alt.ExprRef(f"width-{room}")])
    layers = [
        *_county_line(frame, look, scale=scale),
        *_bars(frame, look, y=y, scale=scale),
        *_missing_bars(frame, look, y=y, scale=scale, length=longest * MISSING_LENGTH),
    ]
    return alt.layer(*layers).properties(
        height=BAR_STEP * frame.height, padding={"top": TOP, "left": 0, "right": 0, "bottom": 0}
    )


def mark_table(frame: pl.DataFrame, look: Look) -> str:
    """Who has taken the step, in shape and word, with the evidence; from `coverage_by_municipality`."""
    names = ("table_municipality", "table_state", "table_evidence")
    head = "".join(f'<th scope="col">{escape(text(f"coverage.{name}", look.language))}</th>' for name in names)
    body = "".join(_mark_row(row, look) for row in frame.iter_rows(named=True))
    return f'<table class="m marks"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def county_strip(frame: pl.DataFrame, look: Look) -> str:
    """The county's figures side by side, from `county_coverage`: those of one period large, other counts in a line."""
    shared, others = frame.filter("is_same_period"), frame.filter(~pl.col("is_same_period"))
    figures = "".join(_strip_figure(row, look.language) for row in shared.iter_rows(named=True))
    strip = f'<dl class="strip">{figures}</dl>'
    if others.is_empty():
        return strip
    counts = [
        text("coverage.strip_other_figure", look.language, value=county_words(row, look.language), period=period)
        for row in others.iter_rows(named=True)
        for period in [period_text(row["period"], look.language)]
    ]
    words = text("coverage.strip_other", look.language, figures=join_names(counts, look.language))
    return f'{strip}<p class="strip-other">{escape(words)}</p>'


def map_legend(frame: pl.DataFrame, look: Look) -> str:
    """The classes of the map from low to high, missing last; the same classes that the bars wear."""
    shades = classes_of(frame, look.language).legend
    items = "".join(f"<li>{_swatch(shade)}{escape(shade.label)}</li>" for shade in shades)
    hint = escape(text("coverage.map_hint", look.language))
    return f'<ul class="steps">{items}</ul><p class="hint">{hint}</p>'


def _strip_figure(row: dict, language: str) -> str:
    words = text(f"coverage.strip_{row['indicator_code']}", language)
    return f"<div><dt>{escape(words)}</dt><dd>{escape(county_words(row, language))}</dd></div>"


def _swatch(shade: Shade) -> str:
    return (
        '<i class="hatch"></i>'
        if shade.is_missing
        else f'<i style="background:var(--{shade.fill.replace("_", "-")})"></i>'
    )


def _mark_row(row: dict, look: Look) -> str:
    state = row["commitment_state"] or "missing"
    cells = (
        f'<th scope="row">{escape(row["municipality_name"])}</th>',
        f'<td class="state"><i class="mark mark-{state}" aria-hidden="true"></i>{escape(value_words(row, look.language))}</td>',
        f"<td>{escape(row['evidence'] or '')}{small(_inference(row, look.language))}</td>",
    )
    return f'<tr class="is-{state}">{"".join(cells)}</tr>'


def _inference(row: dict, language: str) -> str:
    return text("coverage.our_inference", language, words=row["inference"]) if row["inference"] else ""


def _bars(frame: pl.DataFrame, look: Look, *, y: alt.Y, scale: alt.Scale) -> list[alt.Chart | alt.LayerChart]:
    classes = classes_of(frame, look.language).by_municipality
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return []
    data = pl.DataFrame(
        [
            {
                "municipality_name": row["municipality_name"],
                "value": row["value"],
                "colour": look.colour(classes[row["municipality_code"]].fill),
                "label": _bar_label(row, look.language),
            }
            for row in known.iter_rows(named=True)
        ]
    )
    base = alt.Chart(data).encode(y=y, x=alt.X("value:Q", axis=HIDDEN_AXIS, stack=None, scale=scale))
    bars = base.mark_bar(stroke=look.colour("muted"), strokeWidth=1).encode(color=alt.Color("colour:N", scale=None))
    words = base.mark_text(align="left", dx=9, fontSize=19, fontWeight=600).encode(text="label:N")
    return [bars, halo(words, look, width=9)]


def _bar_label(row: dict, language: str) -> str:
    words = value_words(row, language)
    return words if row["count_value"] is None else f"{words} ({number(row['count_value'], language)})"


def _missing_bars(
    frame: pl.DataFrame, look: Look, *, y: alt.Y, scale: alt.Scale, length: float
) -> list[alt.Chart | alt.LayerChart]:
    """A hatched bar of fixed length with the word of the status: its length says nothing."""
    missing = frame.filter(pl.col("value").is_null())
    if missing.is_empty():
        return []
    data = missing.select("municipality_name", pl.col("obs_status_label").alias("label"), start=0.0, end=pl.lit(length))
    base = alt.Chart(data).encode(y=y)
    start, end = (alt.X(f"{name}:Q", axis=HIDDEN_AXIS, scale=scale) for name in ("start", "end"))
    bars = base.mark_bar(stroke=look.colour("hatch"), fill=hatch(look, stripes=16, ratio=0.3)).encode(
        x=start, x2="end:Q"
    )
    words = base.mark_text(align="left", dx=9, fontSize=17, color=look.colour("muted")).encode(x=end, text="label:N")
    return [bars, halo(words, look, width=9)]


def _county_line(frame: pl.DataFrame, look: Look, *, scale: alt.Scale) -> list[alt.Chart]:
    """The county's rate or share as a dotted line, or that of the municipalities with a figure where somebody is silent;
    a sum has no place among its parts, nor has the only rate there is beside itself.
    """
    measure, value, silent = (frame[name][0] for name in ("coverage_measure", "county_value", "county_missing_parts"))
    if measure not in RATIOS or value is None or (silent and frame["value"].drop_nulls().to_list() == [value]):
        return []
    entry = "known_line" if silent else "county"
    base = alt.Chart(pl.DataFrame({"value": [value]})).encode(x=alt.X("value:Q", axis=HIDDEN_AXIS, scale=scale))
    ink = look.colour("ink")
    words = text(f"coverage.{entry}", look.language, value=ratio_words(value, measure, look.language))
    label = base.mark_text(align="left", dy=-6, baseline="bottom", fontSize=18, fontWeight=600, color=ink)
    return [
        base.mark_rule(color=ink, strokeWidth=1.5, strokeDash=[2, 3]),
        label.encode(y=alt.value(0), text=alt.value(words)),
    ]
