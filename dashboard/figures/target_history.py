"""The series of a priority's main target over the plan period, from `target_history`: steps, the target line, a hatch where
answers are missing. The blocks of `target_status` draw it.
"""

from datetime import date

import altair as alt
import polars as pl

from contract.display import number
from dashboard.figures.figure import Table
from dashboard.figures.parts.marks import HIDDEN_AXIS, Layers, halo, hatch, year_axis
from dashboard.theme import Look
from dashboard.wording import figure_text, text

HEIGHT = 180
WHY_NOTHING = {"NL": "nothing_delivered", "NM": "nothing_measured"}


def chart(row: dict, history: pl.DataFrame, look: Look) -> alt.LayerChart:
    """Steps of the series in `history` over the plan period, with the target line of `row`.

    A baseline for a whole year is a level through that year; quarters without a value at the end are hatched, with the
    reason in words; so is what missing answers may add, so that silence is not seen as a fall. The scale starts at zero and its top is the denominator, the level or the highest value.
    """
    # The plan is followed from the year of its baseline.
    start = date(int(row["baseline_period"][:4]), 1, 1)
    points = _points(history, look.language, start=start)
    last = max([date(row["target_year"] or start.year, 12, 31), *history["period_end"]])
    top = max([row["denominator"] or 0, row["level"] or 0, *points["value"], 1]) * 1.15
    x = year_axis(start, last, field="on")
    y = alt.Y("value:Q", axis=HIDDEN_AXIS, scale=alt.Scale(domain=[0, top]))
    # The invisible first layer keeps the axis where there is nothing else to draw.
    empty = alt.Chart(pl.DataFrame({"on": [start], "value": [0.0]})).mark_point(opacity=0).encode(x=x, y=y)
    layers = [
        empty,
        *_nothing_known(history, points, look, x=x, top=top, start=start),
        *_unanswered(history, look, x=x, y=y, top=top),
    ]
    if row["level"] is not None:
        layers += _target_line(row, look, x=x, y=y, start=start)
    if points.height:
        layers += _steps(points, look, x=x, y=y)
    return Layers(*layers, height=HEIGHT)


def _points(history: pl.DataFrame, language: str, *, start: date) -> pl.DataFrame:
    """The known values as points: on, value, label. A year is a level from its first day to its last."""
    points = []
    for row in history.filter(pl.col("obs_status") == "A").sort("period_end").iter_rows(named=True):
        label = figure_text(row, language)
        end = max(row["period_end"], start)
        if "-Q" not in row["period"] and row["period_end"] >= start:
            points.append((date(end.year, 1, 1), row["value"], label))
        points.append((end, row["value"], label))
    schema = {"on": pl.Date, "value": pl.Float64, "label": pl.String}
    return pl.DataFrame(points, schema=schema, orient="row")


def _steps(points: pl.DataFrame, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart | alt.LayerChart]:
    first, last = points.head(1), points.tail(1)
    line = alt.Chart(points.select("on", "value")).mark_line(interpolate="step-after", strokeWidth=4).encode(x=x, y=y)
    dot = alt.Chart(last.select("on", "value")).mark_point(filled=True, size=130, opacity=1, color=look.colour("now"))
    end = alt.Chart(last).mark_text(
        dx=11, align="left", baseline="middle", fontWeight=700, fontSize=20, color=look.colour("now")
    )
    layers = [line, dot.encode(x=x, y=y), halo(end.encode(x=x, y=y, text=alt.Text("label:N")), look)]
    if first["label"][0] != last["label"][0]:
        start = alt.Chart(first).mark_text(dx=4, dy=-14, align="left", color=look.colour("muted"))
        layers.append(halo(start.encode(x=x, y=y, text=alt.Text("label:N")), look))
    return layers


def _target_line(row: dict, look: Look, *, x: alt.X, y: alt.Y, start: date) -> list[alt.Chart | alt.LayerChart]:
    words = text("target_history.target_line", look.language, level=number(row["level"], look.language))
    line = pl.DataFrame({"on": [start], "value": [row["level"]], "label": [words]})
    rule = alt.Chart(line.select("value")).mark_rule(strokeDash=[9, 5]).encode(y=y)
    label = alt.Chart(line).mark_text(align="left", dx=1, dy=-12, color=look.colour("target"), fontWeight=600)
    return [rule, halo(label.encode(x=x, y=y, text=alt.Text("label:N")), look)]


def _unanswered(history: pl.DataFrame, look: Look, *, x: alt.X, y: alt.Y, top: float) -> list[alt.Chart]:
    """A hatched area above the steps, up to what each value can be once everybody has answered."""
    known = history.filter(pl.col("obs_status") == "A").sort("period_end")
    if not (known["missing_parts"] > 0).any():
        return []
    is_short = pl.col("missing_parts") > 0
    most = pl.when(is_short).then(pl.col("high").fill_null(top)).otherwise("value")
    area = known.select(pl.col("period_end").alias("on"), "value", most.alias("most"))
    hatched = hatch(look, stripes=36, ratio=0.5)
    return [alt.Chart(area).mark_area(interpolate="step-after", fill=hatched).encode(x=x, y=y, y2=alt.Y2("most:Q"))]


def _nothing_known(
    history: pl.DataFrame, points: pl.DataFrame, look: Look, *, x: alt.X, top: float, start: date
) -> list[alt.Chart | alt.LayerChart]:
    """A hatched area with the reason, from the last known value to the last quarter that should have had one."""
    begin = points["on"].max() or start
    after = history.filter(pl.col("period_end") > begin)
    if after.is_empty():
        return []
    end, entry = after["period_end"].max(), WHY_NOTHING.get(after["obs_status"][-1], "nothing_known")
    middle = begin + (end - begin) / 2
    area = pl.DataFrame({"on": [begin], "end": [end], "value": [top], "zero": [0.0]})
    words = pl.DataFrame(
        {"on": [middle], "value": [top * 0.36], "label": [text(f"target_history.{entry}", look.language)]}
    )
    y = alt.Y("value:Q", axis=HIDDEN_AXIS, scale=alt.Scale(domain=[0, top]))
    rect = alt.Chart(area).mark_rect(fill=hatch(look, stripes=36, ratio=0.5), fillOpacity=0.45)
    label = alt.Chart(words).mark_text(align="center", color=look.colour("ink"))
    return [
        rect.encode(x=x, x2=alt.X2("end:T"), y=y, y2=alt.Y2("zero:Q")),
        halo(label.encode(x=x, y=y, text=alt.Text("label:N")), look, width=10),
    ]


target_history = Table(query="target_history", title="target_history.history_title")
