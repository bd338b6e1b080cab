"""The decisions of the made-up catalogue: agreements, meetings, the council, targets, a conflict between sources."""

from datetime import date

import polars as pl
import pytest

from contract.periods import quarters
from demo.catalogue.generate import example_frames

QUARTERS = quarters("2016-Q1", "2018-Q4")


@pytest.fixture(scope="module")
def frames():
    return example_frames()


def test_support_structure_grows_from_three_municipalities_to_six(frames):
    support = frames["commitment"].filter("counts_as_support")
    assert set(support["commitment_state"]) == {"held"}
    held = {quarter: set(support.filter(pl.col("period") == quarter)["municipality_code"]) for quarter in QUARTERS}
    assert [len(held[quarter]) for quarter in QUARTERS] == [3, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 6]
    assert held["2016-Q4"] == {"2132", "2183", "2184"}
    assert held["2018-Q4"] - held["2016-Q4"] == {"2180", "2181", "2182"}


def test_agreements_run_out_and_are_renewed(frames):
    agreements = frames["commitment"].filter((pl.col("mark") == "agreement") & (pl.col("commitment_state") == "held"))
    bollnas = agreements.filter(pl.col("municipality_code") == "2183").sort("period")
    assert bollnas["commitment_number"].to_list() == [1] * 6 + [2] * 6
    assert bollnas["valid_to"].unique().sort().to_list() == [date(2017, 6, 30), date(2020, 6, 30)]
    project = agreements.filter(pl.col("agreement_form") == "projektavtal").sort("period")
    assert project["period"].to_list() == QUARTERS[:10]
    assert not project["counts_as_support"].any()
    ends_soon = agreements.filter((pl.col("period") == "2018-Q4") & (pl.col("valid_to") < date(2020, 1, 1)))
    assert ends_soon.select("municipality_code", "valid_to").rows() == [("2184", date(2019, 3, 31))]


def test_dialogue_meetings_reach_more_municipalities_each_year(frames):
    held = frames["dialogue_meeting"].filter(pl.col("value") > 0)
    places = {
        year: set(held.filter(pl.col("period").str.starts_with(year))["municipality_code"])
        for year in ("2016", "2017", "2018")
    }
    assert places["2016"] == {"2132", "2183", "2184"}
    assert places["2017"] == places["2016"] | {"2180"}
    assert places["2018"] == places["2017"] | {"2182"}


def test_eight_of_nine_parties_are_seated(frames):
    milestones = frames["milestone"]
    seats = milestones.filter(pl.col("target_id") == "T2a")
    assert len(seats) == 9
    assert seats.filter(pl.col("milestone_state") == "not_reached")["milestone"].to_list() == ["seat_naringsliv"]
    reached = dict(milestones.select("milestone", "reached_on").iter_rows())
    assert reached["plan_adopted"] == date(2016, 9, 14)
    assert reached["routine_what"] > reached["routine_who"]
    assert reached["routine_when"] is None
    assert milestones.filter(pl.col("milestone") == "knowledge_survey")["obs_status"].item() == "NM"


def test_targets_have_the_examples_levels(frames):
    targets = {row["target_id"]: row for row in frames["target"].iter_rows(named=True)}
    levels = {target_id: (row["baseline_value"], row["level"]) for target_id, row in targets.items()}
    assert levels == {
        "T1": (3, 7), "T1L": (None, None), "T2a": (0, 9), "T2b": (0, 1), "T2c": (0, 3),
        "T3a": (None, None), "T3b": (4, 8), "T3c": (3, 4), "T3d": (None, None),
    }  # fmt: skip
    for target_id in ("T3b", "T3c"):
        assert "påhittade beslut" in targets[target_id]["baseline_note_sv"]
        assert "made-up decision" in targets[target_id]["baseline_note_en"]


def test_source_conflict_is_between_figures_that_the_frames_hold(frames):
    conflict = frames["source_conflict"].row(0, named=True)
    stated = frames["observation"].filter(pl.col("indicator_code") == "residents")["value"].item()
    summed = frames["population"].filter(pl.col("period") == "2015")["value"].sum()
    assert conflict["statement_a_sv"].startswith(f"{stated:,.0f}".replace(",", " "))
    assert conflict["statement_b_sv"].startswith(f"{summed:,.0f}".replace(",", " "))
    assert stated != summed
