"""Sentences of Nyttjande on the usage rate: places filled out of places offered."""

import polars as pl

from dashboard.wording.moments import in_short, moment
from dashboard.wording.numbers import join_names, number, percent
from dashboard.wording.texts import text
from dashboard.wording.values import MOST_HIDDEN, value_text


def rate(frame: pl.DataFrame, language: str) -> str:
    """Which municipality has the highest usage rate."""
    known = frame.filter(pl.col("value").is_not_null())
    if known.is_empty():
        return text("usage.rate_missing", language)
    top = known.row(0, named=True)
    words = {"rate": rate_text(top, language), "period": in_short(top["period"], language)}
    if frame.height == 1:
        return text("usage.rate_one", language, name=top["municipality_name"], **words)
    names = known.filter(pl.col("value") == top["value"])["municipality_name"].to_list()
    return text("usage.rate", language, names=join_names(names, language), **words)


def rate_subtitle(frame: pl.DataFrame, language: str) -> str:
    """What the rate is a share of, and when."""
    return text("usage.rate_subtitle", language, moment=moment(frame["period"][0], language))


def rate_text(row: dict, language: str) -> str:
    """One usage rate in whole per cent, `≈` when it rests on a rounded count, or the word of its status.

    Where the only count was rounded to 0, the rates that it may be: `0–40 %`.
    """
    if row["value"] is None:
        return row["obs_status_label"]
    if row["value_kind"] == "rounded" and not row["value"] and row["rounded_parts"] == 1:
        most = percent(min(100.0, 100 * MOST_HIDDEN / row["places_offered"]), language, decimals=0)
        return f"0–{most}"
    shown = percent(row["value"], language, decimals=0)
    return f"≈\u00a0{shown}" if row["value_kind"] == "rounded" else shown


def places_text(row: dict, language: str) -> str:
    """The places behind a usage rate: `≈ 45 av 60`, or nothing where there is no rate."""
    if row["value"] is None:
        return ""
    kind, parts = row["places_filled_value_kind"], row["rounded_parts"]
    filled = value_text(row["places_filled"], "A", language, value_kind=kind, rounded_parts=parts)
    return text("usage.rate_parts", language, filled=filled, offered=number(row["places_offered"], language))
