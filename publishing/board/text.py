"""The board as text for a terminal: a table per quarter in fixed columns, at most 100 wide, and whom to ask."""

import datetime as dt
import textwrap
import unicodedata

import polars as pl

from contract import CODELISTS, QUARTERLY_KINDS, label_of
from publishing.board.squares import OUTSTANDING
from publishing.figures import day, number, period_text
from publishing.messages import say
from publishing.partners import Partners

WIDTH = 100
_INDENT = "  "
_NAME, _NARROW_NAME, _CELL = 28, 20, 14


def board_text(
    frame: pl.DataFrame,
    delivered: pl.DataFrame,
    partners: Partners,
    language: str,
    *,
    today: dt.date,
    coming: pl.DataFrame | None = None,
) -> str:
    """The rows of `board` and the figures of `delivered_by_kind` in words, the newest quarter last.

    `delivered` are the figures as published; `coming` those once all that waits has been published too, said beside
    them where they are others.
    """
    figures = _with_coming(delivered, delivered if coming is None else coming)
    periods = sorted({*frame["period"], *figures["period"]})
    blocks = [
        _quarter(period, frame.filter(period=period), figures.filter(period=period), partners, language, today=today)
        for period in periods
    ]
    return "\n\n".join([*blocks, *_wrapped(say("board_empty_cell", language))])


def _with_coming(delivered: pl.DataFrame, coming: pl.DataFrame) -> pl.DataFrame:
    counted = coming.select("kind", "period", coming=pl.col("delivered") + pl.col("held"))
    return delivered.join(counted, on=["kind", "period"], how="left", maintain_order="left")


def delivered_text(delivered: pl.DataFrame, language: str) -> str:
    """The figures of `delivered_by_kind` under a heading, a line each: who would be counted if this was published."""
    lines = [say("delivered_heading", language)]
    for row in delivered.iter_rows(named=True):
        words = say(
            "delivered_line_held" if row["held"] else "delivered_line",
            language,
            kind=label_of("delivery_kind", row["kind"], language),
            period=period_text(row["period"], language),
            count=number(row["delivered"] + row["held"], language),
            whole=number(row["delivered_of"], language),
        )
        lines.append(_INDENT + words)
    return "\n".join(lines)


def _quarter(
    period: str, rows: pl.DataFrame, delivered: pl.DataFrame, partners: Partners, language: str, *, today: dt.date
) -> str:
    closing = partners.closing_date(period)
    heading = say(
        "board_closes" if today <= closing else "board_closed",
        language,
        period=period_text(period, language),
        day=day(closing, language),
    )
    lines = [heading, "", *_counts(delivered, language), "", *_matrix(rows, partners, language)]
    waiting = rows["is_waiting"].sum()
    if waiting:
        lines += ["", *_wrapped(say("board_waiting", language, count=number(waiting, language)))]
    return "\n".join([*lines, "", *_whom_to_ask(rows, partners, language)])


def _counts(delivered: pl.DataFrame, language: str) -> list[str]:
    lines = []
    for row in delivered.iter_rows(named=True):
        count = number(row["delivered"] + row["held"], language)
        name = "board_count_held" if row["held"] else "board_count"
        words = say(name, language, count=f"{count:>3}", whole=number(row["delivered_of"], language))
        if row["coming"] != row["delivered"] + row["held"]:
            words += say("board_count_coming", language, coming=number(row["coming"], language))
        lines.append(_line([(label_of("delivery_kind", row["kind"], language), _NAME), (words, 0)]))
    return lines


def _matrix(rows: pl.DataFrame, partners: Partners, language: str) -> list[str]:
    """A line per partner, a column per kind; a heading or name that is too long goes on below."""
    kinds = [kind for kind in CODELISTS["delivery_kind"].codes if kind in QUARTERLY_KINDS or kind in set(rows["kind"])]
    cell = min(_CELL, (WIDTH - len(_INDENT) - _NARROW_NAME) // len(kinds))
    name = WIDTH - len(_INDENT) - cell * len(kinds)
    headings = [say("board_partner", language), *(label_of("delivery_kind", kind, language) for kind in kinds)]
    words = {
        (one["partner_id"], one["kind"]): say(f"board_{one['status']}", language) for one in rows.iter_rows(named=True)
    }
    lines = _row(headings, name, cell)
    for partner in partners.partners:
        own = [words.get((partner.partner_id, kind), "") for kind in kinds]
        if any(own):
            lines += _row([partner.name(language), *own], name, cell)
    return lines


def _whom_to_ask(rows: pl.DataFrame, partners: Partners, language: str) -> list[str]:
    outstanding = set(rows.filter(pl.col("status").is_in(OUTSTANDING))["partner_id"])
    if not outstanding:
        return [_INDENT + say("board_all_here", language)]
    lines = _row([say("board_whom_to_ask", language), ""], _NAME, WIDTH - _NAME - len(_INDENT))
    for partner in partners.partners:
        if partner.partner_id in outstanding:
            lines += _row([partner.name(language), partner.contact(language)], _NAME, WIDTH - _NAME - len(_INDENT))
    return lines


def _row(texts: list[str], first: int = _NAME, others: int = _CELL) -> list[str]:
    """The lines of one row of a table, each text broken within its own column."""
    widths = [first] + [others] * (len(texts) - 1)
    # Composed, so that å is one character and a column wide however it was typed.
    composed = (unicodedata.normalize("NFC", text) for text in texts)
    cells = [textwrap.wrap(text, width - 1) or [""] for text, width in zip(composed, widths, strict=True)]
    height = max(len(cell) for cell in cells)
    padded = [cell + [""] * (height - len(cell)) for cell in cells]
    return [_line(list(zip(parts, widths, strict=True))) for parts in zip(*padded, strict=True)]


def _line(cells: list[tuple[str, int]]) -> str:
    return (_INDENT + "".join(f"{text:<{width}}" if width else text for text, width in cells)).rstrip()


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)
