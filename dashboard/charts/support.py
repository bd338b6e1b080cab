"""Stödstruktur: the steps towards the target over time, and the three readings of the target."""

from datetime import date, timedelta
from html import escape

import altair as alt
import polars as pl

from dashboard.charts.parts import halo, hatch, on_narrow, year_axis
from dashboard.theme import Look
from dashboard.wording import join_names, number, share_of, text
from dashboard.wording.support import needed_words, outcome_is_missing

HEIGHT = 430
# How high the hatched band of a time without figures stands, in municipalities: under the names at the steps.
BAND = 1.7
STEP_LABEL, TARGET_LABEL, VALUE_LABEL, NEED_LABEL = 17, 20, 38, 18


def steps(frame: pl.DataFrame, look: Look) -> alt.LayerChart:
    """Municipalities with a support structure as steps, those that joined named at their step, and the target line.

    The pace still needed is dotted, and only there before the target year ends. Where it has ended without a later
    outcome the time after the last figure is hatched, with the words.
    """
    known = frame.filter(pl.col("value").is_not_null())
    first, last = known.row(0, named=True), known.row(-1, named=True)
    start = _first_day(first)
    target_end = date(last["target_year"], 12, 31) if last["level"] is not None else last["period_end"]
    x = year_axis(start, max(target_end, last["period_end"]))
    y = alt.Y(
        "value:Q",
        axis=alt.Axis(title=None, values=[0, 5, 10]),
        scale=alt.Scale(domain=[0, _top(last)]),
    )
    layers = [
        *(_missing_time(last, target_end, look, x=x, y=y) if outcome_is_missing(last) else []),
        *(_target_line(last, start, target_end, look, x=x, y=y) if last["level"] is not None else []),
        _step_line(frame, start, look, x=x, y=y),
        _step_labels(known, start, look, x=x, y=y),
        *(_needed_pace(last, target_end, look, x=x, y=y) if last["needed"] else []),
        *_last_value(last, look, x=x, y=y),
    ]
    return alt.layer(*layers).properties(height=HEIGHT)


def readings(frame: pl.DataFrame, look: Look, *, reading: str) -> str:
    """The three readings of the target as a table: what each counts, its outcome, and which is in use."""
    rows = "".join(
        _reading_row(row, look.language, in_use=row["reading"] == reading) for row in frame.iter_rows(named=True)
    )
    heads = "".join(
        f'<th scope="col"{style}>{escape(text(f"columns.{name}" if name == "reading" else name, look.language))}</th>'
        for name, style in (("reading", ' colspan="2"'), ("support.readings_outcome", ' class="r"'))
    )
    return f'<table class="m read"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _reading_row(row: dict, language: str, *, in_use: bool) -> str:
    page = text("support.page", language, page=row["page"]) if row["page"] else ""
    words = " ".join(part for part in (row["explanation"], f"({page})" if page else "") if part)
    if row["level"] is None:
        outcome = escape(text("support.readings_cannot", language))
    elif row["value"] is None:
        outcome = escape(row["obs_status_label"])
    else:
        outcome = f"<b>{escape(share_of(row['value'], row['level'], language))}</b>"
    remark = f"<small>{escape(text('support.readings_in_use', language))}</small>" if in_use else ""
    return (
        f'{"<tr class=on>" if in_use else "<tr>"}<th scope="row">{escape(row["reading"])}</th>'
        f"<td>{escape(row['reading_label'])}<small>{escape(words)}</small></td>"
        f'<td class="r">{outcome}{remark}</td></tr>'
    )


def _top(last: dict) -> int:
    """Where the axis ends: at the number of municipalities, with room for the words above a target as high as that."""
    return last["delivered_of"] + (last["level"] is not None and last["level"] >= last["delivered_of"])


def _first_day(first: dict) -> date:
    """The first day of the first period: the level that was stated is drawn over the whole of it."""
    months = 12 if first["period"].isdecimal() else 3 if "Q" in first["period"] else 1
    end = first["period_end"]
    return date(end.year, end.month - months + 1, 1)


def _step_line(frame: pl.DataFrame, start: date, look: Look, *, x: alt.X, y: alt.Y) -> alt.Chart:
    first = frame.filter(pl.col("value").is_not_null()).head(1).with_columns(period_end=pl.lit(start))
    points = pl.concat([first, frame]).select("period_end", "value")
    return (
        alt.Chart(points).mark_line(interpolate="step-after", strokeWidth=5, color=look.colour("now")).encode(x=x, y=y)
    )


def _step_labels(known: pl.DataFrame, start: date, look: Look, *, x: alt.X, y: alt.Y) -> alt.LayerChart:
    """The names that joined, just under their step; on a phone the heading names them instead.

    Their size is 0 there: words that are only transparent would still take room from the steps.
    """
    first = pl.col("period_end") == known["period_end"][0]
    labels = (
        known.filter(pl.col("joined").is_not_null())
        .with_columns(
            joined=pl.col("joined").map_elements(
                lambda names: join_names(names.split(", "), look.language), return_dtype=pl.String
            ),
            count=pl.col("value").map_elements(lambda value: number(value, look.language), return_dtype=pl.String),
        )
        .select(
            pl.when(first).then(pl.lit(start)).otherwise("period_end").alias("period_end"),
            "value",
            pl.when(first)
            .then(pl.format("{}: {}", "count", "joined"))
            .otherwise(pl.format("+ {}", "joined"))
            .alias("words"),
        )
    )
    shown = alt.Chart(labels).mark_text(
        align="left", dx=8, dy=18, color=look.colour("ink"), fontSize=on_narrow("0", str(STEP_LABEL), below=520)
    )
    return halo(shown.encode(x=x, y=y, text="words:N"), look)


def _last_value(last: dict, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """A dot at the latest figure and the figure itself: it fits between two steps, so under a target one step up too."""
    point = pl.DataFrame(
        {"period_end": [last["period_end"]], "value": [last["value"]], "words": [number(last["value"], look.language)]}
    )
    words = alt.Chart(point).mark_text(
        align="right", dx=-6, dy=-21, fontSize=VALUE_LABEL, fontWeight=700, color=look.colour("now")
    )
    dot = alt.Chart(point).mark_point(filled=True, size=150, opacity=1, color=look.colour("now")).encode(x=x, y=y)
    return [dot, words.encode(x=x, y=y, text="words:N")]


def _target_line(last: dict, start: date, end: date, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    words = text(
        "support.steps_target", look.language, year=last["target_year"], level=number(last["level"], look.language)
    )
    ends = pl.DataFrame({"period_end": [start, end], "value": [last["level"]] * 2, "words": [words, ""]})
    line = alt.Chart(ends).mark_line(strokeDash=[9, 5], strokeWidth=3, color=look.colour("target")).encode(x=x, y=y)
    label = alt.Chart(ends.head(1)).mark_text(
        align="left", dy=-14, fontSize=TARGET_LABEL, fontWeight=700, color=look.colour("target")
    )
    return [line, label.encode(x=x, y=y, text="words:N")]


def _needed_pace(last: dict, end: date, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The steps that would have to come, evenly spread over the time that is left."""
    needed = int(last["needed"])
    days = (end - last["period_end"]) / (needed + 1)
    points = pl.DataFrame(
        {
            "period_end": [last["period_end"] + timedelta(days=days.days * step) for step in range(needed + 1)] + [end],
            "value": [last["value"] + step for step in range(needed + 1)] + [last["level"]],
        }
    )
    line = alt.Chart(points).mark_line(
        interpolate="step-after", strokeDash=[2, 4], strokeWidth=3, color=look.colour("target")
    )
    words = text("support.steps_needed", look.language, needed=needed_words(needed, look.language, capital=True))
    label = alt.Chart(pl.DataFrame({"period_end": [end], "value": [last["level"]], "words": [words]})).mark_text(
        align="right",
        dy=8,
        baseline="top",
        # On a phone the heading says it; beside the steps there is no room.
        fontSize=on_narrow("0", str(NEED_LABEL), below=520),
        fontWeight=600,
        color=look.colour("target"),
        lineBreak="|",
    )
    return [line.encode(x=x, y=y), halo(label.encode(x=x, y=y, text="words:N"), look)]


def _missing_time(last: dict, end: date, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The time for which nothing has been delivered: hatched, with the words."""
    after = last["period_end"] + timedelta(days=1)
    words = text("support.steps_no_later", look.language)
    area = pl.DataFrame({"period_end": [after, end], "value": [BAND, BAND]})
    middle = pl.DataFrame({"period_end": [after + (end - after) / 2], "value": [BAND / 2], "words": [words]})
    band = alt.Chart(area).mark_area(color=hatch(look, stripes=48, ratio=0.12), opacity=0.7)
    label = alt.Chart(middle).mark_text(fontSize=STEP_LABEL, color=look.colour("ink"), lineBreak="|")
    return [band.encode(x=x, y=y), halo(label.encode(x=x, y=y, text="words:N"), look, width=10)]
