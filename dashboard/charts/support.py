"""Stödstruktur: the steps towards the target over time, and what silence leaves open."""

from datetime import date, timedelta

import altair as alt
import polars as pl

from dashboard.charts.parts import halo, hatch, on_narrow, year_axis
from dashboard.theme import Look
from dashboard.wording import figure_text, join_names, number, text
from dashboard.wording.support import is_none_known, needed_words, outcome_is_missing

HEIGHT = 430
# How high the hatched band of a time without figures stands, in municipalities: under the names at the steps.
BAND = 1.7
STEP_LABEL, TARGET_LABEL, VALUE_LABEL, UNSURE_LABEL, NEED_LABEL = 17, 20, 38, 26, 18


def steps(frame: pl.DataFrame, look: Look) -> alt.LayerChart:
    """Municipalities known to have a support structure as steps, those that joined named at their step, and the target line.

    What the silent ones may add is hatched above the steps. The pace still needed is dotted, and only there before the
    target year ends. Where it has ended without a later figure the time after the last one is hatched, with the words.
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
        *(_open_part(frame, start, look, x=x, y=y) if frame["missing_parts"].sum() else []),
        _step_line(frame, start, look, x=x, y=y),
        _step_labels(known, start, look, x=x, y=y),
        *(_needed_pace(last, target_end, look, x=x, y=y) if last["needed"] else []),
        *_last_value(last, look, x=x, y=y),
    ]
    return alt.layer(*layers).properties(height=HEIGHT)


def _top(last: dict) -> int:
    """Where the axis ends: at the number of municipalities, with room for the words above a target as high as that."""
    return last["delivered_of"] + (last["level"] is not None and last["level"] >= last["delivered_of"])


def _first_day(first: dict) -> date:
    """The first day of the first period: the level that was stated is drawn over the whole of it."""
    months = 12 if first["period"].isdecimal() else 3 if "Q" in first["period"] else 1
    end = first["period_end"]
    return date(end.year, end.month - months + 1, 1)


def _step_line(frame: pl.DataFrame, start: date, look: Look, *, x: alt.X, y: alt.Y) -> alt.Chart:
    points = pl.DataFrame(_points(frame, start), schema={"period_end": pl.Date, "value": pl.Float64}, orient="row")
    return (
        alt.Chart(points).mark_line(interpolate="step-after", strokeWidth=5, color=look.colour("now")).encode(x=x, y=y)
    )


def _points(frame: pl.DataFrame, start: date) -> list[tuple[date, float | None]]:
    """The corners of the line. It rises and falls only by those that joined or left: where others begin or cease to
    answer it breaks, since silence is no fall and an answer no rise.
    """
    points: list[tuple[date, float | None]] = []
    before = None
    for row in frame.iter_rows(named=True):
        value = row["value"]
        if not points and value is not None:
            points.append((start, value))
        if None not in (before, value) and value - before != _count(row["joined"]) - _count(row["ended"]):
            points += [(row["period_end"], before), (row["period_end"], None)]
        points.append((row["period_end"], value))
        before = value
    return points


def _count(names: str | None) -> int:
    return len(names.split(", ")) if names else 0


def _open_part(frame: pl.DataFrame, start: date, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """From the least to the most that it can be; a line where the last period has no width to hatch."""
    rows = frame.select("period_end", value="low", high="high")
    rows = pl.concat([rows.head(1).with_columns(period_end=pl.lit(start)), rows])
    ends = {"x": x, "y": y, "y2": alt.Y2("high:Q")}
    band = alt.Chart(rows).mark_area(interpolate="step-after", color=hatch(look, stripes=64, ratio=0.2), opacity=0.6)
    last = alt.Chart(rows.tail(1)).mark_rule(strokeWidth=3, strokeDash=[3, 3], color=look.colour("now"))
    return [band.encode(**ends), last.encode(**ends)]


def _step_labels(known: pl.DataFrame, start: date, look: Look, *, x: alt.X, y: alt.Y) -> alt.LayerChart:
    """Who had one at first and who has joined since, just under their step; on a phone the heading names them instead.

    Their size is 0 there: words that are only transparent would still take room from the steps.
    """
    labels = []
    for place, row in enumerate(known.iter_rows(named=True)):
        names = row["joined"] if place else row["holders"]
        if names:
            words = join_names(names.split(", "), look.language)
            words = f"+ {words}" if place else f"{figure_text(row, look.language)}: {words}"
            labels.append((row["period_end"] if place else start, row["value"], words))
    frame = pl.DataFrame(labels, schema={"period_end": pl.Date, "value": pl.Float64, "words": pl.String}, orient="row")
    shown = alt.Chart(frame).mark_text(
        align="left", dx=8, dy=18, color=look.colour("ink"), fontSize=on_narrow("0", str(STEP_LABEL), below=520)
    )
    return halo(shown.encode(x=x, y=y, text="words:N"), look)


def _last_value(last: dict, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart | alt.LayerChart]:
    """A dot at the latest figure and the figure itself: it fits between two steps, so under a target one step up too."""
    figure = text("support.key_missing", look.language) if is_none_known(last) else figure_text(last, look.language)
    point = pl.DataFrame({"period_end": [last["period_end"]], "value": [last["value"]], "words": [figure]})
    # With its sign the figure is a word, which has no room at the size of a number alone.
    size = UNSURE_LABEL if last["missing_parts"] else VALUE_LABEL
    words = alt.Chart(point).mark_text(
        align="right", dx=-10, dy=-19, fontSize=size, fontWeight=700, color=look.colour("now")
    )
    dot = alt.Chart(point).mark_point(filled=True, size=150, opacity=1, color=look.colour("now")).encode(x=x, y=y)
    return [dot, halo(words.encode(x=x, y=y, text="words:N"), look)]


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
    words = text("support.steps_needed", look.language, needed=needed_words(last, look.language, capital=True))
    # Above the target, where no step and no hatch stands.
    label = alt.Chart(pl.DataFrame({"period_end": [end], "value": [last["level"]], "words": [words]})).mark_text(
        align="right",
        dy=-14,
        # On a phone the heading says it; beside the target's own words there is no room.
        fontSize=on_narrow("0", str(NEED_LABEL), below=520),
        fontWeight=600,
        color=look.colour("target"),
    )
    return [line.encode(x=x, y=y), halo(label.encode(x=x, y=y, text="words:N"), look)]


def _missing_time(last: dict, end: date, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The time for which there is no figure: hatched, with the words."""
    after = last["period_end"] + timedelta(days=1)
    words = text("support.steps_no_later", look.language)
    area = pl.DataFrame({"period_end": [after, end], "value": [BAND, BAND]})
    middle = pl.DataFrame({"period_end": [after + (end - after) / 2], "value": [BAND / 2], "words": [words]})
    band = alt.Chart(area).mark_area(color=hatch(look, stripes=48, ratio=0.12), opacity=0.7)
    label = alt.Chart(middle).mark_text(fontSize=STEP_LABEL, color=look.colour("ink"), lineBreak="|")
    return [band.encode(x=x, y=y), halo(label.encode(x=x, y=y, text="words:N"), look, width=10)]
