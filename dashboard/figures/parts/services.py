"""What the figures of services used share: the amount in words, a row with a bar, and that none were used."""

from math import floor

import polars as pl

from contract.display import at_least_text, number
from dashboard.figures.parts.tables import Bar
from dashboard.theme import Look
from dashboard.wording import figure_text, text
from dashboard.wording.claims import Sentence, sentence_of
from dashboard.wording.covers import are_of_the_same, claim_of_those, where


def amount_text(row: dict, language: str) -> str:
    """The amount of services used in thousand SEK: `1 240 tkr`, `minst 865 tkr`, or why there is none."""
    if row["amount_status"] == "NA":
        entry = "services.no_amount_yet" if row["missing_parts"] else "services.free"
        return "" if not row["value"] else text(entry, language)
    if row["amount_sek"] is None:
        return text("services.amount_missing", language, status=row["amount_status_label"])
    sek, is_least = row["amount_sek"], row["amount_qualifier"] == "at_least"
    if is_least and not sek:
        return text("services.no_amount_yet", language)
    if 0 < sek < 1000:
        shown = text("services.sek", language, number=number(sek, language, decimals=0))
    else:
        # What it is at least must not be more than is known.
        thousands = floor(sek / 1000) if is_least else round(sek / 1000)
        shown = text("services.thousand_sek", language, number=number(thousands, language))
    return at_least_text(shown, language) if is_least else shown


def service_bar(row: dict, name: str, look: Look) -> Bar:
    """The services used and their amount, as a row called `name`."""
    return Bar(name, row["value"], figure_text(row, look.language), amount_text(row, look.language))


def no_services(
    frame: pl.DataFrame, query: str, keys: tuple[str, ...], language: str, places: tuple[str, ...], **words: str
) -> Sentence:
    """None, or few, were used by those that have answered, each of every row; what the others used is open."""
    if not are_of_the_same(frame):
        return sentence_of("services.untold", language, **words)
    known = frame.filter(pl.col("value").is_not_null())
    is_rounded = (known["value_kind"] == "rounded").any()
    claims = [claim_of_those(query, row, *keys) for row in known.iter_rows(named=True)]
    there = where(known.row(0, named=True), language, places)
    entry = "services.few_or_none" if is_rounded else "services.none"
    return sentence_of(entry, language, *claims, where=there, **words)
