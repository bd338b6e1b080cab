"""Frames of Nyttjande's queries for the tests of its words and charts: what a row leaves out is whole and exact."""

from datetime import date

import polars as pl

from dashboard.theme import Look
from dashboard.wording import localise
from tests.dashboard.drawn import SWEDISH

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
QUARTERS = {
    "2018-Q1": date(2018, 3, 31),
    "2018-Q2": date(2018, 6, 30),
    "2018-Q3": date(2018, 9, 30),
    "2018-Q4": date(2018, 12, 31),
}
FIVE = {
    AF: [258.0, 262.0, 270.0, 291.0],
    "kommun": [52.0, 60.0, 64.0, 65.0],
    "forsakringskassan": [0.0, 0.0, 5.0, 5.0],
    "samordningsforbund": [0.0, 0.0, 0.0, 0.0],
    "region": [None, 7.0, 0.0, 0.0],
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


def series(
    values: dict[str, list[float | None]], *, column: str = "public_actor", look: Look = SWEDISH
) -> pl.DataFrame:
    """Four quarters of each series; a value of 0 or 5 is one rounded count."""
    rows = [
        {column: name, "period": period, "period_end": end, "value": value}
        for name, its in values.items()
        for (period, end), value in zip(QUARTERS.items(), its, strict=True)
    ]
    frame = pl.DataFrame(rows, schema_overrides={"value": pl.Float64}).with_columns(
        obs_status=pl.when(pl.col("value").is_null()).then(pl.lit("NL")).otherwise(pl.lit("A")),
        value_kind=pl.when(pl.col("value").is_in([0.0, 5.0])).then(pl.lit("rounded")).otherwise(pl.lit("exact")),
        baseline_value=pl.when(pl.col(column) == AF).then(260.0),
        baseline_qualifier=pl.lit("approximate"),
        baseline_value_kind=pl.lit("stated"),
        baseline_period=pl.lit("2016"),
        missing_parts=pl.lit(0),
        change=pl.col("value") - pl.col("value").first().over(column),
        first_value=pl.col("value").drop_nulls().first().over(column),
    )
    frame = frame.with_columns(
        rounded_parts=(pl.col("value_kind") == "rounded").cast(pl.Int64), change_value_kind="value_kind"
    )
    return localise(frame, look.language)


def services() -> pl.DataFrame:
    frame = pl.DataFrame(
        {
            "service_group": ["utforartjanst", "individinsats", "individinsats"],
            "service": ["cafe", "praktik", "arbetstraning"],
            "public_actor": ["kommun", "region", "arbetsformedlingen"],
            "value": [8.0, 4.0, 0.0],
            "amount_sek": [120_400.0, None, None],
            "amount_qualifier": ["at_least", None, None],
            "amount_status": ["A", "PR", "NA"],
            "obs_status": ["A", "A", "A"],
            "value_kind": ["exact", "exact", "rounded"],
            "rounded_parts": [0, 0, 1],
            "missing_parts": [0, 0, 0],
        }
    )
    return localise(frame, "sv")
