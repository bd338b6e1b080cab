"""The board of deliveries: kind by quarter, how many municipalities have delivered."""

from html import escape

import polars as pl

from contract import QUARTERLY_KINDS
from contract.display import number, period_text
from dashboard.figures.figure import Figure
from dashboard.figures.parts.tables import scrolling_table, small
from dashboard.theme import Look
from dashboard.wording import text


def sentence(frame: pl.DataFrame, language: str) -> str:
    """How many of the expected deliveries have come in for the latest quarter, or that none ever has.

    What is not expected of anyone every quarter is left out.
    """
    frame = frame.filter(pl.col("delivery_kind").is_in(QUARTERLY_KINDS))
    if frame.is_empty():
        return text("deliveries.none", language)
    if not frame["delivered"].sum() + frame["held"].sum():
        return text("deliveries.nothing", language, whole=number(_expected(frame), language))
    last = frame.filter(pl.col("period_end") == pl.col("period_end").max())
    period, held = period_text(last["period"][0], language), int(last["held"].sum())
    count = int(last["delivered"].sum()) + held
    entry = "held" if held else "sentence"
    return text(f"deliveries.{entry}", language, period=period, count=count, whole=_expected(last), held=held)


def subtitle(frame: pl.DataFrame, language: str) -> str:
    """What a number of the board counts; nothing for an empty board."""
    if frame.is_empty():
        return ""
    return text("deliveries.subtitle", language, whole=frame["delivered_of"].max())


def chart(frame: pl.DataFrame, look: Look) -> str:
    """Kind of delivery by quarter: how many municipalities have delivered; hatched where none has.

    What is held has come in: it is counted, and said to be published later. Where nothing has come in, who is to deliver what stands first.
    """
    language = look.language
    has_come = frame["delivered"].sum() + frame["held"].sum() > 0
    asked = "" if has_come else f'<p class="empty">{escape(text("deliveries.empty", language))}</p>'
    quarters = frame.select("period", "period_end").unique().sort("period_end")["period"].to_list()
    years = list(dict.fromkeys(quarter[:4] for quarter in quarters))
    spans = "".join(
        f'<th scope="colgroup" colspan="{sum(quarter.startswith(year) for quarter in quarters)}">{year}</th>'
        for year in years
    )
    numbers = "".join(
        f'<th scope="col">{escape(text("deliveries.quarter", language, number=quarter[-1]))}</th>'
        for quarter in quarters
    )
    kind = escape(text("deliveries.column_kind", language))
    rows = "".join(
        _board_row(rows, quarters, language) for _, rows in frame.group_by("delivery_kind", maintain_order=True)
    )
    table = scrolling_table(
        kind="board",
        head=f'<tr><th scope="col" rowspan="2">{kind}</th>{spans}</tr><tr>{numbers}</tr>',
        body=f"<tbody>{rows}</tbody>",
        caption=text("deliveries.column_kind", language),
    )
    key = "".join(
        f'<span><i class="box {name}" aria-hidden="true"></i>{escape(text(f"deliveries.key_{name}", language))}</span>'
        for name in ("all", "some", "none")
    )
    if frame["held"].sum():
        key += f"<span>{escape(text('deliveries.key_held', language))}</span>"
    return f'{asked}<p class="key">{key}</p>{table}'


def _expected(frame: pl.DataFrame) -> int:
    """The deliveries that should have come in: all but those that do not apply."""
    return int((frame["delivered_of"] - frame["not_applicable"]).sum())


def _board_row(frame: pl.DataFrame, quarters: list[str], language: str) -> str:
    """A cell per quarter; an empty one where nothing is expected, as for what is delivered once a year."""
    rows = {row["period"]: row for row in frame.iter_rows(named=True)}
    return (
        f'<tr><th scope="row">{escape(frame["delivery_kind_label"][0])}</th>'
        + "".join(_board_cell(rows[quarter], language) if quarter in rows else "<td></td>" for quarter in quarters)
        + "</tr>"
    )


def _board_cell(row: dict, language: str) -> str:
    """The number that have delivered; what is held or late, or how many it applies to when not all, stands under it."""
    notes, come = [], row["delivered"] + row["held"]
    if row["held"]:
        notes.append(text("deliveries.cell_held", language, count=row["held"]))
    if row["late"]:
        entry = "cell_late" if row["late"] == 1 else "cell_late_many"
        notes.append(text(f"deliveries.{entry}", language, count=row["late"]))
    if row["not_applicable"]:
        notes.append(text("deliveries.cell_expected", language, count=row["delivered_of"] - row["not_applicable"]))
    kind = "none" if not come else "all" if not row["missing"] + row["late"] else "some"
    told = text(
        "deliveries.cell", language, count=come, whole=row["delivered_of"], held=row["held"], missing=row["missing"]
    )
    return (
        f'<td class="{kind}" title="{escape(told)}"><span>{number(come, language)}</span>{small(", ".join(notes))}</td>'
    )


deliveries = Figure(query="deliveries", sentence=sentence, subtitle=subtitle, chart=chart, absent="deliveries.empty")
