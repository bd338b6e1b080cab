"""The board: who has delivered what for which quarter, and who has not. Partner × kind × quarter."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

import polars as pl

from contract import CODELISTS, HELD_KINDS, YEARLY_KINDS
from publishing.partners import Partner, Partners
from publishing.receipts import Receipt
from publishing.register import day_by_facts, quarter_of, status_without_delivery
from publishing.sources import REGISTER

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
