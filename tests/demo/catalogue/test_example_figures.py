"""The counts of the made-up catalogue: near the plan's totals, in the shape in which people are published."""

from datetime import date

import polars as pl
import pytest

from contract.periods import quarters
from demo.catalogue.generate import example_frames

QUARTERS = quarters("2016-Q1", "2018-Q4")


@pytest.fixture(scope="module")
def frames():
    return example_frames()


def by_quarter(frame: pl.DataFrame) -> dict[str, float]:
    """The sum of `value` per period."""
    return dict(frame.group_by("period").agg(pl.col("value").sum()).sort("period").iter_rows())


def test_placements_through_arbetsformedlingen_grow_from_the_plans_260(frames):
    rows = frames["placement"].filter(pl.col("public_actor") == "arbetsformedlingen")
    total, within = by_quarter(rows), by_quarter(rows.filter("enhanced_cooperation"))
    assert 250 <= total["2016-Q1"] <= 270
    assert 280 <= total["2018-Q4"] <= 305
    assert total["2017-Q3"] < total["2017-Q2"] < total["2018-Q2"], "uneven: a municipality is missing in 2017-Q3"
    assert all(0.17 <= within[quarter] / total[quarter] <= 0.26 for quarter in QUARTERS)


@pytest.mark.parametrize(
    ("actor", "low", "high"),
    [("kommun", 45, 78), ("forsakringskassan", 28, 42), ("samordningsforbund", 10, 24), ("region", 5, 12)],
)
def test_placements_of_the_other_actors_stay_in_their_bands(frames, actor, low, high):
    totals = by_quarter(frames["placement"].filter(pl.col("public_actor") == actor))
    assert list(totals) == QUARTERS
    assert all(low <= total <= high for total in totals.values()), totals


def test_placements_are_a_full_cube_of_the_possible_cells(frames):
    rows = frames["placement"]
    assert set(rows["sex"]) == {"F", "M"}
    assert set(rows.filter(pl.col("placement_measure") == "daglig_verksamhet")["public_actor"]) == {"kommun"}
    assert set(rows.filter("enhanced_cooperation")["public_actor"]) == {"arbetsformedlingen"}
    # Six measures × two sexes: six groups of cells, and daily activities for the municipality.
    assert set(rows.group_by("period", "municipality_code").len()["len"]) == {6 * 6 * 2 + 2}


def test_no_published_count_of_people_is_1_to_4(frames):
    people = [
        frames["placement"],
        frames["service_use"].filter(pl.col("service_group") == "individinsats"),
        frames["enterprise_observation"].filter(pl.col("enterprise_variable").is_in(["employees", "places_filled"])),
    ]
    for frame in people:
        observed = frame.drop_nulls("value")
        assert observed.filter(pl.col("value").is_between(1, 4)).is_empty()
        kinds = pl.when(pl.col("value").is_in([0.0, 5.0])).then(pl.lit("rounded")).otherwise(pl.lit("exact"))
        assert observed.filter(pl.col("value_kind") != kinds).is_empty()


def test_what_is_not_a_count_of_people_is_exact(frames):
    contracted = frames["service_use"].filter(pl.col("service_group") == "utforartjanst")
    others = frames["enterprise_observation"].filter(
        pl.col("enterprise_variable").is_in(["places_offered", "sak_member", "af_agreement"])
    )
    assert set(contracted["value_kind"]) == {"exact"}
    assert contracted["value"].min() == 1
    assert set(others["value_kind"].drop_nulls()) == {"exact"}


def test_enterprises_start_and_end(frames):
    enterprises = frames["enterprise"]
    started = enterprises.filter(pl.col("start_date") > date(2016, 1, 1))
    ended = enterprises.drop_nulls("end_date")
    assert enterprises["enterprise_name"].to_list() == [f"Exempel-ASF {number:02d}" for number in range(1, 33)]
    assert set(started["start_date"]) == {date(2017, 3, 1), date(2018, 9, 3)}
    assert ended["end_date"].to_list() == [date(2018, 5, 15)]
    assert enterprises["start_date"].null_count() == 6
    periods = frames["enterprise_observation"].group_by("enterprise_id").agg(pl.col("period").unique().sort())
    by_id = dict(periods.iter_rows())
    assert by_id[ended["enterprise_id"].item()] == QUARTERS[:9]
    assert {len(by_id[enterprise]) for enterprise in started["enterprise_id"]} == {8, 2}


def test_hofors_has_no_enterprise_and_hudiksvall_the_most(frames):
    per_municipality = dict(frames["enterprise"].group_by("municipality_code").len().iter_rows())
    assert "2104" not in per_municipality
    assert max(per_municipality, key=per_municipality.get) == "2184"
    assert by_quarter(frames["placement"].filter(pl.col("municipality_code") == "2104")) == dict.fromkeys(QUARTERS, 0)
    delivered = frames["delivery"].filter(
        (pl.col("municipality_code") == "2104") & (pl.col("delivery_kind") == "enterprise")
    )
    assert set(delivered["delivery_status"]) == {"accepted"}


def test_first_quarter_has_the_plans_enterprises(frames):
    first = frames["enterprise_observation"].filter(pl.col("period") == "2016-Q1")
    values = {
        variable: dict(
            first.filter(pl.col("enterprise_variable") == variable).select("enterprise_id", "value").iter_rows()
        )
        for variable in first["enterprise_variable"].unique()
    }
    members = [enterprise for enterprise, value in values["sak_member"].items() if value == 1]
    assert len(values["employees"]) == 30
    assert sum(values["af_agreement"].values()) == 20
    assert len(members) == 11
    assert 95 <= sum(values["employees"][enterprise] for enterprise in members) <= 105


def test_places_filled_fit_into_the_places_offered(frames):
    wide = frames["enterprise_observation"].pivot(
        "enterprise_variable", index=["enterprise_id", "period"], values="value"
    )
    assert wide.filter(pl.col("places_filled") > pl.col("places_offered")).is_empty()
    offered = wide.join(frames["enterprise"], on="enterprise_id").group_by("municipality_code", "period")
    placed = frames["placement"].group_by("municipality_code", "period").agg(pl.col("value").sum())
    both = placed.join(offered.agg(pl.col("places_offered").sum()), on=["municipality_code", "period"])
    assert both.filter((pl.col("places_offered") > 0) & (pl.col("value") > pl.col("places_offered"))).is_empty()


def test_services_grow_to_about_400_a_year(frames):
    per_year = dict(
        frames["service_use"]
        .group_by(pl.col("period").str.head(4))
        .agg(pl.col("value").sum())
        .sort("period")
        .iter_rows()
    )
    assert 190 <= per_year["2016"] <= 230
    assert per_year["2016"] < per_year["2017"] < per_year["2018"]
    assert 370 <= per_year["2018"] <= 420
    assert 90 <= by_quarter(frames["service_use"])["2018-Q4"] <= 130


def test_amounts_say_why_they_are_missing(frames):
    rows = frames["service_use"]
    assert set(rows["amount_status"]) == {"A", "NA", "UN", "PR"}
    contracted = rows.filter(pl.col("service_group") == "utforartjanst")
    assert set(contracted["amount_status"]) == {"A", "UN"}
    # A known price would give away the count that the rounding hides.
    assert rows.filter((pl.col("value_kind") == "rounded") & (pl.col("amount_status") == "A")).is_empty()
