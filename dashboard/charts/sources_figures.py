"""Every documented figure of the county and the nation, and the board of deliveries, as tables in HTML."""

from html import escape

import polars as pl

from dashboard.charts.tables import column_heads, scrolling_table, small
from dashboard.theme import Look
from dashboard.wording import code_labels, number, period_text, text
from dashboard.wording.sources import figure_amount, figure_label, figure_remark

# What the council asks about comes first; the county's population and labour market after.
FIRST_THEMES = ("enterprises", "usage", "support")


def figures_table(frame: pl.DataFrame, look: Look, *, sources: pl.DataFrame) -> str:
    """One row per documented figure, grouped by theme: what it counts with our inference, value with precision, period, source and page."""
    language = look.language
    titles = dict(sources.select("source_id", "short").iter_rows())
    names = ("column_figure", "column_value", "column_period", "column_source")
    bodies = ""
    labels = code_labels("theme", language)
    for theme in (*FIRST_THEMES, *(theme for theme in labels if theme not in FIRST_THEMES)):
        rows = frame.filter(pl.col("theme") == theme)
        if rows.height:
            head = f'<tr class="group"><th scope="rowgroup" colspan="{len(names)}">{escape(labels[theme])}</th></tr>'
            lines = "".join(_figure(row, titles, language) for row in rows.iter_rows(named=True))
            bodies += f"<tbody>{head}{lines}</tbody>"
    return scrolling_table(
        kind="figures",
        head=column_heads([text(f"sources.{name}", language) for name in names]),
        body=bodies,
        caption=text("sources.figures_subtitle", language),
    )


def delivery_board(frame: pl.DataFrame, look: Look) -> str:
    """Kind of delivery by quarter: how many municipalities have delivered; hatched where none has.

    What is held has come in: it is counted, and said to be published later. Where nothing has come in, who is to deliver what stands first.
    """
    language = look.language
    has_come = frame["delivered"].sum() + frame["held"].sum() > 0
    asked = "" if has_come else f'<p class="empty">{escape(text("sources.empty_deliveries", language))}</p>'
    if frame.is_empty():
        return asked
    quarters = frame.select("period", "period_end").unique().sort("period_end")["period"].to_list()
    years = list(dict.fromkeys(quarter[:4] for quarter in quarters))
    spans = "".join(
        f'<th scope="colgroup" colspan="{sum(quarter.startswith(year) for quarter in quarters)}">{year}</th>'
        for year in years
    )
    numbers = "".join(
        f'<th scope="col">{escape(text("sources.quarter", language, number=quarter[-1]))}</th>' for quarter in quarters
    )
    kind = escape(text("sources.column_kind", language))
    rows = "".join(
        _board_row(rows, quarters, language) for _, rows in frame.group_by("delivery_kind", maintain_order=True)
    )
    table = scrolling_table(
        kind="board",
        head=f'<tr><th scope="col" rowspan="2">{kind}</th>{spans}</tr><tr>{numbers}</tr>',
        body=f"<tbody>{rows}</tbody>",
        caption=text("sources.column_kind", language),
    )
    key = "".join(
        f'<span><i class="box {name}" aria-hidden="true"></i>{escape(text(f"sources.key_{name}", language))}</span>'
        for name in ("all", "some", "none")
    )
    if frame["held"].sum():
        key += f"<span>{escape(text('sources.key_held', language))}</span>"
    return f'{asked}<p class="key">{key}</p>{table}'


def _figure(row: dict, titles: dict[str, str], language: str) -> str:
    source = titles[row["source_id"]]
    if row["page"]:
        source += f", {text('sources.page', language, page=row['page'])}"
    return (
        f'<tr><th scope="row">{escape(figure_label(row, language))}{small(figure_remark(row, language))}</th>'
        f'<td class="r">{escape(figure_amount(row, language))}</td>'
        f"<td>{escape(period_text(row['period'], language))}</td><td>{escape(source)}</td></tr>"
    )


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
        notes.append(text("sources.cell_held", language, count=row["held"]))
    if row["late"]:
        entry = "cell_late" if row["late"] == 1 else "cell_late_many"
        notes.append(text(f"sources.{entry}", language, count=row["late"]))
    if row["not_applicable"]:
        notes.append(text("sources.cell_expected", language, count=row["delivered_of"] - row["not_applicable"]))
    kind = "none" if not come else "all" if not row["missing"] + row["late"] else "some"
    told = text(
        "sources.cell", language, count=come, whole=row["delivered_of"], held=row["held"], missing=row["missing"]
    )
    return (
        f'<td class="{kind}" title="{escape(told)}"><span>{number(come, language)}</span>{small(", ".join(notes))}</td>'
    )
