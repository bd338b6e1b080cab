"""Series with quarters that nobody, or not everybody, has delivered: a line breaks there, and time without a value is
hatched with its word.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import altair as alt
import polars as pl

from dashboard.figures.parts.marks import halo, hatch
from dashboard.theme import Look

# About how large a panel is drawn, for the slope of the hatch, and how wide a stripe is, in pixels.
PANEL, STRIPE = (260, 130), 11
WORD_ROOM = 0.3


@dataclass(frozen=True)
class Gap:
    """Time without a value, from the last known day before it to the first known day after it, and its word."""

    start: date
    end: date
    word: str


def unbroken(rows: pl.DataFrame) -> pl.DataFrame:
    """The known values with the number of the run they belong to; a line is drawn within a run and not between.

    A run ends where a value is missing, and where others have answered than the time before: a line between the two would
    show their silence as a fall. `is_short` is whether somebody has not answered.
    """
    ends = pl.col("value").is_null()
    if "covers" in rows.columns:
        ends |= pl.col("covers").ne_missing(pl.col("covers").shift(1)) & (pl.int_range(pl.len()) > 0)
    numbered = rows.lazy().with_columns(run=ends.cum_sum(), is_short=pl.col("missing_parts") > 0)
    # In one go: a frame of a dozen rows takes longer to be handed on than to be counted.
    return numbered.filter(pl.col("value").is_not_null()).select("period_end", "value", "run", "is_short").collect()


def gaps(rows: pl.DataFrame) -> Iterator[Gap]:
    """Every gap of one series, in order of time."""
    records = list(rows.iter_rows(named=True))
    place = 0
    for is_missing, group in groupby(records, key=lambda row: row["value"] is None):
        run = list(group)
        if is_missing:
            before, after = max(place - 1, 0), min(place + len(run), len(records) - 1)
            yield Gap(records[before]["period_end"], records[after]["period_end"], run[-1]["obs_status_label"])
        place += len(run)


def hatched(
    rows: pl.DataFrame, look: Look, *, x: alt.X, size: tuple[int, int] = PANEL
) -> list[alt.Chart | alt.LayerChart]:
    """The gaps of one series as hatched areas in a drawing of about `size` (width, height) pixels.

    The longest gap has the word; where gaps are short the word would not fit.
    """
    first, last = rows["period_end"][0], rows["period_end"][-1]
    found = list(gaps(rows))
    layers: list[alt.Chart | alt.LayerChart] = []
    for gap in found:
        share = (gap.end - gap.start) / (last - first) if last > first else 1.0
        width, height = max(share * size[0], STRIPE), size[1]
        fill = hatch(look, stripes=max(3, round((width + height) / STRIPE)), ratio=height / width)
        area = alt.Chart(pl.DataFrame({"period_end": [gap.start], "end": [gap.end]})).mark_rect(fill=fill)
        layers.append(area.encode(x=x, x2=alt.X2("end:T"), y=alt.YValue(0), y2=alt.Y2Value("height")))
    if found:
        layers.append(_word(max(found, key=lambda gap: gap.end - gap.start), first, last, look, x=x))
    return layers


def lonely(runs: pl.DataFrame, colour: str, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """A quarter between two breaks has no line: it is drawn as a point, open where somebody has not answered."""
    charts: list[alt.Chart] = []
    if 1 not in Counter(runs["run"]).values():
        return charts
    alone = runs.filter(pl.len().over("run") == 1)
    for is_short, fill in ((False, colour), (True, look.colour("paper"))):
        points = alone.filter(is_short=is_short).select("period_end", "value")
        mark = alt.Chart(points).mark_point(filled=True, size=55, opacity=1, fill=fill, stroke=colour, strokeWidth=2)
        charts += [mark.encode(x=x, y=y)] * bool(points.height)
    return charts


def _word(gap: Gap, first: date, last: date, look: Look, *, x: alt.X) -> alt.LayerChart:
    """The word at the top of the gap; at the edges of the panel it keeps inside."""
    middle = gap.start + (gap.end - gap.start) / 2
    position = (middle - first) / (last - first) if last > first else 0.5
    at_left, at_right = position < WORD_ROOM and gap.start == first, position > 1 - WORD_ROOM
    align, place = ("left", alt.XValue(4)) if at_left else ("right", alt.XValue("width")) if at_right else ("center", x)
    data = pl.DataFrame({"period_end": [middle], "word": [gap.word]})
    words = alt.Chart(data).mark_text(
        align=align, baseline="top", fontSize=17, fontWeight=600, color=look.colour("ink")
    )
    return halo(words.encode(x=place, y=alt.YValue(2), text=alt.Text("word:N")), look, width=9)


def spans_of(rows: pl.DataFrame, *, of: str = "value", begins: date | None = None) -> Iterator[tuple[date, date, dict]]:
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
