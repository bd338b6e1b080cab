"""Sentences of Nyttjande on the share within enhanced cooperation, on services, and on the two measures of the plan."""

from dataclasses import replace
from functools import partial
from math import floor

import polars as pl

from contract.display import at_least_text, capital, join_names, number, per_cent
from contract.signs import Known
from dashboard.wording.claims import Claim, Relation, Sentence, Subject, claim_of, sentence, subject_of, surely_largest
from dashboard.wording.covers import are_of_the_same, chosen, claim_of_those, where, words_of_those
from dashboard.wording.moments import during, in_short
from dashboard.wording.texts import text
from dashboard.wording.usage import LISTED, in_sentence
from dashboard.wording.values import figure_words, known_of, known_text, known_words

SERVICES, SERVICE_KEYS = "services_by_service", ("service", "period")
GROUPS = {"individinsats": "usage.individual_measures", "utforartjanst": "usage.contracted_services"}
BUYERS, BUYER_KEYS = "services_by_buyer", ("public_actor", "period")


def enhanced(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The share within enhanced cooperation in the last quarter and of whom, or as the plan states it."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return sentence("usage.enhanced_missing", language)
    last = known.row(-1, named=True)
    unit = partial(per_cent, language=language)
    if last["value_kind"] == "stated":
        row = {"indicator_code": "enhanced_cooperation_share_pct", "area_code": "21", "period": last["period"]}
        claim = Claim(Subject("county_figures", tuple(row.items())), Relation.EXACTLY, last["value"])
        shown = known_words(known_of(last), language, unit=unit)
        return sentence("usage.enhanced_stated", language, claim, baseline=shown, year=last["period"])
    claim = claim_of_those("enhanced_cooperation", last, "public_actor", "period")
    words = {"period": in_short(last["period"], language), "where": where(last, language, places)}
    if last["rounded_parts"] and not last["value"]:
        return sentence("usage.enhanced_few", language, claim, **words)
    share = capital(words_of_those(last, language, decimals=0, unit=unit))
    return sentence("usage.enhanced", language, claim, share=share, **words)


def enhanced_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the share is of, and what a silent municipality does to the line."""
    words = text("usage.enhanced_subtitle", language)
    short = frame.filter(pl.col("value").is_not_null(), pl.col("value_kind") != "stated", pl.col("missing_parts") > 0)
    return f"{words}. {text('usage.actors_subtitle_gaps', language)}" if short.height else words


def share_text(row: dict, language: str) -> str:
    """A share in a chart, of those that have answered: `≈ 24 %`; as the plan states it: `omkring 20 %`."""
    known = replace(known_of(row), missing_parts=0)
    decimals = None if row["value_kind"] == "stated" else 0
    return known_text(known, language, decimals=decimals, unit=partial(per_cent, language=language))


def by_service(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """How many services used were measures for individuals, and how many contracted services."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return sentence("usage.services_missing", language)
    words = {"period": during(frame["period"][0], language)}
    groups = [
        rows
        for rows in known.sort("service_group", maintain_order=True).partition_by("service_group", maintain_order=True)
        if rows["group_total"][0]
    ]
    if not groups:
        return _no_services(frame, SERVICES, SERVICE_KEYS, language, places, **words)
    totals = [_total(rows) for rows in groups]
    counted = [
        text(GROUPS[rows["service_group"][0]], language, number=known_words(total, language))
        for rows, total in zip(groups, totals, strict=True)
    ]
    claims = [_total_claim(rows.row(0, named=True)) for rows in groups]
    both, there = capital(join_names(counted, language)), chosen(places, language)
    return sentence("usage.services", language, *claims, both=both, where=there, **words)


def by_service_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the bars and the amounts count, and when."""
    return text("usage.services_subtitle", language, period=during(frame["period"][0], language))


def by_buyer(frame: pl.DataFrame, language: str, *, places: tuple[str, ...] = ()) -> Sentence:
    """The buyer that surely used most services; else the largest numbers."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return sentence("usage.services_missing", language)
    words = {"period": during(frame["period"][0], language)}
    rows = [row for row in known.head(LISTED).iter_rows(named=True) if row["value"]]
    if not rows:
        return _no_services(frame, BUYERS, BUYER_KEYS, language, places, **words)
    top = surely_largest(frame)
    words["where"] = chosen(places, language)
    if top.height == 1:
        own = subject_of(BUYERS, rows[0], *BUYER_KEYS)
        others = frame.filter(pl.col("public_actor") != rows[0]["public_actor"])
        claims = [
            Claim(own, Relation.AT_LEAST, subject_of(BUYERS, other, *BUYER_KEYS))
            for other in others.iter_rows(named=True)
        ]
        actor = capital(in_sentence(rows[0]["public_actor"], language))
        return sentence("usage.buyers", language, *claims, actor=actor, **words)
    names = [(in_sentence(row["public_actor"], language), figure_words(row, language)) for row in rows]
    numbers = [text("usage.named", language, name=name, number=shown) for name, shown in names]
    claims = [claim_of(BUYERS, row, *BUYER_KEYS) for row in rows]
    return sentence("usage.buyers_numbers", language, *claims, numbers=join_names(numbers, language), **words)


def by_buyer_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the bars and the amounts count, and when."""
    return text("usage.buyers_subtitle", language, period=during(frame["period"][0], language))


def stock_and_flow(frame: pl.DataFrame, language: str) -> Sentence:
    """That the two measures are never added."""
    is_known = (frame["obs_status"] == "A").any()
    return sentence("usage.two_measures" if is_known else "usage.two_measures_missing", language)


def amount_text(row: dict, language: str) -> str:
    """The amount of services used in thousand SEK: `1 240 tkr`, `minst 865 tkr`, or why there is none."""
    if row["amount_status"] == "NA":
        entry = "usage.no_amount_yet" if row["missing_parts"] else "usage.free"
        return "" if not row["value"] else text(entry, language)
    if row["amount_sek"] is None:
        return text("usage.amount_missing", language, status=row["amount_status_label"])
    sek, is_least = row["amount_sek"], row["amount_qualifier"] == "at_least"
    if is_least and not sek:
        return text("usage.no_amount_yet", language)
    if 0 < sek < 1000:
        shown = text("usage.sek", language, number=number(sek, language, decimals=0))
    else:
        # What it is at least must not be more than is known.
        thousands = floor(sek / 1000) if is_least else round(sek / 1000)
        shown = text("usage.thousand_sek", language, number=number(thousands, language))
    return at_least_text(shown, language) if is_least else shown


def _total(rows: pl.DataFrame) -> Known:
    """What is known of all services of one group: rounded where one of them is."""
    row = rows.row(0, named=True)
    missing = row["group_total_missing_parts"]
    kind = "rounded" if (rows["value_kind"] == "rounded").any() else "at_least" if missing else "exact"
    return Known(row["group_total"], value_kind=kind, missing_parts=missing, rounded_parts=rows["rounded_parts"].sum())


def _total_claim(row: dict) -> Claim:
    relation = Relation.AT_LEAST if row["group_total_missing_parts"] else Relation.EXACTLY
    return Claim(subject_of(SERVICES, row, *SERVICE_KEYS, column="group_total"), relation, row["group_total"])


def _no_services(
    frame: pl.DataFrame, query: str, keys: tuple[str, ...], language: str, places: tuple[str, ...], **words: str
) -> Sentence:
    """None, or few, were used by those that have answered, each of every row; what the others used is open."""
    if not are_of_the_same(frame):
        return sentence("usage.services_untold", language, **words)
    known = frame.filter(pl.col("value").is_not_null())
    is_rounded = (known["value_kind"] == "rounded").any()
    claims = [claim_of_those(query, row, *keys) for row in known.iter_rows(named=True)]
    there = where(known.row(0, named=True), language, places)
    entry = "usage.services_few_or_none" if is_rounded else "usage.services_none"
    return sentence(entry, language, *claims, where=there, **words)
