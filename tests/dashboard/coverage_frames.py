"""Localised frames as the page Täckning gets them, from a few literal values."""

import polars as pl

from contract.periods import last_day
from dashboard.wording import localise

CODES = {"Gävle": "2180", "Bollnäs": "2183", "Hofors": "2104", "Ljusdal": "2161", "Ockelbo": "2101"}
RATIOS = ("enterprises_per_10000", "af_agreement_pct")
# The statuses of those that have not answered: not of what does not apply.
MISSING = ("NL", "UN", "PR", "SU")
SCHEMA = {
    "value": pl.Float64, "count_value": pl.Int64, "county_value": pl.Float64, "rank": pl.Int64, "period": pl.String,
    "commitment_state": pl.String, "obs_status": pl.String, "value_kind": pl.String, "period_end": pl.Date,
    "rounded_parts": pl.Int64, "county_value_kind": pl.String, "low": pl.Float64, "high": pl.Float64,
    "missing_parts": pl.Int64, "inference_sv": pl.String, "inference_en": pl.String,
}  # fmt: skip


def by_municipality(
    measure,
    values,
    *,
    language="sv",
    period="2018-Q4",
    county=None,
    silent=None,
    of=None,
    counts=None,
    rounded=(),
    parts=1,
    ranks=True,
):
    """`{"Gävle": 5.0, "Hofors": "NL"}` as a result of coverage_by_municipality: a number, a state, or a missing status.

    Those in `rounded` are the sum of so many rounded `parts`. `silent` municipalities are missing from the county's value:
    those of the frame where nothing else is said.
    """
    rows_silent = sum(value in MISSING for value in values.values())
    silent = rows_silent if silent is None else silent
    kind = "rounded" if rounded else "exact"
    if silent:
        kind = "answered" if measure in RATIOS else "rounded" if rounded else "at_least"
    rows = [
        {
            "municipality_code": CODES[name],
            "municipality_name": name,
            "coverage_measure": measure,
            "period": period,
            "count_value": (counts or {}).get(name),
            "rank": place if ranks else None,
            "county_value": county,
            "county_low": county,
            "county_high": None if silent else county,
            "county_missing_parts": silent,
            "county_rounded_parts": len(rounded) * parts,
            "county_value_kind": kind,
            "evidence_sv": f"Underlag {name}" if name == "Bollnäs" else None,
            "evidence_en": f"Evidence {name}" if name == "Bollnäs" else None,
            "inference_sv": "Vår slutsats om Bollnäs." if name == "Bollnäs" else None,
            "inference_en": "Ours on Bollnäs." if name == "Bollnäs" else None,
            "delivered": len(values),
            "delivered_of": of or len(values),
            **_observed(value, parts=parts if name in rounded else 0),
        }
        for place, (name, value) in enumerate(values.items(), start=1)
    ]
    return localise(pl.DataFrame(rows, schema_overrides=SCHEMA), language)


def over_time(measure, series, periods, *, language="sv", rounded=(), of=None):
    """`{"Gävle": [4.0, "NL", 5.0]}` over the periods as a result of coverage_over_time, all there are unless `of` says more."""
    rows = [
        {
            "municipality_code": CODES[name],
            "municipality_name": name,
            "coverage_measure": measure,
            "period": period,
            "period_end": last_day(period) if period else None,
            "delivered": len(series),
            "delivered_of": of or len(series),
            **_observed(value, parts=1 if name in rounded else 0),
        }
        for name, values in series.items()
        for period, value in zip(periods, values, strict=True)
    ]
    return localise(pl.DataFrame(rows, schema_overrides=SCHEMA), language)


def county(rows, *, language="sv"):
    """Rows (indicator, period, is_same_period, value, qualifier, unit) as a result of county_coverage."""
    names = ("indicator_code", "period", "is_same_period", "value", "qualifier", "unit")
    stated = {
        "obs_status": "A",
        "value_kind": "stated",
        "missing_parts": 0,
        "rounded_parts": 0,
        "source_refs": "plan:6",
        "short_label": "Medlemmar i föreningen",
    }
    filled = [dict(zip(names, row, strict=True)) | {"low": None, "high": None} | stated for row in rows]
    types = {"low": pl.Float64, "high": pl.Float64, "is_same_period": pl.Boolean, "value": pl.Float64}
    frame = (
        pl.DataFrame(filled, schema_overrides=types) if filled else pl.DataFrame(schema=dict.fromkeys(names, pl.String))
    )
    return localise(frame.with_columns(pl.col("is_same_period").cast(pl.Boolean)), language)


def _observed(value, *, parts):
    if value in ("held", "planned", "not_held"):
        held = {"held": 1.0, "not_held": 0.0}.get(value)
        status, kind = ("NA", None) if held is None else ("A", "exact")
        bounds = {"low": held or 0.0, "high": held or 0.0, "missing_parts": 0, "rounded_parts": 0}
        return {"value": held, "commitment_state": value, "obs_status": status, "value_kind": kind, **bounds}
    if isinstance(value, str):
        is_missing = value in MISSING
        bounds = {"low": 0.0, "high": None if is_missing else 0.0, "missing_parts": int(is_missing), "rounded_parts": 0}
        return {"value": None, "commitment_state": None, "obs_status": value, "value_kind": None, **bounds}
    return {
        "value": value,
        "low": value if not parts else max(value - 4.0 * parts, 0.0),
        "high": 4.0 * parts if parts and not value else value,
        "missing_parts": 0,
        "commitment_state": None,
        "obs_status": "A",
        "value_kind": "rounded" if parts else "exact",
        "rounded_parts": parts,
    }
