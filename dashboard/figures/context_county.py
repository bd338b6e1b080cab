"""What the sources state of the region and the nation: beside each other, with women and men, each with its source and page."""

from bisect import bisect
from html import escape

import altair as alt
import polars as pl

from contract.display import join_names, period_text, spelled
from dashboard.figures.figure import Figure, Headline
from dashboard.figures.parts.context import (
    amount,
    decimals_for,
    decimals_of,
    is_comparable,
    measure_name,
    of_both_sexes,
)
from dashboard.figures.parts.marks import HIDDEN_AXIS, Layers, halo
from dashboard.figures.parts.panels import PANEL_HEIGHT, ROOM_ABOVE, Panel, time_axis
from dashboard.figures.parts.sources import with_page
from dashboard.figures.parts.tables import column_heads, scrolling_table, small, way_to_table
from dashboard.theme import Look
from dashboard.wording import code_labels, text
from dashboard.wording.claims import Sentence, sentence_of

NATION = "00"
NAMED = 3
# A series is drawn when it has so many periods.
DRAWN_FROM = 3
# How much of a narrow panel the words of the last value take.
LABEL_SHARE = 0.45
# How much of a panel's height the words of a value take.
CLOSE_SHARE = 0.2


def headline_sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """On how many of the measures that can be compared the region is surely above the nation, at the latest period with both.

    The years of the measures differ: the sentence says of when they are.
    """
    pairs = _pairs(frame)
    if not pairs:
        shown = [cell for _, rows in _by_measure(frame) for row in _shown_rows(rows) for cell in row["cells"].values()]
        return _with_years("no_pairs" if shown else "none", shown, language)
    above = _above(pairs)
    words = {"count": spelled(len(above), language), "whole": spelled(len(pairs), language)}
    return _with_years("above" if above else "above_none", [county for county, _ in pairs], language, **words)


def headline_note(frame: pl.DataFrame, language: str) -> str:
    """Which measures the region is above the nation on, each with its time; nothing where they are many."""
    above = _above(_pairs(frame))
    if not 0 < len(above) <= NAMED:
        return ""
    names = [
        text(
            "context_county.quoted",
            language,
            name=measure_name(row, language),
            when=period_text(row["period"], language),
        )
        for row in above
    ]
    return text("context_county.above_names", language, names=join_names(names, language))


def _above(pairs: list[tuple[dict, dict]]) -> list[dict]:
    return [
        county
        for county, nation in pairs
        if None not in (county["low"], nation["high"]) and county["low"] > nation["high"]
    ]


def _with_years(entry: str, rows: list[dict], language: str, **words: str) -> Sentence:
    """The sentence, and of which years the values are that it tells of."""
    said = sentence_of(f"context_county.{entry}", language, **words)
    times = [(int(row["period"][:4]), row["period_end"].year) for row in rows if row["obs_status"] == "A"]
    if not times:
        return said
    first, last = min(first for first, _ in times), max(last for _, last in times)
    of_when = "of_one_year" if first == last else "of_years"
    return Sentence(f"{said} {text(f'context_county.{of_when}', language, first=first, last=last)}", said.claims)


def sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """How many measures the sources state of the region, and how many of them of the nation at the same time."""
    measures = frame.filter((pl.col("area_code") != NATION) & (pl.col("obs_status") == "A"))[
        "context_measure"
    ].n_unique()
    shared = len(_pairs(frame))
    words = {"count": spelled(measures, language), "shared": spelled(shared, language)}
    ending = "_one" if measures == 1 else ""
    entry = f"context_county.counted{ending}" if shared else f"context_county.counted_alone{ending}"
    return sentence_of(entry, language, **words)


def chart(frame: pl.DataFrame, look: Look, *, sources: pl.DataFrame) -> str:
    """A row per measure and period: the latest, the latest by sex or with the nation, and what another source says otherwise."""
    language = look.language
    titles = dict(sources.select("source_id", "short").iter_rows())
    names = [
        text(f"context_county.{name}", language)
        for name in ("measure", "county", "nation", "women", "men", "period", "source")
    ]
    labels, bodies = code_labels("theme", language), ""
    for theme in dict.fromkeys(frame["theme"]):
        lines = "".join(
            _row(row, titles, language)
            for _, rows in _by_measure(frame.filter(theme=theme))
            for row in _shown_rows(rows)
        )
        head = f'<tr class="group"><th scope="rowgroup" colspan="{len(names)}">{escape(labels[theme])}</th></tr>'
        bodies += f"<tbody>{head}{lines}</tbody>"
    caption = text("context_county.subtitle", language)
    return scrolling_table(kind="county", head=column_heads(names), body=bodies, caption=caption)


def over_time(frame: pl.DataFrame, look: Look) -> tuple[list[Panel], str]:
    """A panel for each measure of the region with three periods or more, with the nation's where it can be compared; and the way to
    the table that they share with `chart`.
    """
    panels = [
        Panel(key=measure.replace(":", "_"), title=measure_name(drawn.row(0, named=True), look.language),
              chart=_panel(drawn, rows, look), alt=_alt(drawn, look.language))
        for measure, rows in _by_measure(frame.filter("is_preferred"))
        for drawn in [_of_county(rows)]
        if drawn.height >= DRAWN_FROM
    ]  # fmt: skip
    return panels, way_to_table("context_county", look.language) if panels else ""


def over_time_sentence(frame: pl.DataFrame, language: str) -> Sentence:
    """Between which values the region's series have gone that are drawn; the first of them by name."""
    series = [
        drawn
        for _, rows in _by_measure(frame.filter("is_preferred"))
        if (drawn := _of_county(rows)).height >= DRAWN_FROM
    ]
    if not series:
        return sentence_of("context_county.no_series", language)
    drawn = next((each for each in series if is_comparable(each["unit"][0])), series[0])
    first, last, decimals = drawn.row(0, named=True), drawn.row(-1, named=True), decimals_of(drawn)
    ends = {
        "from_value": amount(first, language, decimals=decimals),
        "to_value": amount(last, language, decimals=decimals),
    }
    ends |= {"first": period_text(first["period"], language), "last": period_text(last["period"], language)}
    return sentence_of("context_county.series", language, measure=measure_name(first, language), **ends)


def _pairs(frame: pl.DataFrame) -> list[tuple[dict, dict]]:
    """County and nation of every measure that can be compared, each at the latest period with both."""
    return [pair for _, rows in _by_measure(frame) if (pair := _latest_pair(rows))]


def _by_measure(frame: pl.DataFrame) -> list[tuple[str, pl.DataFrame]]:
    return [(key[0], rows) for key, rows in frame.group_by("context_measure", maintain_order=True)]


def _of_county(rows: pl.DataFrame) -> pl.DataFrame:
    both = of_both_sexes(rows).filter((pl.col("area_code") != NATION) & pl.col("value").is_not_null())
    # Of several counties none stands for the others.
    return both if both["area_code"].n_unique() == 1 else both.clear()


def _latest_pair(rows: pl.DataFrame) -> tuple[dict, dict] | None:
    """County and nation at the latest period that both have, of a measure that can be compared."""
    both = of_both_sexes(rows).filter((pl.col("obs_status") == "A") & pl.col("is_preferred"))
    if both.is_empty() or not is_comparable(both["unit"][0]):
        return None
    nation, county = both.filter(area_code=NATION), both.filter(pl.col("area_code") != NATION)
    ends = sorted(set(nation["period_end"]) & set(county["period_end"]))
    if not ends or county["area_code"].n_unique() != 1:
        return None
    return county.filter(period_end=ends[-1]).row(0, named=True), nation.filter(period_end=ends[-1]).row(0, named=True)


def _shown_rows(rows: pl.DataFrame) -> list[dict]:
    """One row for each period and source that is shown, with the cells of county, nation, women and men."""
    county = pl.col("area_code") != NATION
    ends = {
        rows.filter(condition)["period_end"].max()
        for condition in (county & (pl.col("sex") == "T"), pl.col("sex") == "F", ~county)
    }
    wanted = rows.filter(pl.col("period_end").is_in([end for end in ends if end is not None]) | ~pl.col("is_preferred"))
    others = wanted.filter(~pl.col("is_preferred"))["source_id"].to_list()
    shown = []
    for key, cells in wanted.group_by("period_end", "is_preferred", maintain_order=True):
        by_place = {
            ("nation" if row["area_code"] == NATION else row["sex"]): row
            for row in cells.iter_rows(named=True)
            if row["area_code"] != NATION or row["sex"] == "T"
        }
        first = by_place.get("T") or next(iter(by_place.values()))
        shown.append(
            {
                "first": first,
                "cells": by_place,
                "is_other": not key[1] and bool(others),
                "sources": list(dict.fromkeys(zip(cells["source_id"], cells["page"], strict=True))),
            }
        )
    return sorted(shown, key=lambda row: (row["first"]["period_end"], not row["is_other"]), reverse=True)


def _row(row: dict, titles: dict[str, str], language: str) -> str:
    first, cells = row["first"], row["cells"]
    ours = text("provenance.our_inference", language, words=first["inference"]) if first["inference"] else ""
    remark = " ".join(filter(None, (first["note"], ours)))
    names = {"T": "county", "nation": "nation", "F": "women", "M": "men"}
    values = "".join(
        f'<td class="n" data-head="{escape(text(f"context_county.{name}", language))}">'
        f"{escape(_value(cells[place], language)) if place in cells else ''}</td>"
        for place, name in names.items()
    )
    source = "; ".join(
        dict.fromkeys(with_page(titles[source_id], page, language) for source_id, page in row["sources"])
    )
    kind = ' class="other"' if row["is_other"] else ""
    other = small(text("context_county.other", language)) if row["is_other"] else ""
    return (
        f'<tr{kind}><th scope="row">{escape(measure_name(first, language))}{other}{small(remark)}</th>{values}'
        f"<td>{escape(period_text(first['period'], language))}</td><td>{escape(source)}</td></tr>"
    )


def _value(cell: dict, language: str) -> str:
    """One value as precisely as its source writes it, whatever stands beside it."""
    return amount(cell, language, decimals=decimals_for([cell["value"], cell["low"], cell["high"]], cell["unit"]))


def _panel(drawn: pl.DataFrame, rows: pl.DataFrame, look: Look) -> alt.LayerChart:
    x = time_axis(drawn)
    nation = of_both_sexes(rows).filter((pl.col("area_code") == NATION) & pl.col("value").is_not_null())
    nation = nation if is_comparable(drawn["unit"][0]) else nation.clear()
    top = max(drawn["value"].max(), nation["value"].max() or 0.0) * (ROOM_ABOVE + CLOSE_SHARE / 2)
    y = alt.Y("value:Q", axis=HIDDEN_AXIS, scale=alt.Scale(domain=[0, top]))
    data = drawn.select("period_end", "value")
    layers = [alt.Chart(data).mark_area(color=look.colour("now_soft"), opacity=1).encode(x=x, y=y)]
    layers += [alt.Chart(data).mark_line(color=look.colour("now"), strokeWidth=3).encode(x=x, y=y)]
    layers += [alt.Chart(data).mark_point(filled=True, size=28, opacity=1, color=look.colour("now")).encode(x=x, y=y)]
    decimals = decimals_of(drawn)
    points = nation.filter(pl.col("period_end").is_between(drawn["period_end"][0], drawn["period_end"][-1]))
    # The nation's name and the region's first value keep to their own sides of the two.
    is_nation_above = points.height > 0 and points["value"][0] >= drawn["value"][0]
    is_nation_close = is_nation_above and points["value"][0] < drawn["value"][0] + top * CLOSE_SHARE
    for place, align, row in ((0, "left", drawn.row(0, named=True)), (-1, "right", drawn.row(-1, named=True))):
        words = pl.DataFrame(
            {
                "period_end": [row["period_end"]],
                "value": [row["value"] if place == 0 else _highest_below_label(drawn, points, room=top * CLOSE_SHARE)],
                "words": [amount(row, look.language, decimals=decimals)],
            }
        )
        label = alt.Chart(words).mark_text(
            align=align,
            dy=20 if place == 0 and is_nation_close else -14,
            fontSize=17 if place == 0 else 19,
            fontWeight=400 if place == 0 else 700,
            color=look.colour("ink" if place == 0 else "now"),
        )
        layers.append(halo(label.encode(x=x, y=y, text=alt.Text("words:N")), look))
    if points.height:
        words = (
            points.head(1)
            .select("period_end", "value")
            .with_columns(words=pl.lit(text("context_county.nation", look.language)))
        )
        mark = alt.Chart(points.select("period_end", "value")).mark_point(
            shape="diamond", filled=True, size=60, opacity=1, color=look.colour("context")
        )
        layers.append(mark.encode(x=x, y=y))
        label = (
            alt.Chart(words)
            .mark_text(align="left", dy=-12 if is_nation_above else 16, fontSize=15, color=look.colour("muted"))
            .encode(x=x, y=y, text=alt.Text("words:N"))
        )
        layers.append(halo(label, look))
    return Layers(*layers, height=PANEL_HEIGHT)


def _highest_below_label(drawn: pl.DataFrame, points: pl.DataFrame, *, room: float) -> float:
    """The highest that the line gets below the words of its last value, which reach back over part of the panel; or the nation's
    points there, where they would lie in the words.
    """
    days = drawn["period_end"].to_physical().to_list()
    values, begins = drawn["value"].to_list(), days[-1] - LABEL_SHARE * (days[-1] - days[0])
    place = bisect(days, begins)
    before, after = values[place - 1], values[place]
    share = (begins - days[place - 1]) / (days[place] - days[place - 1])
    line = max(before + share * (after - before), *values[place:], values[-1])
    beside = points.filter(pl.col("period_end").to_physical() >= begins)["value"].to_list()
    return max((value for value in beside if line < value < line + room), default=line)


def _alt(drawn: pl.DataFrame, language: str) -> str:
    first, last, decimals = drawn.row(0, named=True), drawn.row(-1, named=True), decimals_of(drawn)
    return text(
        "context_county.series",
        language,
        measure=measure_name(first, language),
        from_value=amount(first, language, decimals=decimals),
        to_value=amount(last, language, decimals=decimals),
        first=period_text(first["period"], language),
        last=period_text(last["period"], language),
    )


context_county = Figure(
    query="context_county", sentence=sentence, subtitle="context_county.subtitle", chart=chart, also=("sources",)
)
context_county_over_time = Figure(
    query="context_county",
    key="context_county_over_time",
    sentence=over_time_sentence,
    subtitle="context_county.over_time_subtitle",
    chart=over_time,
    has_foot=False,
)
context_county_headline = Headline(
    query="context_county", sentence=headline_sentence, kicker="context_county.kicker", note=headline_note
)
