"""Nyttjande: how public actors use the enterprises, against the plan's targets for 2018."""

import re
import tomllib
from pathlib import Path

import polars as pl
import pytest

from tests.pages.harness import MUNICIPALITIES

ROOT = Path(__file__).parent.parent.parent

# What no source gives for Gävleborg, once for each kind of delivery.
EMPTY = {"placements_by_actor": "placement", "usage_rate": "enterprise", "services_by_service": "service_use"}
# How the sentences name the partners of `partners.toml`.
NAMES = {
    "kommun": "ommunerna",
    "arbetsformedlingen": "Arbetsförmedlingen",
    "forsakringskassan": "Försäkringskassan",
    "samordningsforbundet": "Samordningsförbundet",
    "region": "Region Gävleborg",
    "coompanion": "Coompanion",
    "foretagen": "företagen",
}
# Every figure of what is delivered, where something is.
DELIVERED = [
    *EMPTY, "placements_by_sex", "placements_by_municipality", "placements_by_measure", "services_by_buyer",
]  # fmt: skip


def partners(kind: str, how: str) -> set[str]:
    """The names of those who owe the kind, or may send it."""
    listed = tomllib.loads((ROOT / "data/gavleborg/partners.toml").read_text(encoding="utf-8"))["partner"]
    its = [partner["partner_id"] for partner in listed if kind in partner.get(how, ())]
    return {NAMES["kommun" if name.startswith("kommun-") else name] for name in its}


def others_in(text: str, chosen: str) -> set[str]:
    return {name for name in MUNICIPALITIES if name != chosen and re.search(rf"\b{name}\b", text)}


class TestGavleborg:
    @pytest.fixture
    def seen(self, visit):
        return visit("nyttjande", data="gavleborg", sprak="sv")

    def test_the_headline_names_the_year_and_what_is_missing(self, seen):
        assert "2016" in seen.headline
        assert "260" in seen.headline
        assert "omkring" in seen.headline
        assert seen.headline.endswith("Ingen senare uppgift finns.")
        assert not re.search(r"\bhar \d+ (av|personer)", seen.text)

    def test_stock_and_flow_stand_beside_each_other_and_are_never_added(self, seen):
        figure = seen.figure("stock_and_flow")

        assert "omkring 260" in figure.lines
        assert "omkring 50–60" in figure.lines
        assert figure.rows_with("Bestånd", "2016")
        assert figure.rows_with("Flöde", "per år")
        assert not re.search(r"31\d–32\d|\b3[12]\d personer", seen.text)

    def test_what_the_plan_states_comes_first(self, seen):
        keys = seen.keys_of("fig_")

        assert keys.index("stock_and_flow") < keys.index("placements_by_actor")

    @pytest.mark.parametrize(("key", "kind"), EMPTY.items())
    def test_an_empty_figure_says_what_is_missing_who_is_to_deliver_and_leads_to_the_example(self, seen, key, kind):
        figure = seen.figure(key)
        [empty] = re.findall(r'<p class="empty">(.*?)</p>', figure.html)

        owe, may = (partners(kind, how) for how in ("owes", "sends"))
        said = re.search(
            r"behöver lämnas varje kvartal av (.*?), i leveransen .* De kan också lämnas av (.*?)\.$", empty
        )
        assert {name for name in NAMES.values() if name in said[1]} == owe
        assert {name for name in NAMES.values() if name in said[2]} == may
        assert "Det är ett förslag: ingen har åtagit sig det." in empty
        assert figure.sentences[0].startswith("Ingen")
        assert "Visa sidan med exempeldata" in figure.buttons()
        assert "CSV för Excel" in figure.buttons(), "the rows that say what is missing can be taken along"
        assert figure.charts == []
        assert figure.rows_with("Inga uppgifter har lämnats för de tio kommunerna")

    def test_what_is_missing_is_said_once_for_each_kind(self, seen):
        assert seen.text.count("Ingen uppgift finns om placerade") == 1
        assert not {"placements_by_sex", "placements_by_municipality", "services_by_buyer"} & set(seen.figures)

    def test_the_dialogue_meetings_in_three_municipalities(self, seen):
        figure = seen.figure("dialogue_meetings")

        for name in MUNICIPALITIES:
            first = "1–2" if name in ("Bollnäs", "Hudiksvall", "Nordanstig") else "inga återkommande"
            assert figure.rows_with(f"{name} | {first} | ej levererat | ej levererat"), name
        assert figure.sentences[0] == "I minst tre kommuner hölls dialogmöten 2016, 1–2 gånger per år"
        assert figure.text.count("Vår slutsats: Planen säger att kontinuerlig dialog fanns bara i tre andra") == 1

    def test_where_the_plan_names_no_recurring_meetings_none_at_all_is_not_said(self, visit):
        seen = visit("nyttjande", data="gavleborg", sprak="sv", kommun="Hofors")
        figure = seen.figure("dialogue_meetings")

        assert figure.sentences[0] == "Planen nämner inga återkommande dialogmöten i Hofors 2016"
        assert figure.rows_with("Hofors | inga återkommande | ej levererat | ej levererat")
        frame = seen.frame("municipality_name", "low", "qualifier", "inference")
        stated = frame.filter(period="2016").row(0, named=True)
        assert (stated["value"], stated["low"], stated["high"], stated["value_kind"]) == (None, 0, None, None)

    def test_who_had_a_policy_is_not_known_and_the_share_in_cooperation_is_about_so_much(self, seen):
        policy = seen.figure("commitments_by_period")
        assert policy.sentences[0] == "Det är inte känt hur många kommuner som hade en policy om ASF 2016"
        assert "av 10 kommuner hade" not in policy.text
        assert "omkring 20 %" in seen.figure("enhanced_cooperation").lines
        assert "2016" in seen.figure("enhanced_cooperation").sentences[0]

    def test_the_same_in_english(self, visit):
        seen = visit("nyttjande", data="gavleborg", sprak="en")

        assert "2016" in seen.headline
        assert "260" in seen.headline
        assert "about 20%" in seen.figure("enhanced_cooperation").lines
        assert seen.figure("dialogue_meetings").rows_with("Bollnäs | 1–2 | not delivered")
        assert "Show this page with example data" in seen.figure("usage_rate").buttons()


class TestExempel:
    @pytest.fixture
    def seen(self, visit):
        return visit("nyttjande", data="exempel", sprak="sv")

    def test_the_headline_is_the_last_quarter_of_those_that_have_answered_beside_the_plan(self, seen):
        placed = seen.frame("change_covers").filter(
            (pl.col("public_actor") == "arbetsformedlingen") & (pl.col("period") == "2018-Q4")
        )

        assert seen.headline == (
            f"I de åtta av tio kommuner som har lämnat uppgifter var ungefär {placed['value'][0]:.0f} personer placerade "
            "via Arbetsförmedlingen i slutet av 2018. Planen anger omkring 260 i hela regionen 2016."
        )

    def test_meetings_are_counted_as_at_least_while_somebody_is_silent(self, seen):
        assert (
            seen.figure("dialogue_meetings").sentences[0] == "I minst fem kommuner hölls dialogmöten 2018, i tre 2016"
        )
        assert seen.figure("commitments_by_period").sentences[0].startswith("Minst 7 av 10 kommuner hade policy")

    def test_a_zero_that_may_hide_someone_and_a_rounded_count_wear_their_signs(self, seen):
        figure = seen.figure("placements_by_measure")

        assert figure.rows_with("| ≈ 0 hittills |"), "a sum of several rounded zeros, and two municipalities are silent"
        assert figure.rows_with("Små antal har ändrats till 0 eller 5")
        rounded = seen.frame("placement_measure").filter(pl.col("value_kind") == "rounded")
        assert rounded["rounded_parts"].min() > 1
        for value in rounded["value"]:
            assert figure.rows_with(f"| minst ≈ {value:.0f} |" if value else "| ≈ 0 hittills |"), value

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
        assert "omkring 260" in seen.figure("stock_and_flow").lines
        assert "50–60" in seen.figure("stock_and_flow").lines

    def test_who_has_delivered_stands_beside_each_figure(self, seen):
        for key in DELIVERED:
            assert seen.figure(key).rows_with("av 10 kommuner"), key

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

    @pytest.mark.parametrize("key", [*DELIVERED, "dialogue_meetings", "enhanced_cooperation"])
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
        actor = seen.frame("change_covers").filter(pl.col("public_actor") == "arbetsformedlingen")

        assert actor.sort("period")["value"].to_list() == whole.sort("period")["value"].to_list()

    def test_the_plans_county_figure_is_no_baseline_for_one_municipality(self, seen):
        assert seen.frame("change_covers")["baseline_value"].null_count() == seen.frame("change_covers").height
        assert "260" not in seen.headline
        assert "260" not in "".join(chart.text for chart in seen.figure("placements_by_actor").charts)


class TestOtherChoices:
    def test_the_actor_changes_what_is_shown_by_municipality_and_measure(self, visit):
        seen = visit("nyttjande", data="exempel", sprak="sv", aktor="kommun")

        assert set(seen.frame("first_value")["public_actor"]) == {"kommun"}
        assert set(seen.frame("placement_measure")["public_actor"]) == {"kommun"}
        assert "kommun" in seen.figure("placements_by_measure").sentences[0]
        assert set(seen.frame("change_covers")["public_actor"]) > {"kommun", "region"}

    def test_the_period_ends_what_is_shown(self, visit):
        seen = visit("nyttjande", data="exempel", sprak="sv", period="2017-Q2")

        assert "2017" in seen.headline
        assert "2018" not in seen.headline
        assert max(seen.frame("change_covers")["period"]) == "2017-Q2"
        assert set(seen.frame("placement_measure")["period"]) == {"2017-Q2"}
