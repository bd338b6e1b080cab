"""The last guard before anything is written: no delivered number of people leaves the restricted folder unprotected.

It knows nothing of how counts are protected. It looks at what would be published and lets through what cannot point anyone
out: nothing, 0 or 5 that say they are rounded, exact counts of six or more, and of a year that there are at least so many.
Nor may places be shown as filled where fewer than five are offered, which is public.
"""

from collections.abc import Mapping

import polars as pl

from contract.codelists import INDIVIDUAL_SERVICES
from publishing.overlay import PROTECTED_VARIABLES
from publishing.problems import InputError, Problem
from publishing.sources import DELIVERED

_VARIABLE = "enterprise_variable"

# Which rows of an extract count people.
COUNTS_OF_PEOPLE = {
    "placement": pl.lit(True),
    "service_use": pl.col("service").is_in(INDIVIDUAL_SERVICES),
    "enterprise_observation": pl.col(_VARIABLE).is_in(PROTECTED_VARIABLES),
    "placement_year": pl.lit(True),
}


def is_protected() -> pl.Expr:
    """Whether a count points nobody out: null, a rounded 0 or 5, or an exact six or more."""
    rounded = pl.col("value").is_in([0.0, 5.0]) & (pl.col("value_kind") == "rounded")
    exact = (pl.col("value") >= 6) & (pl.col("value_kind") == "exact")
    return pl.col("value").is_null() | rounded | exact


def is_floor() -> pl.Expr:
    """Whether a count of a year says nothing but how many there are at least: null, or a multiple of five from ten up."""
    told = (pl.col("value") >= 10) & (pl.col("value") % 5 == 0) & (pl.col("value_kind") == "at_least")
    return pl.col("value").is_null() | told


def unprotected(extract: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The delivered rows of an extract whose number of people is not protected. Raises KeyError for one that counts none."""
    people = rows.filter(pl.col("source_id").str.starts_with(DELIVERED) & COUNTS_OF_PEOPLE[extract])
    is_safe = is_floor() if extract == "placement_year" else is_protected()
    if extract == "service_use":
        # So much a person, and an amount tells how many.
        is_safe &= pl.col("amount_sek").is_null()
    if extract == "enterprise_observation":
        few = people.drop_nulls("value").join(_few_places(rows), on=["enterprise_id", "period", _VARIABLE], how="semi")
        return pl.concat([people.filter(~is_safe), few]).unique(maintain_order=True)
    return people.filter(~is_safe)


def _few_places(rows: pl.DataFrame) -> pl.DataFrame:
    """The enterprises and quarters that offer fewer than five places, with the variable of how many are filled."""
    offered = rows.filter(pl.col("value") < 5, pl.col(_VARIABLE) == "places_offered")
    return offered.select("enterprise_id", "period", pl.lit("places_filled").alias(_VARIABLE))


def refuse_protected(frames: Mapping[str, pl.DataFrame], catalogue: str) -> None:
    """Raises InputError when delivered rows hold numbers of people as they were delivered, or what such a person cost."""
    found = {extract: unprotected(extract, frames[extract]).height for extract in COUNTS_OF_PEOPLE}
    problems = [
        Problem(f"{catalogue}: {extract}", "protected_rows", details={"rows": str(rows)})
        for extract, rows in found.items()
        if rows
    ]
    if problems:
        raise InputError(problems)
