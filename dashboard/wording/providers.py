"""Who delivers a kind of delivery, in words, from the register as it stands in the version."""

from html import escape

import polars as pl

from contract import label_of
from contract.display import join_names
from dashboard.wording.texts import text


def providers_text(agreements: pl.DataFrame, delivery_kind: str, language: str) -> str:
    """Who is to deliver the kind and who may, and whether anybody has decided on it. `agreements` has the rows of
    `provision_agreements`, in any language: `Uppgifterna ska lämnas varje kvartal av kommunerna …`.
    """
    rows = agreements.filter(delivery_kind=delivery_kind)
    kind = label_of("delivery_kind", delivery_kind, language)
    due, besides = (providers(rows.filter(is_due=is_due), language) for is_due in (True, False))
    if not due and not besides:
        return text("providers.unnamed", language, kind=kind)
    standing = "proposed" if rows["decided_on"].is_null().all() else "decided"
    if not due:
        return text(f"providers.may_{standing}", language, who=besides, kind=kind)
    told = text(f"providers.due_{standing}", language, who=due, kind=kind)
    return f"{told} {text('providers.may_also', language, who=besides)}" if besides else told


def asked_for(entry: str, agreements: pl.DataFrame, delivery_kind: str, language: str, **words: str) -> str:
    """What is missing, in the text `entry` with its `words`, and who delivers it, as a paragraph of HTML."""
    told = f"{text(entry, language, **words)} {providers_text(agreements, delivery_kind, language)}"
    return f'<p class="empty">{escape(told)}</p>'


def providers(rows: pl.DataFrame, language: str) -> str:
    """The partners as within a sentence; municipalities together, as the municipalities or so many of them."""
    names = []
    for row in rows.iter_rows(named=True):
        count, whole = row["municipalities"], row["municipalities_of"]
        if not row["is_municipality"]:
            names.append(row["partner_name"])
        elif count == whole:
            names.append(text("providers.municipalities", language))
        else:
            names.append(text("providers.some_municipalities", language, count=count, whole=whole))
    return join_names(names, language)
