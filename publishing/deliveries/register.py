"""The register of deliveries and the sources of their rows: the extract `delivery` as it follows from what has been received.

What the municipalities are asked to deliver and has not come in is a row and not a gap, and every delivered figure leads to whoever
answered for it."""

import datetime as dt
import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from contract import EXTRACTS, QUARTERLY_KINDS, is_younger, label_of
from contract.display import period_text
from contract.periods import last_day, quarters
from publishing.catalogue.partners import Partner, Partners
from publishing.catalogue.settings import Settings
from publishing.catalogue.validity import IsThere, always_there, there_by
from publishing.deliveries.receipt import Receipt
from publishing.kinds import HELD_KINDS, KINDS
from publishing.messages import Words, in_both, say

# What the id of every source of delivered rows starts with.
DELIVERED = "leverans_"
# The source of the rows that say who has delivered what.
REGISTER = f"{DELIVERED}forteckning"

_KEY = ["municipality_code", "delivery_kind", "period"]


@dataclass(frozen=True, kw_only=True)
class Received:
    """What has been received by a day, and what is published of it.

    `published` is the extract `delivery` as it stands. `included` are the numbers of the receipts in versions, `counted` of those
    whose counts of people are published, `withdrawn` of those whose version was withdrawn.
    """

    partners: Partners
    receipts: Sequence[Receipt]
    published: pl.DataFrame
    today: dt.date
    included: Collection[int]
    counted: Collection[int] = ()
    withdrawn: Collection[int] = ()

    @cached_property
    def facts(self) -> pl.DataFrame:
        """What the catalogue's own facts say of deliveries."""
        return self.published.filter(pl.col("source_id") != REGISTER)

    @cached_property
    def accepted_by_facts(self) -> dict[tuple[str, str], list[tuple[str, dt.date | None]]]:
        """The municipalities that have delivered by the facts, each with the day if there is one, by kind and quarter."""
        accepted = self.facts.filter(delivery_status="accepted")
        found: dict[tuple[str, str], list[tuple[str, dt.date | None]]] = {}
        for code, kind, period, day in accepted.select(*_KEY, "delivered_on").iter_rows():
            found.setdefault((kind, period), []).append((code, day))
        return found

    def day_by_facts(self, partner: Partner, kind: str, period: str) -> list[dt.date]:
        """The day on which a partner had delivered by the facts, as a list of one, or of none.

        A municipality that has delivered shows that everyone who owed it for that municipality had. A partner for the whole
        county has thus delivered when any municipality has: which one a missing row is due to, the facts do not say.
        """
        told = self.accepted_by_facts.get((kind, period), [])
        days = [day for code, day in told if partner.covers(code)]
        if kind not in partner.owes or not days:
            return []
        return [max((day for day in days if day is not None), default=last_day(period))]


def delivery_frame(
    received: Received, *, municipality_codes: Sequence[str], catalogue: str, is_there: IsThere = always_there
) -> pl.DataFrame:
    """The extract `delivery` of a version that includes what is said to be `included`, in the contract's columns.

    A municipality has delivered when every partner that owes the kind for it has: `accepted`, or `held` for counts of people that
    are not yet among those published; `delivered_on` is the last of the days on which they first did. Otherwise it is `late` from
    the closing date until the next quarter has closed, before and after `missing`. Rows are made for what receipts concern, and
    for every kind that is due every quarter in the quarters that they open: from the first one after the facts to the newest,
    without gaps. Only municipalities that there are in a quarter are asked for it: `is_there` says which.
    """
    facts = received.facts
    accepted = [each for each in received.receipts if each.is_accepted and each.number in received.included]
    accepted = [each for each in accepted if KINDS[each.kind].has_municipality]
    concerned = {(code, receipt.kind, receipt.period) for receipt in accepted for code in receipt.municipality_codes}
    last_fact = max(facts["period"], default="")
    later = [receipt.period for receipt in accepted if receipt.period > last_fact]
    opened = quarters(min(later), max(later)) if later else []
    asked = itertools.product(municipality_codes, QUARTERLY_KINDS, opened)
    wanted = concerned | {cell for cell in asked if is_there(cell[0], cell[2])}
    settled = set(facts.filter(delivery_status="accepted").select(_KEY).iter_rows())
    rows = [
        dict(zip(_KEY, cell, strict=True))
        | {"catalogue": catalogue, "source_id": REGISTER, "period_end": last_day(cell[2])}
        | _status(cell, accepted, received)
        for cell in sorted(wanted - settled)
    ]
    made = pl.DataFrame(rows, schema=EXTRACTS["delivery"].create_empty().schema)
    kept = facts.select(made.columns).join(made, on=_KEY, how="anti")
    return pl.concat([kept, made]).sort(EXTRACTS["delivery"].primary_key())


def _status(cell: tuple[str, str, str], accepted: list[Receipt], received: Received) -> dict[str, str | dt.date | None]:
    """Whether a municipality has delivered a kind for a quarter, and since when: a correction makes nobody late."""
    code, kind, period = cell
    came = [each for each in accepted if (each.kind, each.period) == (kind, period) and code in each.municipality_codes]
    shown = [receipt for receipt in came if kind not in HELD_KINDS or receipt.number in received.counted]
    for status, receipts in (("accepted", shown), ("held", came)):
        # The day on which each partner that owes the cell had delivered, as a list of one; an empty list where none has.
        first = {receipt.partner_id: [receipt.received_at.date()] for receipt in reversed(receipts)}
        owing = received.partners.owing(kind, code)
        days = [first.get(each.partner_id) or received.day_by_facts(each, kind, period) for each in owing]
        # Where nobody has to, it has come when anyone has sent it.
        days = days or [[receipt.received_at.date() for receipt in receipts[:1]]]
        if all(days):
            return {"delivery_status": status, "delivered_on": max(day for (day,) in days)}
    is_late = status_without_delivery(received.partners, period, received.today) == "late"
    return {"delivery_status": "late" if is_late else "missing", "delivered_on": None}


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


def with_missing_deliveries(frames: dict[str, pl.DataFrame], settings: Settings) -> pl.DataFrame:
    """The extract `delivery` in full: the rows that are there, and "missing" for every other expected delivery.

    Expected is every municipality that there is × kind that is due every quarter × quarter of the settings. Not of a kind that is younger than
    the contract that the facts were written under: nobody was asked for it then. In the contract's columns.
    """
    known, expected = frames["delivery"], settings.deliveries
    reported = set(known.select(_KEY).iter_rows())
    is_there = there_by(frames["municipality"])
    fixed = {"catalogue": settings.name, "source_id": expected.source_id, "delivery_status": "missing"}
    missing = [
        fixed | dict(zip(_KEY, cell, strict=True)) | {"period_end": last_day(cell[2]), "delivered_on": None}
        for cell in itertools.product(
            frames["municipality"]["municipality_code"].sort(),
            [kind for kind in QUARTERLY_KINDS if not is_younger(KINDS[kind].since, settings.facts_contract_version)],
            quarters(expected.first_quarter, expected.last_quarter),
        )
        if cell not in reported and is_there(cell[0], cell[2])
    ]
    return pl.concat([known, pl.DataFrame(missing, schema=EXTRACTS["delivery"].create_empty().schema)])


def is_delivered() -> pl.Expr:
    """Whether a row came in with a delivery; everything else is the catalogue's own facts."""
    return pl.col("source_id").str.starts_with(DELIVERED)


def source_id(partner: Partner, kind: str) -> str:
    """The id of the source of what a partner delivers of one kind: `leverans_kommun-1234_commitment`."""
    return f"{DELIVERED}{partner.partner_id}_{kind}"


def source_row(partner: Partner, kind: str, *, periods: list[str], received_on: dt.date, settings: Settings) -> dict:
    """The row of `source` for what a partner has delivered of one kind, for `periods` in order."""
    short = "delivery_source_municipality_short" if partner.municipality_code else "delivery_source_short"
    texts = {"title": "delivery_source_title", "short": short, "document": "delivery_document"}
    title = in_both(lambda language: label_of("delivery_kind", kind, language).lower())
    words = {"partner": in_both(partner.name_within), "kind": title}
    row = _source(source_id(partner, kind), texts, settings, periods=periods, received_on=received_on, **words)
    return row | {"publisher": partner.name("sv")}


def register_row(*, periods: list[str], received_on: dt.date, settings: Settings) -> dict:
    """The row of `source` for the register of deliveries itself."""
    texts = {column: f"delivery_register_{column}" for column in ("title", "short", "document")}
    return _source(REGISTER, texts, settings, periods=periods, received_on=received_on)


def with_sources(sources: pl.DataFrame, rows: list[dict]) -> pl.DataFrame:
    """The extract `source` with `rows` in place of those of the same id, sorted by key."""
    made = pl.DataFrame(rows, schema=EXTRACTS["source"].create_empty().schema)
    return pl.concat([sources.join(made, on="source_id", how="anti").select(made.columns), made]).sort("source_id")


def _source(
    name: str, texts: dict[str, str], settings: Settings, *, periods: list[str], received_on: dt.date, **words: Words
) -> dict:
    """What is alike in every such row. `texts` says which text each column gets, `words` fill its blanks."""
    kind, end = ("example", "_example") if settings.is_example else ("delivery", "")
    row = {"catalogue": settings.name, "source_id": name, "source_kind": kind, "publisher": settings.author}
    row |= {"licence": None, "url": None, "retrieved": received_on}
    for language in ("sv", "en"):
        details = {blank: text[language] for blank, text in words.items()}
        row |= {f"{column}_{language}": say(f"{text}{end}", language, **details) for column, text in texts.items()}
        row[f"reference_period_{language}"] = _quarters_text(periods[0], periods[-1], language)
    return row


def _quarters_text(first: str, last: str, language: str) -> str:
    """The quarters that a source is about: `2019 kv 1`, `2019 kv 1–4` or `2019 kv 3–2020 kv 1`."""
    if first != last and first[:4] == last[:4]:
        return say("quarters_of_year", language, year=first[:4], first=first[-1], last=last[-1])
    return "–".join(period_text(period, language) for period in dict.fromkeys((first, last)))
