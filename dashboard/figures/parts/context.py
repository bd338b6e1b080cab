"""Statistics around the enterprises: how a measure, an area, a value and a missing value are written."""

from collections.abc import Iterable
from functools import partial

import polars as pl

from contract.display import per_cent
from dashboard.wording import figure_text, text

# Counts grow with the municipality; shares and ratios can be held against the region and the nation.
COUNTED = ("persons", "enterprises")
_DECIMALS = {"pct": 1, "ratio": 2, "index": 1}


def measure_name(row: dict, language: str) -> str:
    """`Arbetslösa av befolkningen, 18–24 år`: what is measured, with the age group where it is of one."""
    age = age_text(row["age_group"], language)
    return f"{row['label']}, {age}" if age else row["label"]


def age_text(age_group: str, language: str) -> str:
    """`18–24 år`, `65 år och äldre`; nothing for all ages."""
    if age_group == "T":
        return ""
    first, _, last = age_group.partition("-")
    if last:
        return text("context.ages", language, first=first, last=last)
    return text("context.age_and_over", language, first=first.rstrip("+"))


def amount(row: dict, language: str, *, decimals: int) -> str:
    """The value with its unit: `4,7 %`, `102 904`, `0,83`, `11–12 %`; for a missing one what the source says of it."""
    if row["obs_status"] != "A":
        return missing_words(row, language)
    unit = partial(per_cent, language=language) if row["unit"] == "pct" else str
    return figure_text(row, language, decimals=decimals, unit=unit)


def decimals_of(rows: pl.DataFrame) -> int:
    """How many decimals these values of one measure are written with."""
    return decimals_for([value for name in ("value", "low", "high") for value in rows[name]], rows["unit"][0])


def decimals_for(values: Iterable[float | None], unit: str) -> int:
    """How many decimals values are written with: no more than they need, nor than their unit is given with."""
    known, most = [value for value in values if value is not None], _DECIMALS.get(unit, 0)
    return next((few for few in range(most) if all(value == round(value, few) for value in known)), most)


def missing_words(row: dict, language: str) -> str:
    """Why there is no value, by the source's own mark; that nobody has fetched one is no mark."""
    if row["source_mark"]:
        return row["source_mark_label"]
    return text("context.not_fetched", language) if row["obs_status"] == "NL" else row["obs_status_label"]


def is_comparable(unit: str) -> bool:
    """Whether large and small areas can be held against each other in this unit."""
    return unit not in COUNTED


def of_both_sexes(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows for women and men together."""
    return frame.filter(sex="T")
