"""One measure of the context over time, a panel per municipality with the region and the nation behind, and women and men."""

import altair as alt
import polars as pl

from contract.display import join_names, period_text, spelled
from dashboard.figures.figure import Figure
from dashboard.figures.parts.context import (
    amount,
    decimals_of,
    is_comparable,
    measure_name,
    missing_words,
    of_both_sexes,
)
from dashboard.figures.parts.gaps import hatched, lonely, unbroken
from dashboard.figures.parts.marks import HIDDEN_AXIS, Layers, halo
from dashboard.figures.parts.panels import PANEL_HEIGHT, Panel, first_to_last
from dashboard.theme import Look
from dashboard.wording import text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.covers import chosen, of_chosen

NAMED = 3
# The scale begins a little below the lowest and ends a little above the highest.
ROOM = 0.12


def sentence(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """In how many municipalities the measure rose and fell between the first period and the last, of those known at both."""
    first, last = _ends(frame)
    changes = _changes(frame, first, last)
    row = frame.row(0, named=True)
    words = {
        "measure": measure_name(row, language),
        "first": period_text(first, language),
        "last": period_text(last, language),
    }
    known = changes.drop_nulls("change")
    if known.is_empty():
        entry = "missing_chosen" if places else "missing"
        return sentence_of(f"context_over_time.{entry}", language, where=chosen(places, language), **words)
    rose, fell = known.filter(pl.col("change") > 0), known.filter(pl.col("change") < 0)
    words |= {"rose": _who(rose, changes, places, language), "fell": _who(fell, changes, places, language)}
    entry = "both" if rose.height and fell.height else "rose" if rose.height else "fell" if fell.height else "same"
    said = sentence_of(f"context_over_time.{entry}", language, **words)
    silent = changes.height - known.height
    if not silent:
        return said
    rest = text(
        "context_over_time.silent_one" if silent == 1 else "context_over_time.silent",
        language,
        count=spelled(silent, language, capital=True),
    )
    return Sentence(f"{said} {rest}")


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the lines are: a share on one scale, or a number as an index of its first period."""
    first, _ = _ends(frame)
    comparable = is_comparable(frame["unit"][0])
    entry = "context_over_time.subtitle" if comparable else "context_over_time.subtitle_index"
    lines = [text(entry, language, first=period_text(first, language))]
    drawn = _indexed(frame).drop_nulls("drawn")
    if _has_line(drawn.filter(~pl.col("is_municipality"))):
        lines.append(text("context_over_time.behind", language))
    if _has_line(drawn.filter((pl.col("sex") != "T") & pl.col("is_municipality"))):
        lines.append(text("context_over_time.sexes", language))
    return " ".join(lines)


def chart(frame: pl.DataFrame, look: Look) -> list[Panel]:
    """A panel per municipality on one scale, the highest last value first and those without one last."""
    drawn = _indexed(frame)
    places = of_both_sexes(drawn).filter("is_municipality")
    latest = places.group_by("area_code", maintain_order=True).agg(pl.col("value").last())
    order = latest.sort("value", descending=True, nulls_last=True, maintain_order=True)["area_code"]
    behind = of_both_sexes(drawn).filter(~pl.col("is_municipality"))
    known = drawn["drawn"].drop_nulls()
    low, high = (known.min(), known.max()) if known.len() else (0.0, 1.0)
    room = (high - low) * ROOM or 1.0
    domain = [max(0.0, low - room) if low >= 0 else low - room, high + 2 * room]
    return [
        Panel(
            key=code,
            title=rows["municipality_name"][0],
            chart=_panel(rows, behind, look, domain=domain),
            alt=_alt(rows, look.language),
        )
        for code in order
        for rows in [drawn.filter(area_code=code)]
    ]


def _panel(rows: pl.DataFrame, behind: pl.DataFrame, look: Look, *, domain: list[float]) -> alt.LayerChart:
    both = _as_drawn(of_both_sexes(rows))
    x = first_to_last(both)
    y = alt.Y("value:Q", axis=HIDDEN_AXIS, scale=alt.Scale(domain=domain))
    layers = [
        layer
        for _, each in behind.group_by("area_code", maintain_order=True)
        for layer in _line(_as_drawn(each), look.colour("faint"), look, x=x, y=y, width=2)
    ]
    if both["value"].null_count():
        words = [missing_words(row, look.language) for row in both.iter_rows(named=True)]
        layers += hatched(both.with_columns(obs_status_label=pl.Series(words)), look, x=x)
    for sex, role in (("F", "women"), ("M", "men")):
        layers += _line(_as_drawn(rows.filter(sex=sex)), look.colour(role), look, x=x, y=y, width=1.8)
    layers += _line(both, look.colour("now"), look, x=x, y=y, width=3)
    known = rows.filter((pl.col("sex") == "T") & pl.col("value").is_not_null())
    if known.height:
        last = known.row(-1, named=True)
        words, is_latest = amount(last, look.language, decimals=decimals_of(rows)), both["value"][-1] is not None
        if not is_latest:
            # The word of what is missing has the other corner.
            words = text(
                "context_over_time.latest",
                look.language,
                value=words,
                period=period_text(last["period"], look.language),
            )
        # Above all lines, whichever way they go.
        base = alt.Chart(pl.DataFrame({"words": [words]})).encode(
            x=alt.XValue("width" if is_latest else 0), y=alt.YValue(0)
        )
        label = base.mark_text(
            align="right" if is_latest else "left",
            baseline="top",
            fontSize=18,
            fontWeight=700,
            color=look.colour("now"),
        )
        layers.append(halo(label.encode(text=alt.Text("words:N")), look))
    return Layers(*layers, height=PANEL_HEIGHT)


def _has_line(drawn: pl.DataFrame) -> bool:
    """Whether any series of these rows has two values or more."""
    return bool((drawn.group_by("area_code", "sex").len()["len"] > 1).any())


def _line(rows: pl.DataFrame, colour: str, look: Look, *, x: alt.X, y: alt.Y, width: float) -> list[alt.Chart]:
    """A line of known values that breaks where one is missing; a value alone is a point."""
    if rows["value"].null_count() == rows.height:
        return []
    runs = unbroken(rows)
    line = (
        alt.Chart(runs.drop("is_short"))
        .mark_line(strokeWidth=width, color=colour)
        .encode(x=x, y=y, detail=alt.Detail("run:N"))
    )
    return [line, *lonely(runs, colour, look, x=x, y=y)]


def _as_drawn(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with what is drawn as their value: the value itself, or its index."""
    return rows.with_columns(value=pl.col("drawn"))


def _indexed(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows with `drawn`: the value, or of a number that grows with the municipality its index of the first period.

    Without a value at the first period there is no index: none is made of another year.
    """
    if is_comparable(frame["unit"][0]):
        return frame.with_columns(drawn=pl.col("value"))
    first = pl.col("value").first().over("area_code", "sex", order_by="period_end")
    return frame.with_columns(drawn=pl.when(first > 0).then(100 * pl.col("value") / first))


def _alt(rows: pl.DataFrame, language: str) -> str:
    both = of_both_sexes(rows)
    name, known = both["municipality_name"][0], both.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return text("context_over_time.alt_missing", language, name=name)
    ends = {
        f"{which}_{part}": words
        for which, row in (("first", known.row(0, named=True)), ("last", known.row(-1, named=True)))
        for part, words in (
            ("value", amount(row, language, decimals=decimals_of(known))),
            ("period", period_text(row["period"], language)),
        )
    }
    return text("context_over_time.alt", language, name=name, **ends)


def _ends(frame: pl.DataFrame) -> tuple[str, str]:
    """The first and the last period for which any municipality has a value."""
    known = of_both_sexes(frame).filter(pl.col("is_municipality") & pl.col("value").is_not_null()).sort("period_end")
    periods = known["period"] if known.height else frame.sort("period_end")["period"]
    return periods[0], periods[-1]


def _changes(frame: pl.DataFrame, first: str, last: str) -> pl.DataFrame:
    places = of_both_sexes(frame).filter("is_municipality")
    value_at = {period: pl.col("value").filter(pl.col("period") == period).first() for period in (first, last)}
    return places.group_by("municipality_name", maintain_order=True).agg(change=value_at[last] - value_at[first])


def _who(some: pl.DataFrame, of_all: pl.DataFrame, places: tuple[str, ...], language: str) -> str:
    names = some["municipality_name"].to_list()
    words = {"chosen": of_chosen(places, language), "whole": spelled(of_all.height, language)}
    if len(names) == of_all.height == 2:
        return text(f"context_over_time.both_{'chosen' if places else 'of_them'}", language)
    if len(names) == of_all.height > 1:
        return text("context_over_time.everywhere", language, count=words["whole"], **words)
    if len(names) <= NAMED:
        return join_names(names, language)
    return text(
        "context_over_time.so_many",
        language,
        count=spelled(len(names), language),
        **words,
    )


context_over_time = Figure(query="context_over_time", sentence=sentence, subtitle=subtitle, chart=chart)
