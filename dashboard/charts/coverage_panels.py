"""Täckning over time: ten panels on one scale, sorted, missing last and hatched; a mark as a band of its states."""

from collections.abc import Iterator
from datetime import date
from html import escape
from itertools import groupby

import altair as alt
import polars as pl

from dashboard.charts.panels import Panel
from dashboard.charts.parts import HIDDEN_AXIS, halo, hatch
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.coverage_series import panel_alt
from dashboard.wording.coverage_values import MARKS, value_words

HEIGHT = 160
BAND_HEIGHT = 70
# About how large the drawn area is on a wide screen, for the slope of the hatch, and the width of a stripe, in pixels.
PLOT_WIDTH, PLOT_HEIGHT, BAND_PLOT = 250, 125, 26
STRIPE = 11
# The width of a letter of the last value's label, in pixels.
LETTER = 10
BAND_FILLS = {"held": "now", "planned": "now_soft", "not_held": "paper"}


def over_time(frame: pl.DataFrame, look: Look) -> list[Panel] | str:
    """One panel a municipality from `coverage_over_time`; with a single period a line of text instead."""
    if frame["period"].drop_nulls().n_unique() < 2:
        return f'<p class="empty">{escape(text("coverage.single_period_note", look.language))}</p>'
    panel = _band if frame["coverage_measure"][0] in MARKS else _lines
    return [
        Panel(
            key=code,
            title=_title(rows, look),
            chart=panel(frame, rows, look),
            alt=panel_alt(rows, look.language),
        )
        for code, rows in _in_order(frame)
    ]


def _title(rows: pl.DataFrame, look: Look) -> str:
    """The municipality's name; with a mark also its latest state in words, because the band has no room for it."""
    last = rows.row(-1, named=True)
    if last["coverage_measure"] not in MARKS:
        return last["municipality_name"]
    return f"{last['municipality_name']}: {value_words(last, look.language)}"


def _in_order(frame: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    """The rows of each municipality, highest latest value first, those without one last."""
    latest = frame.sort("period_end").group_by("municipality_code", "municipality_name", maintain_order=True).last()
    # What is planned stands between yes and no.
    place = pl.when(pl.col("commitment_state") == "planned").then(0.5).otherwise("value")
    ordered = latest.sort(place, descending=True, nulls_last=True, maintain_order=True)
    for code in ordered["municipality_code"]:
        yield code, frame.filter(pl.col("municipality_code") == code).sort("period_end")


def _lines(frame: pl.DataFrame, rows: pl.DataFrame, look: Look) -> alt.LayerChart:
    """The municipality's own line over the grey lines of the others, its last value in words, missing periods hatched."""
    x = _time(frame, room=_label_room(frame, look))
    top = (frame["value"].max() or 1.0) * 1.08
    y = alt.Y("value:Q", axis=HIDDEN_AXIS, scale=alt.Scale(domain=[0, top]))
    shape = "linear" if frame["coverage_measure"][0] == "residents" else "step-after"
    others = frame.filter(pl.col("municipality_code") != rows["municipality_code"][0])
    layers: list[alt.Chart | alt.LayerChart] = [*_hatched(rows, look, x=x, top=top)]
    if others["value"].count():
        grey = alt.Chart(_runs(others)).mark_line(interpolate=shape, strokeWidth=1, color=look.colour("faint"))
        layers.append(grey.encode(x=x, y=y, detail="run:N"))
    if rows["value"].count():
        own = alt.Chart(_runs(rows)).mark_line(interpolate=shape, strokeWidth=3, color=look.colour("now"))
        layers += [own.encode(x=x, y=y, detail="run:N"), *_last_value(rows, look, x=x, y=y)]
    return alt.layer(*layers).properties(height=HEIGHT)


def _last_value(rows: pl.DataFrame, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart | alt.LayerChart]:
    last = rows.filter(pl.col("value").is_not_null()).row(-1, named=True)
    data = pl.DataFrame(
        {name: [last[name]] for name in ("period_end", "value")} | {"label": [value_words(last, look.language)]}
    )
    base = alt.Chart(data).encode(x=x, y=y)
    is_latest = last["period_end"] == rows["period_end"][-1]
    place = {"align": "left", "dx": 8} if is_latest else {"align": "right", "dx": -2, "dy": -14}
    words = base.mark_text(fontSize=20, fontWeight=700, color=look.colour("now"), **place).encode(text="label:N")
    return [base.mark_point(filled=True, size=70, opacity=1, color=look.colour("now")), halo(words, look)]


def _hatched(rows: pl.DataFrame, look: Look, *, x: alt.X, top: float) -> list[alt.Chart | alt.LayerChart]:
    """The spans of time without a value, from the last known day before to the first known day after, with their word."""
    layers: list[alt.Chart | alt.LayerChart] = []
    first, last = rows["period_end"][0], rows["period_end"][-1]
    # The word stands where the municipality's line does not.
    is_low = (rows["value"].mean() or 0) < top / 2
    height = alt.value(14) if is_low else alt.value(alt.ExprRef("height-14"))
    for start, end, row in _spans(rows):
        if row["value"] is not None:
            continue
        fill = _hatch(look, width=(end - start) / (last - first) * PLOT_WIDTH, height=PLOT_HEIGHT)
        area = alt.Chart(pl.DataFrame({"period_end": [start], "end": [end]})).mark_rect(fill=fill)
        layers.append(area.encode(x=x, x2="end:T", y=alt.value(0), y2=alt.value("height")))
        # At the edges the word keeps inside the panel, else it stands in the middle of its span.
        align = "left" if start == first else "right" if end == last else "center"
        place = {"left": alt.value(4), "right": alt.value("width")}.get(align, x)
        middle = pl.DataFrame({"period_end": [start + (end - start) / 2], "label": [value_words(row, look.language)]})
        words = alt.Chart(middle).mark_text(align=align, fontSize=17, fontWeight=600, color=look.colour("ink"))
        layers.append(halo(words.encode(x=place, y=height, text="label:N"), look, width=9))
    return layers


def _hatch(look: Look, *, width: float, height: int) -> dict:
    """Stripes of the same width and slope however long the span is."""
    return hatch(look, stripes=max(3, round((width + height) / STRIPE)), ratio=height / width)


def _band(frame: pl.DataFrame, rows: pl.DataFrame, look: Look) -> alt.LayerChart:
    """A band along time: filled while the mark is held, pale while planned, empty while not, hatched while missing."""
    x = _time(frame, starts_early=True)
    layers: list[alt.Chart | alt.LayerChart] = []
    first, last = _first_day(frame), rows.row(-1, named=True)
    for start, end, row in _spans(rows, of="commitment_state", begins=first):
        state = row["commitment_state"]
        share = (end - start) / (last["period_end"] - first)
        fill = look.colour(BAND_FILLS[state]) if state else _hatch(look, width=share * PLOT_WIDTH, height=BAND_PLOT)
        base = alt.Chart(pl.DataFrame({"period_end": [start], "end": [end]})).encode(x=x, x2="end:T")
        band = base.mark_rect(fill=fill, stroke=look.colour("edge"), strokeWidth=1)
        layers.append(band.encode(y=alt.value(0), y2=alt.value("height")))
    return alt.layer(*layers).properties(height=BAND_HEIGHT)


def _spans(rows: pl.DataFrame, *, of: str = "value", begins: date | None = None) -> Iterator[tuple[date, date, dict]]:
    """Runs of periods that are alike: first day, last day, the run's last row.

    Alike means the same state for `commitment_state`, and missing or not for `value`. A run of missing values reaches
    to the next known day, because a line ends there.
    """
    records = list(rows.iter_rows(named=True))
    alike = (lambda row: row["value"] is None) if of == "value" else (lambda row: (row[of], row["obs_status"]))
    place, start = 0, begins or records[0]["period_end"]
    for _, group in groupby(records, key=alike):
        run = list(group)
        place += len(run)
        end = run[-1]["period_end"]
        reaches = (
            records[place]["period_end"] if of == "value" and run[-1]["value"] is None and place < len(records) else end
        )
        yield start, reaches, run[-1]
        start = end


def _runs(rows: pl.DataFrame) -> pl.DataFrame:
    """The known values with the run they belong to, so that no line is drawn across a gap."""
    gap = pl.col("value").is_null().cum_sum().over("municipality_code", order_by="period_end").cast(pl.String)
    runs = rows.with_columns(run=pl.concat_str("municipality_code", gap, separator=":"))
    return runs.filter(pl.col("value").is_not_null()).select("period_end", "value", "run")


def _first_day(frame: pl.DataFrame) -> date:
    """The first day of the first period, by the length of the periods."""
    ends = frame["period_end"].drop_nulls().unique().sort()
    return ends[0] - (ends[1] - ends[0])


def _label_room(frame: pl.DataFrame, look: Look) -> int:
    """Room to the right of the last point for the longest value, in pixels: the same in all panels."""
    known = frame.filter(pl.col("value").is_not_null())
    longest = max((len(value_words(row, look.language)) for row in known.iter_rows(named=True)), default=0)
    return longest * LETTER + 2 * LETTER


def _time(frame: pl.DataFrame, *, room: int = 0, starts_early: bool = False) -> alt.X:
    """The shared axis of time with a tick a year: at the year's first day for quarters, at its last for years."""
    first, last = _first_day(frame) if starts_early else frame["period_end"].min(), frame["period_end"].max()
    is_yearly = frame["period"].drop_nulls().str.len_chars().max() == len("2016")
    if is_yearly:
        days = [first, last]
    else:
        days = [date(year, 1, 1) for year in range(first.year, last.year + 1) if first <= date(year, 1, 1) <= last]
    scale = alt.Scale(domain=[_date_time(first), _date_time(last)], range=[0, alt.ExprRef(f"width-{room}")])
    axis = alt.Axis(format="%Y", title=None, values=[_date_time(day) for day in days])
    return alt.X("period_end:T", axis=axis, scale=scale)


def _date_time(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "date": day.day}
