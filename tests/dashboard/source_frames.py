"""Rows of sources as the queries of Källor och data give them."""

from datetime import date

import polars as pl

from dashboard.query import run_query
from dashboard.theme import Look
from dashboard.wording import localise

SV, EN = Look("light", "sv"), Look("light", "en")
SOURCES = [
    {"source_id": "plan", "title_sv": "Planen <A&B>", "short_sv": "Planen", "publisher": "Regionen", "document_sv": "Del 2",
     "reference_period_sv": "2016", "source_kind": "plan", "account_sv": "Flest i Hudiksvall.", "account_page": "6",
     "lost_sv": "Tabellen saknas."},
    {"source_id": "kalla", "title_sv": "Folkmängd", "short_sv": "SCB", "publisher": "SCB", "document_sv": "Tabell",
     "reference_period_sv": "2015", "licence": "CC0", "url": 'https://example.org/?a="b"', "source_kind": "official_statistics",
     "retrieved": date(2026, 11, 28)},
    {"source_id": "farlig", "title_sv": "Farlig", "url": "javascript:alert(1)"},
]  # fmt: skip


def ask(database, name: str, filters, language: str = "sv") -> pl.DataFrame:
    return localise(run_query(database, name, filters), language)
