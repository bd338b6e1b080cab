"""A measure over time: ten panels on one scale, sorted, missing last and hatched; a mark as a band of its states."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import islice

import altair as alt
import polars as pl

from contract.display import at_least_text, capital, join_names, period_text, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.measures import as_shown, measure_of, value_in_sentence, value_words
from dashboard.figures.parts.coverage import (
    band_key,
    in_sentence,
    is_whole,
    municipalities,
    no_value,
    only_named,
    some_names,
)
from dashboard.figures.parts.gaps import spans_of
from dashboard.figures.parts.marks import HIDDEN_AXIS, Layers, halo, hatch, on_narrow
from dashboard.figures.parts.panels import MOST_PANELS, Panel, with_note
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Claim, Relation, Sentence, claim_of, sentence_of, subject_of
from dashboard.wording.moments import at_start, moment

QUERY = "coverage_over_time"
KEYS = ("municipality_code", "period")
HEIGHT = 160
BAND_HEIGHT = 70
# About how large the drawn area is on a wide screen, for the slope of the hatch, and the width of a stripe, in pixels.
PLOT_WIDTH, PLOT_HEIGHT, BAND_PLOT = 250, 125, 26
STRIPE = 11
# The width of a letter of the last value's label, in pixels.
LETTER = 10
# A panel that is narrower has no room for its last value beside the line.
NARROW = 220
BAND_FILLS = {"held": "now", "planned": "now_soft", "not_held": "paper"}


@dataclass(frozen=True)
class Ends:
    """The municipalities that have a figure both at the first and at the last known period, by how they changed."""

    rose: tuple[tuple[dict, dict], ...]
    fell: tuple[tuple[dict, dict], ...]
    same: tuple[tuple[dict, dict], ...]
    unsure: tuple[tuple[dict, dict], ...]

    @property
    def count(self) -> int:
        """How many municipalities are compared."""
        return len(self.rose) + len(self.fell) + len(self.same) + len(self.unsure)


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """In how many municipalities the measure rose and fell between its first and its last known period, over those that
    have a figure for both; a change is counted where the bounds of the two do not meet.
    """
    known = frame.filter(pl.col("value").is_not_null() | pl.col("commitment_state").is_not_null()).sort("period_end")
    if known.is_empty():
        return (
            only_named(frame, language, entry="coverage_over_time.series_measure")
            if is_whole(frame)
            else no_value(frame, language)
        )
    first, last = known["period"][0], known["period"][-1]
    if first == last:
        return _single_period(frame, first, language)
    if frame["municipality_code"].n_unique() == 1:
        return _one_municipality(known.row(0, named=True), known.row(-1, named=True), language)
    ends = _ends(known, first=first, last=last)
    if ends.count == 1:
        [[pair]] = [group for group in (ends.rose, ends.fell, ends.same, ends.unsure) if group]
        return _one_municipality(*pair, language)
    measure = frame["coverage_measure"][0]
    is_mark, those = measure_of(measure).is_state, in_sentence(frame["coverage_measure_label"][0])
    series = text(f"measures.thing_{measure}" if is_mark else f"measures.series_{measure}", language, those=those)
    words = {"series": capital(series), "years": _years(first, last, language)}
    if not ends.count:
        entry = "no_pairs" if is_whole(frame) else "no_pairs_chosen"
        return sentence_of(f"coverage_over_time.{entry}", language, ends=_both(first, last, language), **words)
    if ends.unsure and not ends.rose and not ends.fell:
        return sentence_of("coverage_over_time.cannot_tell", language, **words)
    up, down = ("gained", "lost") if is_mark else ("rose", "fell")
    changes = [
        text(f"coverage_over_time.{entry}", language, count=_count(pairs, ends, language))
        for entry, pairs in ((up, ends.rose), (down, ends.fell))
        if pairs
    ]
    if not changes:
        changes = [
            text(
                "coverage_over_time.nobody_gained_or_lost" if is_mark else "coverage_over_time.nobody_changed", language
            )
        ]
    whom = _whom(ends, frame, language, both=_both(first, last, language))
    changed = join_names(changes, language)
    return sentence_of("coverage_over_time.changes", language, *_claims(ends), changes=changed, whom=whom, **words)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """The measure, the periods, and what the grey lines are."""
    label, periods = frame["coverage_measure_label"][0], frame.sort("period_end")["period"].drop_nulls()
    if periods.n_unique() < 2 or not frame["value"].count():
        return label
    entry = "over_time_subtitle_mark" if measure_of(frame["coverage_measure"][0]).is_state else "over_time_subtitle"
    if frame["municipality_code"].n_unique() == 1:
        entry = "over_time_subtitle_one"
    span = _span(*(period_text(period, language) for period in (periods[0], periods[-1])))
    return text(f"coverage_over_time.{entry}", language, measure=label, period=span)


def chart(frame: pl.DataFrame, look: Look) -> list[Panel] | tuple[str | list[Panel], ...] | str:
    """One panel a municipality from `coverage_over_time`, of many the first, bands under their key; with a single period a line of text
    instead.
    """
    if frame["period"].drop_nulls().n_unique() < 2:
        return f'<p class="empty">{escape(text("coverage_over_time.single_period_note", look.language))}</p>'
    is_state = measure_of(frame["coverage_measure"][0]).is_state
    panel = _band if is_state else _lines
    shown = dict(islice(_in_order(frame), MOST_PANELS))
    # Those that have no panel are no grey line either.
    drawn = frame.filter(pl.col("municipality_code").is_in(list(shown)))
    panels = [
        Panel(code, _title(rows, look), panel(drawn, rows, look), panel_alt(rows, look.language))
        for code, rows in shown.items()
    ]
    drawn_and_told = with_note(panels, look, of=frame["municipality_code"].n_unique())
    if not is_state:
        return drawn_and_told
    key = band_key(drawn, BAND_FILLS, look.language)
    return key, *(drawn_and_told if isinstance(drawn_and_told, tuple) else (drawn_and_told,))


def panel_alt(rows: pl.DataFrame, language: str) -> str:
    """What one panel shows: the first and the last period of one municipality, each with its value or status."""
    first, last = rows.row(0, named=True), rows.row(-1, named=True)
    return text(
        "coverage_over_time.panel_alt",
        language,
        name=first["municipality_name"],
        measure=first["coverage_measure_label"],
        first=value_words(first, language),
        first_period=period_text(first["period"], language),
        last=value_words(last, language),
        last_period=period_text(last["period"], language),
    )


def _ends(known: pl.DataFrame, *, first: str, last: str) -> Ends:
    starts = {row["municipality_code"]: row for row in known.filter(period=first).iter_rows(named=True)}
    pairs = [
        (starts[row["municipality_code"]], row)
        for row in known.filter(period=last).iter_rows(named=True)
        if row["municipality_code"] in starts
    ]
    groups: dict[str, list[tuple[dict, dict]]] = {"rose": [], "fell": [], "same": [], "unsure": []}
    for earlier, later in pairs:
        groups[_change(earlier, later)].append((earlier, later))
    return Ends(**{name: tuple(found) for name, found in groups.items()})


def _change(earlier: dict, later: dict) -> str:
    """How a figure changed as far as the bounds say; a rate as precise as it is written."""
    bounds = [row[end] for row in (earlier, later) for end in ("low", "high")]
    if any(end is None for end in bounds):
        return "unsure"
    low, high, later_low, later_high = (as_shown(end, later["coverage_measure"]) for end in bounds)
    if later_low > high or later_high < low:
        return "rose" if later_low > high else "fell"
    return "same" if low == high == later_low == later_high else "unsure"


def _claims(ends: Ends) -> list[Claim]:
    """That each of those that are counted rose or fell; of what is planned, which has no value, what it became or was."""
    claims = []
    for pairs, relation in ((ends.rose, Relation.MORE_THAN), (ends.fell, Relation.LESS_THAN)):
        for earlier, later in pairs:
            if None in (earlier["value"], later["value"]):
                claims += [claim_of(QUERY, row, *KEYS) for row in (earlier, later) if row["value"] is not None]
            else:
                claims.append(Claim(subject_of(QUERY, later, *KEYS), relation, subject_of(QUERY, earlier, *KEYS)))
    same = [row for pair in ends.same for row in pair if row["value"] is not None]
    return claims + [claim_of(QUERY, row, *KEYS) for row in same]


def _count(pairs: tuple, ends: Ends, language: str) -> str:
    """`fem kommuner`; at least so many where the rounding hides how others changed."""
    count = municipalities(len(pairs), language)
    return at_least_text(count, language) if ends.unsure else count


def _whom(ends: Ends, frame: pl.DataFrame, language: str, *, both: str) -> str:
    """Of whom it is said, where that is not the whole region."""
    if ends.count == frame["municipality_code"].n_unique():
        return "" if is_whole(frame) else text("coverage_over_time.with_all_chosen", language)
    key = "coverage_over_time.with_both" if is_whole(frame) else "coverage_over_time.with_both_chosen"
    return text(key, language, count=spelled(ends.count, language), ends=both)


def _single_period(frame: pl.DataFrame, period: str, language: str) -> Sentence:
    words = {"measure": frame["coverage_measure_label"][0], "period": period_text(period, language)}
    if is_whole(frame):
        return sentence_of("coverage_over_time.single_period", language, **words)
    return sentence_of("coverage_over_time.single_period_chosen", language, names=_names(frame, language), **words)


def _names(frame: pl.DataFrame, language: str) -> str:
    return some_names(frame["municipality_name"].unique(maintain_order=True).to_list(), language)


def _one_municipality(first: dict, last: dict, language: str) -> Sentence:
    claims = [claim_of(QUERY, row, *KEYS) for row in (first, last) if row["value"] is not None]
    return sentence_of(
        "coverage_over_time.one_series",
        language,
        *claims,
        measure=first["coverage_measure_label"],
        name=first["municipality_name"],
        first=value_in_sentence(first, language),
        first_when=at_start(first["period"], language),
        last=value_in_sentence(last, language),
        last_when=moment(last["period"], language),
    )


def _years(first: str, last: str, language: str) -> str:
    """`2016–2018`; within a year its quarters, `2016 kv 1–2016 kv 4`."""
    if first[:4] != last[:4]:
        return _span(first[:4], last[:4])
    return _span(period_text(first, language), period_text(last, language))


def _both(first: str, last: str, language: str) -> str:
    """What those that are compared have a figure for: a municipality may have one for another quarter of the year."""
    entry = "both_years" if first.isdecimal() and last.isdecimal() else "first_and_last"
    return text(f"coverage_over_time.{entry}", language)


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _title(rows: pl.DataFrame, look: Look) -> str:
    """The municipality's name; with a mark also its latest state in words, because the band has no room for it."""
    last = rows.row(-1, named=True)
    if not measure_of(last["coverage_measure"]).is_state:
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
    # Nobody delivers official statistics: between two of their days the number has changed little by little.
    shape = "step-after" if measure_of(frame["coverage_measure"][0]).delivered_as else "linear"
    others = frame.filter(pl.col("municipality_code") != rows["municipality_code"][0])
    layers: list[alt.Chart | alt.LayerChart] = [*_hatched(rows, look, x=x, top=top)]
    if others["value"].count():
        grey = alt.Chart(_runs(others)).mark_line(interpolate=shape, strokeWidth=1, color=look.colour("faint"))
        layers.append(grey.encode(x=x, y=y, detail=alt.Detail("run:N")))
    if rows["value"].count():
        own = alt.Chart(_runs(rows)).mark_line(interpolate=shape, strokeWidth=3, color=look.colour("now"))
        layers += [own.encode(x=x, y=y, detail=alt.Detail("run:N")), *_last_value(rows, look, x=x, y=y)]
    return Layers(*layers, height=HEIGHT)


def _last_value(rows: pl.DataFrame, look: Look, *, x: alt.X, y: alt.Y) -> list[alt.Chart | alt.LayerChart]:
    last = rows.filter(pl.col("value").is_not_null()).row(-1, named=True)
    data = pl.DataFrame(
        {name: [last[name]] for name in ("period_end", "value")} | {"label": [value_words(last, look.language)]}
    )
    base = alt.Chart(data).encode(x=x, y=y)
    is_latest = last["period_end"] == rows["period_end"][-1]
    place = {"align": "right", "dx": -2, "dy": -14}
    if is_latest:
        # Beside the line where there is room for it, else above.
        sides = {"align": ("'right'", "'left'"), "dx": ("0", "8"), "dy": ("-14", "0")}
        place = {name: on_narrow(*either, below=NARROW) for name, either in sides.items()}
    words = base.mark_text(fontSize=20, fontWeight=700, color=look.colour("now"), **place).encode(
        text=alt.Text("label:N")
    )
    return [base.mark_point(filled=True, size=70, opacity=1, color=look.colour("now")), halo(words, look)]


def _hatched(rows: pl.DataFrame, look: Look, *, x: alt.X, top: float) -> list[alt.Chart | alt.LayerChart]:
    """The spans of time without a value, from the last known day before to the first known day after, with their word."""
    layers: list[alt.Chart | alt.LayerChart] = []
    first, last = rows["period_end"][0], rows["period_end"][-1]
    # The word stands where the municipality's line does not.
    is_low = (rows["value"].mean() or 0) < top / 2
    height = alt.YValue(14) if is_low else alt.YValue(alt.ExprRef("height-14"))
    for start, end, row in spans_of(rows):
        if row["value"] is not None:
            continue
        fill = _hatch(look, width=(end - start) / (last - first) * PLOT_WIDTH, height=PLOT_HEIGHT)
        area = alt.Chart(pl.DataFrame({"period_end": [start], "end": [end]})).mark_rect(fill=fill)
        layers.append(area.encode(x=x, x2=alt.X2("end:T"), y=alt.YValue(0), y2=alt.Y2Value("height")))
        # At the edges the word keeps inside the panel, else it stands in the middle of its span.
        align = "left" if start == first else "right" if end == last else "center"
        place = {"left": alt.XValue(4), "right": alt.XValue("width")}.get(align, x)
        middle = pl.DataFrame({"period_end": [start + (end - start) / 2], "label": [value_words(row, look.language)]})
        words = alt.Chart(middle).mark_text(align=align, fontSize=17, fontWeight=600, color=look.colour("ink"))
        layers.append(halo(words.encode(x=place, y=height, text=alt.Text("label:N")), look, width=9))
    return layers


def _hatch(look: Look, *, width: float, height: int) -> dict:
    """Stripes of the same width and slope however long the span is."""
    return hatch(look, stripes=max(3, round((width + height) / STRIPE)), ratio=height / width)


def _band(frame: pl.DataFrame, rows: pl.DataFrame, look: Look) -> alt.LayerChart:
    """A band along time: filled while the mark is held, pale while planned, empty while not, hatched while missing."""
    x = _time(frame, starts_early=True)
    layers: list[alt.Chart | alt.LayerChart] = []
    first, last = _first_day(frame), rows.row(-1, named=True)
    for start, end, row in spans_of(rows, of="commitment_state", begins=first):
        state = row["commitment_state"]
        share = (end - start) / (last["period_end"] - first)
        fill = look.colour(BAND_FILLS[state]) if state else _hatch(look, width=share * PLOT_WIDTH, height=BAND_PLOT)
        base = alt.Chart(pl.DataFrame({"period_end": [start], "end": [end]})).encode(x=x, x2=alt.X2("end:T"))
        band = base.mark_rect(fill=fill, stroke=look.colour("edge"), strokeWidth=1)
        layers.append(band.encode(y=alt.YValue(0), y2=alt.Y2Value("height")))
    return Layers(*layers, height=BAND_HEIGHT)


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
    scale = alt.Scale(
        domain=[_date_time(first), _date_time(last)], range=[0, on_narrow("width", f"width-{room}", below=NARROW)]
    )
    axis = alt.Axis(
        format="%Y", title=None, values=[_date_time(day) for day in days], labelOverlap="greedy", labelSeparation=8
    )
    return alt.X("period_end:T", axis=axis, scale=scale)


def _date_time(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "date": day.day}


coverage_over_time = Figure(
    query="coverage_over_time",
    sentence=sentence,
    subtitle=subtitle,
    chart=chart,
    empty="coverage_over_time.empty",
)
