"""The register of deliveries and the sources of their rows: the extract `delivery` as it follows from what has been received.

What the municipalities are asked to deliver and has not come in is a row and not a gap, and every delivered figure leads to whoever
answered for it."""

import datetime as dt
import itertools
from collections.abc import Collection, Iterable, Sequence

import polars as pl

from contract import EXTRACTS, HELD_KINDS, QUARTERLY_KINDS, label_of
from contract.display import period_text
from contract.periods import last_day, quarters
from publishing.catalogue.partners import Partner, Partners
from publishing.catalogue.settings import Settings
from publishing.deliveries.receipt import Receipt
from publishing.messages import say

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


def with_missing_deliveries(frames: dict[str, pl.DataFrame], settings: Settings) -> pl.DataFrame:
    """The extract `delivery` in full: the rows that are there, and "missing" for every other expected delivery.

    Expected is every municipality × kind that is due every quarter × quarter of the settings. In the contract's columns.
    """
    expected = settings.deliveries
    cells = itertools.product(
        frames["municipality"]["municipality_code"].sort(),
        QUARTERLY_KINDS,
        quarters(expected.first_quarter, expected.last_quarter),
    )
    known = frames["delivery"]
    key = ["municipality_code", "delivery_kind", "period"]
    reported = set(known.select(key).iter_rows())
    missing = [
        {
            "catalogue": settings.name,
            "source_id": expected.source_id,
            **dict(zip(key, cell, strict=True)),
            "period_end": last_day(cell[2]),
            "delivery_status": "missing",
            "delivered_on": None,
        }
        for cell in cells
        if cell not in reported
    ]
    schema = {name: column.dtype for name, column in EXTRACTS["delivery"].columns().items()}
    return pl.concat([known, pl.DataFrame(missing, schema=schema)])


# What the id of every source of delivered rows starts with.
DELIVERED = "leverans_"
# The source of the rows that say who has delivered what.
REGISTER = f"{DELIVERED}forteckning"


def source_id(partner: Partner, kind: str) -> str:
    """The id of the source of what a partner delivers of one kind: `leverans_kommun-2180_commitment`."""
    return f"{DELIVERED}{partner.partner_id}_{kind}"


def source_row(partner: Partner, kind: str, *, periods: list[str], received_on: dt.date, settings: Settings) -> dict:
    """The row of `source` for what a partner has delivered of one kind, for `periods` in order."""
    words = {
        language: {
            "partner": partner.name(language),
            "kind": label_of("delivery_kind", kind, language).lower(),
            "group": partner.name(language),
        }
        for language in ("sv", "en")
    }
    short = "delivery_source_municipality_short" if partner.municipality_code else "delivery_source_short"
    entries = {"title": "delivery_source_title", "short": short, "document": "delivery_document"}
    return _source(source_id(partner, kind), words, entries, settings) | {
        "publisher": partner.name_sv,
        "reference_period_sv": _span(periods, "sv"),
        "reference_period_en": _span(periods, "en"),
        "retrieved": received_on,
    }


def register_row(*, periods: list[str], received_on: dt.date, settings: Settings) -> dict:
    """The row of `source` for the register of deliveries itself."""
    entries = {column: f"delivery_register_{column}" for column in ("title", "short", "document")}
    return _source(REGISTER, {"sv": {}, "en": {}}, entries, settings) | {
        "publisher": settings.author,
        "reference_period_sv": _span(periods, "sv"),
        "reference_period_en": _span(periods, "en"),
        "retrieved": received_on,
    }


def with_sources(sources: pl.DataFrame, rows: list[dict]) -> pl.DataFrame:
    """The extract `source` with `rows` in place of those of the same id, sorted by key."""
    schema = {name: column.dtype for name, column in EXTRACTS["source"].columns().items()}
    made = pl.DataFrame(rows, schema=schema)
    return pl.concat([sources.join(made, on="source_id", how="anti").select(list(schema)), made]).sort("source_id")


def _source(name: str, words: dict[str, dict[str, str]], entries: dict[str, str], settings: Settings) -> dict:
    """What is alike in every such row. `entries` says which text of the words each column gets, `words` fill its blanks."""
    example = "_example" if settings.is_example else ""
    texts = {
        f"{column}_{language}": say(f"{entry}{example}", language, **words[language])
        for column, entry in entries.items()
        for language in ("sv", "en")
    }
    return {
        "catalogue": settings.name,
        "source_id": name,
        **texts,
        "licence": None,
        "url": None,
        "source_kind": "example" if settings.is_example else "delivery",
    }


def _span(periods: list[str], language: str) -> str:
    """`2019 kv 1` for one quarter, `2019 kv 1–4` for several of a year, `2019 kv 3–2020 kv 1` over years."""
    first, last = periods[0], periods[-1]
    if first == last:
        return period_text(first, language)
    if first[:4] == last[:4]:
        return say("quarters_of_year", language, year=first[:4], first=first[-1], last=last[-1])
    return f"{period_text(first, language)}–{period_text(last, language)}"
