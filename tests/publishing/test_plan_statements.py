"""What the plan says of municipalities, targets and dialogue, typed by hand and held against what is published."""

import polars as pl
import pytest

# The five marks in the order responsible, policy, agreement, dialogue forum, Glada Hudik; ? where the plan is silent.
MARKS = ["responsible", "policy", "agreement", "dialogue_forum", "glada_hudik"]
LADDER = {
    "Ockelbo": "? ? no no no",
    "Hofors": "? yes no no no",
    "Ovanåker": "? ? no no no",
    "Nordanstig": "yes yes yes yes yes",
    "Ljusdal": "? ? no no no",
    "Gävle": "planned ? no no no",
    "Sandviken": "? ? no no no",
    "Söderhamn": "? ? no no no",
    "Bollnäs": "yes yes yes yes yes",
    "Hudiksvall": "yes yes yes yes yes",
}
STATES = {"yes": ("held", "A"), "no": ("not_held", "A"), "planned": ("planned", "A"), "?": (None, "UN")}


@pytest.mark.parametrize("municipality", LADDER)
def test_the_five_marks_of_a_municipality(read, municipality):
    rows = (
        read("commitment")
        .join(read("municipality"), on="municipality_code")
        .filter(municipality_name=municipality, commitment_number=1)
    )
    found = {
        mark: (state, status) for mark, state, status in rows.select("mark", "commitment_state", "obs_status").rows()
    }
    assert found == {mark: STATES[word] for mark, word in zip(MARKS, LADDER[municipality].split(), strict=True)}


def test_the_agreements_that_count_and_the_one_that_does_not(read):
    agreements = (
        read("commitment")
        .join(read("municipality"), on="municipality_code")
        .filter(mark="agreement", commitment_state="held")
        .sort("municipality_name", "commitment_number")
        .select("municipality_name", "agreement_form", "counterpart", "counts_as_support", "page")
    )
    assert agreements.rows() == [
        ("Bollnäs", "ramavtal", "Coompanion", True, "7"),
        ("Hudiksvall", "iop", "Coompanion", True, "7"),
        ("Hudiksvall", "projektavtal", None, False, "11"),
        ("Nordanstig", "lopande_avtal", "Coompanion", True, "7"),
    ]


def test_no_source_says_when_an_agreement_began(read):
    agreements = read("commitment").filter(mark="agreement", commitment_state="held")
    assert set(agreements["valid_from_status"]) == {"unknown"}
    assert agreements["valid_from"].null_count() == agreements.height


def test_nothing_but_an_agreement_in_force_counts_as_support(read):
    counting = read("commitment").filter("counts_as_support")
    assert counting.select("mark", "commitment_state").unique().rows() == [("agreement", "held")]
    assert counting.height == 3


# page, unit, out of, baseline, level, direction
TARGETS = {
    "T1": ("14", "municipalities", 10, 3, 7, "at_least"),
    "T1L": ("14", "enterprises", None, None, None, "more"),
    "T2a": ("15", "parties", 9, None, 9, "at_least"),
    "T2b": ("15", "state", None, None, 1, "yes"),
    "T2c": ("15", "decisions", 3, None, 3, "yes"),
    "T3a": ("16", "index", None, None, None, "higher"),
    "T3b": ("16", "municipalities", 10, None, None, "more"),
    "T3c": ("16", "municipalities", 10, 3, None, "more"),
    "T3d": ("16", "services", None, None, None, "more"),
}


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_stands_as_in_the_plan(read, target):
    row = read("target").filter(target_id=target)
    columns = ["page", "unit", "denominator", "baseline_value", "level", "direction"]
    assert row.select(columns).rows() == [TARGETS[target]]
    assert row.select("baseline_period", "target_year").rows() == [("2016", 2018)]


def test_there_are_nine_targets_and_one_of_them_can_be_measured(read):
    targets = read("target")
    assert set(targets["target_id"]) == set(TARGETS)
    assert targets.filter(baseline_status="A", level_status="A")["target_id"].to_list() == ["T1"]
    assert targets.filter(pl.col("decision_sv").is_null())["target_id"].to_list() == ["T1"]
    assert set(targets.filter(pl.col("baseline_value").is_null())["baseline_status"]) == {"UN"}
    assert set(targets.filter(pl.col("level").is_null())["level_status"]) == {"NM"}


def test_the_three_readings_of_the_first_target(read):
    readings = read("target_reading").select(
        "target_id", "reading", "level", "level_status", "only_lacking", "is_default", "page"
    )
    assert readings.rows() == [
        ("T1", "A", 7, "A", False, True, "14"),
        ("T1", "B", 7, "A", True, False, "15"),
        ("T1", "C", None, "NM", False, False, "14"),
    ]


def test_dialogue_is_known_for_three_municipalities_and_unknown_for_the_rest(read):
    meetings = read("dialogue_meeting").join(read("municipality"), on="municipality_code")
    known = meetings.filter(obs_status="A").sort("municipality_name")
    assert known.select("municipality_name", "public_actor", "low", "high", "value", "page").rows() == [
        (name, "arbetsformedlingen", 1, 2, None, "10") for name in ("Bollnäs", "Hudiksvall", "Nordanstig")
    ]
    silent = meetings.filter(pl.col("obs_status") != "A")
    assert silent.height == 7
    assert set(silent["obs_status"]) == {"UN"}


def test_the_parts_of_the_county(read):
    parts = dict(read("municipality").group_by("part").agg(pl.col("municipality_name").sort()).rows())
    assert parts == {
        "gastrikland": ["Gävle", "Hofors", "Ockelbo", "Sandviken"],
        "halsingland": ["Bollnäs", "Hudiksvall", "Ljusdal", "Nordanstig", "Ovanåker", "Söderhamn"],
    }


@pytest.mark.parametrize(
    ("conflict", "said", "said_otherwise"),
    [
        ("residents_2015", "281 851", "281 815"),
        ("people_in_enterprises_2017", "435", "350"),
        ("growing_together_area", "Östergötland", "Katrineholm och Vingåker"),
        ("support_structure_target_plan", "i 7 kommuner", "de 7 kommuner"),
        ("support_structure_target_agency", "i 7 kommuner", "minst sju kommuner"),
    ],
)
def test_a_conflict_between_sources_gives_both_statements(read, conflict, said, said_otherwise):
    row = read("source_conflict").filter(conflict_id=conflict).row(0, named=True)
    assert said in row["statement_a_sv"]
    assert said_otherwise in row["statement_b_sv"]
    assert row["handling_sv"]
    assert row["handling_en"]
