"""The sources of delivered rows: one per partner and kind, so that every figure leads to whoever answered for it."""

import datetime as dt

import polars as pl

from contract import EXTRACTS, label_of
from publishing.catalogue import Settings
from publishing.figures import period_text
from publishing.messages import say
from publishing.partners import Partner

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
    return _row(source_id(partner, kind), words, entries, settings) | {
        "publisher": partner.name_sv,
        "reference_period_sv": _span(periods, "sv"),
        "reference_period_en": _span(periods, "en"),
        "retrieved": received_on,
    }


def register_row(*, periods: list[str], received_on: dt.date, settings: Settings) -> dict:
    """The row of `source` for the register of deliveries itself."""
    entries = {column: f"delivery_register_{column}" for column in ("title", "short", "document")}
    return _row(REGISTER, {"sv": {}, "en": {}}, entries, settings) | {
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


def _row(name: str, words: dict[str, dict[str, str]], entries: dict[str, str], settings: Settings) -> dict:
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
