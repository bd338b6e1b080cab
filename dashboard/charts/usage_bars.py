"""Nyttjande as tables with bars: measures, services, buyers, usage rates; and the table of dialogue meetings.

Real tables: a long name or an amount wraps on a phone where the labels of a chart would collide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import polars as pl

from dashboard.theme import Look
from dashboard.wording import figure_text, text
from dashboard.wording.moments import year_until
from dashboard.wording.usage_meetings import meetings
from dashboard.wording.usage_panels import share_text
from dashboard.wording.usage_rates import places_text, rate_text
from dashboard.wording.usage_shares import amount_text


@dataclass(frozen=True)
class Bar:
    """One row: its name, its value (None when missing), the value in words, and a second figure in words."""

    name: str
    value: float | None
    words: str
    extra: str


def by_measure(frame: pl.DataFrame, look: Look) -> str:
    """People per measure and the share of all."""
    bars = [
        Bar(row["placement_measure_label"], row["value"], _count(row, look), share_text(row, look.language))
        for row in frame.iter_rows(named=True)
    ]
    return _table([("", bars)], heads=("columns.placement_measure", "usage.head_people", "usage.head_share"), look=look)


def by_service(frame: pl.DataFrame, look: Look) -> str:
    """Services used and their amount: measures for individuals first, contracted services after them."""
    groups = [
        (
            rows["service_group_label"][0],
            [_service(row, row["service_label"], look) for row in rows.iter_rows(named=True)],
        )
        for rows in frame.sort("service_group", maintain_order=True).partition_by("service_group", maintain_order=True)
    ]
    return _table(groups, heads=("columns.service", "usage.head_number", "usage.head_amount"), look=look)


def by_buyer(frame: pl.DataFrame, look: Look) -> str:
    """Services used and their amount per buyer."""
    bars = [_service(row, row["public_actor_label"], look) for row in frame.iter_rows(named=True)]
    return _table([("", bars)], heads=("usage.head_buyer", "usage.head_number", "usage.head_amount"), look=look)


def rates(frame: pl.DataFrame, look: Look) -> str:
    """The usage rate per municipality with the places behind it; without a denominator the word of the status."""
    bars = [
        Bar(row["municipality_name"], row["value"], rate_text(row, look.language), places_text(row, look.language))
        for row in frame.iter_rows(named=True)
    ]
    return _table(
        [("", bars)],
        heads=("columns.municipality_name", "usage.head_rate", "usage.head_places"),
        look=look,
        whole=100.0,
    )


def dialogue(frame: pl.DataFrame, look: Look) -> str:
    """Municipalities down, years across: the number of meetings, hatched with the word where it is missing."""
    years = frame.select("period", "period_end").unique().sort("period_end")
    order = frame.sort("period_end").with_columns(most=pl.when(obs_status="A").then("low"))
    latest = order.group_by("municipality_name", maintain_order=True).agg(pl.col("most").drop_nulls().last())
    names = latest.sort("most", "municipality_name", descending=[True, False], nulls_last=True)["municipality_name"]
    heads = "".join(
        f'<th scope="col">{escape(year_until(year, end, look.language))}</th>' for year, end in years.iter_rows()
    )
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(_meeting_cell(row, look) for row in order.filter(municipality_name=name).iter_rows(named=True))
        + "</tr>"
        for name in names
    )
    corner = escape(text("columns.municipality_name", look.language))
    table = f'<table class="m meetings"><thead><tr><th scope="col">{corner}</th>{heads}</tr></thead><tbody>{body}</tbody></table>'
    inferences = frame["inference"].drop_nulls().unique(maintain_order=True)
    ours = (text("usage.our_inference", look.language, words=words) for words in inferences)
    return table + "".join(f'<p class="source note">{escape(words)}</p>' for words in ours)


def _meeting_cell(row: dict, look: Look) -> str:
    words = escape(meetings(row, look.language))
    if row["obs_status"] != "A":
        return f'<td class="hatch"><span>{words}</span></td>'
    is_none = row["value"] == 0
    return f'<td class="{"none" if is_none else "some"}">{words}</td>'


def _table(
    groups: Sequence[tuple[str, list[Bar]]], *, heads: tuple[str, str, str], look: Look, whole: float = 0.0
) -> str:
    """A table with a bar in the second column, all on one scale; `whole` is where the scale ends when it is fixed."""
    top = whole or max((bar.value or 0.0 for _, bars in groups for bar in bars), default=0.0) or 1.0
    columns = "".join(f'<th scope="col">{escape(text(head, look.language))}</th>' for head in heads)
    bodies = "".join(
        f"<tbody>{_group_row(title) if title else ''}{''.join(_bar_row(bar, top) for bar in bars)}</tbody>"
        for title, bars in groups
    )
    return f'<table class="m bars"><thead><tr>{columns}</tr></thead>{bodies}</table>'


def _group_row(title: str) -> str:
    return f'<tr class="group"><th scope="rowgroup" colspan="3">{escape(title)}</th></tr>'


def _bar_row(bar: Bar, top: float) -> str:
    if bar.value is None:
        cell = f'<td class="hatch"><span>{escape(bar.words)}</span></td>'
    else:
        width = 100 * bar.value / top
        cell = f'<td><div class="bar"><i style="--w:{width:.2f}" aria-hidden="true"></i><b>{escape(bar.words)}</b></div></td>'
    return f'<tr><th scope="row">{escape(bar.name)}</th>{cell}<td class="r">{escape(bar.extra)}</td></tr>'


def _service(row: dict, name: str, look: Look) -> Bar:
    return Bar(name, row["value"], _count(row, look), amount_text(row, look.language))


def _count(row: dict, look: Look) -> str:
    return figure_text(row, look.language)
