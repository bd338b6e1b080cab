"""The board: who has delivered what for which quarter, who owes something, and whom to ask; as rows, and as text for a terminal."""

import datetime as dt
import textwrap
import unicodedata
from collections.abc import Collection, Iterable, Sequence

import polars as pl

from contract import CODELISTS, HELD_KINDS, QUARTERLY_KINDS, YEARLY_KINDS, label_of
from contract.display import day, number, period_text
from publishing.catalogue.partners import Partner, Partners
from publishing.deliveries.receipt import Receipt
from publishing.deliveries.register import REGISTER, day_by_facts, quarter_of, status_without_delivery
from publishing.messages import say

PUBLISHED_QUARTERS_SHOWN = 4

# The statuses of what the partner has still to do.
OUTSTANDING = ("refused", "withdrawn", "expected", "late", "missing")

_COLUMNS = {
    "partner_id": pl.String,
    "kind": pl.String,
    "period": pl.String,
    "status": pl.String,
    "received_on": pl.Date,
    "receipt": pl.Int64,
    "closing_date": pl.Date,
    "is_held": pl.Boolean,
    "is_waiting": pl.Boolean,
}


def board(
    partners: Partners,
    receipts: Sequence[Receipt],
    published: pl.DataFrame,
    *,
    included: Collection[int],
    withdrawn: Collection[int],
    periods: Sequence[str],
    today: dt.date,
) -> pl.DataFrame:
    """One row per partner, kind that it owes (or has sent) and quarter, in the order of register, code list and time.

    Columns: partner_id, kind, period; status (`received`, `received_late`, `refused`, `withdrawn`, `expected`, `late`,
    `missing`, or `not_applicable`); received_on, the day of the first delivery in force, for a refused one the day it
    came; receipt, the number of the newest one that the status rests on, null when it rests on the published extract
    `delivery`; closing_date; is_held, whether the kind is published later; is_waiting, whether an accepted receipt is in
    no version yet. `included` are the receipts in versions, `withdrawn` those whose version was withdrawn.
    """
    facts = published.filter(pl.col("source_id") != REGISTER)
    rows = []
    for partner in partners.partners:
        own = [one for one in receipts if one.partner_id == partner.partner_id]
        for kind in CODELISTS["delivery_kind"].codes:
            for period in periods:
                mine = [one for one in own if (one.kind, one.period) == (kind, period)]
                if kind not in partner.owes and not mine:
                    continue
                closing = partners.closing_date(period)
                state = _state(mine, facts, partner, kind, period, closing=closing, withdrawn=withdrawn)
                waiting = [one for one in mine if one.is_accepted and one.number not in {*included, *withdrawn}]
                found = {"status": status_without_delivery(partners, period, today)} | state
                place = {"partner_id": partner.partner_id, "kind": kind, "period": period, "closing_date": closing}
                rows.append(place | found | {"is_held": kind in HELD_KINDS, "is_waiting": bool(waiting)})
    return pl.DataFrame(rows, schema=_COLUMNS)


def periods_on_board(
    published: pl.DataFrame, receipts: Sequence[Receipt], *, included: Collection[int], today: dt.date
) -> list[str]:
    """The quarters that the board shows, in order: the four newest of the published extract `delivery` and the receipts,
    those where something waits (a newest receipt that is in no version), and the latest that has ended by `today`.
    """
    known = sorted({*published["period"], *(one.period for one in receipts if one.period)})
    newest_of_cell = {one.cell: one for one in receipts}
    waiting = {one.period for one in newest_of_cell.values() if one.period and one.number not in included}
    return sorted({*known[-PUBLISHED_QUARTERS_SHOWN:], *waiting, _latest_ended(today)})


def delivered_by_kind(
    delivery: pl.DataFrame, *, municipality_codes: Collection[str], periods: Iterable[str]
) -> pl.DataFrame:
    """How many municipalities have delivered, by kind and quarter: the figures of the app, from the extract `delivery`.

    Columns: kind, period, delivered, held, late, missing, not_applicable, delivered_of. A municipality without a row
    counts as missing. A kind that is delivered once a year has rows only where it has been sent, and counts those alone.
    """
    statuses = {
        (kind, period, code): status
        for kind, period, code, status in delivery.select(
            "delivery_kind", "period", "municipality_code", "delivery_status"
        ).iter_rows()
    }
    wanted = {"delivered": "accepted"} | {name: name for name in ("held", "late", "missing", "not_applicable")}
    rows = []
    for period in periods:
        for kind in CODELISTS["delivery_kind"].codes:
            found = [statuses.get((kind, period, code), "missing") for code in municipality_codes]
            if kind in YEARLY_KINDS:
                found = [status for status in found if status != "missing"]
                if not found:
                    continue
            counts = {name: found.count(status) for name, status in wanted.items()}
            rows.append({"kind": kind, "period": period, **counts, "delivered_of": len(found)})
    numbers = dict.fromkeys([*wanted, "delivered_of"], pl.Int64)
    return pl.DataFrame(rows, schema={"kind": pl.String, "period": pl.String, **numbers})


def _latest_ended(today: dt.date) -> str:
    tomorrow = today + dt.timedelta(days=1)
    first_month = 3 * ((tomorrow.month - 1) // 3) + 1
    return quarter_of(tomorrow.replace(month=first_month, day=1) - dt.timedelta(days=1))


def _state(
    mine: list[Receipt],
    facts: pl.DataFrame,
    partner: Partner,
    kind: str,
    period: str,
    *,
    closing: dt.date,
    withdrawn: Collection[int],
) -> dict[str, str | dt.date | int | None]:
    """What receipts and facts say of one square; nothing when there is neither."""

    def received(day: dt.date, receipt: int | None) -> dict[str, str | dt.date | int | None]:
        return {"status": "received" if day <= closing else "received_late", "received_on": day, "receipt": receipt}

    valid = [one for one in mine if one.is_accepted and one.number not in withdrawn]
    if valid:
        return received(valid[0].received_at.date(), valid[-1].number)
    by_facts = day_by_facts(facts, partner, kind, period)
    if by_facts:
        return received(by_facts[0], None)
    if mine:
        status = "withdrawn" if mine[-1].is_accepted else "refused"
        return {"status": status, "received_on": mine[-1].received_at.date(), "receipt": mine[-1].number}
    said = facts.filter(delivery_kind=kind, period=period).select("municipality_code", "delivery_status")
    covered = {status for code, status in said.iter_rows() if partner.covers(code)}
    return {"status": "not_applicable"} if covered == {"not_applicable"} else {}


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
