"""Täckning: one measure per municipality on a map, in bars and over time, under the county's own figures."""

import re

import pytest

from tests.pages.harness import MUNICIPALITIES, run

MEASURES = (
    "support_structure", "enterprises", "enterprises_per_10000", "employees", "af_agreement_pct", "responsible", "policy", "dialogue_forum", "residents",
)  # fmt: skip
WITH = ("Bollnäs", "Hudiksvall", "Nordanstig")


def labels_of(seen) -> dict[str, list[str]]:
    """What stands on the map at each municipality: its name, and its value in words if it is chosen."""
    [deck] = seen.decks
    layers = {layer["id"]: layer["data"] for layer in deck["layers"]}
    lines = [label["words"].split("\n") for name in ("labels", "missing") for label in layers[name]]
    return {name: [line.replace("\u00a0", " ") for line in rest] for name, *rest in lines}


def labels_on(chart) -> dict[str, list[str]]:
    """The same, of the map that Vega draws."""
    texts = [row["words"] for layer in chart.specification["layer"] for row in rows_of(layer, chart) if "words" in row]
    return {name: [line.replace("\u00a0", " ") for line in rest] for name, *rest in texts}


def rows_of(layer: dict, chart) -> list[dict]:
    data = layer.get("data", {})
    return data.get("values") or chart.datasets.get(data.get("name"), [])


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("catalogue", ["exempel", "gavleborg"])
def test_without_a_graphics_processor_the_same_stands_on_a_map_that_is_drawn_without_one(visit, catalogue, measure):
    for chosen in ({}, {"kommun": WITH}):
        choices = {"data": catalogue, "sprak": "sv", "matt": measure, **chosen}
        drawn, flat = visit("tackning", **choices), run("tackning", has_graphics=False, **choices)

        assert flat.decks == []
        [chart] = flat.figure("map").charts
        assert labels_on(chart) == labels_of(drawn)
        assert chart.alt == drawn.figure("map").sentences[0]
        assert flat.figures.keys() == drawn.figures.keys()


def others_in(text: str, chosen: tuple[str, ...]) -> set[str]:
    return {name for name in MUNICIPALITIES if name not in chosen and re.search(rf"\b{name}\b", text)}


class TestGavleborg:
    @pytest.fixture
    def seen(self, visit):
        return visit("tackning", data="gavleborg", sprak="sv")

    def test_the_headline_names_the_year_and_speaks_of_it_as_past(self, seen):
        assert "2016" in seen.headline
        assert "hade 3 av 10 kommuner stödstruktur" in seen.headline
        assert not re.search(r"\bhar \d+ av \d+", seen.text)

    def test_opens_on_a_measure_that_has_data_and_says_which_have_none(self, seen):
        assert seen.app.session_state["pick_matt"] == "support_structure"
        assert "Antal ASF (inga uppgifter)" in seen.lines
        assert "Invånare" in seen.lines

    def test_the_countys_figures_stand_above_marked_as_the_countys(self, seen):
        strip = seen.figure("county_coverage")

        assert "Hela regionen" in strip.text
        assert "2016" in strip.text
        for figure in ("omkring 30", "20", "11", "omkring 1,1"):
            assert figure in strip.lines, figure
        assert seen.keys_of("fig_").index("county_coverage") < seen.keys_of("fig_").index("map")
        assert "med överenskommelse med Arbetsförmedlingen" in strip.lines
        assert strip.rows_with("Handlingsplan för ASF i Gävleborg 2016–2018, s. 6, 7 och 9")
        assert not re.search(r"\b(har|är)\b(?! olika)", strip.text), "2016 is not now"

    def test_three_have_a_support_structure_and_seven_do_not(self, seen):
        rows = seen.figure("coverage_by_municipality").lines

        for name in MUNICIPALITIES:
            assert any(row.startswith(f"{name} | {'ja' if name in WITH else 'nej'} |") for row in rows), name
        assert labels_of(seen) == {name: ["ja" if name in WITH else "nej"] for name in MUNICIPALITIES}

    def test_nobody_has_delivered(self, seen):
        assert seen.figure("map").rows_with("Inga uppgifter har lämnats för de tio kommunerna")
        assert seen.figure("coverage_by_municipality").rows_with("Inga uppgifter har lämnats för de tio kommunerna")

    def test_what_is_not_delivered_is_said_with_who_delivers_it_and_a_way_to_the_example(self, visit):
        seen = visit("tackning", data="gavleborg", sprak="sv", matt="enterprises")
        empty = seen.figure("coverage_by_municipality")

        assert "Ingen har lämnat uppgift" in seen.headline
        assert empty.rows_with(
            "Uppgifterna behöver lämnas varje kvartal av Coompanion Gävleborg, i leveransen Företag."
        )
        assert empty.rows_with("Det betyder inte noll", "Vad källorna säger i ord står på sidan Företagen.")
        assert "Visa sidan med exempeldata" in empty.buttons()
        assert empty.charts == []
        assert labels_of(seen) == {name: ["ej levererat"] for name in MUNICIPALITIES}

    def test_a_policy_is_unknown_in_all_ten_with_the_plans_words_beside(self, visit):
        """The plan names four as examples, in words that can be read in two ways."""
        seen = visit("tackning", data="gavleborg", sprak="sv", matt="policy")
        table = seen.figure("coverage_by_municipality")

        assert seen.headline == "Det är okänt hur många kommuner som hade en policy om ASF 2016"
        assert labels_of(seen) == {name: ["okänt"] for name in MUNICIPALITIES}
        for name in ("Hofors", "Nordanstig", "Hudiksvall", "Bollnäs"):
            assert table.rows_with(f"{name} | okänt", "bl.a. Hofors, Nordanstig, Hudiksvall och Bollnäs"), name
        assert "minst" not in seen.headline + table.text

    def test_three_have_somebody_responsible_and_six_are_unknown(self, visit):
        """W7: what a sentence calls at least three, no row calls three exactly; a post that is planned is no 0."""
        seen = visit("tackning", data="gavleborg", sprak="sv", matt="responsible")
        rows = seen.frame("rank", "coverage_measure")

        assert "minst 3 av 10" in seen.headline
        county = rows.select("county_value", "county_low", "county_high", "county_missing_parts", "county_value_kind")
        assert county.unique().rows() == [(3.0, 3.0, 9.0, 6, "at_least")]
        gavle = rows.filter(municipality_name="Gävle")
        assert gavle.select("value", "commitment_state", "obs_status").rows() == [(None, "planned", "NA")]
        assert seen.figure("coverage_by_municipality").rows_with("Gävle | planerat", "Vår slutsats:")

    def test_a_number_of_residents_is_given_for_all_ten(self, visit):
        seen = visit("tackning", data="gavleborg", sprak="sv", matt="residents")

        assert "2020" in seen.headline
        assert "102 904" in seen.headline
        assert all(re.search(r"\d", words[0]) for words in labels_of(seen).values())
        assert len(seen.figure("coverage_over_time").charts) == 10

    def test_in_2015_it_is_the_year_2015(self, visit):
        seen = visit("tackning", data="gavleborg", sprak="sv", matt="residents", period="2015")

        assert "2015" in seen.headline
        # SCB's figure for Gävle on 31 December 2015.
        assert "98 877" in seen.headline

    def test_the_same_in_english(self, visit):
        seen = visit("tackning", data="gavleborg", sprak="en")

        assert "3 of 10 municipalities had a support structure" in seen.headline
        assert "2016" in seen.headline
        assert labels_of(seen)["Bollnäs"] == ["yes"]
        assert "about 1.1" in seen.figure("county_coverage").lines


class TestExempel:
    def test_the_headline_counts_what_the_rows_say(self, visit):
        seen = visit("tackning", data="exempel", sprak="sv")
        held = [row for row in seen.figure("coverage_by_municipality").lines if re.match(r"\w+ \| ja \|", row)]

        assert f"{len(held)} av 10 kommuner" in seen.headline
        assert "2018" in seen.headline
        assert seen.figure("coverage_by_municipality").rows_with("Ljusdal | planerat")
        assert seen.figure("coverage_by_municipality").rows_with("Ockelbo | ej levererat")
        assert labels_of(seen)["Ockelbo"] == ["ej levererat"]

    @pytest.mark.parametrize("measure", MEASURES)
    def test_each_kind_of_measure_opens_with_ten_municipalities_on_the_map_and_in_the_table(self, visit, measure):
        seen = visit("tackning", data="exempel", sprak="sv", matt=measure)

        assert seen.messages == []
        assert set(labels_of(seen)) == set(MUNICIPALITIES)
        assert all(len(words) >= 1 for words in labels_of(seen).values())
        assert seen.frame("rank", "coverage_measure").height == 10
        assert set(seen.frame("rank", "coverage_measure")["coverage_measure"]) == {measure}

    def test_counts_of_people_wear_their_sign(self, visit):
        seen = visit("tackning", data="exempel", sprak="sv", matt="employees")

        assert any("≈" in words[0] for words in labels_of(seen).values())
        assert seen.figure("coverage_by_municipality").rows_with("Små antal har ändrats till 0 eller 5")

    def test_over_time_is_a_panel_per_municipality(self, visit):
        seen = visit("tackning", data="exempel", sprak="sv", matt="enterprises")
        panels = seen.figure("coverage_over_time")

        assert len(panels.charts) == 10
        assert others_in(panels.text, ()) == set(MUNICIPALITIES)


class TestSaidOnce:
    @pytest.mark.parametrize("language", ["sv", "en"])
    @pytest.mark.parametrize("measure", ["enterprises", "employees", "policy"])
    @pytest.mark.parametrize("chosen", [(), WITH, ("Gävle",)])
    def test_what_nobody_has_handed_in_is_said_in_the_headline_and_the_figures_name_the_measure(
        self, visit, language, measure, chosen
    ):
        seen = visit("tackning", data="gavleborg", sprak=language, matt=measure, kommun=chosen)
        headings = [seen.figure(key).lines[0] for key in ("map", "coverage_by_municipality", "coverage_over_time")]

        assert len({seen.headline, *headings}) == 4
        assert not [words for words in headings if re.match(r"Ingen|Nobody|No municipality", words)]

    def test_the_headline_of_the_chosen_has_its_subject(self, visit):
        three = visit("tackning", data="gavleborg", sprak="sv", matt="enterprises", kommun=WITH)
        one = visit("tackning", data="gavleborg", sprak="sv", matt="enterprises", kommun=("Gävle",))

        assert three.headline == "Ingen har lämnat uppgift om antalet ASF i Bollnäs, Hudiksvall och Nordanstig"
        assert one.headline.startswith("Gävle: antal ASF, ej levererat")
        assert "kv" not in one.headline


class TestMunicipalityFilter:
    @pytest.mark.parametrize("catalogue", ["gavleborg", "exempel"])
    @pytest.mark.parametrize("measure", ["responsible", "dialogue_forum", "enterprises"])
    def test_no_heading_speaks_of_those_that_are_not_chosen(self, visit, catalogue, measure):
        """W7: "Ansvarig utsedd i ingen kommun 2016" with only Gävle chosen is false."""
        seen = visit("tackning", data=catalogue, sprak="sv", kommun=("Gävle",), matt=measure)
        titles = [seen.headline, *(seen.figure(key).lines[0] for key in ("map", "coverage_by_municipality"))]

        assert all("Gävle" in title for title in titles)
        assert not re.search(r"[Ii]ngen kommun|[Ii]ngen har", " ".join(titles))

    @pytest.mark.parametrize("measure", ["support_structure", "employees"])
    def test_holds_no_value_of_another_municipality(self, visit, measure):
        seen = visit("tackning", data="exempel", sprak="sv", kommun=("Bollnäs", "Gävle"), matt=measure)
        chosen = ("Bollnäs", "Gävle")

        for key in ("coverage_by_municipality", "coverage_over_time"):
            part = seen.figure(key)
            assert others_in(part.text, chosen) == set()
            assert others_in("".join(chart.text for chart in part.charts), chosen) == set()
        for columns in (("rank", "coverage_measure"), ("period_end", "coverage_measure")):
            assert set(seen.frame(*columns)["municipality_name"]) == set(chosen)

    def test_leaves_the_others_on_the_map_without_a_value(self, visit):
        seen = visit("tackning", data="exempel", sprak="sv", kommun=("Bollnäs",), matt="enterprises")
        labels = labels_of(seen)

        assert {name for name, words in labels.items() if words} == {"Bollnäs"}
        assert labels["Bollnäs"] == ["4"]
        assert "Bollnäs" in seen.headline
        assert "4" in seen.headline

    def test_the_countys_own_figures_stay(self, visit):
        whole = visit("tackning", data="exempel", sprak="sv").figure("county_coverage")
        one = visit("tackning", data="exempel", sprak="sv", kommun=("Bollnäs",), matt="enterprises")

        assert one.figure("county_coverage").text == whole.text


class TestPeriod:
    def test_moves_the_state(self, visit):
        """Sandviken, Söderhamn and Gävle join between 2016 and 2018."""
        counts = [
            len(re.findall(r"\| ja \|", visit("tackning", data="exempel", sprak="sv", period=period).text))
            for period in ("2016-Q4", "2017-Q2", "2018-Q4")
        ]

        assert counts == [3, 4, 6]
