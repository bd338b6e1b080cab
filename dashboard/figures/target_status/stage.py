"""The targets as they stand on the screen of a meeting: a row each, what is asked for, how it is, and the status as shape and word."""

from html import escape

import polars as pl

from contract.display import number
from dashboard.figures.figure import Staged
from dashboard.figures.target_status.block import amount
from dashboard.theme import Look
from dashboard.wording import text

HEADS = ("target", "level", "outcome", "status")


def chart(frame: pl.DataFrame, look: Look) -> str:
    """A row per target as HTML, without what the page says of its wording and its sources."""
    language = look.language
    heads = "".join(f'<th scope="col">{escape(text(f"target_table.{name}", language))}</th>' for name in HEADS)
    body = "".join(_row(row, language) for row in frame.iter_rows(named=True))
    caption = escape(text("target_table.caption", language))
    return (
        f'<table class="stage-goals"><caption class="vh">{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(row: dict, language: str) -> str:
    status = row["target_status_label"]
    glyph = f'<i class="g g-{row["target_status"]}" aria-hidden="true"></i>'
    cells = (_level(row, language), amount(row, language))
    told = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{escape(row["title"])}</th>{told}<td>{glyph} {escape(status[:1].upper() + status[1:])}</td></tr>'


def _level(row: dict, language: str) -> str:
    """The level with its unit, or that nobody has decided one."""
    if row["level"] is None:
        return text("target_status.no_level", language)
    if row["unit"] == "state":
        return text("frame.yes", language)
    return text("target_table.level_of", language, level=number(row["level"], language), unit=row["unit_label"])


staged = Staged(chart=chart)
