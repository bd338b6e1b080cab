"""The board: who has delivered what for which quarter, who owes something, and whom to ask; as rows, and as text for a terminal."""

import datetime as dt
import itertools
import textwrap
import unicodedata
from collections.abc import Collection, Iterable, Sequence

import polars as pl

from contract import CODELISTS, QUARTERLY_KINDS, label_of
from contract.display import day, number, period_text
from contract.periods import last_day, quarters
from publishing.catalogue.partners import Partner, Partners
from publishing.catalogue.validity import IsThere, always_there
from publishing.deliveries.receipt import Receipt
from publishing.deliveries.register import Received, quarter_of, status_without_delivery
from publishing.kinds import HELD_KINDS, KINDS
from publishing.messages import say

_QUARTERS_SHOWN = 4

# The statuses of what the partner has still to do.
_OUTSTANDING = ("refused", "withdrawn", "expected", "late", "missing")

_COLUMNS = dict.fromkeys(("partner_id", "kind", "period", "status"), pl.String)
_COLUMNS |= {"received_on": pl.Date, "receipt": pl.Int64, "closing_date": pl.Date}
_COLUMNS |= dict.fromkeys(("is_held", "is_waiting"), pl.Boolean)


def board(received: Received, periods: Sequence[str]) -> pl.DataFrame:
    """One row per partner, kind that it owes (or has sent) and quarter, in the order of register, code list and time.

    Columns: partner_id, kind, period; status (`received`, `received_late`, `refused`, `withdrawn`, `expected`, `late`,
    `missing`, or `not_applicable`); received_on, the day of the first delivery in force, for a refused one the day it
    came; receipt, the number of the newest one that the status rests on, null when it rests on the published extract
    `delivery`; closing_date; is_held, whether the kind is published later; is_waiting, whether an accepted receipt is in
    no version yet.
    """
    partners, done = received.partners, {*received.included, *received.withdrawn}
    rows = []
    for partner, kind, period in itertools.product(partners.partners, CODELISTS["delivery_kind"].codes, periods):
        own = [each for each in received.receipts if each.cell == (partner.partner_id, kind, period)]
        if kind not in partner.owes and not own:
            continue
        row = {"partner_id": partner.partner_id, "kind": kind, "period": period, "is_held": kind in HELD_KINDS}
        row["closing_date"] = partners.closing_date(period)
        row["is_waiting"] = any(receipt.is_accepted and receipt.number not in done for receipt in own)
        row["status"] = status_without_delivery(partners, period, received.today)
        rows.append(row | _state(own, received, partner, kind, period))
    return pl.DataFrame(rows, schema=_COLUMNS)


def _state(
    own: list[Receipt], received: Received, partner: Partner, kind: str, period: str
) -> dict[str, str | dt.date | int | None]:
    """What receipts and facts say of one square; nothing when there is neither."""

    def came(day: dt.date, receipt: int | None) -> dict[str, str | dt.date | int | None]:
        is_late = day > received.partners.closing_date(period)
        return {"status": "received_late" if is_late else "received", "received_on": day, "receipt": receipt}

    valid = [receipt for receipt in own if receipt.is_accepted and receipt.number not in received.withdrawn]
    if valid:
        return came(valid[0].received_at.date(), valid[-1].number)
    if by_facts := received.day_by_facts(partner, kind, period):
        return came(by_facts[0], None)
    if own:
        status = "withdrawn" if own[-1].is_accepted else "refused"
        return {"status": status, "received_on": own[-1].received_at.date(), "receipt": own[-1].number}
    of_cell = received.facts.filter(delivery_kind=kind, period=period).select("municipality_code", "delivery_status")
    covered = {status for code, status in of_cell.iter_rows() if partner.covers(code)}
    return {"status": "not_applicable"} if covered == {"not_applicable"} else {}


def periods_on_board(received: Received) -> list[str]:
    """The quarters that the board shows, in order: the four newest of the published extract `delivery` and the receipts,
    those where something waits (a newest receipt that is in no version), and the latest that has ended by the day.

    What is noted on a day opens no quarter: nobody is asked for one that is not over.
    """
    receipts = [receipt for receipt in received.receipts if receipt.period and not _is_note_of_open(receipt, received)]
    known = sorted({*received.published["period"], *(receipt.period for receipt in receipts)})
    newest_of_cell = {receipt.cell: receipt for receipt in receipts}.values()
    waiting = {receipt.period for receipt in newest_of_cell if receipt.number not in received.included}
    tomorrow = received.today + dt.timedelta(days=1)
    latest_ended = quarters(f"{tomorrow.year - 1}-Q4", quarter_of(tomorrow))[-2]
    return sorted({*known[-_QUARTERS_SHOWN:], *waiting, latest_ended})


def _is_note_of_open(receipt: Receipt, received: Received) -> bool:
    """Whether a receipt is of something that was noted in a quarter that is not over yet."""
    is_note = receipt.kind in KINDS and bool(KINDS[receipt.kind].notes_for)
    return is_note and last_day(receipt.period) >= received.today


def delivered_by_kind(
    delivery: pl.DataFrame,
    *,
    municipality_codes: Collection[str],
    periods: Iterable[str],
    is_there: IsThere = always_there,
) -> pl.DataFrame:
    """How many municipalities have delivered, by kind and quarter: the figures of the app, from the extract `delivery`.

    Columns: kind, period, delivered, held, late, missing, not_applicable, delivered_of. A municipality without a row
    counts as missing. A kind that nobody owes has rows only where it has been sent, and counts those alone; one that is told of no
    municipality has none.
    """
    columns = ("delivery_kind", "period", "municipality_code", "delivery_status")
    statuses = {row[:3]: row[3] for row in delivery.select(columns).iter_rows()}
    wanted = {"delivered": "accepted"} | {name: name for name in ("held", "late", "missing", "not_applicable")}
    rows = []
    for period in periods:
        for kind in (kind for kind, of in KINDS.items() if of.has_municipality):
            found = [
                statuses.get((kind, period, code), "missing") for code in municipality_codes if is_there(code, period)
            ]
            if kind not in QUARTERLY_KINDS:
                found = [status for status in found if status != "missing"]
                if not found:
                    continue
            counts = {name: found.count(status) for name, status in wanted.items()}
            rows.append({"kind": kind, "period": period, **counts, "delivered_of": len(found)})
    numbers = dict.fromkeys([*wanted, "delivered_of"], pl.Int64)
    return pl.DataFrame(rows, schema={"kind": pl.String, "period": pl.String, **numbers})


# What has come in, whether or not it is published yet.
_COUNTED = pl.col("delivered") + pl.col("held")

_WIDTH = 100
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
    counted = (delivered if coming is None else coming).select("kind", "period", coming=_COUNTED)
    figures = delivered.join(counted, on=["kind", "period"], how="left", maintain_order="left")
    periods = sorted({*frame["period"], *figures["period"]})
    blocks = [
        _quarter(period, frame.filter(period=period), figures.filter(period=period), partners, language, today=today)
        for period in periods
    ]
    return "\n\n".join([*blocks, *_wrapped(say("board_empty_cell", language))])


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
    details = {"period": period_text(period, language), "day": day(closing, language)}
    heading = say("board_closes" if today <= closing else "board_closed", language, **details)
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
    cell = min(_CELL, (_WIDTH - len(_INDENT) - _NARROW_NAME) // len(kinds))
    name = _WIDTH - len(_INDENT) - cell * len(kinds)
    headings = [say("board_partner", language), *(label_of("delivery_kind", kind, language) for kind in kinds)]
    squares = rows.select("partner_id", "kind", "status").iter_rows()
    words = {(partner, kind): say(f"board_{status}", language) for partner, kind, status in squares}
    lines = _row(headings, name, cell)
    for partner in partners.partners:
        own = [words.get((partner.partner_id, kind), "") for kind in kinds]
        if any(own):
            lines += _row([partner.name(language), *own], name, cell)
    return lines


def _whom_to_ask(rows: pl.DataFrame, partners: Partners, language: str) -> list[str]:
    outstanding = set(rows.filter(pl.col("status").is_in(_OUTSTANDING))["partner_id"])
    if not outstanding:
        return [_INDENT + say("board_all_here", language)]
    owing = (partner for partner in partners.partners if partner.partner_id in outstanding)
    names = [(each.name(language), each.contact(language)) for each in owing]
    whom = [(say("board_whom_to_ask", language), ""), *names]
    return [line for texts in whom for line in _row(texts, _NAME, _WIDTH - _NAME - len(_INDENT))]


def _row(texts: Sequence[str], first: int, others: int) -> list[str]:
    """The lines of one row of a table, each text broken within its own column."""
    widths = [first] + [others] * (len(texts) - 1)
    # Composed, so that å is one character and a column wide however it was typed.
    composed = (unicodedata.normalize("NFC", text) for text in texts)
    cells = [textwrap.wrap(text, width - 1) or [""] for text, width in zip(composed, widths, strict=True)]
    rows = itertools.zip_longest(*cells, fillvalue="")
    return [_line(list(zip(parts, widths, strict=True))) for parts in rows]


def _line(cells: list[tuple[str, int]]) -> str:
    return (_INDENT + "".join(f"{text:<{width}}" if width else text for text, width in cells)).rstrip()


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)
