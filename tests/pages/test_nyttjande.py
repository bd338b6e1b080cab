"""Nyttjande: how public actors use the enterprises, against the plan's targets for 2018."""

import re

import polars as pl
import pytest

from tests.pages.harness import MUNICIPALITIES

# What no source gives for Gävleborg, and who is to deliver it.
EMPTY = {
    "placements_by_actor": ("Arbetsförmedlingen", "lämnar"),
    "placements_by_sex": ("Arbetsförmedlingen", "lämnar"),
    "placements_by_municipality": ("Arbetsförmedlingen", "lämnar"),
    "placements_by_measure": ("Arbetsförmedlingen", "lämnar"),
    "usage_rate": ("Företagen", "lämnar"),
    "services_by_service": ("köpare", "lämnar"),
    "services_by_buyer": ("köpare", "lämnar"),
}


def others_in(text: str, chosen: str) -> set[str]:
    return {name for name in MUNICIPALITIES if name != chosen and re.search(rf"\b{name}\b", text)}


class TestGavleborg:
    @pytest.fixture
    def seen(self, visit):
        return visit("nyttjande", data="gavleborg", sprak="sv")

    def test_the_headline_names_the_year_and_what_is_missing(self, seen):
        assert "2016" in seen.headline
        assert "260" in seen.headline
        assert "ungefär" in seen.headline
        assert seen.headline.endswith("har levererats.")
        assert not re.search(r"\bhar \d+ (av|personer)", seen.text)

    def test_stock_and_flow_stand_beside_each_other_and_are_never_added(self, seen):
        figure = seen.figure("stock_and_flow")

        assert "≈ 260" in figure.lines
        assert "50–60" in figure.lines
        assert figure.rows_with("Bestånd", "2016")
        assert figure.rows_with("Flöde", "per år")
        assert not re.search(r"31\d–32\d|\b3[12]\d personer", seen.text)

    def test_what_the_plan_states_comes_first(self, seen):
        keys = seen.keys_of("fig_")

        assert keys.index("stock_and_flow") < keys.index("placements_by_actor")

    @pytest.mark.parametrize(("key", "words"), EMPTY.items())
    def test_an_empty_figure_says_what_is_missing_who_delivers_and_leads_to_the_example(self, seen, key, words):
        figure = seen.figure(key)
        [empty] = re.findall(r'<p class="empty">(.*?)</p>', figure.html)

        assert all(word in empty for word in ("har", *words))
        assert re.search("Ing(en|a|et)", empty)
        assert "Visa sidan med exempeldata" in figure.buttons()
        assert "CSV för Excel" in figure.buttons(), "the rows that say what is missing can be taken along"
        assert figure.charts == []
        assert figure.rows_with("Ingen av de tio kommunerna har lämnat uppgifter")

    def test_the_dialogue_meetings_of_three_municipalities(self, seen):
        figure = seen.figure("dialogue_meetings")

        for name in MUNICIPALITIES:
            first = "1–2" if name in ("Bollnäs", "Hudiksvall", "Nordanstig") else "okänt"
            assert figure.rows_with(f"{name} | {first} | ej levererat | ej levererat"), name
        assert "2016" in figure.sentences[0]

    def test_four_municipalities_with_a_policy_and_the_share_in_cooperation(self, seen):
        assert "4 av 10" in seen.figure("commitments_by_period").text
        assert "2016" in seen.figure("commitments_by_period").sentences[0]
        assert "≈ 20 %" in seen.figure("enhanced_cooperation").lines
        assert "2016" in seen.figure("enhanced_cooperation").sentences[0]

    def test_the_same_in_english(self, visit):
        seen = visit("nyttjande", data="gavleborg", sprak="en")

        assert "2016" in seen.headline
        assert "260" in seen.headline
        assert "≈ 20%" in seen.figure("enhanced_cooperation").lines
        assert seen.figure("dialogue_meetings").rows_with("Bollnäs | 1–2 | not delivered")
        assert "Show this page with example data" in seen.figure("usage_rate").buttons()


class TestExempel:
    @pytest.fixture
    def seen(self, visit):
        return visit("nyttjande", data="exempel", sprak="sv")

    def test_the_headline_is_the_last_quarter_against_the_plan(self, seen):
        placed = seen.frame("change").filter(
            (pl.col("public_actor") == "arbetsformedlingen") & (pl.col("period") == "2018-Q4")
        )

        assert f"{placed['value'][0]:.0f}" in seen.headline
        assert "260" in seen.headline
        assert "2018" in seen.headline
        assert "2016" in seen.headline

    def test_a_zero_that_may_hide_someone_and_a_rounded_count_wear_their_signs(self, seen):
        figure = seen.figure("placements_by_measure")

        assert figure.rows_with("| ≈ 0 |"), "a sum of several rounded zeros"
        assert figure.rows_with("Små antal har ändrats till 0 eller 5")
        rounded = seen.frame("placement_measure").filter(pl.col("value_kind") == "rounded")
        assert rounded["rounded_parts"].min() > 1
        for value in rounded["value"]:
            assert figure.rows_with(f"| ≈ {value:.0f} |"), value

    def test_a_rate_stands_only_where_places_are_offered(self, seen):
        figure = seen.figure("usage_rate")

        assert figure.rows_with("Hofors | ej tillämpligt")
        assert figure.rows_with("Ovanåker | ej levererat")
        for name, filled, offered in (
            seen.frame("rate_pct")
            .filter(pl.col("obs_status") == "A")
            .select("municipality_name", "places_filled", "places_offered")
            .iter_rows()
        ):
            assert figure.rows_with(name, f"{100 * filled / offered:.0f} %"), name

    def test_stock_and_flow_are_not_added_in_the_example_either(self, seen):
        assert "≈ 260" in seen.figure("stock_and_flow").lines
        assert "50–60" in seen.figure("stock_and_flow").lines

    def test_who_has_delivered_stands_beside_each_figure(self, seen):
        for key in EMPTY:
            assert seen.figure(key).rows_with("av 10 kommuner har levererat"), key

    def test_services_are_counted_and_paid_for(self, seen):
        figure = seen.figure("services_by_service")

        assert figure.rows_with("Städ", "tkr")
        assert figure.rows_with("Matleverans", "tkr")
        assert figure.rows_with("Arbetsträning", "≈")


class TestMunicipalityFilter:
    @pytest.fixture
    def seen(self, visit):
        return visit("nyttjande", data="exempel", sprak="sv", kommun=("Bollnäs",))

    def test_the_headline_names_the_municipality(self, seen):
        assert "Bollnäs" in seen.headline

    @pytest.mark.parametrize("key", [*EMPTY, "dialogue_meetings", "enhanced_cooperation"])
    def test_no_figure_holds_another_municipality(self, seen, key):
        part = seen.figure(key)

        assert others_in(part.text, "Bollnäs") == set()
        assert others_in("".join(chart.text for chart in part.charts), "Bollnäs") == set()

    def test_every_frame_by_municipality_holds_the_chosen_one_alone(self, seen):
        frames = [figure.frame for figure in seen.figures.values() if "municipality_name" in figure.frame.columns]

        assert len(frames) == 3
        assert all(set(frame["municipality_name"]) == {"Bollnäs"} for frame in frames)

    def test_the_sums_are_those_of_the_municipality(self, visit, seen):
        one = (pl.col("municipality_name") == "Bollnäs") & (pl.col("public_actor") == "arbetsformedlingen")
        whole = visit("nyttjande", data="exempel", sprak="sv").frame("first_value").filter(one)
        actor = seen.frame("change").filter(pl.col("public_actor") == "arbetsformedlingen")

        assert actor.sort("period")["value"].to_list() == whole.sort("period")["value"].to_list()

    def test_the_plans_county_figure_is_no_baseline_for_one_municipality(self, seen):
        assert seen.frame("change")["baseline_value"].null_count() == seen.frame("change").height
        assert "260" not in seen.headline
        assert "260" not in "".join(chart.text for chart in seen.figure("placements_by_actor").charts)


class TestOtherChoices:
    def test_the_actor_changes_what_is_shown_by_municipality_and_measure(self, visit):
        seen = visit("nyttjande", data="exempel", sprak="sv", aktor="kommun")

        assert set(seen.frame("first_value")["public_actor"]) == {"kommun"}
        assert set(seen.frame("placement_measure")["public_actor"]) == {"kommun"}
        assert "kommun" in seen.figure("placements_by_measure").sentences[0]
        assert set(seen.frame("change")["public_actor"]) > {"kommun", "region"}

    def test_the_period_ends_what_is_shown(self, visit):
        seen = visit("nyttjande", data="exempel", sprak="sv", period="2017-Q2")

        assert "2017" in seen.headline
        assert "2018" not in seen.headline
        assert max(seen.frame("change")["period"]) == "2017-Q2"
        assert set(seen.frame("placement_measure")["period"]) == {"2017-Q2"}
