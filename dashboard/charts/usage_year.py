"""Nyttjande over a year: the table of different people, municipalities down, women and men across."""

from html import escape

import polars as pl

from dashboard.theme import Look
from dashboard.wording import text, value_text


def different_people(frame: pl.DataFrame, look: Look) -> str:
    """At least how many women and men per municipality, most first; hatched with the word where there is no number.

    There is no row for all: a person may be in several municipalities.
    """
    order = frame.group_by("municipality_code", maintain_order=True).agg(most=pl.col("value").sum())
    codes = order.sort("most", descending=True, maintain_order=True)["municipality_code"]
    heads = "".join(f'<th scope="col">{escape(text(f"usage.{sex}", look.language))}</th>' for sex in ("women", "men"))
    corner = escape(text("columns.municipality_name", look.language))
    body = "".join(_row(frame.filter(municipality_code=code), look) for code in codes)
    return (
        f'<table class="m meetings"><thead><tr><th scope="col">{corner}</th>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(rows: pl.DataFrame, look: Look) -> str:
    cells = "".join(_cell(row, look) for row in rows.sort("sex").iter_rows(named=True))
    return f'<tr><th scope="row">{escape(rows["municipality_name"][0])}</th>{cells}</tr>'


def _cell(row: dict, look: Look) -> str:
    words = escape(value_text(row["value"], row["obs_status"], look.language, value_kind=row["value_kind"]))
    return (
        f'<td class="some">{words}</td>' if row["obs_status"] == "A" else f'<td class="hatch"><span>{words}</span></td>'
    )
