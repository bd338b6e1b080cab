"""The made-up catalogue keeps to the contract, is the same every time, and lacks some deliveries, as in life."""

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from contract import EXTRACTS, may_be_absent
from contract.periods import last_day, quarters
from demo.catalogue.generate import FACTS, example_frames
from publishing.catalogue.facts import read_fact_file
from tests.each import each

QUARTERS = quarters("2016-Q1", "2018-Q4")


@pytest.fixture(scope="module")
def frames():
    return example_frames()


def missing_deliveries(frames, kind: str) -> set[tuple[str, str]]:
    """Municipality and quarter of the deliveries of `kind` that are not accepted."""
    rows = frames["delivery"].filter((pl.col("delivery_kind") == kind) & (pl.col("delivery_status") != "accepted"))
    return set(rows.select("municipality_code", "period").iter_rows())


FILLED = [name for name in EXTRACTS if not may_be_absent(name)]


@each("name", FILLED)
def test_every_extract_keeps_to_its_contract(frames, name):
    assert frames[name].columns == list(EXTRACTS[name].columns())
    assert len(EXTRACTS[name].validate(frames[name])) > 0


@each("name", FILLED)
def test_every_row_carries_the_catalogue_and_a_source_that_says_it_is_made_up(frames, name):
    assert set(frames[name]["catalogue"]) == {"exempel"}
    cited = frames["source"].filter(pl.col("source_id").is_in(frames[name]["source_id"].unique().to_list()))
    assert set(cited["source_id"]) == set(frames[name]["source_id"])
    assert set(cited["source_kind"]) == {"example"}
    assert cited["title_sv"].str.starts_with("Exempeldata (påhittat)").all()
    assert cited["title_en"].str.starts_with("Example data (made up)").all()


def test_of_an_extract_that_was_added_later_there_is_what_its_facts_say_or_what_is_counted(frames):
    filled = {name for name in EXTRACTS if may_be_absent(name) and frames[name].height}
    counted = {
        "pathway",
        "pathway_time",
        "participant_step",
        "context_observation",
        "training_participation",
        "target_group_size",
        "procurement",
    }
    assert filled == {path.stem for path in FACTS.glob("*.csv") if may_be_absent(path.stem)} | counted


def test_the_words_of_the_glossary_are_those_of_the_real_catalogue(frames):
    """Only who explains them is another: the example rests on no real source."""
    facts = read_fact_file(Path(__file__).parents[3] / "data/gavleborg/facts/term.csv", "term", "exempel")
    same = [name for name in EXTRACTS["term"].column_names() if name not in ("explained_by", "page", "source_id")]
    assert frames["term"].select(same).sort("term_id").equals(facts.select(same).sort("term_id"))
    assert set(frames["term"]["explained_by"]) == {"ours"}


@each("name", EXTRACTS)
def test_foreign_keys_hold(frames, name):
    for column_name, column in EXTRACTS[name].columns().items():
        if "foreign_key" in column.metadata:
            targets = [each.split(".") for each in column.metadata["foreign_key"].split(", ")]
            known = {value for target, key in targets for value in frames[target][key]}
            assert set(frames[name][column_name].drop_nulls()) <= known, column_name


@each("name", EXTRACTS)
def test_periods_end_on_their_last_day(frames, name):
    if "period_end" in frames[name].columns:
        rows = frames[name].select("period", "period_end").unique()
        assert {period: last_day(period) for period in rows["period"]} == dict(rows.iter_rows())


def test_same_seed_gives_the_same_frames(frames):
    again = example_frames()
    for name in EXTRACTS:
        assert_frame_equal(again[name], frames[name])


def test_other_seed_gives_other_figures_but_the_same_decisions(frames):
    other = example_frames(seed=1)
    for name in ("enterprise", "enterprise_observation", "placement", "service_use", "dialogue_meeting"):
        assert not other[name].equals(frames[name]), name
    for name in ("target", "commitment", "milestone", "population", "municipality"):
        assert_frame_equal(other[name], frames[name])


def test_catalogue_can_have_another_name():
    assert set(example_frames(catalogue="prov")["placement"]["catalogue"]) == {"prov"}


def test_deliveries_cover_every_municipality_kind_and_quarter(frames):
    deliveries = frames["delivery"]
    assert len(deliveries) == 10 * 5 * 12
    assert set(deliveries["delivery_status"]) == {"accepted", "late", "missing", "not_applicable"}
    assert set(deliveries.filter(pl.col("delivery_status") == "late")["period"]) == {"2018-Q4"}
    accepted = pl.col("delivery_status") == "accepted"
    assert deliveries.filter(accepted != pl.col("delivered_on").is_not_null()).is_empty()
    assert deliveries.filter(accepted & (pl.col("delivered_on") <= pl.col("period_end"))).is_empty()
    assert missing_deliveries(frames, "placement") == {("2101", quarter) for quarter in QUARTERS[4:]} | {
        ("2161", "2017-Q3"),
        ("2161", "2018-Q4"),
    }


@pytest.mark.parametrize("kind", ["placement", "service_use"])
def test_undelivered_counts_have_no_rows(frames, kind):
    there = set(frames[kind].select("municipality_code", "period").iter_rows())
    assert not there & missing_deliveries(frames, kind)


@pytest.mark.parametrize("kind", ["commitment", "dialogue_meeting"])
def test_undelivered_states_and_meetings_have_rows_that_say_so(frames, kind):
    rows = frames[kind].filter(pl.col("obs_status") != "A")
    assert set(rows.select("municipality_code", "period").iter_rows()) == missing_deliveries(frames, kind)
    hofors = rows.filter(pl.col("municipality_code") == "2104")
    assert set(hofors["obs_status"]) <= {"NA"}
    assert set(rows.filter(pl.col("municipality_code") != "2104")["obs_status"]) == {"NL"}


def test_undelivered_enterprises_have_rows_that_say_so(frames):
    rows = (
        frames["enterprise_observation"]
        .filter(pl.col("obs_status") != "A")
        .join(frames["enterprise"], on="enterprise_id")
    )
    assert set(rows["obs_status"]) == {"NL"}
    assert set(rows.select("municipality_code", "period").iter_rows()) == missing_deliveries(frames, "enterprise")
