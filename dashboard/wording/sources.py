"""Sentences of the page Källor och data, from the localised results of its queries."""

from collections import Counter

import polars as pl

from contract import YEARLY_KINDS
from dashboard.wording.numbers import number, period_text, spelled
from dashboard.wording.texts import text
from dashboard.wording.values import value_text


def headline(frame: pl.DataFrame, language: str) -> str:
    """How many sources everything rests on. From `sources`."""
    return text("sources.headline", language, count=frame.height)


def sources(frame: pl.DataFrame, language: str) -> str:
    """Which kind of source is the most common. From `sources`."""
    kind, count = Counter(frame["source_kind"].sort()).most_common(1)[0]
    name = text(f"sources.kind_{kind}", language)
    entry = "all_kind" if count == frame.height else "most"
    return text(f"sources.{entry}", language, kind=name, count=count, whole=frame.height)


def conflicts(frame: pl.DataFrame, language: str) -> str:
    """How many contradictions there are. From `source_conflicts`."""
    entry = {0: "conflicts_none", 1: "conflicts_one"}.get(frame.height, "conflicts_many")
    return text(f"sources.{entry}", language, count=spelled(frame.height, language, capital=True))


def figures(frame: pl.DataFrame, language: str) -> str:
    """How many figures the sources state, and between which years. From `county_figures`."""
    if frame.is_empty():
        return text("sources.figures_none", language)
    years = {"first": frame["period"].str.slice(0, 4).min(), "last": frame["period_end"].dt.year().max()}
    entry = "figures_one" if frame.height == 1 else "figures"
    return text(f"sources.{entry}", language, count=frame.height, **years)


def deliveries(frame: pl.DataFrame, language: str) -> str:
    """How many of the expected deliveries have come in for the latest quarter, or that none ever has.

    What is delivered once a year is not expected of anyone, and is left out.
    """
    frame = frame.filter(~pl.col("delivery_kind").is_in(YEARLY_KINDS))
    if frame.is_empty():
        return text("sources.deliveries_none", language)
    if not frame["delivered"].sum() + frame["held"].sum():
        return text("sources.deliveries_nothing", language, whole=number(_expected(frame), language))
    last = frame.filter(pl.col("period_end") == pl.col("period_end").max())
    period, held = period_text(last["period"][0], language), int(last["held"].sum())
    count = int(last["delivered"].sum()) + held
    entry = "deliveries_held" if held else "deliveries"
    return text(f"sources.{entry}", language, period=period, count=count, whole=_expected(last), held=held)


def deliveries_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What a number of the board counts; nothing for an empty board."""
    if frame.is_empty():
        return ""
    return text("sources.deliveries_subtitle", language, whole=frame["delivered_of"].max())


def dictionary(frame: pl.DataFrame, language: str) -> str:
    """How many extracts and columns the contract describes. From `dictionary`."""
    return text("sources.dictionary", language, extracts=frame["extract"].n_unique(), columns=frame.height)


def codes(frame: pl.DataFrame, language: str) -> str:
    """How many code lists and codes there are. From `codes`."""
    return text("sources.codes", language, lists=frame["codelist"].n_unique(), codes=frame.height)


def figure_amount(row: dict, language: str) -> str:
    """The value of one documented figure with its unit: `≈ 30 ASF`, `11–12 %`, `281 815 personer`, `okänt`."""
    known = [end for end in (row["value"], row["low"], row["high"]) if end is not None]
    decimals = 2 if any(round(end, 1) != end for end in known) else None
    amount = value_text(
        row["value"],
        row["obs_status"],
        language,
        qualifier=row["qualifier"],
        low=row["low"],
        high=row["high"],
        decimals=decimals,
    )
    if row["obs_status"] != "A" or row["unit"] in ("ratio", "index", "state"):
        return amount
    if row["unit"] == "pct":
        return text("sources.percent", language, value=amount)
    return text("sources.with_unit", language, value=amount, unit=row["unit_label"])


def area(code: str, language: str) -> str:
    """`länet`, `riket`, or the code of another area."""
    entry = f"area_{code}" if code in ("21", "00") else "area_other"
    return text(f"sources.{entry}", language, code=code)


def area_name(code: str, language: str) -> str:
    """An area by its name, as in a table: `Gävleborgs län`, `Riket`, or the code of another area with a word before it."""
    return text(f"sources.area_name_{code}", language) if code in ("21", "00") else area(code, language)


def _expected(frame: pl.DataFrame) -> int:
    """The deliveries that should have come in: all but those that do not apply."""
    return int((frame["delivered_of"] - frame["not_applicable"]).sum())
