"""Avtal och upphandling: the agreements on their timeline, the purchases, and what the sources say of them."""

import csv
import re
from pathlib import Path

import pytest

FACTS = Path(__file__).parent / "facts" / "avtal.csv"
FACT_TEXTS = [row["text"] for row in csv.DictReader(FACTS.read_text(encoding="utf-8").splitlines())]
NO_DAY = 'class="no-day before"'


class TestGavleborg:
    @pytest.fixture
    def seen(self, visit):
        return visit("avtal", data="gavleborg", sprak="sv")

    @pytest.mark.parametrize("fact", FACT_TEXTS)
    def test_what_the_plan_states_stands_on_the_page(self, seen, fact):
        assert fact in seen.text

    def test_the_agreements_that_the_plan_names_are_at_least_five_and_nothing_of_their_time_or_cost_is_made_up(
        self, seen
    ):
        """W5: an open list is "at least"; Bollnäs' agreements of page 11 are there."""
        rows = seen.figure("agreements")

        assert seen.headline == "Planen nämner minst fem avtal. Vad de kostar är inte känt."
        assert rows.sentences == ["Varken start eller slut är känt för något av avtalen"]
        assert rows.rows_with("Om de gäller", "är inte känt")
        assert rows.rows_with("Bollnäs", "Coompanion", "(s. 7)", "Vår slutsats:", "start okänd, slut okänt", "okänt")
        assert rows.rows_with("Bollnäs", "Motpart ej uppgiven", "(s. 11)", "räknas inte som stödstruktur")
        assert rows.rows_with("Hudiksvall", "Coompanion", "(s. 7)", "start okänd")
        assert rows.rows_with("Nordanstig", "Coompanion", "(s. 7)", "start okänd")
        assert rows.rows_with("Hudiksvall", "Motpart ej uppgiven", "(s. 11)", "räknas inte som stödstruktur")
        assert re.findall(r'rowgroup" colspan="4">([^<]+)<', rows.html) == [
            "IOP", "Ramavtal", "Löpande avtal", "Projektavtal", "Form ej uppgiven"
        ]  # fmt: skip
        assert set(seen.frame("in_force")["in_force_status_label"]) == {"okänt"}
        assert seen.frame("in_force")["annual_cost_sek"].null_count() == 5
        # No bar and no edge of an axis stands for a day that nobody knows.
        assert 'class="bar' not in rows.html

    def test_nobody_has_told_of_purchases_and_no_figure_stands_empty_for_it(self, seen):
        assert seen.keys_of("foot_") == ["agreements", "purchasing_statements"]
        assert 'class="hatch"' not in seen.html

    def test_what_is_known_of_a_reserved_procurement_has_its_own_source(self, seen):
        rows = seen.figure("purchasing_statements")

        assert rows.rows_with("1 september 2017 fruktkorgar", "Vår slutsats:", "Inköp Gävleborg, 2017")
        assert rows.rows_with("Minst 30 procent", "Upphandlingsmyndigheten, om reserverad upphandling")

    def test_a_chosen_municipality_has_its_agreements_and_what_is_said_of_the_whole_region(self, visit):
        seen = visit("avtal", data="gavleborg", sprak="sv", kommun=("Hudiksvall",))

        assert seen.headline == "Planen nämner minst två avtal i Hudiksvall. Vad de kostar är inte känt."
        assert seen.figure("purchasing_statements").rows_with("Inköp Gävleborg, för specifika tjänster")
        assert not seen.figure("purchasing_statements").rows_with("fruktkorgar")

    def test_the_same_in_english(self, visit):
        seen = visit("avtal", data="gavleborg", sprak="en")

        assert seen.headline == "The plan names at least five agreements. What they cost is not known."
        assert seen.figure("agreements").rows_with("Bollnäs", "Coompanion", "(p. 7)", "start unknown")
        assert seen.figure("purchasing_statements").rows_with("20 of the WISEs in the county", "p. 9")


class TestExempel:
    @pytest.fixture
    def seen(self, visit):
        return visit("avtal", data="exempel", sprak="sv")

    def test_what_is_in_force_what_it_costs_and_what_ends_within_six_months(self, seen):
        rows = seen.figure("agreements")

        assert seen.headline == (
            "Minst sex avtal gällde den 31 december 2018. Kostnaden är känd för fem av dem: tillsammans 1 930 000 kr om året."
        )
        assert rows.sentences == ["Avtalet i Hudiksvall löper ut den 31 mars 2019"]
        assert rows.rows_with("Hudiksvall", "löper ut den 31 mars 2019", "550 000 kr")
        assert rows.rows_with("Sandviken", "tills vidare", "okänt")
        assert seen.frame("ends_within_six_months").filter(ends_within_six_months=True)[
            "municipality_name"
        ].to_list() == ["Hudiksvall"]

    def test_an_unknown_start_is_drawn_as_unknown_and_never_at_the_edge_of_the_axis(self, seen):
        rows = seen.figure("agreements")

        unknown = seen.frame("stated_since").filter(valid_from_status="unknown").height
        assert rows.html.count(NO_DAY) == unknown == 3
        assert (
            min(float(left) for left in re.findall(r'class="(?:bar|no-day)[^"]*" style="left:([-\d.]+)%', rows.html))
            > 5
        )
        assert rows.rows_with("Nordanstig", "start okänd, tills vidare")

    def test_procurements_with_their_gaps(self, seen):
        rows = seen.figure("procurements")

        assert rows.sentences == [
            "Minst 9 upphandlingar med sociala hänsyn ledde till avtal 2018, varav minst 4 reserverade för sociala företag. "
            "En gemensam upphandling räknas en gång för varje kommun."
        ]
        assert rows.rows_with("Gävle", "3 (1 reserverad)", "1 900 tkr")
        assert rows.rows_with("Ovanåker", "minst 1", "minst 90 tkr")
        assert rows.rows_with("Sandviken", "belopp okänt")
        assert rows.rows_with("Ljusdal", "okänt")
        assert rows.rows_with("Ockelbo", "ej levererat")

    def test_daily_activities_are_protected_as_placements_are(self, seen):
        rows = seen.figure("daily_activities")

        assert rows.rows_with("Hudiksvall", "≈ 5")
        assert "Små antal har ändrats till 0 eller 5" in rows.text
        [daily] = [each.frame for title, each in seen.figures.items() if "daglig verksamhet" in title]
        assert daily["value"].drop_nulls().to_list()
        assert not set(daily["value"].drop_nulls()) & {1.0, 2.0, 3.0, 4.0}


@pytest.mark.parametrize("catalogue", ["gavleborg", "exempel"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_opens_without_a_message_and_every_figure_has_its_source(visit, catalogue, language):
    seen = visit("avtal", data=catalogue, sprak=language)

    assert seen.messages == []
    assert "Källa saknas" not in seen.text


def test_a_version_from_before_there_were_costs_shows_the_agreements_as_they_were(visit):
    seen = visit("avtal", data="gavleborg", sprak="sv", version="1")

    assert seen.headline == "Planen nämner minst fyra avtal. Vad de kostar är inte känt."
    assert seen.keys_of("foot_") == ["agreements"]
    assert seen.figure("agreements").rows_with("Nordanstig", "ej levererat")
