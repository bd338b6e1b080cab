"""Sentences of Nyttjande on shares, services, meetings and policies."""

import polars as pl

from dashboard.wording.moments import during, in_short, in_year
from dashboard.wording.numbers import number, percent, share_of, spelled
from dashboard.wording.texts import text
from dashboard.wording.usage import capital, in_sentence
from dashboard.wording.values import value_text


def enhanced(frame: pl.DataFrame, language: str) -> str:
    """The share within enhanced cooperation in the last quarter, or as the plan states it."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return text("usage.enhanced_missing", language)
    last = known.row(-1, named=True)
    if last["qualifier"] is not None:
        share = _about(percent(last["value"], language), last["qualifier"] == "approximate", language)
        return text("usage.enhanced_stated", language, baseline=share, year=last["period"])
    period, rounded = in_short(last["period"], language), last["value_kind"] == "rounded"
    if rounded and not last["value"]:
        return text("usage.enhanced_few", language, period=period)
    share = capital(_about(percent(last["value"], language, decimals=0), rounded, language))
    return text("usage.enhanced", language, share=share, period=period)


def by_service(frame: pl.DataFrame, language: str) -> str:
    """How many of ten services used were measures for individuals."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return text("usage.services_missing", language)
    period = during(frame["period"][0], language)
    total = known["value"].sum()
    if not total:
        return _no_services(known, period, language)
    tenths = round(10 * known.filter(service_group="individinsats")["value"].sum() / total)
    entry = {0: "usage.services_few", 10: "usage.services_all"}.get(tenths, "usage.services")
    count = capital(_about(spelled(tenths, language), _is_rounded(known), language))
    return text(entry, language, count=count, period=period)


def by_service_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the bars and the amounts count, and when."""
    return text("usage.services_subtitle", language, period=during(frame["period"][0], language))


def by_buyer(frame: pl.DataFrame, language: str) -> str:
    """The buyer that used most services."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return text("usage.services_missing", language)
    first, period = known.row(0, named=True), during(frame["period"][0], language)
    if not first["value"]:
        return _no_services(known, period, language)
    return text(
        "usage.buyers",
        language,
        actor=capital(in_sentence(first["public_actor"], language)),
        period=period,
    )


def by_buyer_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the bars and the amounts count, and when."""
    return text("usage.buyers_subtitle", language, period=during(frame["period"][0], language))


def stock_and_flow(frame: pl.DataFrame, language: str) -> str:
    """That the two measures are never added."""
    return text(_either(frame, "usage.two_measures", "usage.two_measures_missing"), language)


def dialogue(frame: pl.DataFrame, language: str) -> str:
    """In how many municipalities meetings were held in the last year that is known, and in the first."""
    known = frame.filter(pl.col("obs_status") == "A")
    if known.is_empty():
        return text("usage.dialogue_missing", language)
    first, last = known["period"].min(), known["period"].max()
    now = known.filter(period=last)
    period = _in_year(now, language)
    if frame["municipality_code"].n_unique() == 1:
        row = now.row(0, named=True)
        count = text("usage.dialogue_no", language) if row["value"] == 0 else meetings(row, language)
        return text("usage.dialogue_one", language, name=row["municipality_name"], number=count, period=period)
    held = _held(now)
    words = text("usage.dialogue", language, who=_municipalities(held.height, language), period=period)
    if first != last:
        before = known.filter(period=first)
        how_many = {0: text("usage.none", language), 1: text("usage.one", language)}
        count = _held(before).height
        return text(
            "usage.dialogue_before",
            language,
            now=words,
            before=how_many.get(count, spelled(count, language)),
            before_period=_in_year(before, language),
        )
    ranges = {(row["low"], row["high"]) for row in held.iter_rows(named=True)}
    if len(ranges) == 1 and None not in next(iter(ranges)):
        low, high = ranges.pop()
        return text(
            "usage.dialogue_range", language, now=words, range=value_text(None, "A", language, low=low, high=high)
        )
    return words


def meetings(row: dict, language: str) -> str:
    """The meetings of one municipality and year: `2`, `1–2`, `minst 3`, or the word of the status."""
    return value_text(
        row["value"], row["obs_status"], language, qualifier=row["qualifier"], low=row["low"], high=row["high"]
    )


def policy(frame: pl.DataFrame, language: str) -> str:
    """How many municipalities had a policy in the last period that is known."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return text("usage.policy_missing", language)
    last = known.row(-1, named=True)
    share = share_of(last["value"], last["delivered_of"], language)
    return text("usage.policy", language, share=share, period=in_short(last["period"], language))


def amount_text(row: dict, language: str) -> str:
    """The amount of services used in thousand SEK: `1 240 tkr`, `minst 865 tkr`, or why there is none."""
    if row["amount_status"] == "NA":
        return "" if not row["value"] else text("usage.free", language)
    if row["amount_sek"] is None:
        return text("usage.amount_missing", language, status=row["amount_status_label"])
    shown = text("usage.thousand_sek", language, number=number(round(row["amount_sek"] / 1000), language))
    return text("numbers.at_least", language, value=shown) if row["amount_qualifier"] == "at_least" else shown


def _municipalities(count: int, language: str) -> str:
    """`Tre kommuner`, `En kommun`, `Ingen kommun`: the start of a sentence."""
    if count < 2:
        return text("usage.one_of_them" if count else "usage.no_municipality", language)
    return text("usage.some_municipalities", language, count=spelled(count, language, capital=True))


def _held(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.coalesce("value", "high") > 0)


def _in_year(rows: pl.DataFrame, language: str) -> str:
    row = rows.row(0, named=True)
    return in_year(row["period"], row["period_end"], language)


def _no_services(known: pl.DataFrame, period: str, language: str) -> str:
    entry = "usage.services_few_or_none" if _is_rounded(known) else "usage.services_none"
    return text(entry, language, period=period)


def _is_rounded(frame: pl.DataFrame) -> bool:
    return (frame["value_kind"] == "rounded").any()


def _about(shown: str, is_rounded: bool, language: str) -> str:
    return text("usage.about", language, number=shown) if is_rounded else shown


def _either(frame: pl.DataFrame, known: str, missing: str) -> str:
    return known if (frame["obs_status"] == "A").any() else missing
