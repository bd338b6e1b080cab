"""The made-up statistics of the example: whole but for the gaps that statistics have, of each kind one."""

import polars as pl
import pytest

from demo.catalogue.chance import CODES
from demo.catalogue.generate import example_frames


@pytest.fixture(scope="module")
def frames() -> dict[str, pl.DataFrame]:
    return example_frames()


@pytest.fixture(scope="module")
def context(frames) -> pl.DataFrame:
    return frames["context_observation"]


def test_every_measure_has_every_municipality_and_year_and_rests_on_made_up_statistics(context):
    of_years = context.filter((pl.col("indicator_code") != "residents") & (pl.col("sex") == "T"))
    measures = of_years.group_by("indicator_code", "age_group").agg(
        municipalities=pl.col("area_code").filter(pl.col("area_code").is_in(CODES)).n_unique(),
        years=pl.col("period").n_unique(),
    )

    assert set(measures.select("municipalities", "years").rows()) == {(10, 9)}
    assert set(context["source_id"]) == {"exempel_statistik"}


def test_each_mark_for_a_missing_value_is_there(context):
    marks = context.filter(pl.col("obs_status") != "A")
    assert set(marks.select("obs_status", "source_mark").rows()) == {
        ("SU", "secret"), ("UN", "missing"), ("UN", "withdrawn"), ("NA", "not_applicable"),
    }  # fmt: skip
    assert marks.height < context.height / 20


def test_the_county_is_the_sum_of_its_municipalities(frames, context):
    people = context.filter(indicator_code="residents", period="2018")
    by_sex = people.filter(pl.col("sex") != "T")
    sums = by_sex.group_by(pl.col("area_code") == "21", "sex").agg(pl.col("value").sum()).sort("sex")
    whole = frames["population"].filter(period="2018")["value"].sum()

    assert sums["value"].to_list()[0] == sums["value"].to_list()[1]
    assert by_sex.filter(area_code="21")["value"].sum() == whole
    assert people.filter(sex="T")["value"].to_list() == [whole]


def test_a_share_lies_between_nothing_and_all(context):
    shares = context.filter(pl.col("indicator_code").str.ends_with("_pct"))["value"].drop_nulls()
    assert shares.is_between(0, 100).all()
