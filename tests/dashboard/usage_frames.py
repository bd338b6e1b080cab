"""Frames of Nyttjande's queries for the tests of its words and charts: what a row leaves out is whole and exact."""

import polars as pl

from dashboard.wording import localise

AF = "arbetsformedlingen"
TEN = "2101 2104 2121 2132 2161 2180 2181 2182 2183 2184"
EIGHT = "2104 2121 2132 2180 2181 2182 2183 2184"
TYPES = {
    **dict.fromkeys(("value", "low", "high", "share_pct", "change", "change_low", "change_high"), pl.Float64),
    **dict.fromkeys(("baseline_value", "baseline_low", "baseline_high", "first_value"), pl.Float64),
    **dict.fromkeys(("missing_parts", "rounded_parts", "delivered", "delivered_of", "change_missing_parts"), pl.Int64),
    **dict.fromkeys(("obs_status", "value_kind", "change_value_kind", "covers", "change_covers"), pl.String),
    **dict.fromkeys(("qualifier", "baseline_qualifier", "baseline_value_kind", "baseline_period"), pl.String),
}


def row(value: float | None, **more: object) -> dict:
    """One row: exact and whole, over ten municipalities. Without a value, not delivered by anybody.

    `missing_parts=2` makes it that of the eight others; `value_kind="rounded"` changes two parts by up to four each.
    """
    missing = more.get("missing_parts", 0 if value is not None else 10)
    if value is None:
        base = {"low": 0.0, "high": None, "obs_status": "NL", "value_kind": None, "rounded_parts": 0, "covers": None}
    else:
        kind = more.get("value_kind", "at_least" if missing else "exact")
        spread = 8.0 if kind == "rounded" else 0.0
        base = {
            "low": max(value - spread, 0.0),
            "high": None if missing else value + spread,
            "obs_status": "A",
            "value_kind": kind,
            "rounded_parts": 2 if kind == "rounded" else 0,
            "covers": EIGHT if missing else TEN,
        }
    return {"value": value, **base, "missing_parts": missing, "delivered": 10 - missing, "delivered_of": 10, **more}


def frame(*rows: dict) -> pl.DataFrame:
    """The rows as a localised frame; a column that only some rows have is empty in the others."""
    names = dict.fromkeys(name for each in rows for name in each)
    types = {name: TYPES[name] for name in names if name in TYPES}
    filled = [{name: each.get(name) for name in names} for each in rows]
    return localise(pl.DataFrame(filled, schema_overrides=types, infer_schema_length=None), "sv")
