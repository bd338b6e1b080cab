"""Localised frames as the page Täckning gets them, from a few literal values."""

import polars as pl

from contract.periods import last_day
from dashboard.wording import localise

CODES = {"Gävle": "2180", "Bollnäs": "2183", "Hofors": "2104", "Ljusdal": "2161", "Ockelbo": "2101"}
SCHEMA = {
    "value": pl.Float64, "count_value": pl.Int64, "county_value": pl.Float64, "rank": pl.Int64, "period": pl.String,
    "commitment_state": pl.String, "obs_status": pl.String, "value_kind": pl.String, "period_end": pl.Date,
    "rounded_parts": pl.Int64, "county_value_kind": pl.String,
}  # fmt: skip


def by_municipality(
    measure, values, *, language="sv", period="2018-Q4", county=None, of=None, counts=None, rounded=(), parts=1
):
    """`{"Gävle": 5.0, "Hofors": "NL"}` as a result of coverage_by_municipality: a number, a state, or a missing status.

    Those in `rounded` are the sum of so many rounded `parts`.
    """
    rows = [
        {
            "municipality_code": CODES[name],
            "municipality_name": name,
            "coverage_measure": measure,
            "period": period,
            "count_value": (counts or {}).get(name),
            "rank": place,
            "county_value": county,
            "county_value_kind": "rounded" if rounded else "exact",
            "evidence_sv": f"Underlag {name}" if name == "Bollnäs" else None,
            "evidence_en": f"Evidence {name}" if name == "Bollnäs" else None,
            "delivered": len(values),
            "delivered_of": of or len(values),
            **_observed(value, parts=parts if name in rounded else 0),
        }
        for place, (name, value) in enumerate(values.items(), start=1)
    ]
    return localise(pl.DataFrame(rows, schema_overrides=SCHEMA), language)


def over_time(measure, series, periods, *, language="sv", rounded=()):
    """`{"Gävle": [4.0, "NL", 5.0]}` over the periods as a result of coverage_over_time."""
    rows = [
        {
            "municipality_code": CODES[name],
            "municipality_name": name,
            "coverage_measure": measure,
            "period": period,
            "period_end": last_day(period) if period else None,
            **_observed(value, parts=1 if name in rounded else 0),
        }
        for name, values in series.items()
        for period, value in zip(periods, values, strict=True)
    ]
    return localise(pl.DataFrame(rows, schema_overrides=SCHEMA), language)


def county(rows, *, language="sv"):
    """Rows (indicator, period, is_same_period, value, qualifier, unit) as a result of county_coverage."""
    names = ("indicator_code", "period", "is_same_period", "value", "qualifier", "unit")
    filled = [dict(zip(names, row, strict=True)) | {"low": None, "high": None, "obs_status": "A"} for row in rows]
    types = {"low": pl.Float64, "high": pl.Float64, "is_same_period": pl.Boolean, "value": pl.Float64}
    frame = (
        pl.DataFrame(filled, schema_overrides=types) if filled else pl.DataFrame(schema=dict.fromkeys(names, pl.String))
    )
    return localise(frame.with_columns(pl.col("is_same_period").cast(pl.Boolean)), language)


def _observed(value, *, parts):
    if value in ("held", "planned", "not_held"):
        held = 1.0 if value == "held" else 0.0
        return {"value": held, "commitment_state": value, "obs_status": "A", "value_kind": "exact", "rounded_parts": 0}
    if isinstance(value, str):
        return {"value": None, "commitment_state": None, "obs_status": value, "value_kind": None, "rounded_parts": None}
    return {
        "value": value,
        "commitment_state": None,
        "obs_status": "A",
        "value_kind": "rounded" if parts else "exact",
        "rounded_parts": parts,
    }
