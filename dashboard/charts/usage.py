"""Nyttjande over time: placements by actor, the same as panels for phones, and ten panels of municipalities."""

from datetime import date

import altair as alt
import polars as pl

from dashboard.charts.gaps import hatched, lonely, unbroken
from dashboard.charts.panels import Panel
from dashboard.charts.parts import HIDDEN_AXIS, halo, year_axis
from dashboard.theme import Look
from dashboard.wording import changed_text, figure_text, number, text
from dashboard.wording.usage import EMPLOYMENT_SERVICE, change_is_that_of_the_lines
from dashboard.wording.usage_panels import panel_alt
from dashboard.wording.values import known_of, known_text

HEIGHT = 390
PANEL_HEIGHT = 160
# What is left of the height for the lines, and how far apart the labels at their ends must stand, in pixels.
PLOT_HEIGHT, LABEL_STEP = 350, 23
PLOT_WIDTH = 700
ROOM_ABOVE = 1.12


def by_actor(frame: pl.DataFrame, look: Look) -> tuple[alt.LayerChart, list[Panel]]:
    """All actors in one chart, labelled at the line ends, and a panel each for phones, where the labels have no room."""
    return _lines(frame, look), [_actor_panel(frame, rows, look) for rows in _series(frame, "public_actor")]


def by_municipality(frame: pl.DataFrame, look: Look) -> list[Panel]:
    """A panel per municipality on one scale: most people first, those without a latest value last and hatched."""
    latest = frame.group_by("municipality_code", maintain_order=True).agg(pl.col("value").last())
    order = latest.sort("value", descending=True, nulls_last=True, maintain_order=True)["municipality_code"]
    return [
        Panel(
            key=code,
            title=rows["municipality_name"][0],
            chart=_panel(rows, look, top=_top(frame), first=rows["first_value"][0]),
            alt=panel_alt(rows, rows["municipality_name"][0], look.language),
        )
        for code in order
        for rows in [frame.filter(municipality_code=code)]
    ]


def end_labels(frame: pl.DataFrame, look: Look) -> pl.DataFrame:
    """One row per actor with a value: where its line ends, what stands there, and at which height so that none collide."""
    step, with_change = LABEL_STEP * _top(frame) / PLOT_HEIGHT, change_is_that_of_the_lines(frame)
    ends = [rows.filter(pl.col("value").is_not_null()).tail(1) for rows in _series(frame, "public_actor")]
    # The lowest stands clear of the axis.
    floor, rows = 0.4 * step, []
    for end in sorted((end.row(0, named=True) for end in ends if end.height), key=lambda row: row["value"]):
        height = max(end["value"], floor)
        floor = height + step
        row = {"public_actor": end["public_actor"], "period_end": end["period_end"], "height": height}
        rows.append({**row, "words": _end_words(end, look.language, with_change=with_change)})
    return pl.DataFrame(rows)


def _lines(frame: pl.DataFrame, look: Look) -> alt.LayerChart:
    x = _time(frame)
    top = _top(frame)
    axis = alt.Axis(title=None, tickCount=4)
    y = alt.Y("value:Q", axis=axis, scale=alt.Scale(domain=[0, top]))
    labels = end_labels(frame, look)
    series = _series(frame, "public_actor")
    # One delivery covers all actors, so their gaps are the same.
    layers = [*hatched(series[0], look, x=x, size=(PLOT_WIDTH, PLOT_HEIGHT)), *_baseline(frame, look, x=x, y=y)]
    for rows in series:
        is_main = rows["public_actor"][0] == EMPLOYMENT_SERVICE
        colour, width = (look.colour("now"), 5) if is_main else (look.colour("context"), 2.5)
        runs = unbroken(rows)
        line = (
            alt.Chart(runs.drop("is_short")).mark_line(color=colour, strokeWidth=width).encode(x=x, y=y, detail="run:N")
        )
        layers += [line, *lonely(runs, colour, look, x=x, y=y)]
    height = alt.Y("height:Q", axis=axis, scale=alt.Scale(domain=[0, top]))
    for is_main in (False, True):
        chosen = labels.filter((pl.col("public_actor") == EMPLOYMENT_SERVICE) == is_main)
        style = {"fontSize": 19, "fontWeight": 700} if is_main else {"fontSize": 18}
        words = alt.Chart(chosen.select("period_end", "height", "words")).mark_text(
            align="left", dx=10, color=look.colour("now" if is_main else "ink"), **style
        )
        layers.append(halo(words.encode(x=x, y=height, text="words:N"), look, width=9))
    return alt.layer(*layers).properties(height=HEIGHT)


def _baseline(frame: pl.DataFrame, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart | alt.LayerChart]:
    stated = frame.filter(pl.col("baseline_value").is_not_null())
    if stated.is_empty():
        return []
    row = stated.row(0, named=True)
    shown = known_text(known_of(row, prefix="baseline_"), look.language)
    words = text("usage.baseline", look.language, year=row["baseline_period"], number=shown)
    data = pl.DataFrame({"value": [row["baseline_value"]], "period_end": [frame["period_end"].min()], "words": [words]})
    base = alt.Chart(data).encode(y=y)
    rule = base.mark_rule(color=look.colour("ink"), strokeWidth=1.5, strokeDash=[2, 3])
    label = base.mark_text(align="left", dy=18, color=look.colour("ink"), fontSize=17).encode(x=x, text="words:N")
    return [rule, label]


def _actor_panel(frame: pl.DataFrame, rows: pl.DataFrame, look: Look) -> Panel:
    name = rows["public_actor_label"][0]
    levels = pl.concat([rows["baseline_value"].head(1).drop_nulls(), rows["value"].drop_nulls()])
    return Panel(
        key=rows["public_actor"][0],
        title=name,
        chart=_panel(rows, look, top=_top(frame), first=levels[0] if len(levels) else None),
        alt=panel_alt(rows, name, look.language),
    )


def _panel(rows: pl.DataFrame, look: Look, *, top: float, first: float | None) -> alt.LayerChart:
    """One series: area and line, the level it began at dotted, its last value in words, missing time hatched."""
    x = _time(rows)
    y = alt.Y("value:Q", axis=HIDDEN_AXIS, stack=None, scale=alt.Scale(domain=[0, top]))
    layers = hatched(rows, look, x=x)
    known = rows.filter(pl.col("value").is_not_null())
    if known.height:
        runs = unbroken(rows)
        base = alt.Chart(runs.drop("is_short")).encode(x=x, y=y, detail="run:N")
        start = alt.Chart(pl.DataFrame({"value": [first]})).mark_rule(
            color=look.colour("ink"), strokeWidth=1.2, strokeDash=[2, 3]
        )
        layers = [
            base.mark_area(color=look.colour("now_soft"), opacity=1),
            start.encode(y=y),
            *layers,
            base.mark_line(color=look.colour("now")),
            *lonely(runs, look.colour("now"), look, x=x, y=y),
            *_last_value(known, look, x=x, y=y, is_latest=known["period_end"][-1] == rows["period_end"][-1]),
        ]
    return alt.layer(*layers).properties(height=PANEL_HEIGHT)


def _last_value(
    known: pl.DataFrame, look: Look, *, x: alt.X, y: alt.Y, is_latest: bool
) -> list[alt.Chart | alt.LayerChart]:
    row = known.row(-1, named=True)
    words = figure_text(row, look.language)
    data = pl.DataFrame({"period_end": [row["period_end"]], "value": [row["value"]], "words": [words]})
    base = alt.Chart(data).encode(x=x, y=y)
    # "At least" before a number would take the width of the panel.
    is_beside = is_latest and not row["missing_parts"]
    place = {"align": "left", "dx": 8} if is_beside else {"align": "right", "dx": 2, "dy": -15}
    label = base.mark_text(fontSize=20, fontWeight=700, color=look.colour("now"), **place).encode(text="words:N")
    colour = look.colour("now")
    fill = look.colour("paper") if row["missing_parts"] else colour
    point = base.mark_point(filled=True, size=70, opacity=1, fill=fill, stroke=colour, strokeWidth=2)
    return [point, halo(label, look)]


def _end_words(row: dict, language: str, *, with_change: bool) -> str:
    words = text("usage.actor_end", language, actor=row["public_actor_label"], number=figure_text(row, language))
    if row["change"] is None or not with_change:
        return words
    change = _signed(row["change"], language)
    if row["change_value_kind"] == "rounded":
        change = changed_text(change, language)
    return f"{words} ({change})"


def _signed(change: float, language: str) -> str:
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return f"{sign}{number(abs(change), language)}"


def _series(frame: pl.DataFrame, column: str) -> list[pl.DataFrame]:
    return frame.partition_by(column, maintain_order=True)


def _top(frame: pl.DataFrame) -> float:
    """Where the scale ends: a little above the largest value and the baseline, and never at zero."""
    stated = frame["baseline_value"].max() if "baseline_value" in frame.columns else None
    return max(frame["value"].max() or 0.0, stated or 0.0, 5.0) * ROOM_ABOVE


def _time(frame: pl.DataFrame) -> alt.X:
    first, last = frame["period_end"].min(), frame["period_end"].max()
    return year_axis(first if first < last else date(first.year, 1, 1), last)
