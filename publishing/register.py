"""The register of deliveries: the extract `delivery` as it follows from what has been received.

Facts are the rows of the extract that a catalogue had before it was delivered to. They stand, but for what a delivery
adds to them: a fact that says "delivered" speaks for everyone who owed that delivery.
"""

import datetime as dt
import itertools
from collections.abc import Collection, Iterable, Sequence

import polars as pl

from contract import EXTRACTS, HELD_KINDS, QUARTERLY_KINDS
from contract.periods import last_day, quarters
from publishing.partners import Partner, Partners
from publishing.receipts import Receipt
from publishing.sources import REGISTER

_KEY = ("municipality_code", "delivery_kind", "period")


def delivery_frame(
    published: pl.DataFrame,
    receipts: Iterable[Receipt],
    partners: Partners,
    *,
    municipality_codes: Sequence[str],
    included: Collection[int],
    catalogue: str,
    today: dt.date,
    counted: Collection[int] = (),
) -> pl.DataFrame:
    """The extract `delivery` of a version that includes the receipts numbered `included`, in the contract's columns.

    `published` is the extract as it stands. A municipality has delivered when every partner that owes the kind for it has:
    `accepted`, or `held` for counts of people that are not yet among those published (`counted`, numbers of receipts); `delivered_on` is the last of the days on which they
    first did. Otherwise it is `late` from the closing date until the next quarter has closed, before and after `missing`.
    Rows are made for what receipts concern, and for every kind that is due every quarter in the quarters that they open: from the first one after
    the facts to the newest, without gaps.
    """
    accepted = [one for one in receipts if one.is_accepted and one.number in included]
    facts = published.filter(pl.col("source_id") != REGISTER)
    concerned = {(code, one.kind, one.period) for one in accepted for code in one.municipality_codes}
    opened = set(itertools.product(municipality_codes, QUARTERLY_KINDS, _opened_quarters(facts, accepted)))
    settled = set(facts.filter(delivery_status="accepted").select(_KEY).iter_rows())
    rows = [
        _row(cell, accepted, set(counted), facts, partners, today) | {"catalogue": catalogue, "source_id": REGISTER}
        for cell in sorted((concerned | opened) - settled)
    ]
    schema = {name: column.dtype for name, column in EXTRACTS["delivery"].columns().items()}
    made = pl.DataFrame(rows, schema=schema)
    kept = facts.select(list(schema)).join(made, on=_KEY, how="anti")
    return pl.concat([kept, made]).sort(EXTRACTS["delivery"].primary_key())


def status_without_delivery(partners: Partners, period: str, today: dt.date) -> str:
    """What it is called that nothing has come: `expected` until the quarter closes, `late` until the next one does,
    then `missing`.
    """
    if today <= partners.closing_date(period):
        return "expected"
    next_quarter = quarter_of(last_day(period) + dt.timedelta(days=1))
    return "late" if today <= partners.closing_date(next_quarter) else "missing"


def quarter_of(day: dt.date) -> str:
    """The quarter that a day lies in, such as 2019-Q1."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def day_by_facts(facts: pl.DataFrame, partner: Partner, kind: str, period: str) -> list[dt.date]:
    """The day on which a partner had delivered by the facts, as a list of one, or of none.

    A municipality that has delivered shows that everyone who owed it for that municipality had. A partner for the whole
    county has thus delivered when any municipality has: which one a missing row is due to, the facts do not say.
    """
    rows = facts.filter(delivery_kind=kind, period=period, delivery_status="accepted")
    covered = [code for code in rows["municipality_code"] if partner.covers(code)]
    if kind not in partner.owes or not covered:
        return []
    days = rows.filter(pl.col("municipality_code").is_in(covered))["delivered_on"].drop_nulls()
    return [max(days, default=last_day(period))]


def _opened_quarters(facts: pl.DataFrame, accepted: list[Receipt]) -> list[str]:
    last_fact = max(facts["period"], default="")
    later = [one.period for one in accepted if one.period > last_fact]
    return quarters(min(later), max(later)) if later else []


def _row(
    cell: tuple[str, str, str],
    accepted: list[Receipt],
    counted: set[int],
    facts: pl.DataFrame,
    partners: Partners,
    today: dt.date,
) -> dict[str, str | dt.date | None]:
    code, kind, period = cell
    came = [one for one in accepted if (one.kind, one.period) == (kind, period) and code in one.municipality_codes]
    shown = [one for one in came if kind not in HELD_KINDS or one.number in counted]
    row = dict(zip(_KEY, cell, strict=True)) | {"period_end": last_day(period)}
    for status, those in (("accepted", shown), ("held", came)):
        days = _days(cell, those, facts, partners)
        if all(days):
            return row | {"delivery_status": status, "delivered_on": max(day for (day,) in days)}
    waiting = status_without_delivery(partners, period, today)
    return row | {"delivery_status": "late" if waiting == "late" else "missing", "delivered_on": None}


def _days(
    cell: tuple[str, str, str], came: list[Receipt], facts: pl.DataFrame, partners: Partners
) -> list[list[dt.date]]:
    """The day on which each partner that owes the cell had delivered, as a list of one; an empty list where none has."""
    code, kind, period = cell
    owing = partners.owing(kind, code)
    if not owing:
        # Nobody has to: then it has come when anyone has sent it.
        return [[one.received_at.date()] for one in came[:1]] or [[]]
    return [_day(partner, came) or day_by_facts(facts, partner, kind, period) for partner in owing]


def _day(partner: Partner, came: list[Receipt]) -> list[dt.date]:
    """The day of the partner's first delivery: a correction makes nobody late."""
    return [one.received_at.date() for one in came if one.partner_id == partner.partner_id][:1]
